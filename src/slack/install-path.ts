/** The page from which a workspace installs the app. */
export const installPath = '/slack/install';
/** Where Slack's page of consent leads back to; the manifest names it too. */
export const redirectPath = '/slack/oauth_redirect';
