/** What the stand-in tells the person, where Slack or Slackbot would speak. The page's own words are in `page/`. */
export const playgroundWording = {
  undelivered: (why: string) => `Safeguard could not be reached${why === '' ? '' : `: ${why}`}.`,
  refused: (status: number) => `Safeguard did not take this delivery (HTTP ${status}).`,
  gone: 'This is no longer there.',
  tooLong: (length: number, most: number) =>
    `That is ${length.toLocaleString('en-GB')} characters, and a message has ${most.toLocaleString('en-GB')} at most. Nothing was sent.`,
  invite: 'In a channel, `/invite @Safeguard` lets Safeguard in.',
  invited: (place: string) => `Safeguard has joined #${place}.`,
  noCommand: (command: string) => `${command} is not a command here. Try /safeguard.`,
  notInThreads: 'Slack knows no commands in threads. Mention @Safeguard instead.',
  notMember: (place: string) =>
    `Safeguard is not in #${place}, so it did not see that. Write “/invite @Safeguard”, or use /safeguard, which works everywhere.`,
  unread:
    'Posted. Safeguard reads only what mentions it: begin with @Safeguard, or use /safeguard for an answer that only you see.',
  oddAnswer: 'Safeguard answered the form with something that Slack would not understand.',
  oddView: (why: string) => `Slack would not show the form that Safeguard answered with: ${why}`,
  address: (address: string) =>
    `Safeguard’s playground is at ${address}\nA simulation of Slack on this machine, for this machine only. Ctrl+C ends it; npm start -- --terminal answers here instead.`,
  portTaken: (port: number) =>
    `Port ${port} is taken by something else. Set PORT to another one, or leave it unset and a free one is found.`,
  otherPort: (port: number) => `Port ${port} is taken, so a free one is used.`,
  notInstalled:
    'The playground’s page needs the development packages (npm ci without --omit=dev). Answering in the terminal instead.',
} as const;
