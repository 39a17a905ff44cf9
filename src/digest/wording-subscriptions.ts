import type { Dataset } from '../domain/dataset.ts';
import { listWords } from '../present/wording-phrases.ts';
import type { Schedule } from '../store/schedule.ts';
import type { SubscriptionContent } from '../store/subscription.ts';
import { dateWords, ordinal } from '../present/number.ts';
import type { Occurrence } from './due-digests.ts';
import { namesInShort, scheduleWords, weekdayName } from './wording.ts';

// Every sentence about setting up, changing and ending what a channel is sent.

/** Places that the label of a choice names. */
const namedPlaces = 3;
/** Measures of an own choice that are named; of more the number is said. */
const namedMeasures = 4;

/** "Dorset and Hampshire: Child protection", "Kent: Referrals, and Assessments". */
export function subscriptionName(content: SubscriptionContent, dataset: Dataset): string {
  const areas = content.authorities.map((code) => dataset.area(code)?.name ?? code);
  return `${listWords(areas)}: ${measureWords(content.measures, dataset)}`;
}

function measureWords(measures: SubscriptionContent['measures'], dataset: Dataset): string {
  if (measures.kind === 'basket') {
    return dataset.parts.baskets.find(({ id }) => id === measures.basket)?.name ?? measures.basket;
  }
  const names = measures.metrics.map((id) => dataset.metric(id)?.name ?? id);
  return names.length <= namedMeasures
    ? names.join('; ')
    : `${names.slice(0, namedMeasures - 1).join('; ')}; and ${names.length - namedMeasures + 1} more`;
}

/** "Every Monday at 09:00 (Europe/London), only when something changed. A brief … Next: 30 November 2026." */
export function whenWords(
  schedule: Schedule,
  { onlyWhenChanged, releaseBriefs }: SubscriptionContent,
  next: Occurrence | null,
): string {
  const when = scheduleWords(schedule);
  return [
    `${when.charAt(0).toUpperCase()}${when.slice(1)}${onlyWhenChanged ? ', only when something changed' : ''}.`,
    ...(next === null ? [] : [`Next: ${occurrenceWords(next)}.`]),
    ...(releaseBriefs ? [brief] : []),
  ].join(' ');
}

function occurrenceWords({ on }: Occurrence): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return dateWords(`${on.year}-${two(on.month)}-${two(on.day)}`);
}

const brief = 'And a brief when a new edition of its figures is loaded.';
export const somebody = 'Somebody';

/** What can be done to a digest. */
export type Deed = 'set up' | 'changed' | 'ended' | 'resumed';
/** Said to everybody in its channel, after the name of whoever did it. */
export const did: Readonly<Record<Deed, string>> = {
  'set up': ' subscribed this channel to a digest:',
  changed: ' changed a digest of this channel. It is now:',
  ended: ' ended a digest of this channel:',
  resumed: ' let a digest of this channel go on:',
};
/** Said in a direct conversation, which whoever did it has alone. */
export const youDid: Readonly<Record<Deed, string>> = {
  'set up': 'You set up a digest here:',
  changed: 'You changed a digest that comes here. It is now:',
  ended: 'You ended a digest that came here:',
  resumed: 'You let a digest that comes here go on:',
};

export const already = 'There is exactly this digest here already:';
export const done = 'Done.';
export const failed =
  'Something went wrong on my side, and nothing was changed. Please try again in a minute.';
export const unconfirmed =
  'It is done, but Slack did not confirm that it was announced. If nothing about it is to be seen there, please tell the others.';
export const gone = 'That digest has been ended already.';
export const full = (limit: number): string =>
  `There are ${limit} digests here, which is as many as one conversation can have. End one first, or put several places into one: a digest takes up to 20.`;
export const cannotPost =
  'It is set up, but I cannot post here yet. Invite me with `/invite @Safeguard` before it comes, or it will be paused.';
export const cannotPostEver =
  'I cannot post in this conversation, so nothing was set up. Ask again in a channel, or in your direct messages with me.';

export const confirm = 'Is this what should come here?';
export const whichArea = (words: string | null): string =>
  words === null ? 'And which of these is meant?' : `“${words}” can mean several places. Which one?`;
export const whichMeasure = (words: string | null): string =>
  words === null ? 'And which of these is meant?' : `“${words}” can mean several measures. Which one?`;
/** "Dorset, Kent and Devon", "Dorset and 10 others". */
export const placesChosen = (names: readonly string[]): string => namesInShort(names, namedPlaces);
export const nothingYet = 'Nothing is set up until you choose.';
export const endMeans = {
  channel: 'It stops coming here, for everybody. It can be set up again.',
  direct: 'It stops coming here. It can be set up again.',
} as const;

export const listHeadline = (count: number): string =>
  count === 0
    ? 'No digest comes here.'
    : count === 1
      ? 'One digest comes here.'
      : `${count} digests come here.`;
