import { useId, useMemo, useState, type JSX } from 'react';
import { Blocks } from './blocks.tsx';
import type { Act, Done, Json, Message as Posted, Shown } from './contract.ts';
import { ModalBox } from './modal-box.tsx';
import { SurroundingsProvider, type Surroundings } from './surroundings.ts';
import { wording } from './wording.ts';

interface MessageProps {
  readonly message: Posted;
  readonly shown: Shown;
  readonly act: (act: Act) => Promise<Done>;
  /** Answers in its thread; a message in the thread itself has none. */
  readonly replies: readonly Posted[];
  readonly onThread: (() => void) | null;
  readonly onWord: (word: string) => void;
}

/** One message as its reader sees it, with what can be done about it. */
export function Message(props: MessageProps): JSX.Element {
  const { message, shown, act, replies, onThread, onWord } = props;
  const heading = useId();
  const reach = useId();
  const author = shown.people.find(({ id }) => id === message.author)?.name ?? message.author;
  const byApp = message.author === shown.app.id;
  const { channel, ts, onlyForYou } = message;
  const surroundings = useMemo((): Surroundings => {
    const where = { in: 'message', channel, ts } as const;
    return {
      shown,
      onUse: (block, action) => act({ do: 'use', where, block, action }),
      onSearch: async (block, action, query) =>
        (await act({ do: 'search', where, block, action, query })).options ?? [],
      onChange: null,
      errors: {},
    };
  }, [shown, act, channel, ts]);
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
      <div className={`pg-avatar${byApp ? ' pg-avatar-app' : ''}`} aria-hidden="true">
        {author
          .split(' ')
          .map((part) => part[0])
          .join('')
          .slice(0, 2)}
      </div>
      <div className="pg-said">
        <header id={heading}>
          <b>{author}</b> {byApp ? <span className="pg-badge">{wording.app}</span> : null}{' '}
          <time dateTime={dayAndTime(ts)}>{clock(ts)}</time>
        </header>
        <SurroundingsProvider value={surroundings}>
          <Blocks blocks={message.blocks.length > 0 ? message.blocks : textBlocks(message.text)} />
        </SurroundingsProvider>
        <Files message={message} shown={shown} />
        <div className="pg-about">
          {replies.length > 0 && onThread ? (
            <button type="button" className="pg-replies" onClick={onThread}>
              {wording.replies(replies.length)}
            </button>
          ) : null}
          {onThread && replies.length === 0 && !onlyForYou ? (
            <button type="button" className="pg-quiet" onClick={onThread}>
              {wording.replyInThread}
            </button>
          ) : null}
          {byApp ? <CopyButton message={message} onWord={onWord} /> : null}
        </div>
      </div>
    </article>
  );
}

function Files({ message, shown }: { readonly message: Posted; readonly shown: Shown }): JSX.Element[] {
  return shown.files
    .filter(({ id }) => message.files.includes(id))
    .map(({ id, name, title, alt, picture }) =>
      picture ? (
        <figure key={id} className="pg-picture">
          <a href={`/files/${id}`} target="_blank" rel="noopener">
            <img src={`/files/${id}`} alt={alt} />
          </a>
          <figcaption>{title}</figcaption>
        </figure>
      ) : (
        <p key={id} className="pg-file">
          <a href={`/files/${id}`} download={name}>
            {wording.file(name)}
          </a>
        </p>
      ),
    );
}

/** Puts the message on the clipboard as Slack's Block Kit Builder takes it, or shows it where that is not allowed. */
function CopyButton({
  message,
  onWord,
}: {
  readonly message: Posted;
  readonly onWord: (word: string) => void;
}): JSX.Element {
  const heading = useId();
  const [byHand, setByHand] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    const json = JSON.stringify({ text: message.text, blocks: message.blocks }, null, 2);
    try {
      await navigator.clipboard.writeText(json);
      onWord(wording.copied);
    } catch {
      setByHand(json);
    }
  };
  return (
    <>
      <button type="button" className="pg-quiet" onClick={() => void copy()}>
        {wording.copy}
      </button>
      {byHand === null ? null : (
        <ModalBox labelledBy={heading} onCancel={() => setByHand(null)}>
          <h2 id={heading}>{wording.copyByHand}</h2>
          <textarea
            className="pg-input pg-json"
            readOnly
            rows={14}
            value={byHand}
            aria-labelledby={heading}
          />
          <footer>
            <button type="button" className="pg-button" onClick={() => setByHand(null)}>
              {wording.close}
            </button>
          </footer>
        </ModalBox>
      )}
    </>
  );
}

/** The words alone, as Slack shows a message without blocks. */
function textBlocks(text: string): readonly Json[] {
  return text === '' ? [] : [{ type: 'section', text: { type: 'mrkdwn', text } }];
}

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

function clock(ts: string): string {
  return time.format(Number(ts) * 1000);
}

function dayAndTime(ts: string): string {
  return new Date(Number(ts) * 1000).toISOString();
}
