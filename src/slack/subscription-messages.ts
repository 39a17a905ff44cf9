import type { Paused } from '../digest/digest-message.ts';
import { nextDigest } from '../digest/due-digests.ts';
import * as say from '../digest/wording-subscriptions.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Subscription } from '../store/subscription.ts';
import type { KnownBlock } from './ask.ts';
import { isDirect } from './asking.ts';
import { digestButtons, endButton, formButton, resumeButton } from './digest-buttons.ts';
import { draftMessages } from './draft-messages.ts';
import { escaped, type Message } from './fit-message.ts';
import { buttonRow, linesMessage, namedLines, noteBlocks, type Line } from './lines-message.ts';
import { bold, plain, rich } from './rich-text.ts';
import { actions } from './subscription-state.ts';
import { textButton, type Button } from './text-button.ts';

type Named = Pick<Subscription, 'content'>;

/** Digests that one message lists; the rest comes with a button. */
const listed = 10;

/** Who did something, for a message that everybody sees. */
export interface Doer {
  readonly user: string;
  readonly userName: string | null;
}

/** How digests are listed. */
export interface ListManner {
  readonly headline?: string;
  readonly buttons?: (subscription: Subscription) => readonly Button[];
  /** One is to be picked, so that nothing else is offered. */
  readonly picking?: boolean;
}

export type SubscriptionMessages = ReturnType<typeof subscriptionMessages>;

/** Everything that is said about the digests of a conversation, as messages. */
export function subscriptionMessages(dataset: Dataset, now: () => number) {
  const nameOf = ({ content }: Named): string => say.subscriptionName(content, dataset);

  /** A digest in lines: its name, when it comes, what else it brings. */
  const described = (subscription: Subscription): string[] => {
    const { paused, content, schedule } = subscription;
    return [
      nameOf(subscription),
      say.whenWords(schedule, content, paused === null ? nextDigest(subscription, now()) : null),
      ...(paused === null ? [] : [say.paused(paused)]),
    ];
  };

  const entry = (
    subscription: Subscription,
    buttons: readonly Button[],
    more: readonly Line[],
  ): KnownBlock[] => [
    rich(...namedLines(described(subscription)), ...more, madeBy(subscription)),
    ...buttonRow(buttons),
  ];

  return {
    ...draftMessages(dataset),

    /** Digests of several conversations, each with where it comes and what can be done with it. */
    entries: (subscriptions: readonly Subscription[]): KnownBlock[] =>
      subscriptions.flatMap((one) => entry(one, digestButtons(one), [where(one)])),

    /** Told to everybody in the conversation of a digest: who did what to it. */
    announcement(
      { user, userName }: Doer,
      deed: say.Deed,
      subscription: Subscription,
      {
        notes = [],
        buttons = digestButtons(subscription),
      }: { notes?: readonly string[]; buttons?: readonly Button[] } = {},
    ): Message {
      const lines = namedLines(described(subscription));
      if (isDirect(subscription.channel))
        return linesMessage([plain(say.youDid[deed]), ...lines], notes, buttons);
      const who = escaped(userName ?? say.somebody);
      const { text, blocks } = linesMessage([plain(say.did[deed]), ...lines], notes, buttons);
      const [first, ...rest] = blocks;
      return {
        text: `${who}${text}`,
        blocks: first?.type === 'rich_text' ? [begunBy(user, first), ...rest] : blocks,
      };
    },

    /** A sentence with the digest that it is about. */
    about: (sentence: string, subscription: Subscription): Message =>
      linesMessage(
        [plain(sentence), ...namedLines(described(subscription))],
        [],
        digestButtons(subscription),
      ),

    sentence: (sentence: string, buttons: readonly Button[] = []): Message =>
      linesMessage([plain(sentence)], [], buttons),

    /** The digests of a conversation, from one on; `own` are those that a person set up elsewhere. */
    list(
      subscriptions: readonly Subscription[],
      from: number,
      more: ListManner & { readonly own?: readonly Subscription[] } = {},
    ): Message {
      const {
        headline = say.listHeadline(subscriptions.length),
        buttons = digestButtons,
        own = [],
        picking,
      } = more;
      const shown = subscriptions.slice(from, from + listed);
      const elsewhere = own.slice(0, listed);
      const rest = subscriptions.length - from - shown.length;
      const offer = picking === true ? [] : [say.listOffer];
      const onward = rest > 0 ? [textButton(actions.list, say.moreOf(rest), String(from + listed))] : [];
      return {
        text: escaped([headline, ...[...shown, ...elsewhere].flatMap(described), ...offer].join('\n')),
        blocks: [
          rich(bold(headline)),
          ...shown.flatMap((one) => entry(one, buttons(one), [])),
          ...(elsewhere.length === 0 ? [] : [rich(bold(say.ownHeadline))]),
          ...elsewhere.flatMap((one) => entry(one, buttons(one), [where(one)])),
          ...noteBlocks(offer),
          ...buttonRow(picking === true ? onward : [...onward, formButton]),
        ],
      };
    },

    /** A digest that only one person is shown. */
    preview(wanted: Named, digest: Message): Message {
      const lead = say.previewLead(nameOf(wanted));
      return { text: `${escaped(lead)}\n${digest.text}`, blocks: [...noteBlocks([lead]), ...digest.blocks] };
    },

    previewNothing: (wanted: Named, since: string | null): Message =>
      linesMessage([plain(say.previewNothing(nameOf(wanted), since))], [], []),

    /** For the owner of digests of one channel that are paused, in a direct message. */
    pausedNotice: ({ channel, reason, subscriptions }: Paused): Message => {
      const notice = say.pausedNotice(subscriptions.map(nameOf), reason);
      const advice = say.pausedAdvice(reason);
      const ending = (one: Subscription): KnownBlock[] => buttonRow([resumeButton(one), endButton(one)]);
      const [only, ...others] = subscriptions;
      return {
        text: escaped(`${notice}\n${advice}`),
        blocks: [
          rich(plain(notice), where({ channel }), plain(advice)),
          ...(only && others.length === 0
            ? ending(only)
            : subscriptions.flatMap((one) => [rich(bold(nameOf(one))), ...ending(one)])),
        ],
      };
    },
  };
}

/** A user element before the first line: names change, and markup could ring. */
function begunBy(user: string, block: ReturnType<typeof rich>): KnownBlock {
  const [first, ...rest] = block.elements;
  if (first?.type !== 'rich_text_section') return block;
  return {
    ...block,
    elements: [{ ...first, elements: [{ type: 'user', user_id: user }, ...first.elements] }, ...rest],
  };
}

function madeBy({ owner, createdAt }: Subscription): Line {
  const day = new Date(createdAt).toISOString().slice(0, 10);
  return [...plain(say.setUpBy), { type: 'user', user_id: owner }, ...plain(say.setUpOn(day))];
}

/** Where a digest comes. */
function where({ channel }: Pick<Subscription, 'channel'>): Line {
  return isDirect(channel)
    ? plain(say.inDirect)
    : [...plain(say.comesTo), { type: 'channel', channel_id: channel }];
}
