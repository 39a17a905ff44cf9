import type { webApi } from '@slack/bolt';
import type { Log } from './log.ts';
import { outcomeOf, outcomeOfPost, type Outcome } from './outcome.ts';
import { post } from './post.ts';

/** A file and what goes with it. */
export interface FileToShow {
  readonly fileName: string;
  readonly title: string;
  /** What a picture shows, for those who cannot see it, at most `slackLimits.file.alt`; null where it is none. */
  readonly alt: string | null;
  /** Said above the file, in Slack's markup. */
  readonly comment: string;
  readonly content: Uint8Array;
}

/** Who is to see a file: everybody in a conversation, or one person alone. */
export type FileDestination =
  | { readonly kind: 'conversation'; readonly channel: string; readonly thread: string | null }
  | { readonly kind: 'direct'; readonly user: string };

export type Uploaded =
  | { readonly kind: 'shared' }
  /** Slack took it, but it did not turn up where it was to be shown. */
  | { readonly kind: 'unseen' }
  | { readonly kind: 'refused'; readonly code: string };

export interface UploadParts {
  /** Must not retry by itself. */
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** How long the address for the bytes may take to answer, in milliseconds. */
  readonly timeout: number;
}

/** Slack scans and sorts a file before it shows it: within seconds as a rule, and now and then never. */
const looks = [500, 1000, 2000, 4000, 8000] as const;
/** A file that comes later than this is not waited for. */
const longestWait = 10_000;

/**
 * Uploads a file and waits until it can be seen where it belongs. Never rejects. Without the scope to look
 * (`files:read`) it counts as shared once Slack has taken it.
 */
export async function uploadFile(
  { client, log, wait, timeout }: UploadParts,
  file: FileToShow,
  to: FileDestination,
): Promise<Uploaded> {
  /** One step: once more when Slack asks for patience. */
  const step = async (name: string, call: () => Promise<Outcome>): Promise<Outcome> => {
    const first = await call();
    const again = first.kind === 'later' && first.wait <= longestWait;
    if (again) await wait(first.wait);
    const outcome = again ? await call() : first;
    if (outcome.kind !== 'accepted') log.warn({ step: name, code: outcome.code }, 'a file was not taken');
    return outcome;
  };

  let channel: string | undefined = to.kind === 'conversation' ? to.channel : undefined;
  if (to.kind === 'direct') {
    const opened = await step('conversation', () =>
      outcomeOf(async () => {
        channel = (await client.conversations.open({ users: to.user })).channel?.id;
      }),
    );
    if (opened.kind !== 'accepted') return { kind: 'refused', code: opened.code };
  }

  // Slack's reference names the description alt_txt, its library alt_text.
  const described = {
    filename: file.fileName,
    length: file.content.length,
    ...(file.alt === null ? {} : { alt_txt: file.alt, alt_text: file.alt }),
  };
  let place: webApi.FilesGetUploadURLExternalResponse = { ok: false };
  const granted = await step('address', () =>
    outcomeOf(async () => {
      place = await client.files.getUploadURLExternal(described);
    }),
  );
  if (granted.kind !== 'accepted') return { kind: 'refused', code: granted.code };
  const { file_id: id, upload_url: address } = place;
  if (channel === undefined || id === undefined || address === undefined) {
    return { kind: 'refused', code: 'no_address' };
  }

  const carried = await step('bytes', () =>
    outcomeOfPost(() =>
      post(address, { type: 'application/octet-stream', body: Buffer.from(file.content) }, timeout),
    ),
  );
  if (carried.kind !== 'accepted') return { kind: 'refused', code: carried.code };

  const shown = { channel_id: channel, initial_comment: file.comment };
  const thread = to.kind === 'conversation' ? to.thread : null;
  const completed = await step('sharing', () =>
    outcomeOf(() =>
      client.files.completeUploadExternal({
        files: [{ id, title: file.title }],
        ...(thread === null ? shown : { ...shown, thread_ts: thread }),
      }),
    ),
  );
  // No answer may still mean that it was shared, so then too it is looked for.
  if (completed.kind !== 'accepted' && completed.kind !== 'unconfirmed') {
    return { kind: 'refused', code: completed.code };
  }

  for (const pause of looks) {
    await wait(pause);
    let found = false;
    const looked = await outcomeOf(async () => {
      found = isShared(await client.files.info({ file: id }), channel ?? '');
    });
    if (found) return { kind: 'shared' };
    if (looked.kind === 'refused' && looked.code === 'missing_scope') {
      return { kind: completed.kind === 'accepted' ? 'shared' : 'unseen' };
    }
  }
  log.warn('a file was taken and did not turn up');
  return { kind: 'unseen' };
}

function isShared({ file }: webApi.FilesInfoResponse, channel: string): boolean {
  const { shares } = file ?? {};
  return shares?.public?.[channel] !== undefined || shares?.private?.[channel] !== undefined;
}
