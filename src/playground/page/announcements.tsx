import { useState, type JSX } from 'react';
import type { Message } from './contract.ts';
import { useSession } from './surroundings.ts';
import { wording } from './wording.ts';

/** What a screen reader hears of new messages by others: the first line of each, which is complete by itself. */
export function Announcements(): JSX.Element {
  const { messages, people, person } = useSession().shown;
  const [known, setKnown] = useState(messages);
  const [fresh, setFresh] = useState<readonly Message[]>([]);
  if (messages !== known) {
    const before = new Set(known.map(saying));
    const since = messages.filter((message) => message.author !== person.id && !before.has(saying(message)));
    setKnown(messages);
    if (since.length > 0) setFresh(since);
  }
  return (
    <div className="pg-hidden" aria-live="polite">
      {fresh.map((message) => (
        <p key={saying(message)}>
          {wording.said(
            people.find(({ id }) => id === message.author)?.name ?? message.author,
            message.onlyForYou,
            plain(message.text.split('\n', 1)[0] ?? ''),
          )}
        </p>
      ))}
    </div>
  );
}

/** One message as it reads now: one that was changed is new. */
function saying({ channel, ts, text }: Message): string {
  return `${channel} ${ts} ${text}`;
}

/** Slack's three escapes undone. */
function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
