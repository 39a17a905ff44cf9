import { z } from 'zod';
import { deliveryKey } from './delivery-key.ts';

const id = z.string().min(1);
const option = z.object({ value: z.string() });
const field = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_conversation: z.string().nullish(),
});
const view = z.object({
  id: z.string().default(''),
  hash: z.string().default(''),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), field)) }).optional(),
});
const user = z.object({ id, username: z.string().optional(), name: z.string().optional() });
const submission = z.object({ user, view });
const search = z.object({
  user,
  action_id: id,
  value: z.string().default(''),
  view: view.optional(),
});
const shortcut = z.object({ user, callback_id: id, trigger_id: id });
const homeOpened = z.object({
  event_id: id.optional(),
  event: z.object({ user: id, channel: id.optional(), tab: z.string(), event_ts: z.string().default('') }),
});

/** What the fields of a form hold, by the action id of each: none, one, or several values. */
export type Fields = Readonly<Record<string, readonly string[] | undefined>>;

/** A form that was sent off. */
export interface Submission {
  readonly callbackId: string;
  readonly metadata: string;
  readonly fields: Fields;
  readonly user: string;
  readonly userName: string | null;
  readonly keys: readonly string[];
}

/** Somebody types into a list that finds as they type. */
export interface Search {
  readonly actionId: string;
  readonly query: string;
  /** What the form holds so far. */
  readonly fields: Fields;
}

/** The app was called from the menu of shortcuts. */
export interface ShortcutDelivery {
  readonly callbackId: string;
  readonly trigger: string;
  readonly user: string;
  readonly keys: readonly string[];
}

/** Somebody looks at the app's home, or at their direct messages with it. */
export interface HomeDelivery {
  readonly user: string;
  readonly channel: string | null;
  readonly tab: string;
  readonly keys: readonly string[];
}

/** A form that was sent off, or null when the payload is none. */
export function readSubmission(body: unknown): Submission | null {
  const read = submission.safeParse(body);
  if (!read.success) return null;
  const { view: sent, user: person } = read.data;
  return {
    callbackId: sent.callback_id,
    metadata: sent.private_metadata,
    fields: fieldsOf(sent),
    user: person.id,
    userName: person.name ?? person.username ?? null,
    keys: [deliveryKey('view', sent.id, sent.hash, JSON.stringify(sent.state ?? {}))],
  };
}

/** A search, or null when the payload is none. */
export function readSearch(body: unknown): Search | null {
  const read = search.safeParse(body);
  if (!read.success) return null;
  const { action_id, value, view: at } = read.data;
  return { actionId: action_id, query: value, fields: at ? fieldsOf(at) : {} };
}

/** A shortcut, or null when the payload is none. */
export function readShortcut(body: unknown): ShortcutDelivery | null {
  const read = shortcut.safeParse(body);
  if (!read.success) return null;
  const { callback_id, trigger_id, user: person } = read.data;
  return {
    callbackId: callback_id,
    trigger: trigger_id,
    user: person.id,
    keys: [deliveryKey('shortcut', callback_id, trigger_id)],
  };
}

/** Somebody opened the app's home or messages, or null when the payload says something else. */
export function readHomeOpened(body: unknown): HomeDelivery | null {
  const read = homeOpened.safeParse(body);
  if (!read.success) return null;
  const { event, event_id } = read.data;
  return {
    user: event.user,
    channel: event.channel ?? null,
    tab: event.tab,
    keys: [
      event_id === undefined
        ? deliveryKey('home', event.user, event.tab, event.event_ts)
        : `event:${event_id}`,
    ],
  };
}

function fieldsOf({ state }: z.infer<typeof view>): Fields {
  const fields: Record<string, readonly string[]> = {};
  for (const block of Object.values(state?.values ?? {})) {
    for (const [action, held] of Object.entries(block)) {
      const one = held.selected_option?.value ?? held.selected_conversation ?? held.value;
      fields[action] = held.selected_options?.map(({ value }) => value) ?? (one ? [one] : []);
    }
  }
  return fields;
}
