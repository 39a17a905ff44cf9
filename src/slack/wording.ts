/** Every sentence that the Slack edge itself says; answers have theirs in present. */
export const wording = {
  share: 'Share to channel',
  shareHint: 'Post this answer for everybody in this conversation',
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
  chart: 'Chart',
  chartHint: 'Show this answer as a picture',
  chartComment: (title: string) => `Chart: ${title}`,
  chartSent: 'The chart is in your direct messages with me.',
  chartElsewhere: 'I could not post the chart where you asked, so it is in your direct messages with me.',
  chartNone: 'There is no chart of this answer.',
  chartAlready: 'This chart has been posted here already.',
  chartInWords: (shows: string) => `I could not show the chart as a picture. In words: ${shows}`,
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
