import { judgeMessage } from './slack-stand-in-judge.ts';
import { keep, type Answered } from './slack-stand-in-methods.ts';
import { isJson, type Json, type Workspace } from './slack-stand-in-workspace.ts';

/** Slack's response addresses: each can be written to five times in half an hour. */
export interface Responses {
  /** The name of a new address, about a message where it belongs to one. */
  open(channel: string, user: string, messageTs: string | null): string;
  /** What comes of writing to the address of this name. */
  respond(name: string, body: Json): Answered;
}

const lifetime = 30 * 60_000;
const mostUses = 5;

interface ResponseAddress {
  readonly channel: string;
  readonly user: string;
  readonly messageTs: string | null;
  uses: number;
  readonly expires: number;
}

export function responseAddresses(workspace: Workspace, now: () => number): Responses {
  const addresses = new Map<string, ResponseAddress>();
  return {
    open(channel, user, messageTs) {
      const name = workspace.nextId('R');
      addresses.set(name, { channel, user, messageTs, uses: 0, expires: now() + lifetime });
      return name;
    },

    respond(name, body) {
      const to = addresses.get(name);
      if (to === undefined) return { ok: false, error: 'expired_url' };
      if (to.uses >= mostUses || now() > to.expires) return { ok: false, error: 'used_url' };
      to.uses += 1;
      const index = workspace.messages.findIndex(
        (one) => one.channel === to.channel && one.ts === to.messageTs,
      );
      const original = workspace.messages[index];
      const refusal = judgeMessage(body);
      if (refusal) return { ok: false, ...refusal };
      const text = String(body['text']);
      const blocks = Array.isArray(body['blocks']) ? body['blocks'].filter(isJson) : [];
      if (body['replace_original'] === true && original !== undefined) {
        workspace.messages[index] = { ...original, text, blocks };
        return { ok: true };
      }
      const thread = typeof body['thread_ts'] === 'string' ? body['thread_ts'] : null;
      const onlyFor = body['response_type'] === 'in_channel' ? null : to.user;
      keep(workspace, { channel: to.channel, text, blocks, thread, onlyFor });
      return { ok: true };
    },
  };
}
