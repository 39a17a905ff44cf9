import { useEffect, useRef, type JSX, type ReactNode } from 'react';
import { MessageItem, type ThreadsBelow } from './message-item.tsx';
import type { Message } from './contract.ts';

interface MessageListProps {
  readonly label: string;
  readonly messages: readonly Message[];
  /** Not set in a thread itself. */
  readonly threads?: ThreadsBelow;
  /** Stands above the first message. */
  readonly children?: ReactNode;
}

/** Messages in order, scrolled to the newest: to its beginning when it is longer than the window. */
export function MessageList({ label, messages, threads, children }: MessageListProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const newest = messages.at(-1)?.ts;
  useEffect(() => showNewest(box.current), [newest]);
  return (
    <div
      ref={box}
      className="pg-messages"
      role="region"
      aria-label={label}
      tabIndex={0}
      // A picture has no height before it is there.
      onLoadCapture={({ target }) => {
        if (target instanceof Element && target.closest('li:last-child')) showNewest(box.current);
      }}
    >
      {children}
      <ol>
        {messages.map((message) => (
          <li key={message.ts}>
            <MessageItem message={message} {...(threads ? { threads } : {})} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function showNewest(box: HTMLElement | null): void {
  const last = box?.querySelector(':scope > ol > li:last-child');
  if (!box || !last) return;
  const { top, height } = last.getBoundingClientRect();
  const from = top - box.getBoundingClientRect().top + box.scrollTop;
  box.scrollTop = height > box.clientHeight ? from : box.scrollHeight;
}
