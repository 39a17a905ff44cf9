import type { MoreChoice } from './button-state.ts';

// What only Slack says: buttons, settings, forms and the home tab. Answers have theirs in the other wording-*.ts files.

/** Labels of the buttons under an answer, and what they do for those who hear them read out. */
export const buttonWords = {
  share: 'Share to channel',
  shareHint: 'Share to channel: post this answer for everybody in this conversation',
  chart: 'Chart',
  chartHint: 'Chart: show this answer as a picture',
  compare: 'Compare with…',
  place: 'Choose a place',
  trend: 'Trend',
  otherMeanings: 'Other meanings',
  further: 'Further questions',
  subscribe: 'Subscribe',
  subscribeHint: 'Subscribe: set up a digest of these figures for this conversation',
  form: 'Ask with a form',
  formHint: 'Ask with a form: it finds places and measures as you type',
  more: {
    story: 'Story draft',
    csv: 'Figures as CSV',
    cite: 'How to cite',
    check: 'Check again',
    wrong: 'This looks wrong',
  } satisfies Readonly<Record<MoreChoice, string>>,
} as const;

/** Words of a question in ids and codes that people say otherwise. */
export const askedWords: Readonly<Record<string, string>> = {
  profile: 'key figures of',
  breakdown: '',
  define: 'meaning of',
  source: 'source of',
};

/** What the help says in Slack alone. */
export const helpInSlack = [
  'In a thread anybody may go on with “@Safeguard and hampshire?”, “the rate?”, “over time”, “as a chart” or “as csv”; what is left out stays as it was.',
  'For a channel: “/safeguard set authority dorset”, “/safeguard settings”, “/safeguard subscribe dorset”. For yourself: the Home tab.',
] as const;

/** Said where a question names no place. */
export const usualAuthority = (name: string): string =>
  `No place was named, so this is about ${name}, the usual authority here.`;

export const wording = {
  shared: (who: string, question: string) => `${who} shared this answer. Asked: ${question}`,
  sharedBy: (question: string) => ` shared this answer. Asked: ${question}`,
  somebody: 'Somebody',
  sharedAlready: 'This answer has been shared here already.',
  shareFailed:
    'I could not post here. Invite me with `/invite @Safeguard`, then press *Share to channel* again. ' +
    'The answer above stays yours alone until then.',
  inviteMe:
    'I could not answer where you asked, because I am not a member there. ' +
    'Invite me with `/invite @Safeguard`, or use `/safeguard`, which works everywhere. Here is the answer:',
  elsewhere: 'I could not answer where you asked, so here is the answer:',
  chartComment: (title: string) => `Chart: ${title}`,
  chartSent: 'The chart is in your direct messages with me.',
  chartElsewhere: 'I could not post the chart where you asked, so it is in your direct messages with me.',
  chartNone: 'There is no chart of this answer.',
  chartAlready: 'This chart has been posted here already.',
  chartInWords: (shows: string) => `I could not show the chart as a picture. In words: ${shows}`,
  csvComment: (question: string) => `Figures as CSV: ${question}`,
  csvSent: 'The figures are in your direct messages with me, as a CSV file.',
  csvElsewhere: 'I could not post the file where you asked, so it is in your direct messages with me.',
  csvFailed: 'Slack did not take the file. Please try again in a minute.',
  perhapsLost:
    'My answer may not have reached you: Slack did not confirm it. If you cannot see it, please ask again.',
  broken:
    'Something went wrong on my side, so there is no answer. Please try again in a minute. ' +
    'What you typed has not been stored.',
  notInstalled:
    'I am no longer installed in this workspace, so I cannot answer here. ' +
    'Whoever looks after its apps can add Safeguard again from the page they installed it from.',
  welcome: 'You’re welcome. Ask for “help” to see what else can be asked.',
  inMenu:
    'That is in the menu (⋯) under the answer: *Check again* holds its figure against what is held now, and *This looks wrong* reports it.',
  oldButton:
    'This button belongs to another version of Safeguard. Ask again with `/safeguard` and use the new answer.',
} as const;

type Setting = 'authority' | 'neighbours' | 'basket';

