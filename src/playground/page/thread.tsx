import type { JSX } from 'react';
import { Composer } from './composer.tsx';
import type { Message, Place } from './contract.ts';
import { hasRoom } from './has-room.ts';
import { MessageList } from './message-list.tsx';
import { useSession } from './surroundings.ts';
import { wording } from './wording.ts';

interface ThreadProps {
  readonly place: Place;
  /** The message that the thread hangs on. */
  readonly root: Message;
  readonly onClose: () => void;
}

/** A message and its replies, beside the conversation; Escape closes it. */
export function Thread({ place, root, onClose }: ThreadProps): JSX.Element {
  const { shown, act } = useSession();
  return (
    <aside
      className="pg-thread"
      aria-label={wording.thread}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2 ref={focusWithoutRoom} tabIndex={-1}>
          {wording.thread}
        </h2>
        <button type="button" className="pg-close" aria-label={wording.closeThread} onClick={onClose}>
          ×
        </button>
      </header>
      <MessageList
        label={wording.thread}
        messages={shown.messages.filter(
          ({ channel, ts, thread }) => channel === place.id && (ts === root.ts || thread === root.ts),
        )}
      />
      <Composer
        label={wording.reply}
        placeholder={wording.reply}
        // In a channel the app hears only what mentions it.
        start={place.kind === 'im' ? '' : `@${shown.app.name} `}
        onSend={(text) => act({ do: 'write', channel: place.id, thread: root.ts, text })}
      />
    </aside>
  );
}

/** Where the box to write in does not take the focus, the heading does. */
function focusWithoutRoom(heading: HTMLElement | null): void {
  if (!hasRoom()) heading?.focus();
}
