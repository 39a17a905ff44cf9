import type { Delivered, Envelope } from './slack-stand-in-transport.ts';
import { cast, isJson, type Json, type Posted, type Workspace } from './slack-stand-in-workspace.ts';

type Odd = Pick<Envelope, 'retry' | 'signature'>;

interface Where {
  readonly user?: string;
  readonly channel?: string;
}

interface Written extends Where {
  readonly thread?: string;
  /** Properties of the event that are other than usual: `subtype`, `bot_id`, `edited` … */
  readonly event?: Json;
  readonly eventId?: string;
  readonly ts?: string;
}

/** What people in the workspace do, each resolved with the app's acknowledgement. */
export interface Deliveries {
  /** A delivery as given, for odd ones. */
  deliver(envelope: Envelope): Promise<Delivered>;
  command(
    text: string,
    where?: Where & { readonly triggerId?: string; readonly responseUrl?: string },
  ): Promise<Delivered>;
  /** A message in a channel that mentions the app. */
  mention(text: string, written?: Written, odd?: Odd): Promise<Delivered>;
  /** A message to the app alone. */
  directMessage(text: string, written?: Written, odd?: Odd): Promise<Delivered>;
  /** Presses a button of a message, found by its action id or its label. */
  press(message: Posted, button: string, where?: Where): Promise<Delivered>;
  /** Uses any element of a message: the action as Slack has it, with its `block_id`. */
  act(message: Posted, action: Json, where?: Where): Promise<Delivered>;
  /** A form that was sent off, a search in a select, a shortcut: the body as Slack has it, completed. */
  interact(payload: Json, where?: Where): Promise<Delivered>;
}

/** The deliveries that people cause in a workspace, sent by a transport. */
export function deliveries(
  workspace: Workspace,
  deliver: (envelope: Envelope) => Promise<Delivered>,
  openResponse: (channel: string, user: string, messageTs: string | null) => string,
): Deliveries {
  const { team, app } = workspace;
  const place = (channel: string): string => workspace.conversations.get(channel)?.name ?? '';

  const event = async (text: string, written: Written, odd: Odd, usual: Json): Promise<Delivered> => {
    const { user = cast.reporter, thread, ts = workspace.nextTs(), event: unusual, eventId } = written;
    const channel = String(usual['channel']);
    if (!workspace.messages.some((one) => one.ts === ts)) {
      workspace.messages.push({
        channel,
        ts,
        thread: thread ?? null,
        author: user,
        text,
        blocks: [],
        onlyFor: null,
        files: [],
      });
    }
    return deliver({
      type: 'events_api',
      payload: {
        token: 'unused',
        team_id: team,
        api_app_id: app.id,
        type: 'event_callback',
        event_id: eventId ?? workspace.nextId('Ev'),
        event_time: Math.floor(Number(ts)),
        authorizations: [{ enterprise_id: null, team_id: team, user_id: app.userId, is_bot: true }],
        event: {
          user,
          text,
          ts,
          event_ts: ts,
          team,
          ...(thread === undefined ? {} : { thread_ts: thread }),
          ...usual,
          ...unusual,
        },
      },
      ...odd,
    });
  };

  const interact = (payload: Json, where: Where = {}): Promise<Delivered> => {
    const user = where.user ?? cast.reporter;
    return deliver({
      type: 'interactive',
      payload: {
        team: { id: team, domain: 'stand-in' },
        user: {
          id: user,
          username: workspace.people.get(user)?.name,
          name: workspace.people.get(user)?.name,
          team_id: team,
        },
        api_app_id: app.id,
        token: 'unused',
        enterprise: null,
        is_enterprise_install: false,
        trigger_id: workspace.openTrigger(user),
        ...payload,
      },
    });
  };

  const act = (message: Posted, action: Json, where: Where = {}): Promise<Delivered> => {
    const user = where.user ?? message.onlyFor ?? cast.reporter;
    return interact(
      {
        type: 'block_actions',
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: message.onlyFor !== null,
          ...(message.thread === null ? {} : { thread_ts: message.thread }),
        },
        channel: { id: message.channel, name: place(message.channel) },
        // Slack leaves the message itself out of presses on ephemeral ones.
        ...(message.onlyFor === null ? { message: { ts: message.ts, text: message.text } } : {}),
        response_url: openResponse(message.channel, user, message.ts),
        actions: [{ ...action, action_ts: workspace.nextTs() }],
      },
      { user },
    );
  };

  return {
    deliver,
    interact,
    act,

    command(text, { user = cast.reporter, channel = cast.newsroom, triggerId, responseUrl } = {}) {
      return deliver({
        type: 'slash_commands',
        payload: {
          token: 'unused',
          team_id: team,
          team_domain: 'stand-in',
          channel_id: channel,
          channel_name: place(channel),
          user_id: user,
          user_name: workspace.people.get(user)?.name,
          command: '/safeguard',
          text,
          api_app_id: app.id,
          is_enterprise_install: 'false',
          response_url: responseUrl ?? openResponse(channel, user, null),
          trigger_id: triggerId ?? workspace.openTrigger(user),
        },
      });
    },

    mention(text, written = {}, odd = {}) {
      const channel = written.channel ?? cast.newsroom;
      const mentioning = text.includes(`<@${app.userId}>`) ? text : `<@${app.userId}> ${text}`;
      return event(mentioning, written, odd, { type: 'app_mention', channel });
    },

    directMessage(text, written = {}, odd = {}) {
      const channel = workspace.directWith(written.user ?? cast.reporter).id;
      return event(text, written, odd, { type: 'message', channel, channel_type: 'im' });
    },

    press(message, wanted, where = {}) {
      const found = message.blocks
        .flatMap((block) => buttonsOf(block).map((button) => ({ block, button })))
        .find(({ button }) => button['action_id'] === wanted || labelOf(button) === wanted);
      if (found === undefined) throw new Error(`no button ${wanted} in: ${message.text}`);
      const { block, button } = found;
      return act(message, { ...button, block_id: block['block_id'] }, where);
    },
  };
}

function buttonsOf(block: Json): Json[] {
  const elements = [...(Array.isArray(block['elements']) ? block['elements'] : []), block['accessory']];
  return elements.filter(isJson).filter(({ type }) => type === 'button');
}

function labelOf(button: Json): unknown {
  const { text } = button;
  return isJson(text) ? text['text'] : null;
}
