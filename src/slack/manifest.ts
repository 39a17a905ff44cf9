import { parseDocument } from 'yaml';
import { eventsPath } from './events-path.ts';

const httpHeading =
  '# The Slack app of Safeguard over HTTP. https://api.slack.com/apps → Create New App → From a manifest.\n';

/** The manifest of the same app over HTTP: Socket Mode off, every request address set. Comments stay. */
export function httpManifest(socketManifest: string, base: URL): string {
  const address = new URL(eventsPath.slice(1), base.href.replace(/\/*$/, '/')).href;
  const manifest = parseDocument(socketManifest.replace(/^(?:#.*\n)+/, httpHeading));
  manifest.setIn(['settings', 'socket_mode_enabled'], false);
  manifest.setIn(['settings', 'event_subscriptions', 'request_url'], address);
  manifest.setIn(['settings', 'interactivity', 'request_url'], address);
  manifest.setIn(['features', 'slash_commands', 0, 'url'], address);
  return manifest.toString({ lineWidth: 0 });
}
