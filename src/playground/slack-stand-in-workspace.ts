/** A block or view as JSON, already judged or not yet. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
}

export interface Conversation {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'private' | 'im';
  readonly members: Set<string>;
}

/** A message in a conversation, as its readers see it. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  /** The user id of a person or of the app. */
  readonly author: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  /** Set when only this person sees it. */
  readonly onlyFor: string | null;
  readonly files: readonly string[];
  /** What the app attached for programs to read. */
  readonly metadata?: Json;
}

/** Questions that the app offers in a conversation. */
export interface Suggested {
  readonly title: string;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

export interface View {
  readonly id: string;
  /** Who sees it. */
  readonly user: string;
  readonly hash: string;
  readonly view: Json;
}

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  /** What a picture shows, for those who cannot see it. */
  readonly alt?: string;
  content: Buffer | null;
  title: string | null;
}

/** The state that a workspace keeps: people, conversations, messages, views and files. */
export interface Workspace {
  readonly team: string;
  readonly app: {
    readonly id: string;
    readonly botId: string;
    readonly userId: string;
    readonly name: string;
  };
  readonly people: Map<string, Person>;
  readonly conversations: Map<string, Conversation>;
  readonly messages: Posted[];
  /** Open modals of everybody, newest last; what each person's home shows. */
  readonly modals: View[];
  readonly homes: Map<string, Json>;
  /** By conversation. */
  readonly suggested: Map<string, Suggested>;
  readonly files: Map<string, UploadedFile>;
  /** Scopes for reading conversations that were granted: what the manifest asks for, until more is added. */
  readonly scopes: Set<string>;
  /** A timestamp that is also a message's name: later ones are greater. */
  nextTs(): string;
  /** A new name with a prefix, unlike every other. */
  nextId(prefix: string): string;
  /** A new name by which one form may be opened before a person's eyes, within three seconds. */
  openTrigger(user?: string): string;
  /** Uses such a name up; whose it was, or why it cannot be used. */
  spendTrigger(trigger: string): { readonly user: string } | { readonly error: string };
  /** The direct conversation of the app with a person, opened when there is none. */
  directWith(user: string): Conversation;
  /** What a person can see in a conversation, in order. */
  seenBy(user: string, channel: string): readonly Posted[];
}

/** Ids of the people and conversations that every workspace begins with. */
export const cast = {
  reporter: 'U0REPORTER',
  editor: 'U0EDITOR',
  /** A channel that the app has joined. */
  newsroom: 'C0NEWSROOM',
  /** A channel that the app has not joined. */
  elsewhere: 'C0ELSEWHERE',
} as const;

/** A workspace with two people, two channels and the app, which is a member of the first channel only. */
export function openWorkspace(now: () => number, team: string = 'T0STANDIN'): Workspace {
  const app = { id: 'A0SAFEGUARD', botId: 'B0SAFEGUARD', userId: 'U0SAFEGUARD', name: 'safeguard' };
  const people = new Map<string, Person>([
    [cast.reporter, { id: cast.reporter, name: 'rosa', realName: 'Rosa Reporter' }],
    [cast.editor, { id: cast.editor, name: 'eddie', realName: 'Eddie Editor' }],
    [app.userId, { id: app.userId, name: app.name, realName: 'Safeguard' }],
  ]);
  const everyone = [cast.reporter, cast.editor];
  const conversations = new Map<string, Conversation>([
    [
      cast.newsroom,
      { id: cast.newsroom, name: 'newsroom', kind: 'channel', members: new Set([...everyone, app.userId]) },
    ],
    [cast.elsewhere, { id: cast.elsewhere, name: 'elsewhere', kind: 'channel', members: new Set(everyone) }],
  ]);
  const messages: Posted[] = [];
  const triggers = new Map<string, { readonly user: string; readonly at: number; spent: boolean }>();
  let counter = 0;
  return {
    team,
    app,
    people,
    conversations,
    messages,
    modals: [],
    homes: new Map(),
    suggested: new Map(),
    files: new Map(),
    scopes: new Set(['im:history']),
    nextTs: () => `${Math.floor(now() / 1000)}.${String((counter += 1)).padStart(6, '0')}`,
    nextId: (prefix) => `${prefix}${String((counter += 1)).padStart(8, '0')}`,
    openTrigger(user = cast.reporter) {
      const trigger = `${(counter += 1)}.${(counter += 1)}.stand-in`;
      triggers.set(trigger, { user, at: now(), spent: false });
      return trigger;
    },
    spendTrigger(trigger) {
      const known = triggers.get(trigger);
      if (known === undefined) return { error: 'invalid_trigger_id' };
      if (known.spent) return { error: 'exchanged_trigger_id' };
      known.spent = true;
      return now() - known.at > 3000 ? { error: 'expired_trigger_id' } : { user: known.user };
    },
    directWith(user) {
      const id = `D${user.slice(1)}`;
      const open = conversations.get(id) ?? {
        id,
        name: user,
        kind: 'im',
        members: new Set([user, app.userId]),
      };
      conversations.set(id, open);
      return open;
    },
    seenBy: (user, channel) =>
      conversations.get(channel)?.members.has(user) === true
        ? messages.filter((one) => one.channel === channel && (one.onlyFor === null || one.onlyFor === user))
        : [],
  };
}
