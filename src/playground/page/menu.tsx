import { useId, useRef, useState, type JSX, type KeyboardEvent, type ReactNode } from 'react';
import type { Choice, ChoiceGroup } from './block-kit.ts';
import { wording } from './wording.ts';

interface MenuProps {
  readonly label: string;
  readonly groups: readonly ChoiceGroup[];
  readonly onChoose: (choice: Choice) => void;
  /** What its button shows. */
  readonly children: ReactNode;
}

/**
 * A button that opens a list of things to do: arrows and first letters move in it. The browser closes it at Escape and
 * at a press elsewhere, and gives the focus back to the button.
 */
function Menu({ label, groups, onChoose, children }: MenuProps): JSX.Element {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const items = (): readonly HTMLElement[] => [
    ...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? []),
  ];

  const onKeyDown = (event: KeyboardEvent): void => {
    // The thread or form around it is not meant.
    event.stopPropagation();
    if (event.key === 'Tab') return menu.current?.hidePopover();
    const all = items();
    const to = moved(
      event.key,
      all.findIndex((item) => item === document.activeElement),
      all.map((item) => item.innerText),
    );
    if (to === null) return;
    event.preventDefault();
    all.at(to)?.focus();
  };
  return (
    <>
      <button
        type="button"
        className="pg-button pg-opens"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={label}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        className="pg-menu"
        aria-label={label}
        onToggle={({ newState }) => {
          if (newState === 'open') items()[0]?.focus();
        }}
        onKeyDown={onKeyDown}
      >
        {groups.map((group, at) => (
          <div key={at} role="group" aria-label={group.label || undefined}>
            {group.label === '' ? null : <p className="pg-group">{group.label}</p>}
            {group.choices.map((choice, index) => (
              <button
                key={index}
                type="button"
                role="menuitem"
                tabIndex={-1}
                onClick={() => {
                  menu.current?.hidePopover();
                  if (choice.url !== '') window.open(choice.url, '_blank', 'noopener');
                  onChoose(choice);
                }}
              >
                {choice.label}
                {choice.description === '' ? null : <small>{choice.description}</small>}
              </button>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

/** Three dots that open a short menu. */
export function OverflowMenu(props: Pick<MenuProps, 'groups' | 'onChoose'>): JSX.Element {
  return (
    <Menu label={wording.more} {...props}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <circle cx="4" cy="10" r="1.8" />
        <circle cx="10" cy="10" r="1.8" />
        <circle cx="16" cy="10" r="1.8" />
      </svg>
    </Menu>
  );
}

/**
 * A select that the app hears of at once. Not the browser's: that one tells of every option which the arrows pass.
 */
export function SelectMenu({
  label,
  groups,
  onChoose,
}: Pick<MenuProps, 'label' | 'groups' | 'onChoose'>): JSX.Element {
  const [last, setLast] = useState('');
  // What is no longer offered is not shown as chosen.
  const chosen = groups.some(({ choices }) => choices.some((choice) => choice.label === last)) ? last : '';
  return (
    <Menu
      label={chosen === '' ? label : `${label}: ${chosen}`}
      groups={groups}
      onChoose={(choice) => {
        setLast(choice.label);
        onChoose(choice);
      }}
    >
      {chosen || label}
      <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
        <path d="m4 7 6 7 6-7Z" />
      </svg>
    </Menu>
  );
}

/** Where a key leads in a list of labels; null when it leads nowhere. */
function moved(key: string, at: number, labels: readonly string[]): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % labels.length;
    case 'ArrowUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return -1;
    default: {
      if (key.length !== 1) return null;
      const begins = (label: string): boolean => label.toLowerCase().startsWith(key.toLowerCase());
      const next = labels.findIndex((label, index) => index > at && begins(label));
      const found = next === -1 ? labels.findIndex(begins) : next;
      return found === -1 ? null : found;
    }
  }
}
