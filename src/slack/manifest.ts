import { parse, parseDocument } from 'yaml';
import { z } from 'zod';
import { eventsPath } from './events-path.ts';
import { redirectPath } from './install-path.ts';

const httpHeading =
  '# The Slack app of Safeguard over HTTP. https://api.slack.com/apps → Create New App → From a manifest.\n';

/** The manifest of the same app over HTTP: Socket Mode off, every request address set. Comments stay. */
export function httpManifest(socketManifest: string, base: URL): string {
  const addressOf = (path: string): string => new URL(path.slice(1), base.href.replace(/\/*$/, '/')).href;
  const address = addressOf(eventsPath);
  const manifest = parseDocument(socketManifest.replace(/^(?:#.*\n)+/, httpHeading));
  manifest.setIn(['settings', 'socket_mode_enabled'], false);
  manifest.setIn(['settings', 'event_subscriptions', 'request_url'], address);
  manifest.setIn(['settings', 'interactivity', 'request_url'], address);
  // Lists that find as one types ask at an address of their own.
  manifest.setIn(['settings', 'interactivity', 'message_menu_options_url'], address);
  manifest.setIn(['features', 'slash_commands', 0, 'url'], address);
  manifest.setIn(['oauth_config', 'redirect_urls'], [addressOf(redirectPath)]);
  return manifest.toString({ lineWidth: 0 });
}

const asked = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** What the app asks a workspace for, in a manifest. */
export function botScopes(manifest: string): readonly string[] {
  return asked.parse(parse(manifest)).oauth_config.scopes.bot;
}
