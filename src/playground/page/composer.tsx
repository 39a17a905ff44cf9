import { useEffect, useId, useRef, useState, type JSX } from 'react';
import { wording } from './wording.ts';

interface ComposerProps {
  readonly label: string;
  readonly placeholder: string;
  /** What the box holds when nothing has been typed. */
  readonly start: string;
  /** Beginnings that a person may not know. */
  readonly beginnings: readonly string[];
  readonly focus: boolean;
  readonly onSend: (text: string) => void;
  readonly id?: string;
}

/** The box that a message is typed in. Enter sends; an arrow up in an empty box brings the last message back. */
export function Composer(props: ComposerProps): JSX.Element {
  const { label, placeholder, start, beginnings, focus, onSend, id } = props;
  const hint = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const last = useRef('');
  const [text, setText] = useState(start);

  useEffect(() => {
    if (!focus || !box.current) return;
    box.current.focus();
    box.current.setSelectionRange(start.length, start.length);
  }, [focus, start]);

  const send = (): void => {
    if (text.trim() === '' || text.trim() === start.trim()) return;
    last.current = text;
    onSend(text);
    setText(start);
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
        send();
      }}
    >
      <textarea
        ref={box}
        id={id}
        rows={Math.min(6, text.split('\n').length)}
        aria-label={label}
        aria-describedby={hint}
        placeholder={placeholder}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            send();
          } else if (event.key === 'ArrowUp' && text === start && last.current !== '') {
            event.preventDefault();
            setText(last.current);
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
