import { useCallback, useEffect, useRef, type JSX, type ReactNode } from 'react';
import { Message } from './message.tsx';
import type { Act, Done, Message as Posted, Shown } from './contract.ts';

interface MessageListProps {
  readonly label: string;
  readonly messages: readonly Posted[];
  readonly shown: Shown;
  readonly act: (act: Act) => Promise<Done>;
  /** The replies to a message. */
  readonly repliesTo: (ts: string) => readonly Posted[];
  /** Opens a message's thread; null inside a thread. */
  readonly onThread: ((ts: string) => void) | null;
  readonly onWord: (word: string) => void;
  /** Stands above the first message. */
  readonly children?: ReactNode;
}

/** Messages in order, scrolled to the newest: to its beginning when it is longer than the window. */
export function MessageList(props: MessageListProps): JSX.Element {
  const { label, messages, shown, act, repliesTo, onThread, onWord, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const newest = messages.at(-1)?.ts;

  const showNewest = useCallback(() => {
    const last = box.current?.querySelector(':scope > ol > li:last-child');
    if (!box.current || !last) return;
    const { clientHeight, scrollTop } = box.current;
    const from = last.getBoundingClientRect().top - box.current.getBoundingClientRect().top + scrollTop;
    const tall = last.getBoundingClientRect().height > clientHeight;
    box.current.scrollTop = tall ? from : box.current.scrollHeight;
  }, []);
  useEffect(showNewest, [showNewest, newest, messages.length]);
  useEffect(() => {
    const list = box.current;
    // A picture has no height before it is there; its loading does not bubble, but can be caught on its way down.
    const grown = ({ target }: Event): void => {
      if (target instanceof Element && target.closest('li:last-child')) showNewest();
    };
    list?.addEventListener('load', grown, true);
    return () => list?.removeEventListener('load', grown, true);
  }, [showNewest]);

  return (
    <div ref={box} className="pg-messages" role="region" aria-label={label} tabIndex={0}>
      {children}
      <ol>
        {messages.map((message) => (
          <li key={message.ts}>
            <Message
              message={message}
              shown={shown}
              act={act}
              replies={repliesTo(message.ts)}
              onThread={onThread === null ? null : () => onThread(message.ts)}
              onWord={onWord}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
