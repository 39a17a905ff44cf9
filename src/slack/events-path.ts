/** Where the app takes everything that Slack sends over HTTP; the manifest names it too. */
export const eventsPath = '/slack/events';
