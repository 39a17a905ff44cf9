import { z } from 'zod';
import type { Act, Done, Json, Where } from './page/contract.ts';
import { closeForms, deliverView, readOptions, submitted, viewForm } from './view-deliveries.ts';
import type { SlackStandIn } from './slack-stand-in.ts';
import type { Delivered } from './slack-stand-in-transport.ts';
import { playgroundWording as wording } from './wording.ts';

/** What a person may type at once; Slack makes a file of what is longer. */
const longestMessage = 12_000;

const id = z.string().min(1).max(300);
const json = z.record(z.string(), z.unknown());
const values = z.record(z.string(), z.record(z.string(), json));
const where = z.discriminatedUnion('in', [
  z.object({ in: z.literal('message'), channel: id, ts: id }),
  z.object({ in: z.literal('view'), id, values }),
  z.object({ in: z.literal('home') }),
]);

/** What the page may ask for; anything else is refused. */
export const actSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('write'), channel: id, thread: id.nullable(), text: z.string() }),
  z.object({ do: z.literal('use'), where, block: z.string(), action: json }),
  z.object({
    do: z.literal('search'),
    where,
    block: z.string(),
    action: z.string(),
    query: z.string().max(300),
  }),
  z.object({ do: z.literal('submit'), id, values }),
  z.object({ do: z.literal('close'), id, all: z.boolean() }),
  z.object({ do: z.literal('shortcut'), id }),
  z.object({ do: z.literal('open'), tab: z.enum(['home', 'messages']) }),
]) satisfies z.ZodType<Act>;

/** Does what a person does on the page, as Slack would deliver it. Never rejects: trouble is part of what is done. */
export async function carryOut(act: Act, user: string, slack: SlackStandIn): Promise<Done> {
  try {
    return await carried(act, user, slack);
  } catch (error) {
    return { trouble: wording.undelivered(error instanceof Error ? error.message : '') };
  }
}

async function carried(act: Act, user: string, slack: SlackStandIn): Promise<Done> {
  const { workspace } = slack;
  switch (act.do) {
    case 'write':
      return write(act, user, slack);
    case 'use': {
      const action = { ...act.action, block_id: act.block };
      if (act.where.in !== 'message') {
        return taken(await deliverView(slack, user, act.where, { type: 'block_actions', actions: [action] }));
      }
      const message = messageAt(act.where, user, slack);
      return message === undefined
        ? { notice: wording.gone }
        : taken(await slack.act(message, action, { user }));
    }
    case 'search': {
      const search = {
        type: 'block_suggestion',
        action_id: act.action,
        block_id: act.block,
        value: act.query,
      };
      const delivered =
        act.where.in === 'message'
          ? await slack.interact(
              {
                ...search,
                container: { type: 'message', message_ts: act.where.ts, channel_id: act.where.channel },
                channel: { id: act.where.channel },
              },
              { user },
            )
          : await deliverView(slack, user, act.where, search);
      const { trouble } = taken(delivered);
      return trouble === undefined ? { options: readOptions(delivered.body) } : { trouble };
    }
    case 'submit': {
      const delivered = await deliverView(
        slack,
        user,
        { in: 'view', id: act.id, values: act.values },
        { type: 'view_submission', response_urls: [] },
      );
      const { trouble } = taken(delivered);
      return trouble === undefined ? submitted(delivered.body, act.id, user, workspace) : { trouble };
    }
    case 'close': {
      const closed = closeForms(user, workspace, act.all ? null : act.id);
      for (const modal of closed.filter(({ view }) => view['notify_on_close'] === true)) {
        const closing = { type: 'view_closed', is_cleared: act.all, view: viewForm(slack, modal, {}) };
        await slack.interact(closing, { user });
      }
      return {};
    }
    case 'shortcut':
      return taken(
        await slack.interact(
          { type: 'shortcut', callback_id: act.id, action_ts: workspace.nextTs() },
          { user },
        ),
      );
    case 'open':
      return openTab(act.tab, user, slack);
  }
}

async function write(act: Extract<Act, { do: 'write' }>, user: string, slack: SlackStandIn): Promise<Done> {
  const { workspace } = slack;
  const { app } = workspace;
  const text = act.text.trim();
  const place = workspace.conversations.get(act.channel);
  if (text === '' || place?.members.has(user) !== true) return {};
  if (text.length > longestMessage) return { trouble: wording.tooLong(text.length, longestMessage) };
  const [command = '', ...rest] = text.split(/\s+/);
  if (command === '/invite') {
    if (!rest.join(' ').toLowerCase().includes(app.name) || place.kind === 'im')
      return { notice: wording.invite };
    place.members.add(app.userId);
    return { notice: wording.invited(place.name) };
  }
  if (command.startsWith('/')) {
    if (command !== '/safeguard') return { notice: wording.noCommand(command) };
    if (act.thread !== null) return { notice: wording.notInThreads };
    return taken(await slack.command(text.slice(command.length).trim(), { user, channel: place.id }));
  }
  const written = {
    user,
    channel: place.id,
    ...(act.thread === null ? {} : { thread: act.thread }),
  };
  const markup = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(new RegExp(`@${app.name}\\b`, 'gi'), `<@${app.userId}>`);
  if (place.kind === 'im') return taken(await slack.directMessage(markup, written));
  if (markup.includes(`<@${app.userId}>`) && place.members.has(app.userId)) {
    return taken(await slack.mention(markup, written));
  }
  workspace.messages.push({
    channel: place.id,
    ts: workspace.nextTs(),
    thread: act.thread,
    author: user,
    text: markup,
    blocks: [],
    onlyFor: null,
    files: [],
  });
  return { notice: markup.includes(`<@${app.userId}>`) ? wording.notMember(place.name) : wording.unread };
}

/** Tells the app that somebody looks at its home or at its direct messages. */
async function openTab(tab: 'home' | 'messages', user: string, slack: SlackStandIn): Promise<Done> {
  const { workspace } = slack;
  const ts = workspace.nextTs();
  return taken(
    await slack.deliver({
      type: 'events_api',
      payload: {
        token: 'unused',
        team_id: workspace.team,
        api_app_id: workspace.app.id,
        type: 'event_callback',
        event_id: workspace.nextId('Ev'),
        event_time: Math.floor(Number(ts)),
        authorizations: [
          { enterprise_id: null, team_id: workspace.team, user_id: workspace.app.userId, is_bot: true },
        ],
        event: {
          type: 'app_home_opened',
          user,
          channel: workspace.directWith(user).id,
          tab,
          event_ts: ts,
          ...(tab === 'home' && workspace.homes.has(user)
            ? { view: { type: 'home', ...workspace.homes.get(user) } satisfies Json }
            : {}),
        },
      },
    }),
  );
}

function messageAt(at: Extract<Where, { in: 'message' }>, user: string, slack: SlackStandIn) {
  return slack.workspace.seenBy(user, at.channel).find((message) => message.ts === at.ts);
}

function taken({ status }: Delivered): Done {
  return status >= 200 && status < 300 ? {} : { trouble: wording.refused(status) };
}