/** Settings of a channel, or of one person. */
export const settingWords = {
  unconfirmed:
    'It is set, but Slack did not confirm that it was announced. If nothing about it is to be seen here, please tell the others.',
  ofChannel: 'Settings of this channel',
  own: 'Your own settings',
  names: {
    authority: 'Authority',
    neighbours: 'Model of statistical neighbours',
    basket: 'Basket',
  } satisfies Readonly<Record<Setting, string>>,
  none: {
    authority: 'none: a question has to name its place',
    neighbours: 'the newest',
    basket: 'none: a profile shows the key figures',
  } satisfies Readonly<Record<Setting, string>>,
  how: (model: string) =>
    `Change them with \`/safeguard set authority dorset\`, \`/safeguard set neighbours ${model}\` or ` +
    '`/safeguard set basket workforce`; `/safeguard unset authority` removes one. Anybody in the channel may, and every ' +
    'change is announced here with who made it.',
  howOwn:
    'Change it with `set authority dorset`, remove it with `unset authority`. It counts in our direct messages, and for ' +
    '`/safeguard` in channels that have no authority of their own.',
  latest: 'Latest changes',
  change: 'Change',
  clear: 'Remove all',
  clearTitle: 'Remove all settings?',
  clearText: 'Questions in this channel will have to name their place again. The change is announced here.',
  clearYes: 'Remove',
  clearNo: 'Keep',
  which: {
    authority: 'Which authority do you mean? Nothing is set yet.',
    neighbours: 'Which edition of the model of statistical neighbours? Nothing is set yet.',
    basket: 'Which basket of measures? Nothing is set yet.',
  } satisfies Readonly<Record<Setting, string>>,
  nothingSet: 'Nothing is set yet.',
  onlyAuthority: 'Only an authority can be set for yourself; neighbours and basket are set for a channel.',
  threads: 'A thread goes on with the place that is talked about in it.',
  otherThreads: 'This thread begins afresh; other threads go on with the place that is talked about in them.',
  done: 'Done.',
  same: 'That is how it is set already, so nothing has changed.',
  alone:
    'I could not tell the channel, because I cannot post there: invite me with `/invite @Safeguard`. ' +
    'The change counts all the same:',
  failed: 'The setting could not be kept, so nothing has changed. Please try again in a minute.',
} as const;

/** The form of a channel's settings. */
export const settingFormWords = {
  title: 'Settings of the channel',
  submit: 'Set',
  close: 'Cancel',
  lead: 'What questions in this channel mean where they leave something out. Every change is announced in the channel.',
  unset: 'Unset',
  none: {
    authority: 'None: questions name their place',
    neighbours: 'The newest',
    basket: 'The key figures',
  },
  gone: 'Choose again: this is not known any more.',
} as const;

/** "set this channel’s authority to Dorset: …", after the name of whoever did it. */
export function settingSet(setting: Setting, value: string): string {
  switch (setting) {
    case 'authority':
      return `set this channel’s authority to ${value}: a question here that names no place now means ${value}.`;
    case 'neighbours':
      return `set this channel’s model of statistical neighbours to ${value}: comparisons here use it unless another is named.`;
    case 'basket':
      return `set this channel’s basket to “${value}”: a profile here shows it.`;
  }
}

/** "removed this channel’s authority (it was Dorset): …" */
export function settingRemoved(setting: Setting, before: string): string {
  switch (setting) {
    case 'authority':
      return `removed this channel’s authority (it was ${before}): a question here has to name its place again.`;
    case 'neighbours':
      return `removed this channel’s model of statistical neighbours (it was ${before}): the newest compares again.`;
    case 'basket':
      return `removed this channel’s basket (it was “${before}”): a profile shows the key figures again.`;
  }
}

export const ownAuthority = (name: string | null): string =>
  name === null
    ? 'You have no authority of your own any more: a question has to name its place.'
    : `Your authority is ${name}: a question that names no place now means ${name}, in our direct messages and for \`/safeguard\` in channels without an authority of their own.`;

/** The form to ask by: labels, hints, faults at a field, and the words of its lists. */
export const formWords = {
  title: 'Ask Safeguard',
  submit: 'Ask',
  close: 'Cancel',
  place: 'Authority, region or England',
  placeHint:
    'Type a part of the name; districts and towns lead to the authority that runs children’s services there.',
  measure: 'Measure',
  measureHint: 'Type everyday words, such as “neglect” or “social workers”.',
  period: 'Period',
  beside: 'Compare with',
  choose: 'Choose or type',
  keep: 'Afterwards',
  keepThis: 'Save this question on my home tab',
  bestMatch: 'Best match',
  national: 'England and regions',
  usual: 'Usual',
  single: 'One year',
  span: 'Over the years',
  latest: 'The newest',
  allYears: 'All years',
  since: (year: string) => `Since ${year}`,
  until: (year: string) => `Up to ${year}`,
  range: (first: string, last: string) => `${first} to ${last}`,
  last: (count: number) => `The last ${count} years`,
  nothing: 'Nothing',
  neighbours: 'Its statistical neighbours',
  ownRegion: (name: string) => `Its region (${name})`,
  standsFor: (name: string) => `${name} lies there`,
  ended: (year: string) => `ended in ${year}`,
  again: 'Choose again: this is not known any more.',
  sameTwice: 'That is the authority itself: choose another one.',
  noNeighbours: 'Only authorities have statistical neighbours: choose something else.',
  noRegion: 'England and regions lie in no region: choose something else.',
  oneYear: 'Its neighbours are compared in one year: choose a single year or the newest.',
  notHeld: (first: string, last: string) => `Not held for that year: choose from ${first} to ${last}.`,
  notForPlace: (name: string) => `No figures of this measure are published for ${name}.`,
  saved: 'Saved on your home tab.',
  savedFull: (limit: number) =>
    `Your home tab holds ${limit} questions already, so this one was not saved: remove one there first.`,
  expired: 'Slack lets a form open only within three seconds, and that took longer. Please press again.',
  busy: 'Slack is busy just now, so the form could not be opened. Please press again in a moment.',
  refused: 'The form could not be opened. You can ask in words all the same: `/safeguard dorset neglect`.',
} as const;

