import type { KnownBlock } from './ask.ts';
import type { Destination, Outbound } from './outbound.ts';
import type { PressDelivery } from './read-delivery.ts';

/** Something said to the person who pressed, seen by nobody else; in place of the message where `replace` says so. */
export function privatelyTo(
  outbound: Pick<Outbound, 'send'>,
  { responseUrl, channel, user, thread }: Pick<PressDelivery, 'responseUrl' | 'channel' | 'user' | 'thread'>,
): (text: string, blocks?: readonly KnownBlock[], replace?: boolean) => Promise<void> {
  return async (text, blocks = [], replace = false) => {
    const to: Destination = { kind: 'private', responseUrl, channel, user, thread, replace };
    await outbound.send({ text, blocks }, to);
  };
}
