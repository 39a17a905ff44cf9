import { useRef, useState, type JSX } from 'react';
import { Announcements } from './announcements.tsx';
import { composerId, Conversation } from './conversation.tsx';
import type { Message, Shown } from './contract.ts';
import { FormDialog } from './form-dialog.tsx';
import { HomeTab } from './home-tab.tsx';
import { doAct } from './live.ts';
import { threadButtonId } from './message-item.tsx';
import { homeId, nameOf } from './places.ts';
import { Sidebar } from './sidebar.tsx';
import { SessionContext, type Session } from './surroundings.ts';
import { Thread } from './thread.tsx';
import { wording } from './wording.ts';

interface WorkspaceProps {
  readonly shown: Shown;
  /** Somebody else is to sit at the page. */
  readonly onPerson: (id: string) => void;
}

/** The conversations of one person, the one that is open with its thread, and the form in front. */
export function Workspace({ shown, onPerson }: WorkspaceProps): JSX.Element {
  const { person, conversations, messages, modals } = shown;
  const [current, setCurrent] = useState(conversations[0]?.id ?? homeId);
  const [root, setRoot] = useState<string | null>(null);
  const [word, say] = useState('');
  // What was there before the page was opened is not new.
  const [read, setRead] = useState(() => newestIn(messages));
  const heading = useRef<HTMLHeadingElement>(null);

  const act: Session['act'] = async (wanted) => {
    say('');
    const done = await doAct(person.id, wanted);
    say(done.trouble ?? done.notice ?? '');
    return done;
  };
  const open = (id: string): void => {
    const { [current]: newest = '' } = newestIn(messages);
    setRead({ ...read, [current]: newest });
    setCurrent(id);
    setRoot(null);
    heading.current?.focus();
    if (id === homeId) void act({ do: 'open', tab: 'home' });
    else if (conversations.find((one) => one.id === id)?.kind === 'im') {
      void act({ do: 'open', tab: 'messages' });
    } else say('');
  };
  const unreadIn = (id: string): number =>
    id === current
      ? 0
      : messages.filter(
          ({ channel, ts, author }) => channel === id && author !== person.id && ts > (read[id] ?? ''),
        ).length;
  const closeThread = (closed: string): void => {
    setRoot(null);
    document.getElementById(threadButtonId(closed))?.focus();
  };

  const place = conversations.find(({ id }) => id === current);
  const thread = messages.find(({ channel, ts }) => channel === current && ts === root);
  const form = modals.at(-1);
  return (
    <SessionContext value={{ shown, act, say }}>
      {place === undefined ? null : (
        <a className="pg-skip" href={`#${composerId}`}>
          {wording.skip}
        </a>
      )}
      <div className="pg-columns">
        <Sidebar current={current} unreadIn={unreadIn} onOpen={open} onPerson={onPerson} />
        <main className="pg-main">
          <h1 ref={heading} tabIndex={-1}>
            {place === undefined ? wording.homeOf(shown.app.name) : nameOf(place, shown)}
          </h1>
          {place === undefined ? (
            <HomeTab />
          ) : (
            <Conversation key={place.id} place={place} onThread={setRoot} />
          )}
          <p className="pg-word" role="status">
            {word}
          </p>
        </main>
        {place === undefined || thread === undefined ? null : (
          <Thread key={thread.ts} place={place} root={thread} onClose={() => closeThread(thread.ts)} />
        )}
      </div>
      <Announcements />
      {form === undefined ? null : <FormDialog key={form.id} form={form} />}
    </SessionContext>
  );
}

/** The newest message of each conversation. */
function newestIn(messages: readonly Message[]): Readonly<Record<string, string>> {
  return Object.fromEntries(messages.map(({ channel, ts }) => [channel, ts]));
}
