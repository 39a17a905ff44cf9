import type { JSX } from 'react';
import { Composer } from './composer.tsx';
import type { Place, Prompt } from './contract.ts';
import { MessageList } from './message-list.tsx';
import { nameOf } from './places.ts';
import { useSession } from './surroundings.ts';
import { wording } from './wording.ts';

export const composerId = 'pg-composer';

interface ConversationProps {
  readonly place: Place;
  /** Opens the thread of a message, by its timestamp. */
  readonly onThread: (ts: string) => void;
}

/** A channel or the direct messages with the app: how to begin, what was said, and where to write. */
export function Conversation({ place, onThread }: ConversationProps): JSX.Element {
  const { shown, act } = useSession();
  const { app, examples } = shown;
  const direct = place.kind === 'im';
  const name = nameOf(place, shown);
  const threads = Map.groupBy(
    shown.messages.filter(({ channel }) => channel === place.id),
    ({ thread }) => thread,
  );
  const write = (text: string) => act({ do: 'write', channel: place.id, thread: null, text });
  return (
    <>
      <MessageList
        label={wording.messagesIn(name)}
        messages={threads.get(null) ?? []}
        threads={{ open: onThread, replies: (ts) => threads.get(ts)?.length ?? 0 }}
      >
        <div className="pg-welcome">
          {direct ? (
            <>
              <p>{wording.emptyDirect(app.name)}</p>
              {place.suggested === null ? null : <Prompts {...place.suggested} onSend={write} />}
            </>
          ) : (
            <>
              <p>{wording.emptyChannel(name)}</p>
              <p>{wording.twoWays}</p>
              <Prompts title={wording.tryThese} prompts={examples.map(asCommand)} onSend={write} />
            </>
          )}
        </div>
      </MessageList>
      <Composer
        id={composerId}
        label={wording.write(name)}
        placeholder={direct ? wording.writeDirectHint(examples[0] ?? '') : wording.writeHint}
        beginnings={direct ? [] : ['/safeguard', `@${app.name}`]}
        onSend={write}
      />
    </>
  );
}

interface PromptsProps {
  readonly title: string;
  readonly prompts: readonly Prompt[];
  readonly onSend: (text: string) => unknown;
}

/** Questions to begin with, each sent as it stands. */
function Prompts({ title, prompts, onSend }: PromptsProps): JSX.Element {
  return (
    <>
      <p>{title}</p>
      <ul>
        {prompts.map((prompt) => (
          <li key={prompt.message}>
            <button type="button" className="pg-button" onClick={() => onSend(prompt.message)}>
              {prompt.title}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function asCommand(question: string): Prompt {
  const command = `/safeguard ${question}`;
  return { title: command, message: command };
}
