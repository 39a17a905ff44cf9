import { useId, useRef, useState, type JSX } from 'react';
import type { Done } from './contract.ts';
import { hasRoom } from './has-room.ts';
import { wording } from './wording.ts';

interface ComposerProps {
  readonly label: string;
  readonly placeholder: string;
  /** What the box holds when nothing has been typed. */
  readonly start?: string;
  /** Beginnings that a person may not know. */
  readonly beginnings?: readonly string[];
  readonly onSend: (text: string) => Promise<Done>;
  readonly id?: string;
}

/**
 * The box that a message is typed in. Enter sends; an arrow up in an empty box brings the last message back, and so
 * does trouble.
 */
export function Composer(props: ComposerProps): JSX.Element {
  const { label, placeholder, start = '', beginnings = [], onSend, id } = props;
  const hint = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(start);
  const [last, setLast] = useState('');

  const send = async (): Promise<void> => {
    if (['', start.trim()].includes(text.trim())) return;
    setLast(text);
    setText(start);
    const { trouble } = await onSend(text);
    if (trouble !== undefined) setText((typed) => (typed === start ? text : typed));
  };
  const begin = (beginning: string): void => {
    setText(`${beginning} ${text.replace(/^[/@]\w+\s*/, '')}`);
    box.current?.focus();
  };
  return (
    <form
      className="pg-composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        ref={box}
        id={id}
        rows={Math.min(6, text.split('\n').length)}
        aria-label={label}
        aria-describedby={hint}
        placeholder={placeholder}
        autoFocus={hasRoom()}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            void send();
          } else if (event.key === 'ArrowUp' && text === start && last !== '') {
            event.preventDefault();
            setText(last);
          }
        }}
      />
      <div className="pg-composer-row">
        {beginnings.map((beginning) => (
          <button key={beginning} type="button" className="pg-quiet" onClick={() => begin(beginning)}>
            {beginning}
          </button>
        ))}
        <small id={hint}>
          <span className="pg-hidden">{wording.sendHint}</span>
          <span aria-hidden="true">{wording.newLine}</span>
        </small>
        <button type="submit" className="pg-button pg-primary">
          {wording.send}
        </button>
      </div>
    </form>
  );
}
