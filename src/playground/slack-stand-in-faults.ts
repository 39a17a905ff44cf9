import type { ServerResponse } from 'node:http';
import type { Answered } from './slack-stand-in-methods.ts';
import type { Call, WritableTranscript } from './slack-stand-in-transcript.ts';
import type { Json } from './slack-stand-in-workspace.ts';

/** What goes wrong with one call; queued by method and used up by the next call of that method. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly body?: string }
  | { readonly kind: 'rate-limited'; readonly retryAfter: number }
  | { readonly kind: 'error'; readonly error: string }
  /** The connection is cut, before or after the call took effect. */
  | { readonly kind: 'drop'; readonly took: boolean }
  /** Never answered, without or with effect. */
  | { readonly kind: 'silence'; readonly took: boolean }
  /** Answered as usual, but not before the promise resolves. */
  | { readonly kind: 'hold'; readonly until: Promise<unknown> };

/** How calls are answered: as they should be, or as was queued. */
export interface FaultyAnswers {
  /** The next calls of a method go wrong, one fault each. */
  fail(method: string, ...queued: readonly Fault[]): void;
  /** Answers a call, or lets it go wrong as queued; either way it ends up in the transcript. */
  answer(method: string, body: Json, work: () => Answered, response: ServerResponse): Promise<void>;
}

export function faultyAnswers(transcript: WritableTranscript): FaultyAnswers {
  const faults = new Map<string, Fault[]>();
  return {
    fail(method, ...queued) {
      faults.set(method, [...(faults.get(method) ?? []), ...queued]);
    },

    async answer(method, body, work, response) {
      const fault = faults.get(method)?.shift();
      const record = (given: Call['answer'], took: boolean): void => {
        transcript.add({ method, body, answer: given, took });
      };
      const say = (status: number, said: Json, took: boolean, headers: Record<string, string> = {}): void => {
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
        response.end(JSON.stringify(said));
        record({ status, body: said }, took);
      };
      switch (fault?.kind) {
        case 'status':
          response.writeHead(fault.status).end(fault.body ?? '');
          record({ status: fault.status, body: {} }, false);
          return;
        case 'rate-limited':
          say(429, { ok: false, error: 'ratelimited' }, false, { 'retry-after': String(fault.retryAfter) });
          return;
        case 'error':
          say(method === 'response_url' ? 400 : 200, { ok: false, error: fault.error }, false);
          return;
        case 'drop':
        case 'silence':
          if (fault.took) work();
          if (fault.kind === 'drop') response.destroy();
          record(null, fault.took);
          return;
        case 'hold':
          await fault.until;
          break;
        case undefined:
          break;
      }
      const result = work();
      // Slack's Web API says 200 to everything; a response address says 404 when it is spent, 400 to a bad payload.
      const status = result.ok || method !== 'response_url' ? 200 : result.error.endsWith('_url') ? 404 : 400;
      const said = result.ok
        ? result
        : { ok: false, error: result.error, response_metadata: { messages: result.messages ?? [] } };
      say(status, said, result.ok);
    },
  };
}
