import type { MoreChoice } from './button-state.ts';

// What only Slack says: buttons, settings, forms and the home tab. Answers have their sentences in wording.ts.

/** Labels of the buttons under an answer, and what they do for those who hear them read out. */
export const buttonWords = {
  share: 'Share to channel',
  shareHint: 'Post this answer for everybody in this conversation',
  chart: 'Chart',
  chartHint: 'Show this answer as a picture',
  compare: 'Compare with neighbours',
  trend: 'Trend',
  otherMeanings: 'Other meanings',
  further: 'Further questions',
  form: 'Ask with a form',
  formHint: 'Open a form that finds places and measures as you type',
  more: {
    story: 'Story draft',
    csv: 'Figures as CSV',
    cite: 'How to cite',
    check: 'Check again',
    wrong: 'This looks wrong',
  } satisfies Readonly<Record<MoreChoice, string>>,
} as const;

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
  oldButton:
    'This button belongs to another version of Safeguard. Ask again with `/safeguard` and use the new answer.',
} as const;

type Setting = 'authority' | 'neighbours' | 'basket';

/** Settings of a channel, or of one person. */
export const settingWords = {
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
  how:
    'Change them with `/safeguard set authority dorset`, `/safeguard set neighbours 2021` or ' +
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
  done: 'Done.',
  same: 'That is how it is set already, so nothing has changed.',
  alone:
    'I could not tell the channel, because I cannot post there: invite me with `/invite @Safeguard`. ' +
    'The change counts all the same:',
  failed: 'The setting could not be kept, so nothing has changed. Please try again in a minute.',
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
