import type { MoreChoice } from './button-state.ts';

// What only Slack says: buttons, short messages and the home tab. Answers have theirs in the other wording-*.ts files.

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

/** Above the questions offered in an empty direct conversation. */
export const promptsTitle = 'Ask for a place and a measure, for example:';

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
