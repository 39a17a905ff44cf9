import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request calls this machine by its own name and comes from no other site's page. A name from elsewhere
 * that points here, or a page that posts across, must not reach what runs here through somebody's browser.
 */
export function isOwnRequest({ host = '', origin }: IncomingHttpHeaders): boolean {
  const own = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  return own && (origin === undefined || origin === `http://${host}`);
}
