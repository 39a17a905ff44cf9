import type { AllMiddlewareArgs, AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { z } from 'zod';
import type { BegunWork } from './begun-work.ts';
import type { Claims } from './claims.ts';
import type { Log } from './log.ts';
import type { Outbound } from './outbound.ts';
import { standingOf } from './standing.ts';
import { wording } from '../present/wording-slack.ts';

export interface StrangersParts {
  /** Without a token: only a response address can be written to. */
  readonly outbound: Pick<Outbound, 'send'>;
  /** In memory, since nothing is kept of them. */
  readonly claims: Pick<Claims, 'claim'>;
  readonly work: BegunWork;
  readonly log: Log;
}

const reachable = z.object({
  response_url: z.url(),
  user_id: z.string().optional(),
  user: z.object({ id: z.string() }).optional(),
});

/**
 * Keeps deliveries that no installation answers away from the listeners: they are acknowledged, and whoever gave
 * an address for the answer is told what to do.
 */
export function turnStrangersAway({
  outbound,
  claims,
  work,
  log,
}: StrangersParts): Middleware<AnyMiddlewareArgs> {
  return async (delivery: AnyMiddlewareArgs & AllMiddlewareArgs) => {
    const standing = standingOf(delivery.context);
    if (standing === null || standing.kind === 'installed') {
      await delivery.next();
      return;
    }
    await work.run(async () => {
      if ('ack' in delivery && delivery.ack !== undefined) await delivery.ack();
      log.warn({ standing: standing.kind }, 'a delivery from a workspace without an installation');
      const { data } = reachable.safeParse(delivery.body);
      if (data === undefined || !(await claims.claim([`stranger:${data.response_url}`]))) return;
      await outbound.send(
        { text: standing.kind === 'stranger' ? wording.notInstalled : wording.broken, blocks: [] },
        {
          kind: 'private',
          responseUrl: data.response_url,
          channel: null,
          user: data.user_id ?? data.user?.id ?? '',
          thread: null,
          replace: false,
        },
      );
    });
  };
}
