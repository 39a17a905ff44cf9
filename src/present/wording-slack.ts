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
