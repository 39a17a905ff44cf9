// What is said about the settings of a channel, or of one person.

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
