import { useId, type JSX } from 'react';
import { Blocks } from './blocks.tsx';
import type { Json, Message } from './contract.ts';
import { CopyButton } from './copy-button.tsx';
import { FileItem } from './file-item.tsx';
import { SurroundingsContext, useSession } from './surroundings.ts';
import { wording } from './wording.ts';

/** The threads that hang on the messages of a conversation. */
export interface ThreadsBelow {
  readonly open: (ts: string) => void;
  readonly replies: (ts: string) => number;
}

interface MessageItemProps {
  readonly message: Message;
  readonly threads?: ThreadsBelow;
}

/** One message as its reader sees it, with what can be done about it. */
export function MessageItem({ message, threads }: MessageItemProps): JSX.Element {
  const { shown } = useSession();
  const { channel, ts, onlyForYou } = message;
  const heading = useId();
  const reach = useId();
  const author = shown.people.find(({ id }) => id === message.author)?.name ?? message.author;
  const byApp = message.author === shown.app.id;
  return (
    <article
      className={onlyForYou ? 'pg-message pg-private' : 'pg-message'}
      aria-labelledby={onlyForYou ? `${heading} ${reach}` : heading}
    >
      {onlyForYou ? (
        <p className="pg-only-you" id={reach}>
          <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
            <path d="M1 10s3.3-6 9-6 9 6 9 6-3.3 6-9 6-9-6-9-6Zm9 3.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z" />
          </svg>
          {wording.onlyYou}
        </p>
      ) : null}
      <div className={byApp ? 'pg-avatar pg-avatar-app' : 'pg-avatar'} aria-hidden="true">
        {initialsOf(author)}
      </div>
      <div className="pg-said">
        <header id={heading}>
          <b>{author}</b> {byApp ? <span className="pg-badge">{wording.app}</span> : null}{' '}
          <time dateTime={momentOf(ts).toISOString()}>{clock.format(momentOf(ts))}</time>
        </header>
        <SurroundingsContext value={{ where: { in: 'message', channel, ts } }}>
          <Blocks blocks={message.blocks.length > 0 ? message.blocks : textBlocks(message.text)} />
        </SurroundingsContext>
        {shown.files
          .filter(({ id }) => message.files.includes(id))
          .map((file) => (
            <FileItem key={file.id} file={file} />
          ))}
        <div className="pg-about">
          {threads && !onlyForYou ? <ThreadButton ts={ts} threads={threads} /> : null}
          {byApp ? <CopyButton message={message} /> : null}
        </div>
      </div>
    </article>
  );
}

function ThreadButton({ ts, threads }: { readonly ts: string; readonly threads: ThreadsBelow }): JSX.Element {
  const replies = threads.replies(ts);
  return (
    <button
      type="button"
      id={threadButtonId(ts)}
      className={replies > 0 ? 'pg-quiet pg-replies' : 'pg-quiet'}
      onClick={() => threads.open(ts)}
    >
      {replies > 0 ? wording.replies(replies) : wording.replyInThread}
    </button>
  );
}

/** The button that opens a message's thread, so that the focus can come back to it. */
export function threadButtonId(ts: string): string {
  return `thread-${ts}`;
}

/** The words alone, as Slack shows a message without blocks. */
function textBlocks(text: string): readonly Json[] {
  return text === '' ? [] : [{ type: 'section', text: { type: 'mrkdwn', text } }];
}

/** "RR" */
function initialsOf(name: string): string {
  return name
    .split(' ')
    .map((part) => part[0])
    .join('')
    .slice(0, 2);
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

function momentOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}
