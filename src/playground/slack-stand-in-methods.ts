import { z } from 'zod';
import { slackLimits } from '../present/slack-limits.ts';
import { judgeMessage, judgeView, type Refusal } from './slack-stand-in-judge.ts';
import type { Conversation, Json, Posted, Workspace } from './slack-stand-in-workspace.ts';

/** What a method gives back beside `ok`, or why it refuses. */
export type Result = { readonly ok: true } & Json;
export type Answered =
  Result | { readonly ok: false; readonly error: string; readonly messages?: readonly string[] };

type Method = (args: Json, workspace: Workspace, base: string) => Answered;

const id = z.string().min(1);
const list = z.array(z.record(z.string(), z.unknown())).optional();
const post = z.object({
  channel: id,
  text: z.string().optional(),
  blocks: list,
  thread_ts: z.string().optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});
/** The scope that reading a conversation takes, by its kind. */
const historyScopes = { channel: 'channels:history', private: 'groups:history', im: 'im:history' } as const;

const refuse = (error: string): Answered => ({ ok: false, error });
const refusedBy = (refusal: Refusal): Answered => ({ ok: false, ...refusal });

/** The Web API methods that the app may call; any other is `unknown_method`, as with Slack. */
export const methods: Readonly<Record<string, Method | undefined>> = {
  'auth.test': (_args, { team, app }, base) => ({
    ok: true,
    url: base,
    team: 'Stand-in',
    team_id: team,
    user: app.name,
    user_id: app.userId,
    bot_id: app.botId,
  }),

  'chat.postMessage': (args, workspace) => {
    const message = posted(args, workspace, null);
    return 'ok' in message
      ? message
      : { ok: true, channel: message.channel, ts: message.ts, message: messageForm(message, workspace) };
  },

  'chat.postEphemeral': (args, workspace) => {
    const user = id.safeParse(args['user']);
    if (!user.success) return refuse('invalid_arguments');
    const message = posted(args, workspace, user.data);
    return 'ok' in message ? message : { ok: true, message_ts: message.ts };
  },

  'conversations.open': (args, workspace) => {
    const user = z.object({ users: id }).safeParse(args).data?.users;
    if (user === undefined || !workspace.people.has(user)) return refuse('user_not_found');
    return { ok: true, channel: { id: workspace.directWith(user).id } };
  },

  'conversations.history': (args, workspace) => {
    const place = workspace.conversations.get(String(args['channel']));
    if (place === undefined) return refuse('channel_not_found');
    if (!workspace.scopes.has(historyScopes[place.kind])) return refuse('missing_scope');
    if (!place.members.has(workspace.app.userId)) return refuse('not_in_channel');
    const { oldest = '0', cursor = '0', limit = '100', include_all_metadata } = args;
    const whole = String(include_all_metadata) === 'true';
    const seen = workspace.messages
      .filter((one) => one.channel === place.id && one.onlyFor === null && Number(one.ts) > Number(oldest))
      .toReversed();
    const from = Number(cursor);
    const to = from + Number(limit);
    return {
      ok: true,
      messages: seen.slice(from, to).map((one) => ({
        ...messageForm(one, workspace),
        ...(whole && one.metadata !== undefined ? { metadata: one.metadata } : {}),
      })),
      has_more: to < seen.length,
      response_metadata: { next_cursor: to < seen.length ? String(to) : '' },
    };
  },

  'users.conversations': (args, workspace) => {
    const user = String(args['user']);
    const shared = [...workspace.conversations.values()].filter(
      ({ kind, members }) =>
        members.has(user) &&
        (kind === 'channel' || (kind === 'private' && members.has(workspace.app.userId))),
    );
    const from = Number(args['cursor'] ?? 0);
    const to = from + Number(args['limit'] ?? 100);
    if (to - from > 999) return refuse('invalid_limit');
    return {
      ok: true,
      channels: shared.slice(from, to).map(({ id: name, name: called }) => ({ id: name, name: called })),
      response_metadata: { next_cursor: to < shared.length ? String(to) : '' },
    };
  },

  'assistant.threads.setSuggestedPrompts': (args, workspace) => {
    const prompt = z.object({ title: z.string().min(1), message: z.string().min(1) });
    const read = z
      .object({
        channel_id: id,
        title: z.string().default(''),
        prompts: z.array(prompt).min(1).max(4),
        // Belongs to the older way of messaging; an agent that sends it shows nothing.
        thread_ts: z.undefined().optional(),
      })
      .safeParse(args);
    if (!read.success) return refuse('invalid_arguments');
    const { channel_id, title, prompts } = read.data;
    if (!workspace.conversations.has(channel_id)) return refuse('channel_not_found');
    workspace.suggested.set(channel_id, { title, prompts });
    return { ok: true };
  },

  'views.open': showModal,

  'views.publish': (args, workspace) => {
    const read = z.object({ user_id: id, view: z.record(z.string(), z.unknown()) }).safeParse(args);
    if (!read.success) return refuse('invalid_arguments');
    const refusal = judgeView(read.data.view);
    if (refusal) return refusedBy(refusal);
    workspace.homes.set(read.data.user_id, read.data.view);
    return { ok: true, view: read.data.view };
  },

  'files.getUploadURLExternal': (args, workspace, base) => {
    const read = z
      .object({ filename: id, length: z.coerce.number().positive(), alt_txt: z.string().optional() })
      .safeParse(args);
    if (!read.success) return refuse('invalid_arguments');
    const { filename: name, length, alt_txt: alt } = read.data;
    if (alt !== undefined && alt.length > slackLimits.file.alt) return refuse('alt_txt_too_large');
    const described = alt === undefined ? {} : { alt };
    const file = { id: workspace.nextId('F'), name, length, ...described, content: null, title: null };
    workspace.files.set(file.id, file);
    return { ok: true, file_id: file.id, upload_url: `${base}upload/${file.id}` };
  },
  'files.completeUploadExternal': (args, workspace) => {
    const read = z
      .object({
        files: z.array(z.object({ id, title: z.string().optional() })).min(1),
        channel_id: id.optional(),
        thread_ts: id.optional(),
        initial_comment: z.string().optional(),
      })
      .safeParse(args);
    if (!read.success) return refuse('invalid_arguments');
    const { files, channel_id, thread_ts, initial_comment } = read.data;
    const place = channel_id === undefined ? null : postable(channel_id, workspace);
    if (typeof place === 'string') return refuse(place);
    for (const { id: name, title } of files) {
      const file = workspace.files.get(name);
      if (file === undefined || file.content === null) return refuse('file_not_found');
      file.title = title ?? file.name;
    }
    if (place !== null) {
      keep(workspace, {
        channel: place.id,
        text: initial_comment ?? '',
        blocks: [],
        thread: thread_ts ?? null,
        files: files.map((file) => file.id),
      });
    }
    return { ok: true, files: files.map((file) => ({ id: file.id, title: file.title ?? '' })) };
  },
  'files.info': (args, workspace) => {
    const file = workspace.files.get(String(args['file']));
    if (file === undefined) return refuse('file_not_found');
    const { id: name, title, length: size } = file;
    const shared = workspace.messages.filter((message) => message.files.includes(name));
    const open = ({ channel }: Posted): boolean => workspace.conversations.get(channel)?.kind === 'channel';
    const sharesOf = (some: readonly Posted[]): Json =>
      Object.fromEntries(some.map(({ channel, ts }) => [channel, [{ ts }]]));
    const shares = {
      public: sharesOf(shared.filter(open)),
      private: sharesOf(shared.filter((message) => !open(message))),
    };
    return { ok: true, file: { id: name, name: file.name, title, size, mimetype: 'image/png', shares } };
  },
};

