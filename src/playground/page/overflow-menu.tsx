import { useEffect, useId, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { Choice } from './block-kit.ts';
import { wording } from './wording.ts';

interface OverflowMenuProps {
  readonly choices: readonly Choice[];
  readonly onChoose: (choice: Choice) => void;
}

/** Three dots that open a short menu; arrows move in it, Escape closes it. */
export function OverflowMenu({ choices, onChoose }: OverflowMenuProps): JSX.Element {
  const menu = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const close = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.parentElement?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [open]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const last = items.length - 1;
    const to = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[to]?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    } else if (event.key === 'Tab') setOpen(false);
  };

  return (
    <div className="pg-overflow">
      <button
        ref={button}
        type="button"
        className="pg-button pg-dots"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={menu}
        aria-label={wording.more}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <circle cx="4" cy="10" r="1.8" />
          <circle cx="10" cy="10" r="1.8" />
          <circle cx="16" cy="10" r="1.8" />
        </svg>
      </button>
      <div ref={box} id={menu} role="menu" hidden={!open} aria-label={wording.more} onKeyDown={onKeyDown}>
        {choices.map((choice, index) => (
          <button
            key={index}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              setOpen(false);
              button.current?.focus();
              if (choice.url !== '') window.open(choice.url, '_blank', 'noopener');
              onChoose(choice);
            }}
          >
            {choice.label}
            {choice.description === '' ? null : <small>{choice.description}</small>}
          </button>
        ))}
      </div>
    </div>
  );
}
