import type { KnownBlock } from './ask.ts';
import { isDirect } from './asking.ts';
import type { Destination, Outbound } from './outbound.ts';
import type { PressDelivery } from './read-delivery.ts';

/**
 * Something said to one person, seen by nobody else; in place of the message where `replace` says so. In a direct
 * conversation nobody else is there.
 */
export function privatelyTo(
  outbound: Pick<Outbound, 'send'>,
  { responseUrl, channel, user, thread }: Pick<PressDelivery, 'responseUrl' | 'channel' | 'user' | 'thread'>,
): (text: string, blocks?: readonly KnownBlock[], replace?: boolean) => Promise<void> {
  return async (text, blocks = [], replace = false) => {
    const to: Destination =
      channel !== null && isDirect(channel) && responseUrl === null
        ? { kind: 'conversation', channel, user, thread }
        : { kind: 'private', responseUrl, channel, user, thread, replace };
    await outbound.send({ text, blocks }, to);
  };
}
