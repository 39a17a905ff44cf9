import { z } from 'zod';
import { deliveryKey } from './delivery-key.ts';

const id = z.string().min(1);
const teamId = id.nullish();

const command = z.object({
  text: z.string().default(''),
  team_id: teamId,
  channel_id: id,
  user_id: id,
  user_name: z.string().nullish(),
  trigger_id: z.string().default(''),
  response_url: z.url().nullish(),
});

const message = z.object({
  event_id: id.optional(),
  team_id: teamId,
  event: z.object({
    type: z.string(),
    channel: id,
    channel_type: z.string().optional(),
    user: id.optional(),
    text: z.string().default(''),
    ts: id,
    thread_ts: id.optional(),
    subtype: z.string().optional(),
    bot_id: z.string().nullish(),
    edited: z.unknown().optional(),
  }),
});

const press = z.object({
  team: z.object({ id }).nullish(),
  user: z.object({ id, username: z.string().optional(), name: z.string().optional() }),
  channel: z.object({ id }).optional(),
  container: z
    .object({
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  trigger_id: z.string().default(''),
  response_url: z.url().nullish(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        action_ts: z.string().default(''),
        value: z.string().optional(),
        url: z.string().optional(),
        selected_option: z.object({ value: z.string().default('') }).nullish(),
      }),
    )
    .min(1),
});

/** A slash command as far as it matters here. */
export interface CommandDelivery {
  readonly text: string;
  readonly channel: string;
  readonly user: string;
  readonly userName: string | null;
  readonly responseUrl: string | null;
  /** Opens a form, once and within three seconds. */
  readonly trigger: string;
  /** The names by which a second delivery of the same thing is known. */
  readonly keys: readonly string[];
}

/** A message written to the app: a mention in a channel, or a direct message. */
export interface MessageDelivery {
  readonly text: string;
  readonly channel: string;
  readonly user: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly direct: boolean;
  readonly keys: readonly string[];
}

/** A button pressed or an option chosen. */
export interface PressDelivery {
  readonly actionId: string;
  readonly value: string;
  /** A link button opens its page by itself. */
  readonly link: boolean;
  readonly channel: string | null;
  readonly user: string;
  readonly userName: string | null;
  readonly messageTs: string | null;
  readonly thread: string | null;
  /** Only the person who presses can see the message. */
  readonly ephemeral: boolean;
  readonly responseUrl: string | null;
  /** Opens a form, once and within three seconds. */
  readonly trigger: string;
  readonly keys: readonly string[];
}

/** A slash command, or null when the payload is none. */
export function readCommand(body: unknown): CommandDelivery | null {
  const read = command.safeParse(body);
  if (!read.success) return null;
  const { text, team_id, channel_id, user_id, user_name, trigger_id, response_url } = read.data;
  return {
    text: plainWords(text, null),
    channel: channel_id,
    user: user_id,
    userName: user_name ?? null,
    trigger: trigger_id,
    responseUrl: response_url ?? null,
    keys: [deliveryKey('command', team_id, trigger_id, response_url, text)],
  };
}

/**
 * A message that a person wrote, or null: edits, joins and bots are not answered. Our own words Bolt keeps away.
 * `ownUser` is our user id, whose mention is left out of the text.
 */
export function readMessage(body: unknown, ownUser: string | null): MessageDelivery | null {
  const read = message.safeParse(body);
  if (!read.success) return null;
  const { event, event_id, team_id } = read.data;
  const written = event.subtype === undefined && event.edited === undefined && !event.bot_id;
  if (!written || event.user === undefined) return null;
  const keys = [`message:${team_id ?? ''}:${event.channel}:${event.ts}`];
  if (event_id !== undefined) keys.push(`event:${event_id}`);
  return {
    text: plainWords(event.text, ownUser),
    channel: event.channel,
    user: event.user,
    ts: event.ts,
    thread: event.thread_ts ?? null,
    direct: event.channel_type === 'im',
    keys,
  };
}

/** A pressed button, or null when the payload is none. */
export function readPress(body: unknown): PressDelivery | null {
  const read = press.safeParse(body);
  const action = read.data?.actions[0];
  if (!read.success || action === undefined) return null;
  const { team, user, channel, container, trigger_id, response_url } = read.data;
  const value = action.value ?? action.selected_option?.value ?? '';
  return {
    actionId: action.action_id,
    value,
    link: action.url !== undefined,
    channel: channel?.id ?? null,
    user: user.id,
    userName: user.name ?? user.username ?? null,
    messageTs: container?.message_ts ?? null,
    thread: container?.thread_ts ?? null,
    ephemeral: container?.is_ephemeral ?? false,
    trigger: trigger_id,
    responseUrl: response_url ?? null,
    keys: [deliveryKey('press', team?.id, trigger_id, action.action_id, action.action_ts, value)],
  };
}

/** Slack's encoding undone: entities, links, channels and mentions become the words that a reader sees. */
function plainWords(text: string, ownUser: string | null): string {
  return text
    .replaceAll(/<([^<>]*)>/g, (_, inner: string) => {
      const [target = '', label] = inner.split('|', 2);
      if (target.startsWith('@')) return target === `@${ownUser}` ? ' ' : ` ${label ?? ''} `;
      if (target.startsWith('!')) return ' ';
      return label ?? target.replace(/^(#|mailto:|tel:)/, '');
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
