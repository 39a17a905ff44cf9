import { z } from 'zod';
import { cast, type Json, type View } from '../../src/playground/slack-stand-in-workspace.ts';
import type { Running } from './running-app.ts';
import { elementsOf, isJson, readFound, type FoundGroup } from './use-message.ts';

/** What is chosen or typed in a form, by the name of the field. */
export type Held = Readonly<Record<string, string | readonly string[]>>;

/** Calls the app by a shortcut, once all that follows is done. */
export async function useShortcut({ slack, app }: Running, callbackId: string, user?: string): Promise<void> {
  await slack.interact(
    { type: 'shortcut', callback_id: callbackId, action_ts: slack.workspace.nextTs() },
    user === undefined ? {} : { user },
  );
  await app.settled();
}

/** Looks at the app's home or at the messages with it, once all that follows is done. */
export async function openTab(
  { slack, app }: Running,
  tab: 'home' | 'messages',
  user: string = cast.reporter,
  eventId: string = slack.workspace.nextId('Ev'),
): Promise<void> {
  const { workspace } = slack;
  await slack.deliver({
    type: 'events_api',
    payload: {
      type: 'event_callback',
      team_id: workspace.team,
      event_id: eventId,
      event: {
        type: 'app_home_opened',
        user,
        channel: workspace.directWith(user).id,
        tab,
        event_ts: workspace.nextTs(),
      },
    },
  });
  await app.settled();
}

/** The blocks of a person's home tab. Throws when nothing was published. */
export function homeOf({ slack }: Running, user: string = cast.reporter): readonly Json[] {
  const blocks = slack.workspace.homes.get(user)?.['blocks'];
  if (!Array.isArray(blocks)) throw new Error(`no home tab for ${user}`);
  return blocks.filter(isJson);
}

/** Uses an element of a home tab, found by its action id or its label; `value` is what is chosen in a list. */
export async function useHome(
  running: Running,
  wanted: string,
  value?: string,
  user: string = cast.reporter,
): Promise<void> {
  const { slack, app } = running;
  const found = elementsOf(homeOf(running, user)).find(
    ({ element }) => element['action_id'] === wanted || labelOf(element) === wanted,
  );
  if (found === undefined) throw new Error(`no ${wanted} on the home tab`);
  const { block, element } = found;
  await slack.interact(
    {
      type: 'block_actions',
      container: { type: 'view', view_id: 'VHOME' },
      view: { id: 'VHOME', type: 'home' },
      actions: [
        {
          ...element,
          block_id: block['block_id'],
          action_ts: slack.workspace.nextTs(),
          ...(value === undefined ? {} : { selected_option: { value } }),
        },
      ],
    },
    { user },
  );
  await app.settled();
}

function labelOf({ text }: Json): unknown {
  return isJson(text) ? text['text'] : null;
}

/** The form on top. Throws when none is open. */
export async function openForm({ slack, app }: Running): Promise<View> {
  await app.settled();
  const form = slack.workspace.modals.at(-1);
  if (form === undefined) throw new Error('no form is open');
  return form;
}

/** What a list of a form finds for a text. */
export async function search(
  { slack }: Running,
  form: View,
  field: string,
  query: string,
  held: Held = {},
): Promise<readonly FoundGroup[]> {
  const delivered = await slack.interact({
    type: 'block_suggestion',
    action_id: field,
    block_id: field,
    value: query,
    container: { type: 'view', view_id: form.id },
    view: viewWith(form, held),
  });
  return readFound(delivered);
}

/** Sends a form off; resolves with the faults that are shown in it, none where it was taken. */
export async function submit(
  { slack, app }: Running,
  form: View,
  held: Held,
  user: string = cast.reporter,
): Promise<Readonly<Record<string, string>>> {
  const delivered = await slack.interact(
    { type: 'view_submission', view: viewWith(form, held), response_urls: [] },
    { user },
  );
  const answer = z
    .object({ errors: z.record(z.string(), z.string()).default({}) })
    .parse(delivered.body === '' ? {} : JSON.parse(delivered.body));
  await app.settled();
  return answer.errors;
}

function viewWith({ id, hash, view }: View, held: Held): Json {
  const values = Object.fromEntries(
    Object.entries(held).map(([field, value]) => [field, { [field]: state(value) }]),
  );
  return { ...view, id, hash, state: { values } };
}

function state(value: string | readonly string[]): Json {
  if (typeof value === 'string') return { type: 'external_select', selected_option: { value }, value };
  return { type: 'checkboxes', selected_options: value.map((one) => ({ value: one })) };
}