function postable(channel: string, workspace: Workspace): Conversation | string {
  const place = workspace.people.has(channel)
    ? workspace.directWith(channel)
    : workspace.conversations.get(channel);
  if (place === undefined) return 'channel_not_found';
  return place.members.has(workspace.app.userId) ? place : 'not_in_channel';
}

/** What the app posts, to everybody or to one person, or why that is refused. */
function posted(args: Json, workspace: Workspace, onlyFor: string | null): Posted | Answered {
  const read = post.safeParse(args);
  if (!read.success) return refuse('invalid_arguments');
  const { channel, text = '', blocks, thread_ts, metadata } = read.data;
  const place = postable(channel, workspace);
  if (typeof place === 'string') return refuse(place);
  if (onlyFor !== null && !place.members.has(onlyFor)) return refuse('user_not_in_channel');
  const refusal = judgeMessage({ text, blocks });
  if (refusal) return refusedBy(refusal);
  return keep(workspace, {
    channel: place.id,
    text,
    blocks: blocks ?? [],
    thread: thread_ts ?? null,
    onlyFor,
    ...(metadata === undefined ? {} : { metadata }),
  });
}

/** A message of the app's, kept and given back. */
export function keep(
  workspace: Workspace,
  message: Pick<Posted, 'channel' | 'text' | 'blocks' | 'thread'> &
    Partial<Pick<Posted, 'onlyFor' | 'files' | 'metadata'>>,
): Posted {
  const kept: Posted = {
    onlyFor: null,
    files: [],
    ...message,
    blocks: named(message.blocks, workspace),
    ts: workspace.nextTs(),
    author: workspace.app.userId,
  };
  workspace.messages.push(kept);
  return kept;
}

/** Slack names every block that the sender did not. */
function named(blocks: readonly Json[], workspace: Workspace): Json[] {
  return blocks.map((block) => ({ block_id: workspace.nextId('b'), ...block }));
}

function messageForm(message: Posted, { app, team }: Workspace): Json {
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.thread === null ? {} : { thread_ts: message.thread }),
    ...(message.author === app.userId ? { bot_id: app.botId, app_id: app.id } : {}),
    team,
  };
}

/** Opens a form before whoever's trigger it is. */
function showModal(args: Json, workspace: Workspace): Answered {
  const read = z.object({ trigger_id: id, view: z.record(z.string(), z.unknown()) }).safeParse(args);
  if (!read.success) return refuse('invalid_arguments');
  const { trigger_id, view } = read.data;
  const spent = workspace.spendTrigger(trigger_id);
  if ('error' in spent) return refuse(spent.error);
  const { user } = spent;
  const refusal = judgeView(view);
  if (refusal) return refusedBy(refusal);
  const shown = { id: workspace.nextId('V'), user, hash: workspace.nextTs(), view };
  workspace.modals.push(shown);
  return { ok: true, view: { id: shown.id, hash: shown.hash, ...view } };
}
