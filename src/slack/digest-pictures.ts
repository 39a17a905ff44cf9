import type { webApi } from '@slack/bolt';
import { turnstile } from '../digest/turnstile.ts';
import { wording } from '../present/wording-slack.ts';
import type { Draw } from './ask.ts';
import type { BegunWork } from './begun-work.ts';
import { escaped } from './fit-message.ts';
import { openOutbound, type OutboundParts } from './outbound.ts';

export interface DigestPicturesParts extends Omit<OutboundParts, 'client'> {
  readonly draw: Draw;
  /** The day in London, as 2026-11-21. */
  readonly today: () => string;
  /** For what goes on after a post has been answered; a shutdown waits for it. */
  readonly work: BegunWork;
  /** True once nothing more should be begun. */
  readonly stopping: () => boolean;
}

/** How many pictures are under way at once; at nine o'clock the others wait. */
const picturesAtOnce = 4;

/**
 * Begins to show the picture of a question in the thread of a digest: one at most, and none where it does not work at
 * once. Not waited for, since a picture takes longer than a post may.
 */
export function digestPictures(
  parts: DigestPicturesParts,
): (
  client: webApi.WebClient,
  at: { readonly channel: string; readonly thread: string },
  query: string,
) => void {
  const { draw, today, work, stopping, log } = parts;
  const inTurn = turnstile(picturesAtOnce);
  return (client, at, query) => {
    const show = async (): Promise<void> => {
      // A digest stands without its picture; nobody waits for one at the end.
      if (stopping()) return;
      const drawn = await draw(query, today());
      if (drawn.state === 'failed') log.error({ query, detail: drawn.detail }, 'no picture could be drawn');
      if (drawn.state !== 'drawn') return;
      const { fileName, title, alt, png } = drawn.picture;
      const file = { fileName, title, alt, content: png, comment: wording.chartComment(escaped(title)) };
      const shown = await openOutbound({ ...parts, client }).upload(file, { kind: 'conversation', ...at });
      log.info({ query, chart: shown.kind }, 'charted');
    };
    void work.run(() => inTurn(show));
  };
}
