import type { types } from '@slack/bolt';
import type { Dataset } from '../domain/dataset.ts';
import type { Release } from '../domain/release.ts';
import { cut } from '../present/blocks.ts';
import {
  alsoPrefix,
  formAction,
  homeAuthorityAction,
  homeForgetAction,
  homeUnsaveAction,
} from '../present/button-state.ts';
import { dateWords } from '../present/number.ts';
import { slackLimits } from '../present/slack-limits.ts';
import { buttonWords, homeWords } from '../present/wording-slack.ts';
import type { ChannelSetting } from '../store/channel-settings.ts';
import type { SavedQuestion } from '../store/saved-questions.ts';
import type { Subscription } from '../store/subscription.ts';
import type { KnownBlock } from './ask.ts';
import { formButton as subscribeButton } from './digest-buttons.ts';
import { option } from './form-options.ts';
import { bold, listUnder, plain, rich, type Leaf } from './rich-text.ts';
import { settingLines } from './setting-messages.ts';
import { subscriptionMessages } from './subscription-messages.ts';
import { textButton } from './text-button.ts';

/** A few answers, each in a sentence, with the question of the whole. */
export interface Sample {
  readonly title: string;
  readonly lines: readonly string[];
  readonly sources: readonly string[];
  readonly label: string;
  readonly query: string;
}

/** Everything that a home tab shows. */
export interface HomeFacts {
  readonly authority: string | null;
  readonly sample: Sample | null;
  /** Settings of the channels that the person is in; null where the app may not know them. */
  readonly channels: readonly ChannelSetting[] | null;
  readonly saved: readonly SavedQuestion[];
  readonly subscriptions: readonly Subscription[];
  /** The day in London, ISO. */
  readonly today: string;
  readonly now: number;
}

/** How many channels, digests and editions are listed; a longer home is not read. */
const listed = { channels: 15, digests: 15, editions: 15 } as const;

type Line = readonly Leaf[];

/** The home tab: own authority and a few answers, what is set, saved and subscribed, and how fresh the data are. */
export function homeView(facts: HomeFacts, dataset: Dataset): types.HomeView {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: text(homeWords.title) },
      markup(homeWords.intro),
      {
        type: 'actions',
        elements: [
          { ...textButton(formAction, buttonWords.form, 'open'), style: 'primary' },
          textButton(`${alsoPrefix}news`, homeWords.whatsNew, "what's new"),
        ],
      },
      ...ownBlocks(facts.authority, dataset),
      ...(facts.sample ? sampleBlocks(facts.sample) : []),
      ...channelBlocks(facts.channels, dataset),
      ...savedBlocks(facts.saved),
      ...digestBlocks(facts, dataset),
      ...dataBlocks(dataset.parts.releases, facts.today),
      { type: 'divider' },
      { type: 'context', elements: [text(homeWords.kept)] },
    ],
  };
}

function ownBlocks(authority: string | null, dataset: Dataset): KnownBlock[] {
  const area = authority === null ? undefined : dataset.area(authority);
  const { ownTitle, ownNone, ownIs, choose, remove } = homeWords;
  return [
    heading(ownTitle),
    { type: 'section', text: text(area ? ownIs(area.name) : ownNone) },
    {
      type: 'actions',
      elements: [
        {
          type: 'external_select',
          action_id: homeAuthorityAction,
          min_query_length: 0,
          placeholder: text(choose),
          ...(area ? { initial_option: option(area.name, area.code) } : {}),
        },
        ...(area ? [textButton(homeForgetAction, remove, 'authority')] : []),
      ],
    },
  ];
}

function sampleBlocks({ title, lines, sources, label, query }: Sample): KnownBlock[] {
  return [
    heading(title),
    rich(...lines.map((line) => plain(line))),
    ...(sources.length === 0
      ? []
      : [{ type: 'context' as const, elements: [text(cut(sources.join('\n'), slackLimits.context.text))] }]),
    { type: 'actions', elements: [textButton(`${alsoPrefix}sample`, label, query)] },
  ];
}