export const inDirect = 'Comes to a direct conversation.';
export const comesTo = 'Comes to ';
export const ownHeadline = 'You set up elsewhere:';
export const listOffer =
  'Set one up with “/safeguard subscribe dorset” or “/safeguard subscribe dorset, kent child protection weekly monday 9am”. Anybody here may.';
export const setUpBy = 'Set up by ';
export const setUpOn = (day: string): string => ` on ${dateWords(day)}.`;
export const moreOf = (count: number): string => `Show ${count} more`;
export const whichToEnd = 'Which one should end?';
export const noneToEnd = (words: string): string =>
  `No digest here is about “${words}”. Which one should end?`;
export const paused = (reason: string): string => `Paused: ${pauseWords(reason)}.`;

export const previewLead = (name: string): string =>
  `A preview for you alone of what would come now. ${name}.`;
export const previewNothing = (name: string, since: string | null): string =>
  `${name}. Nothing is new${since === null ? '' : ` since ${dateWords(since)}`}, so nothing would be sent now.`;
export const whichPreview = 'Which one do you want to see?';

export const pausedNotice = (names: readonly string[], reason: string): string =>
  names.length === 1
    ? `A digest that you set up is paused, because ${pauseWords(reason)}. It is: ${names.join('')}.`
    : `${names.length} digests that you set up are paused, because ${pauseWords(reason)}. They are:\n${names
        .map((name) => `• ${name}`)
        .join('\n')}`;
export const pausedAdvice = (reason: string): string => {
  switch (kindOfPause(reason)) {
    case 'archived':
      return 'If the channel comes back, press Go on. If not, end it.';
    case 'outside':
      return 'Invite me there with `/invite @Safeguard`, then press Go on.';
    case 'refused':
      return 'Press Go on to try again.';
  }
};

function pauseWords(reason: string): string {
  switch (kindOfPause(reason)) {
    case 'archived':
      return 'its channel has been archived';
    case 'outside':
      return 'I am no longer in its channel, or not allowed to post there';
    case 'refused':
      return `Slack refused it three times (${reason})`;
  }
}

function kindOfPause(reason: string): 'archived' | 'outside' | 'refused' {
  if (reason === 'is_archived') return 'archived';
  return /^(?:not_in_channel|channel_not_found|restricted_action\w*|cannot_dm_bot|user_not_found)$/.test(
    reason,
  )
    ? 'outside'
    : 'refused';
}

/** Labels of the buttons. */
export const buttons = {
  subscribe: 'Subscribe',
  form: 'Choose in a form',
  preview: 'Preview',
  change: 'Change',
  manage: { channel: 'Digests of this channel', direct: 'Digests that come here' },
  end: 'End',
  resume: 'Go on',
  undo: 'Undo',
  sure: 'End this digest?',
  keep: 'Keep it',
} as const;

/** The form. Titles and buttons have at most 24 characters. */
export const formWords = {
  title: 'Digest',
  submit: 'Subscribe',
  save: 'Save',
  close: 'Cancel',
  channel: 'Where it should come',
  channelHint: 'A channel that I am in',
  place: 'Place',
  more: 'More places',
  moreHint: 'With commas between them, as you would write them in a question.',
  topic: 'Topic',
  measures: 'Measures of your own choice, instead of the topic',
  measuresHint: 'With commas between them, in everyday words or by their ids.',
  day: 'When',
  time: 'At',
  zone: 'Time zone',
  zoneHint: (usual: string) => `Such as ${usual}. The digest keeps to its clock in summer and winter.`,
  options: 'Also',
  onlyWhenChanged: 'Only when something changed',
  releaseBriefs: 'A brief when a new edition is loaded',
} as const;

export const formChoices = {
  weekly: (day: number): string => `Every ${weekdayName(day)}`,
  monthly: (day: number): string =>
    day === 31 ? 'Every month on its last day' : `Every month on the ${ordinal(day)}`,
} as const;

export const formFaults = {
  again: 'Choose again: this is not known any more.',
  ended: 'This authority was abolished, so there will be no news of it. Choose one that came after it.',
  zone: 'There is no such time zone. Write it like Europe/London.',
  onlyPlaces: 'Only places here: measures go into their own field.',
  onlyMeasures: 'Only measures here: places go into their own field.',
  everywhere: 'That is too many: take England or a region as a whole, or name the places.',
  noNeighbours: (name: string): string => `No list of statistical neighbours is held for ${name}.`,
  notKnown: 'This could not be read.',
  notUnderstood: (words: string): string => `“${words}” is not known here.`,
  several: (words: string, names: string): string =>
    `“${words}” can mean ${names}: write the one you mean in full.`,
  notHeld: (name: string): string => `${name}: this is not held here for authorities.`,
  tooManyPlaces: (limit: number): string => `Up to ${limit} places in one digest.`,
  tooManyMeasures: (limit: number): string => `Up to ${limit} measures in one digest.`,
} as const;
