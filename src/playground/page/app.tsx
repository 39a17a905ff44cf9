import { useCallback, useEffect, useMemo, useRef, useState, type JSX } from 'react';
import type { Act, Done, Message, Place, Shown } from './contract.ts';
import { Composer } from './composer.tsx';
import { FormDialog } from './form-dialog.tsx';
import { HomeTab } from './home-tab.tsx';
import { doAct, useLive } from './live.ts';
import { MessageList } from './message-list.tsx';
import { Sidebar } from './sidebar.tsx';
import { wording } from './wording.ts';

/** The whole page. */
export function App(): JSX.Element {
  const [person, setPerson] = useState('');
  const { shown, connected } = useLive(person);
  return (
    <div className="pg-app">
      <p className="pg-simulation" role="note">
        {wording.simulation}
      </p>
      {connected ? null : (
        <p className="pg-trouble" role="alert">
          {wording.disconnected}
        </p>
      )}
      {shown === null ? (
        <p className="pg-waiting">{wording.connecting}</p>
      ) : (
        <Workspace key={shown.person.id} shown={shown} onPerson={setPerson} />
      )}
    </div>
  );
}

const composerId = 'pg-composer';

/** On a phone the keyboard would come up over what there is to read. */
function hasRoom(): boolean {
  return globalThis.matchMedia('(min-width: 801px)').matches;
}

interface WorkspaceProps {
  readonly shown: Shown;
  /** Somebody else is to sit at the page. */
  readonly onPerson: (id: string) => void;
}

