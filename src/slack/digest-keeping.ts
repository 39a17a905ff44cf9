import { reschedule } from '../digest/reschedule.ts';
import type { Wanted } from '../digest/read-subscription.ts';
import * as say from '../digest/wording-subscriptions.ts';
import type { Subscription } from '../store/subscription.ts';
import type { Message } from './fit-message.ts';
import type { DigestPlace, DigestTelling } from './digest-telling.ts';
import type { SettingPlace } from './settings.ts';
import { undoButtons } from './digest-buttons.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** How a digest came to be wanted: what has to be noted, and whether the message with the button goes. */
export interface Manner {
  readonly notes: readonly string[];
  readonly replace: boolean;
}
export const typed: Manner = { notes: [], replace: false };
export const chosen: Manner = { notes: [], replace: true };

/** Sets up, changes and ends digests; everybody in their conversation is told who did it. */
export interface DigestKeeping {
  /** Where the conversation has as many as it can, they are listed instead. */
  add(place: SettingPlace, wanted: Wanted, manner: Manner): Promise<void>;
  change(place: DigestPlace, id: string, wanted: Wanted): Promise<void>;
  end(place: DigestPlace, id: string): Promise<void>;
  /** Lets a paused one go on. */
  resume(place: DigestPlace, id: string): Promise<void>;
}

export function digestKeeping(
  { workspace, store, outbound, now, log }: WorkspaceParts,
  { messages, tell, list }: DigestTelling,
): DigestKeeping {
  const { subscriptions } = store;

  /** To everybody in the conversation of a digest; false where nothing can be posted there. */
  const announce = async (place: DigestPlace, channel: string, message: Message): Promise<boolean> => {
    const thread = channel === place.channel ? place.thread : null;
    const sent = await outbound.send(message, { kind: 'shared', responseUrl: null, channel, thread });
    if (sent.kind === 'unconfirmed') await tell(place, messages.sentence(say.unconfirmed));
    return sent.kind !== 'failed';
  };

  /** What was done to a digest: to everybody there, and a word to whoever did it from elsewhere. */
  const tellAll = async (place: DigestPlace, deed: say.Deed, subscription: Subscription): Promise<void> => {
    const told = messages.announcement(place, deed, subscription);
    if (!(await announce(place, subscription.channel, told))) {
      return tell(place, messages.about(say.cannotPost, subscription));
    }
    if (subscription.channel !== place.channel) await tell(place, messages.sentence(say.done));
  };

  return {
    async add(place, wanted, { notes, replace }) {
      const { channel, user, direct } = place;
      const outcome = await subscriptions.add(workspace, { channel, owner: user, ...wanted }, now());
      switch (outcome.kind) {
        case 'already':
          return tell(place, messages.about(say.already, outcome.subscription), replace);
        case 'full':
          return list(place, 0, { headline: say.full(outcome.limit), replace });
        case 'added': {
          const { subscription } = outcome;
          log.info({ digest: subscription.id }, 'a digest was set up');
          const told = messages.announcement(place, 'set up', subscription, { notes });
          if (await announce(place, channel, told)) {
            if (replace) await tell(place, messages.sentence(say.done), true);
            return;
          }
          // A direct conversation of other people can never be posted to.
          if (!direct) return tell(place, messages.about(say.cannotPost, subscription), replace);
          await subscriptions.remove(workspace, subscription.id, user, now());
          return tell(place, messages.sentence(say.cannotPostEver), replace);
        }
      }
    },

    async change(place, id, { content, schedule }) {
      const before = await subscriptions.get(workspace, id);
      const same = JSON.stringify(before?.schedule) === JSON.stringify(schedule);
      if (before && !same) await reschedule(store, before, schedule, place.user, now());
      const after = before && (await subscriptions.change(workspace, id, { content }, place.user, now()));
      if (!after) return tell(place, messages.sentence(say.gone));
      log.info({ digest: id }, 'a digest was changed');
      return tellAll(place, 'changed', after);
    },

    async end(place, id) {
      const subscription = await subscriptions.remove(workspace, id, place.user, now());
      if (!subscription) return tell(place, messages.sentence(say.gone));
      log.info({ digest: id }, 'a digest was ended');
      const buttons = undoButtons(subscription);
      const told = messages.announcement(place, 'ended', subscription, { buttons });
      const announced = await announce(place, subscription.channel, told);
      if (!announced || subscription.channel !== place.channel) {
        await tell(place, messages.sentence(say.done));
      }
    },

    async resume(place, id) {
      const subscription = await subscriptions.resume(workspace, id, place.user, now());
      return subscription
        ? tellAll(place, 'resumed', subscription)
        : tell(place, messages.sentence(say.gone));
    },
  };
}
