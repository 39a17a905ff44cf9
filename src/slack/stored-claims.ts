import type { EventClaims } from '../store/event-claims.ts';
import type { Workspace } from '../store/tables.ts';
import type { Claims } from './claims.ts';
import { errorForLog, type Log } from './log.ts';

export interface StoredClaimsParts {
  readonly stored: EventClaims;
  readonly workspace: Workspace;
  /** Decides while the store cannot: within this process only, which beats no answer at all. */
  readonly inMemory: Claims;
  readonly now: () => number;
  readonly log: Log;
}

/** Claims of one workspace that hold between processes and over a restart. */
export function claimsInStore({ stored, workspace, inMemory, now, log }: StoredClaimsParts): Claims {
  const named = (keys: readonly string[]): string[] => keys.map((key) => `${workspace}:${key}`);
  return {
    async claim(keys) {
      try {
        if (!(await inMemory.claim(named(keys)))) return false;
        return await stored.claim(workspace, keys, now());
      } catch (error) {
        log.error(errorForLog(error), 'the store cannot tell what was answered before');
        return true;
      }
    },
    async release(keys) {
      await inMemory.release(named(keys));
      await stored.release(workspace, keys).catch((error: unknown) => {
        log.error(errorForLog(error), 'the store cannot give back a claim');
      });
    },
  };
}