/** Above the questions offered in an empty direct conversation. */
export const promptsTitle = 'Ask for a place and a measure, for example:';

/** The families of measures, as headings of a list. */
export const familyNames: Readonly<Record<string, string>> = {
  'child-protection-plans': 'Child protection plans',
  'category-of-abuse': 'Categories of abuse',
  'section-47-and-conferences': 'Section 47 enquiries and conferences',
  'referrals-and-assessments': 'Referrals and assessments',
  'assessment-factors': 'Factors found at assessment',
  'children-in-need': 'Children in need',
  'children-looked-after': 'Children looked after',
  'care-leavers-and-adoption': 'Care leavers and adoption',
  'courts-and-youth-justice': 'Courts and youth justice',
  workforce: 'Social workers',
  spending: 'Spending',
  ofsted: 'Ofsted grades',
  context: 'Context',
};

/** The home tab. */
export const homeWords = {
  title: 'Safeguard',
  intro:
    'Children’s safeguarding statistics in England, with source and comparison. Ask for a place and a measure: here with ' +
    'the form, in any channel with `/safeguard`, or in the Messages tab in your own words. What you ask here is ' +
    'answered in the Messages tab.',
  whatsNew: 'What’s new',
  ownTitle: 'Your authority',
  ownNone: 'None yet. Choose one, and a question that names no place means it.',
  ownIs: (name: string) => `${name}: a question of yours that names no place means it.`,
  choose: 'Choose an authority',
  remove: 'Remove',
  newcomerTitle: 'An answer, to begin with',
  newcomerAsked: (question: string) => `Asked: ${question}`,
  glanceTitle: (name: string) => `${name} at a glance`,
  wholeAnswer: 'The whole answer',
  allFigures: 'All key figures',
  channelsTitle: 'Set in your channels',
  channelsNone:
    'Nothing yet: after `/safeguard set authority dorset` in a channel a question there need not name the place.',
  channelsUnknown: 'I may not see which channels you are in: `/safeguard settings` shows what is set in one.',
  more: (count: number) => `and ${count} more`,
  savedTitle: 'Saved questions',
  savedNone: 'None yet: tick “Save this question on my home tab” in the form.',
  ask: 'Ask',
  removeSaved: 'Remove a saved question',
  digestsTitle: 'Digests',
  digestsNone: 'None yet: `/safeguard subscribe dorset` in a channel sends one there every Monday morning.',
  dataTitle: 'What is loaded, and what is due',
  dueTitle: 'The newest editions, by when the next is due:',
  overdueTitle: 'Editions that a newer one should have followed by now; it is not loaded yet:',
  edition: (edition: string | null, published: string) =>
    `${edition === null ? '' : `, ${edition}`}, published ${published}`,
  due: (day: string) => `: next due ${day}`,
  overdue: (day: string) => `: next was due ${day}`,
  older: (count: number) => `Beside them ${count} older editions and lists, for revisions and earlier years.`,
  kept:
    'Kept are your authority, saved questions, settings and digests, until you remove them; of what you type nothing ' +
    'is kept. Statistics about areas only: nothing about any child, family or worker.',
} as const;

/** "This looks wrong": the form, and what becomes of it. */
export const reportWords = {
  title: 'This looks wrong',
  submit: 'Send',
  close: 'Cancel',
  warning:
    'Please name or describe no child, family or worker here. Kept are the question as it was understood, the figure, and ' +
    'what you write below; whoever looks after Safeguard reads it.',
  about: (question: string) => `Question: ${question}`,
  shown: (figure: string) => `Shown: ${figure}`,
  category: 'What is wrong?',
  categories: {
    'wrong-figure': 'The figure itself',
    'wrong-place': 'It is another place',
    'wrong-measure': 'It is another measure',
    'wrong-period': 'It is another year',
    'wrong-wording': 'The words around it',
    other: 'Something else',
  } satisfies Readonly<Record<(typeof reportKinds)[number], string>>,
  expected: 'What should it be?',
  expectedHint: 'The number or the mark, as the publisher has it.',
  note: 'What else should be known?',
  noteHint: 'Where it is published, for example. Nothing about any child, family or worker.',
  aboutSomebody:
    'This seems to name somebody, or to be about one child or family. Please leave that out: only figures can be wrong here.',
  thanks: (id: string) =>
    `Thank you. It is kept as report ${id} and will be checked against the published table. What you typed to ask was never kept.`,
  failed: 'The report could not be kept. Please try again in a minute.',
} as const;

/** What can be wrong, in the order in which it is offered. */
export const reportKinds = [
  'wrong-figure',
  'wrong-place',
  'wrong-measure',
  'wrong-period',
  'wrong-wording',
  'other',
] as const;
