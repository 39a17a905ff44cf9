import { composeDigests } from '../digest/compose-digest.ts';
import type { Wanted } from '../digest/read-subscription.ts';
import { readSnapshot } from '../digest/snapshot.ts';
import * as say from '../digest/wording-subscriptions.ts';
import type { Subscription } from '../store/subscription.ts';
import type { Message } from './fit-message.ts';
import { errorForLog } from './log.ts';
import { privatelyTo } from './privately.ts';
import type { SettingPlace } from './settings.ts';
import { subscriptionMessages, type ListManner, type SubscriptionMessages } from './subscription-messages.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Where something is done about digests, and by whom; on the home tab there is no conversation. */
export type DigestPlace = Omit<SettingPlace, 'channel'> & { readonly channel: string | null };

/** Which digests of a conversation are listed, and how. */
export interface Listing extends ListManner {
  readonly of?: (subscription: Subscription) => boolean;
  /** In place of the message whose button was pressed. */
  readonly replace?: boolean;
}

/** What one person is told about digests. */
export interface DigestTelling {
  readonly messages: SubscriptionMessages;
  /** To the person alone; in place of the message whose button was pressed where `replace` says so. */
  readonly tell: (place: DigestPlace, message: Message, replace?: boolean) => Promise<void>;
  /** Those of a conversation, from one on; in a direct one also those that the person set up elsewhere. */
  readonly list: (place: SettingPlace, from: number, listing?: Listing) => Promise<void>;
  /** What would come now, after what a digest that arrived had seen. */
  readonly preview: (place: DigestPlace, wanted: Wanted, seen: string | null) => Promise<void>;
  /** Says so where work fails. Never rejects. */
  readonly safely: (place: DigestPlace, work: () => Promise<void>) => Promise<void>;
}

export function digestTelling(parts: WorkspaceParts): DigestTelling {
  const { workspace, store, knowledge, outbound, today, now, log } = parts;
  const { subscriptions } = store;
  const messages = subscriptionMessages(knowledge.dataset, now);
  const compose = composeDigests({ dataset: knowledge.dataset, today });

  const tell = (place: DigestPlace, { text, blocks }: Message, replace = false): Promise<void> =>
    privatelyTo(outbound, place)(text, blocks, replace);

  return {
    messages,
    tell,

    async list(place, from, { of = () => true, replace = false, ...manner } = {}) {
      const { channel, user, direct } = place;
      const here = (await subscriptions.ofChannel(workspace, channel)).filter(of);
      const own = direct
        ? (await subscriptions.ofOwner(workspace, user)).filter((one) => one.channel !== channel && of(one))
        : [];
      const found = here.length + own.length > 0 ? manner : {};
      await tell(place, messages.list(here, from, { ...found, own }), replace);
    },

    async preview(place, wanted, seen) {
      const content = compose(wanted, seen);
      const message =
        content === 'nothing-new'
          ? messages.previewNothing(wanted, readSnapshot(seen)?.on ?? null)
          : messages.preview(wanted, content);
      await tell(place, message);
    },

    async safely(place, work) {
      try {
        await work();
      } catch (error) {
        log.error(errorForLog(error), 'a digest could not be set up, shown or changed');
        await tell(place, messages.sentence(say.failed));
      }
    },
  };
}
