import { postPatience } from '../digest/deliver-one.ts';
import type { FindPosted, Paused, Post, TellOwner } from '../digest/digest-message.ts';
import type { DigestsParts } from '../digest/run-digests.ts';
import { deliveryMetadata, findInHistory, postedBy } from '../digest/slack-outcome.ts';
import type { Store } from '../store/open-store.ts';
import { managing } from './digest-buttons.ts';
import { digestPictures, type DigestPicturesParts } from './digest-pictures.ts';
import { fitMessage, type Message } from './fit-message.ts';
import { errorForLog } from './log.ts';
import { openOutbound } from './outbound.ts';
import { refusesBlocks } from './outcome.ts';
import type { ClientOf } from './workspace-client.ts';

export interface DigestPosterParts extends DigestPicturesParts {
  readonly clientOf: ClientOf;
  readonly store: Pick<Store, 'threadMemory'>;
  /** What the owner of paused subscriptions is told. */
  readonly notice: (paused: Paused) => Message;
  readonly now: () => number;
}

/** What the deliverer of digests needs of Slack. */
export type DigestPoster = Pick<DigestsParts, 'post' | 'findPosted' | 'tellOwner' | 'note' | 'failed'>;

/** How many messages of a channel one look takes. */
const pageLength = 100;

/**
 * Outbound's part that posts digests: each message is sent off once, with the key of its delivery for programs to
 * read. The client must not retry, and two of its calls have to end within `postPatience`.
 */
export function digestPoster(parts: DigestPosterParts): DigestPoster {
  const { clientOf, store, notice, log, now } = parts;
  const showPicture = digestPictures(parts);
  if (parts.timeout * 2 >= postPatience)
    throw new RangeError('a call to Slack may take too long for digests');

  const post: Post = async ({ workspace, channel, key, content }) => {
    const found = await clientOf(workspace);
    if (found.kind === 'stranger') return { kind: 'refused', reason: 'not_installed' };
    if (found.kind === 'unreadable') return { kind: 'not-sent', reason: 'the installation cannot be read' };
    const { client } = found;
    const { message, shortened } = fitMessage(content);
    if (shortened.length > 0) log.warn({ key, shortened }, 'digest shortened to fit');
    const manageable = [...message.blocks, managing(channel)];
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
    if (content.chart !== undefined) showPicture(client, { channel, thread: ts }, content.chart);
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