function channelBlocks(channels: HomeFacts['channels'], dataset: Dataset): KnownBlock[] {
  const { channelsTitle, channelsNone, channelsUnknown } = homeWords;
  if (channels === null) return [heading(channelsTitle), markup(channelsUnknown)];
  if (channels.length === 0) return [heading(channelsTitle), markup(channelsNone)];
  const lines = channels.map((setting): Line => [
    { type: 'channel', channel_id: setting.channel },
    ...plain(`: ${settingLines(setting, dataset, 'what is set').join('; ')} (`),
    { type: 'user', user_id: setting.setBy },
    ...plain(`, ${dateWords(new Date(setting.setAt).toISOString().slice(0, 10))})`),
  ]);
  return [listUnder(bold(channelsTitle), firstOf(lines, listed.channels))];
}

function savedBlocks(saved: readonly SavedQuestion[]): KnownBlock[] {
  const { savedTitle, savedNone, ask, removeSaved } = homeWords;
  if (saved.length === 0) return [heading(savedTitle), { type: 'section', text: text(savedNone) }];
  return [
    heading(savedTitle),
    ...saved.map(({ words, query }, index): KnownBlock => ({
      type: 'section',
      text: text(words),
      accessory: textButton(`${alsoPrefix}saved${index}`, ask, query),
    })),
    {
      type: 'actions',
      elements: [
        {
          type: 'static_select',
          action_id: homeUnsaveAction,
          placeholder: text(removeSaved),
          options: saved.map(({ words, savedAt }) => option(words, String(savedAt))),
        },
      ],
    },
  ];
}

function digestBlocks({ subscriptions, now }: HomeFacts, dataset: Dataset): KnownBlock[] {
  const { digestsTitle, digestsNone } = homeWords;
  const { entries } = subscriptionMessages(dataset, () => now);
  return [
    heading(digestsTitle),
    ...(subscriptions.length === 0 ? [markup(digestsNone)] : entries(subscriptions.slice(0, listed.digests))),
    ...(subscriptions.length > listed.digests
      ? [rich(plain(homeWords.more(subscriptions.length - listed.digests)))]
      : []),
    { type: 'actions', elements: [subscribeButton] },
  ];
}

/** The editions that answer, in two lists: those that should have been followed by now, newest first; those next due. */
function dataBlocks(releases: readonly Release[], today: string): KnownBlock[] {
  const due = releases.flatMap((release) =>
    release.nextDue === null ? [] : [{ release, day: release.nextDue }],
  );
  const inOrder = due.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const coming = inOrder.filter(({ day }) => day >= today);
  const overdue = inOrder.filter(({ day }) => day < today).toReversed();
  const list = (above: string, editions: typeof due, when: (day: string) => string): KnownBlock[] => {
    const lines = editions.map(({ release: { publication, edition, published }, day }): Line => [
      ...bold(publication),
      ...plain(
        homeWords.edition(publication.includes(edition) ? null : edition, dateWords(published)) +
          when(dateWords(day)),
      ),
    ]);
    return lines.length === 0 ? [] : [listUnder(plain(above), firstOf(lines, listed.editions))];
  };
  return [
    heading(homeWords.dataTitle),
    ...list(homeWords.overdueTitle, overdue, homeWords.overdue),
    ...list(homeWords.dueTitle, coming, homeWords.due),
    rich(plain(homeWords.older(releases.length - due.length))),
  ];
}

function firstOf(lines: readonly Line[], most: number): readonly Line[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), plain(homeWords.more(lines.length - most))];
}

function heading(words: string): KnownBlock {
  return rich(bold(words));
}

function markup(words: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: words, verbatim: true } };
}

function text(words: string): types.PlainTextElement {
  return { type: 'plain_text', text: cut(words, slackLimits.section.text), emoji: false };
}
