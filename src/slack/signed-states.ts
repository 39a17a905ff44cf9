import { createHmac, timingSafeEqual } from 'node:crypto';
import type { StateStore } from '@slack/bolt';
import { StoreFault } from '../store/store-fault.ts';

/** A state that is forged, used up, too old, or not known here: nothing is installed by it. */
export class StateRefusedError extends Error {
  override readonly name = 'StateRefusedError';
}

/**
 * Bolt's state store over ours, with a signature: an invented state is refused without a look into the store, and
 * nobody who can write to the database can make one.
 */
export function signedStates(stored: StateStore, secret: string): StateStore {
  const sign = (state: string): string =>
    createHmac('sha256', secret).update(`oauth state ${state}`).digest('base64url');
  return {
    async generateStateParam(options, now) {
      const state = await stored.generateStateParam(options, now);
      return `${state}.${sign(state)}`;
    },

    async verifyStateParam(now, signed) {
      const [state = '', signature = ''] = signed.split('.', 2);
      if (!same(signature, sign(state))) throw new StateRefusedError('the state is not ours');
      try {
        return await stored.verifyStateParam(now, state);
      } catch (error) {
        if (error instanceof StoreFault) throw new StateRefusedError(error.message, { cause: error });
        throw error;
      }
    },
  };
}

function same(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
