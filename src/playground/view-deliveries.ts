import { z } from 'zod';
import type { Done, Json, OptionGroup, Values, Where } from './page/contract.ts';
import { judgeView } from './slack-stand-in-judge.ts';
import type { SlackStandIn } from './slack-stand-in.ts';
import type { Delivered } from './slack-stand-in-transport.ts';
import { isJson, type View, type Workspace } from './slack-stand-in-workspace.ts';
import { playgroundWording as wording } from './wording.ts';

/** Delivers what happened in a form or on the home tab, with the view as it stands. */
export function deliverView(
  slack: SlackStandIn,
  user: string,
  where: Extract<Where, { in: 'view' | 'home' }>,
  payload: Json,
): Promise<Delivered> {
  const { workspace } = slack;
  const view =
    where.in === 'home'
      ? { id: `VHOME${user}`, user, hash: '', view: workspace.homes.get(user) ?? {} }
      : workspace.modals.find((modal) => modal.id === where.id && modal.user === user);
  if (view === undefined) return Promise.reject(new Error(wording.gone));
  return slack.interact(
    {
      ...payload,
      container: { type: 'view', view_id: view.id },
      view: viewForm(slack, view, where.in === 'view' ? where.values : {}),
      ...timed(payload, workspace),
    },
    { user },
  );
}

/** A view as Slack has it in a payload, with what its fields hold. */
export function viewForm({ workspace }: SlackStandIn, { id, hash, view }: View, values: Values): Json {
  const { team, app } = workspace;
  return {
    private_metadata: '',
    callback_id: '',
    ...view,
    id,
    hash,
    team_id: team,
    app_id: app.id,
    bot_id: app.botId,
    state: { values },
  };
}

/** What a form does after the app has answered its submission: it stays with errors, changes, or closes. */
export function submitted(body: string, id: string, user: string, workspace: Workspace): Done {
  const { modals } = workspace;
  const index = modals.findIndex((modal) => modal.id === id);
  const answer = reaction.safeParse(body.trim() === '' ? {} : parsed(body)).data;
  if (answer === undefined) return { trouble: wording.oddAnswer };
  if ('errors' in answer) return { errors: answer.errors };
  if ('view' in answer) {
    const refusal = judgeView(answer.view);
    if (refusal) return { trouble: wording.oddView(refusal.messages.join('; ')) };
    const before = modals[index];
    const shown: View = {
      id: answer.response_action === 'update' && before ? before.id : workspace.nextId('V'),
      user,
      hash: workspace.nextTs(),
      view: answer.view,
    };
    if (answer.response_action === 'update' && before) modals[index] = shown;
    else modals.push(shown);
    return {};
  }
  closeForms(user, workspace, 'response_action' in answer ? null : id);
  return {};
}

/** Closes a form of a person's with all that stand in front of it, or every one (null); gives back what was open. */
export function closeForms(user: string, { modals }: Workspace, id: string | null): readonly View[] {
  const own = modals.filter((modal) => modal.user === user);
  const from = id === null ? 0 : own.findIndex((modal) => modal.id === id);
  const closed = from === -1 ? [] : own.slice(from);
  for (const modal of closed) modals.splice(modals.indexOf(modal), 1);
  return closed;
}

/** The options that the app found for a search; none when it answered with something else. */
export function readOptions(body: string): readonly OptionGroup[] {
  const found = suggestions.safeParse(parsed(body)).data;
  if (found === undefined) return [];
  if ('options' in found) return [{ label: '', options: found.options }];
  return found.option_groups.map(({ label, options }) => ({ label: label.text, options }));
}

const json = z.record(z.string(), z.unknown());
const reaction = z.union([
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.enum(['update', 'push']), view: json }),
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.never().optional() }).transform(() => ({})),
]);
const suggestions = z.union([
  z.object({ options: z.array(json) }),
  z.object({
    option_groups: z.array(z.object({ label: z.object({ text: z.string() }), options: z.array(json) })),
  }),
]);

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Actions carry the time at which they happened. */
function timed(payload: Json, workspace: Workspace): Json {
  const { actions } = payload;
  return Array.isArray(actions)
    ? { actions: actions.filter(isJson).map((action) => ({ ...action, action_ts: workspace.nextTs() })) }
    : {};
}