function Workspace({ shown, onPerson }: WorkspaceProps): JSX.Element {
  const person = shown.person.id;
  const first = shown.conversations[0]?.id ?? '';
  const [current, setCurrent] = useState(first);
  const [thread, setThread] = useState<string | null>(null);
  const [word, setWord] = useState('');
  const [read, setRead] = useState<Readonly<Record<string, string>>>(() =>
    // What was there before the page was opened is not new.
    Object.fromEntries(shown.messages.map(({ channel, ts }) => [channel, ts])),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const announced = useAnnouncement(shown);

  const act = useCallback(
    async (wanted: Act): Promise<Done> => {
      setWord('');
      const done = await doAct(person, wanted);
      setWord(done.trouble ?? done.notice ?? '');
      return done;
    },
    [person],
  );

  const place = shown.conversations.find(({ id }) => id === current);
  const messages = useMemo(
    () => shown.messages.filter(({ channel }) => channel === current),
    [shown.messages, current],
  );
  const newest = messages.at(-1)?.ts;
  useEffect(() => {
    if (newest !== undefined) setRead((before) => ({ ...before, [current]: newest }));
  }, [current, newest]);

  const open = (id: string): void => {
    setCurrent(id);
    setThread(null);
    setWord('');
    heading.current?.focus();
    if (id === 'home') void act({ do: 'open', tab: 'home' });
    else if (shown.conversations.find((one) => one.id === id)?.kind === 'im') {
      void act({ do: 'open', tab: 'messages' });
    }
  };
  const closeThread = (): void => {
    setThread(null);
    document.getElementById(composerId)?.focus();
  };
  const form = shown.modals.at(-1);
  const name = place === undefined ? wording.homeOf(shown.app.name) : nameOf(place, shown);

  return (
    <>
      <a className="pg-skip" href={`#${composerId}`}>
        {wording.skip}
      </a>
      <div className="pg-columns">
        <Sidebar
          shown={shown}
          current={current}
          unread={(id) =>
            id === current
              ? 0
              : shown.messages.filter(
                  ({ channel, ts, author }) => channel === id && author !== person && ts > (read[id] ?? ''),
                ).length
          }
          onOpen={open}
          onPerson={onPerson}
          onShortcut={(id) => void act({ do: 'shortcut', id })}
        />
        <main className="pg-main">
          <h1 ref={heading} tabIndex={-1}>
            {name}
          </h1>
          {place === undefined ? (
            <HomeTab shown={shown} act={act} />
          ) : (
            <Conversation
              key={place.id}
              place={place}
              name={name}
              shown={shown}
              messages={messages}
              act={act}
              onThread={setThread}
              onWord={setWord}
            />
          )}
          <p className="pg-word" role="status">
            {word}
          </p>
        </main>
        {thread === null || place === undefined ? null : (
          <Thread
            key={thread}
            place={place}
            root={thread}
            shown={shown}
            messages={messages}
            act={act}
            onClose={closeThread}
            onWord={setWord}
          />
        )}
      </div>
      <p className="pg-hidden" aria-live="polite">
        {announced}
      </p>
      {form === undefined ? null : <FormDialog key={form.id} open={form} shown={shown} act={act} />}
    </>
  );
}

interface ConversationProps {
  readonly place: Place;
  readonly name: string;
  readonly shown: Shown;
  readonly messages: readonly Message[];
  readonly act: (act: Act) => Promise<Done>;
  readonly onThread: (ts: string) => void;
  readonly onWord: (word: string) => void;
}

function Conversation(props: ConversationProps): JSX.Element {
  const { place, name, shown, messages, act, onThread, onWord } = props;
  const direct = place.kind === 'im';
  const write = (text: string): void => void act({ do: 'write', channel: place.id, thread: null, text });
  const example = shown.examples[0] ?? '';
  return (
    <>
      <MessageList
        label={wording.messagesIn(name)}
        messages={messages.filter(({ thread }) => thread === null)}
        shown={shown}
        act={act}
        repliesTo={(ts) => messages.filter(({ thread }) => thread === ts)}
        onThread={onThread}
        onWord={onWord}
      >
        <div className="pg-welcome">
          <p>{direct ? wording.emptyDirect(shown.app.name) : wording.emptyChannel(name)}</p>
          {direct ? null : <p>{wording.twoWays}</p>}
          <p>{wording.tryThese}</p>
          <ul>
            {shown.examples.map((question) => {
              const text = direct ? question : `/safeguard ${question}`;
              return (
                <li key={question}>
                  <button type="button" className="pg-button" onClick={() => write(text)}>
                    {text}
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      </MessageList>
      <Composer
        id={composerId}
        label={wording.write(name)}
        placeholder={direct ? `${wording.writeDirectHint}${example}` : wording.writeHint}
        start=""
        beginnings={direct ? [] : ['/safeguard', `@${shown.app.name}`]}
        focus={hasRoom()}
        onSend={write}
      />
    </>
  );
}

interface ThreadProps extends Omit<ConversationProps, 'onThread' | 'name'> {
  /** The message that the thread hangs on. */
  readonly root: string;
  readonly onClose: () => void;
}

function Thread({ place, root, shown, messages, act, onClose, onWord }: ThreadProps): JSX.Element {
  const direct = place.kind === 'im';
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!hasRoom()) heading.current?.focus();
  }, []);
  return (
    <aside
      className="pg-thread"
      aria-label={wording.thread}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {wording.thread}
        </h2>
        <button type="button" className="pg-quiet" aria-label={wording.closeThread} onClick={onClose}>
          ×
        </button>
      </header>
      <MessageList
        label={wording.thread}
        messages={messages.filter(({ ts, thread }) => ts === root || thread === root)}
        shown={shown}
        act={act}
        repliesTo={() => []}
        onThread={null}
        onWord={onWord}
      />
      <Composer
        label={wording.reply}
        placeholder={wording.reply}
        // In a channel the app hears only what mentions it.
        start={direct ? '' : `@${shown.app.name} `}
        beginnings={[]}
        focus={hasRoom()}
        onSend={(text) => void act({ do: 'write', channel: place.id, thread: root, text })}
      />
    </aside>
  );
}

function nameOf({ kind, name }: Place, { app }: Shown): string {
  return kind === 'im' ? app.name : `#${name}`;
}

/** What a screen reader hears of the newest message by somebody else: its first line, which is complete by itself. */
function useAnnouncement({ messages, people, person }: Shown): string {
  const known = useRef<Map<string, string> | null>(null);
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    const before = known.current;
    known.current = new Map(messages.map(({ channel, ts, text }) => [`${channel} ${ts}`, text]));
    if (before === null) return;
    const fresh = messages.findLast(
      ({ channel, ts, text, author }) => author !== person.id && before.get(`${channel} ${ts}`) !== text,
    );
    if (fresh === undefined) return;
    const who = people.find(({ id }) => id === fresh.author)?.name ?? fresh.author;
    setAnnounced(wording.said(who, fresh.onlyForYou, plain(fresh.text.split('\n', 1)[0] ?? '')));
  }, [messages, people, person.id]);
  return announced;
}

/** Slack's three escapes undone. */
function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
