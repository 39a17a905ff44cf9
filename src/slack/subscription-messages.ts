import type { types } from '@slack/bolt';
import type { Paused } from '../digest/digest-message.ts';
import { nextDigest } from '../digest/due-digests.ts';
import * as say from '../digest/wording-subscriptions.ts';
import type { Meaning } from '../digest/read-subscription.ts';
import type { Dataset } from '../domain/dataset.ts';
import { cut } from '../present/blocks.ts';
import { choiceLabel } from '../present/wording-place.ts';
import { slackLimits } from '../present/slack-limits.ts';
import type { Subscription } from '../store/subscriptions.ts';
import type { KnownBlock } from './ask.ts';
import { isDirect } from './asking.ts';
import { escaped, type Message } from './fit-message.ts';
import { bold, plain, rich, type Leaf } from './rich-text.ts';
import { actions, settled, writeDraft, type Draft } from './subscription-state.ts';

type Button = types.Button;
type Line = readonly Leaf[];
type Named = Pick<Subscription, 'content'>;

/** Digests that one message lists; the rest comes with a button. */
export const listed = 10;
/** Choices that a question back offers. */
const mostChoices = 6;

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

  /** A draft shown whole, to be taken or left. */
  const confirming = (draft: Draft, notes: readonly string[]): Message => {
    const { wanted } = draft;
    const when = say.whenWords(wanted.schedule, wanted.content, null);
    const value = writeDraft(draft);
    const buttons =
      value === null
        ? []
        : [
            { ...button(actions.add, say.buttons.subscribe, value), style: 'primary' as const },
            button(actions.form, say.buttons.form, value),
          ];
    return message(
      [plain(say.confirm), bold(nameOf(wanted)), plain(when)],
      [...notes, say.nothingYet],
      buttons,
    );
  };

  const entry = (
    subscription: Subscription,
    buttons: readonly Button[],
    more: readonly Line[],
  ): KnownBlock[] => [
    rich(...inLines(described(subscription)), ...more, madeBy(subscription)),
    ...row(buttons),
  ];

  return {
    /** Digests of several conversations, each with where it comes and what can be done with it. */
    entries: (subscriptions: readonly Subscription[]): KnownBlock[] =>
      subscriptions.flatMap((one) => entry(one, buttonsOf(one), [where(one)])),

    /** Told to everybody in the conversation of a digest: who did what to it. */
    announcement(
      { user, userName }: Doer,
      deed: say.Deed,
      subscription: Subscription,
      {
        notes = [],
        buttons = buttonsOf(subscription),
      }: { notes?: readonly string[]; buttons?: readonly Button[] } = {},
    ): Message {
      const lines = inLines(described(subscription));
      if (isDirect(subscription.channel)) return message([plain(say.youDid[deed]), ...lines], notes, buttons);
      const who = escaped(userName ?? say.somebody);
      const { text, blocks } = message([plain(say.did[deed]), ...lines], notes, buttons);
      const [first, ...rest] = blocks;
      return {
        text: `${who}${text}`,
        blocks: first?.type === 'rich_text' ? [begunBy(user, first), ...rest] : blocks,
      };
    },

    /** A sentence with the digest that it is about. */
    about: (sentence: string, subscription: Subscription): Message =>
      message([plain(sentence), ...inLines(described(subscription))], [], buttonsOf(subscription)),

    sentence: (sentence: string, buttons: readonly Button[] = []): Message =>
      message([plain(sentence)], [], buttons),

    /** The first open question of a draft, whose answers do what `action` does. `words` are those it is about. */
    question(
      draft: Draft,
      {
        words,
        notes = [],
        action = actions.add,
      }: { words: string | null; notes?: readonly string[]; action?: string },
    ): Message {
      const [open] = draft.open;
      if (!open) return confirming(draft, notes);
      const sentence = open.about === 'area' ? say.whichArea(words) : say.whichMeasure(words);
      const choices = open.choices.slice(0, mostChoices).map((means) => ({ means, label: labelOf(means) }));
      const buttons = choices.flatMap(({ means, label }, index) => {
        const value = writeDraft(settled(draft, means));
        return value === null ? [] : [button(`${action}:${index}`, label, value)];
      });
      const asked = message([bold(sentence)], [...notes, say.nothingYet], buttons);
      return {
        ...asked,
        text: escaped(
          [sentence, ...choices.map(({ label }) => `• ${label}`), ...notes, say.nothingYet].join('\n'),
        ),
      };
    },

    confirming,

    /** The digests of a conversation, from one on; `own` are those that a person set up elsewhere. */
    list(
      subscriptions: readonly Subscription[],
      from: number,
      more: ListManner & { readonly own?: readonly Subscription[] } = {},
    ): Message {
      const {
        headline = say.listHeadline(subscriptions.length),
        buttons = buttonsOf,
        own = [],
        picking,
      } = more;
      const shown = subscriptions.slice(from, from + listed);
      const elsewhere = own.slice(0, listed);
      const rest = subscriptions.length - from - shown.length;
      const offer = picking === true ? [] : [say.listOffer];
      const onward = rest > 0 ? [button(actions.list, say.moreOf(rest), String(from + listed))] : [];
      return {
        text: escaped([headline, ...[...shown, ...elsewhere].flatMap(described), ...offer].join('\n')),
        blocks: [
          rich(bold(headline)),
          ...shown.flatMap((one) => entry(one, buttons(one), [])),
          ...(elsewhere.length === 0 ? [] : [rich(bold(say.ownHeadline))]),
          ...elsewhere.flatMap((one) => entry(one, buttons(one), [where(one)])),
          ...context(offer),
          ...row(picking === true ? onward : [...onward, formButton]),
        ],
      };
    },

    /** A digest that only one person is shown. */
    preview(wanted: Named, digest: Message): Message {
      const lead = say.previewLead(nameOf(wanted));
      return { text: `${escaped(lead)}\n${digest.text}`, blocks: [...context([lead]), ...digest.blocks] };
    },

    previewNothing: (wanted: Named, since: string | null): Message =>
      message([plain(say.previewNothing(nameOf(wanted), since))], [], []),

    /** For the owner of digests of one channel that are paused, in a direct message. */
    pausedNotice: ({ channel, reason, subscriptions }: Paused): Message => {
      const notice = say.pausedNotice(subscriptions.map(nameOf), reason);
      const advice = say.pausedAdvice(reason);
      const ending = (one: Subscription): KnownBlock[] => row([resumeButton(one), endButton(one)]);
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

  function labelOf(means: Meaning): string {
    if ('metric' in means) return dataset.metric(means.metric)?.name ?? means.metric;
    const names = means.areas.map((code) => dataset.area(code)?.name ?? code);
    return choiceLabel(say.placesChosen(names), means.as);
  }
}

/** Opens the form for another digest. */
export const formButton: Button = button(actions.form, say.buttons.subscribe, '');

/** Under every digest: what comes here, to change or end it. */
export const managing: KnownBlock = {
  type: 'actions',
  elements: [button(actions.list, say.buttons.manage, '0')],
};

export function previewButton({ id }: Subscription): Button {
  return button(actions.preview, say.buttons.preview, id);
}

/** Ending asks once more, since everybody there loses the digest. */
export function endButton({ id }: Subscription): Button {
  const text = (words: string): types.PlainTextElement => ({ type: 'plain_text', text: words });
  const { sure, end, keep } = say.buttons;
  return {
    ...button(actions.end, end, id),
    confirm: { title: text(sure), text: text(say.endMeans), confirm: text(end), deny: text(keep) },
  };
}

/** Brings back what was ended, as it was. */
export function undoButtons({ content, schedule }: Subscription): readonly Button[] {
  const value = writeDraft({ wanted: { content, schedule }, open: [] });
  return value === null ? [] : [button(actions.add, say.buttons.undo, value)];
}

function resumeButton({ id }: Subscription): Button {
  return button(actions.resume, say.buttons.resume, id);
}

/** Everything that can be done with a digest that is set up. */
function buttonsOf(subscription: Subscription): readonly Button[] {
  return [
    ...(subscription.paused === null ? [] : [resumeButton(subscription)]),
    previewButton(subscription),
    button(actions.change, say.buttons.change, subscription.id),
    endButton(subscription),
  ];
}

/** Lines, what is noted beside them, and buttons; the text says all but the buttons. */
function message(lines: readonly Line[], notes: readonly string[], buttons: readonly Button[]): Message {
  const said = lines.map((line) => line.map((leaf) => ('text' in leaf ? leaf.text : '')).join(''));
  return {
    text: escaped([...said, ...notes].join('\n')),
    blocks: [rich(...lines), ...context(notes), ...row(buttons)],
  };
}

/** The lines of a digest, its name set off. */
function inLines([name = '', ...rest]: readonly string[]): Line[] {
  return [bold(name), ...rest.map(plain)];
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

function button(action: string, label: string, value: string): Button {
  return {
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text: cut(label, slackLimits.button.text), emoji: false },
    ...(value === '' ? {} : { value }),
  };
}

function context(lines: readonly string[]): KnownBlock[] {
  return lines.length === 0
    ? []
    : [{ type: 'context', elements: [{ type: 'plain_text', text: lines.join('\n'), emoji: false }] }];
}

function row(buttons: readonly Button[]): KnownBlock[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: [...buttons] }];
}
