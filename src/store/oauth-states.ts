import { createHash, randomBytes } from 'node:crypto';
import type { InstallURLOptions, StateStore } from '@slack/bolt';
import { z } from 'zod';
import { readJson } from './json-text.ts';
import { StoreFault } from './store-fault.ts';
import type { Database } from './tables.ts';

/** How long somebody may take on Slack's page of consent, in milliseconds. */
export const stateLifetime = 10 * 60_000;

const options = z.custom<InstallURLOptions>(
  (value) => z.looseObject({ scopes: z.union([z.string(), z.array(z.string())]) }).safeParse(value).success,
);

/** Bolt's state store: a state is a random word that is good once and for ten minutes, in any process. */
export function oauthStatesIn(db: Database): StateStore {
  return {
    async generateStateParam(installOptions, now) {
      const state = randomBytes(32).toString('base64url');
      await db
        .insertInto('oauth_state')
        .values({
          state: hashed(state),
          options: JSON.stringify(installOptions),
          expires_at: now.getTime() + stateLifetime,
        })
        .execute();
      return state;
    },

    async verifyStateParam(now, state) {
      // Read and used up by one statement: of two that come with the same state one is refused.
      const row = await db
        .deleteFrom('oauth_state')
        .where('state', '=', hashed(state))
        .returning(['options', 'expires_at'])
        .executeTakeFirst();
      if (!row || row.expires_at <= now.getTime()) {
        throw new StoreFault('the state of this installation is unknown, used up or too old: begin again');
      }
      return readJson(options, row.options, 'an OAuth state');
    },
  };
}

// Whoever reads the database cannot finish somebody else's installation.
function hashed(state: string): string {
  return createHash('sha256').update(state).digest('base64url');
}
