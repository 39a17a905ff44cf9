import { postPatience } from '../digest/deliver-one.ts';
import type { FindPosted, Paused, Post, TellOwner } from '../digest/digest-message.ts';
import { turnstile } from '../digest/turnstile.ts';
import type { DigestsParts } from '../digest/run-digests.ts';
import { deliveryMetadata, findInHistory, postedBy } from '../digest/slack-outcome.ts';
import type { Store } from '../store/open-store.ts';
import { wording } from '../present/wording-slack.ts';
import type { Draw } from './ask.ts';
import type { BegunWork } from './begun-work.ts';
import { escaped, fitMessage, type Message } from './fit-message.ts';
import { errorForLog, type Log } from './log.ts';
import { refusesBlocks } from './outcome.ts';
import { managing } from './digest-buttons.ts';
import { openOutbound, type OutboundParts } from './outbound.ts';
import type { ClientOf } from './workspace-client.ts';

export interface DigestPosterParts extends Omit<OutboundParts, 'client'> {
  readonly clientOf: ClientOf;
  readonly store: Pick<Store, 'threadMemory'>;
  readonly draw: Draw;
  /** The day in London, as 2026-11-21. */
  readonly today: () => string;
  /** For what goes on after a post has been answered; a shutdown waits for it. */
  readonly work: BegunWork;
  /** True once nothing more should be begun. */
  readonly stopping: () => boolean;
  /** What the owner of paused subscriptions is told. */
  readonly notice: (paused: Paused) => Message;
  readonly log: Log;
  readonly now: () => number;
}

/** What the deliverer of digests needs of Slack. */
export type DigestPoster = Pick<DigestsParts, 'post' | 'findPosted' | 'tellOwner' | 'note' | 'failed'>;

/** How many messages of a channel one look takes. */
const pageLength = 100;
/** How many pictures are under way at once; at nine o'clock the others wait. */
const picturesAtOnce = 4;

/**
 * Outbound's part that posts digests: each message is sent off once, with the key of its delivery for programs to
 * read. The client must not retry, and two of its calls have to end within `postPatience`.
 */
export function digestPoster(parts: DigestPosterParts): DigestPoster {
  const { clientOf, store, notice, draw, today, work, stopping, log, now } = parts;
  const inTurn = turnstile(picturesAtOnce);
  if (parts.timeout * 2 >= postPatience)
    throw new RangeError('a call to Slack may take too long for digests');

  /** The picture of a digest, into its thread: one at most, and none where it does not work at once. */
  const showPicture = async (
    client: OutboundParts['client'],
    channel: string,
    thread: string,
    query: string,
  ): Promise<void> => {
    // A digest stands without its picture; nobody waits for one at the end.
    if (stopping()) return;
    const drawn = await draw(query, today());
    if (drawn.state === 'failed') log.error({ query, detail: drawn.detail }, 'no picture could be drawn');
    if (drawn.state !== 'drawn') return;
    const { fileName, title, alt, png } = drawn.picture;
    const file = { fileName, title, alt, content: png, comment: wording.chartComment(escaped(title)) };
    const shown = await openOutbound({ ...parts, client }).upload(file, {
      kind: 'conversation',
      channel,
      thread,
    });
    log.info({ query, chart: shown.kind }, 'charted');
  };

  const post: Post = async ({ workspace, channel, key, content }) => {
    const found = await clientOf(workspace);
    if (found.kind === 'stranger') return { kind: 'refused', reason: 'not_installed' };
    if (found.kind === 'unreadable') return { kind: 'not-sent', reason: 'the installation cannot be read' };
    const { client } = found;
    const { message, shortened } = fitMessage(content);
    if (shortened.length > 0) log.warn({ key, shortened }, 'digest shortened to fit');
    const manageable = [...message.blocks, managing];
    const send = (blocks: Message['blocks']) =>
      postedBy(() =>
        client.chat.postMessage({
          channel,
          text: message.text,
          ...(blocks.length === 0 ? {} : { blocks: [...blocks] }),
          parse: 'none',
          unfurl_links: false,
          unfurl_media: false,
          metadata: deliveryMetadata(key),
        }),
      );
    let posted = await send(manageable);
    if (posted.kind === 'refused' && refusesBlocks({ kind: 'refused', code: posted.reason })) {
      log.error({ key }, 'blocks of a digest refused: sending the text alone');
      posted = await send([]);
    }
    if (posted.kind !== 'sent' || posted.ts === null) return posted;
    const { ts } = posted;
    if (content.query !== null) {
      try {
        await store.threadMemory.remember(workspace, channel, ts, content.query, now());
      } catch (error) {
        log.error({ key, ...errorForLog(error) }, 'a digest could not be remembered for its thread');
      }
    }
    const { chart } = content;
    // Not waited for: a picture takes longer than a post may.
    if (chart !== undefined) void work.run(() => inTurn(() => showPicture(client, channel, ts, chart)));
    return posted;
  };

  const findPosted: FindPosted = async ({ workspace, channel, key, since }) => {
    const found = await clientOf(workspace);
    if (found.kind === 'stranger') return { kind: 'no-scope' };
    if (found.kind === 'unreadable') return { kind: 'later', reason: 'the installation cannot be read' };
    const { client } = found;
    return findInHistory(
      (cursor) =>
        client.conversations.history({
          channel,
          oldest: String(since / 1000),
          include_all_metadata: true,
          limit: pageLength,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      key,
    );
  };

  const tellOwner: TellOwner = async (paused) => {
    const { workspace, owner: user, reason, subscriptions } = paused;
    const found = await clientOf(workspace);
    const sent =
      found.kind === 'client'
        ? await openOutbound({ ...parts, client: found.client }).send(notice(paused), {
            kind: 'private',
            responseUrl: null,
            channel: null,
            user,
            thread: null,
            replace: false,
          })
        : found;
    const ids = subscriptions.map(({ id }) => id);
    log.warn({ workspace, subscriptions: ids, reason, owner: sent.kind }, 'subscriptions are paused');
  };

  return {
    post,
    findPosted,
    tellOwner,
    note: ({ key, workspace, outcome }) => {
      const about = { workspace, delivery: key, outcome: outcome.kind };
      if (outcome.kind === 'failed') log.error({ ...about, ...errorForLog(outcome.error) }, 'digest');
      else if (outcome.kind === 'unknown' || outcome.kind === 'refused') {
        log.warn({ ...about, reason: outcome.reason }, 'digest');
      } else log.info({ ...about, ...('reason' in outcome ? { reason: outcome.reason } : {}) }, 'digest');
    },
    failed: (error) => log.error(errorForLog(error), 'no digest could be sent this minute'),
  };
}
