import { useId, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { choiceOf, type Choice, type ChoiceGroup } from './block-kit.ts';
import type { OptionGroup } from './contract.ts';
import { wording } from './wording.ts';

interface SearchBoxProps {
  readonly label: string;
  readonly initial: string;
  readonly placeholder: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  /** How many letters the app wants before it searches. */
  readonly least: number;
  readonly onSearch: (query: string) => Promise<readonly OptionGroup[]>;
  /** Null when the choice is taken back. */
  readonly onChoose: (choice: Choice | null) => void;
}

const typingPause = 120;

/** A select whose options the app finds while somebody types: a combobox with a list below it. */
export function SearchBox(props: SearchBoxProps): JSX.Element {
  const { label, initial, placeholder, describedBy, invalid, least, onSearch, onChoose } = props;
  const list = useId();
  const [begun, setBegun] = useState(initial);
  const [chosen, setChosen] = useState(initial);
  const [text, setText] = useState(initial);
  const [open, setOpen] = useState(false);
  /** Null while nothing has been found yet. */
  const [groups, setGroups] = useState<readonly ChoiceGroup[] | null>(null);
  const [active, setActive] = useState(0);
  const newest = useRef(0);
  const choices = groups?.flatMap((group) => group.choices) ?? [];
  if (initial !== begun) {
    // The app has chosen anew.
    setBegun(initial);
    setChosen(initial);
    setText(initial);
  }

  /** Opens the list on what is typed; only the answer to the newest search is shown. */
  const search = async (typed: string): Promise<void> => {
    const query = typed === chosen ? '' : typed.trim();
    const turn = (newest.current += 1);
    setOpen(true);
    setGroups(null);
    if (query.length < least) return;
    await new Promise((resolve) => setTimeout(resolve, query === '' ? 0 : typingPause));
    if (turn !== newest.current) return;
    const found = await onSearch(query);
    if (turn !== newest.current) return;
    setGroups(found.map((group) => ({ label: group.label, choices: group.options.map(choiceOf) })));
    setActive(0);
  };
  const choose = (choice: Choice): void => {
    setText(choice.label);
    setChosen(choice.label);
    setOpen(false);
    onChoose(choice);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (steps !== undefined) {
      event.preventDefault();
      if (!open) void search(text);
      else if (choices.length > 0) setActive((active + steps + choices.length) % choices.length);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      const choice = choices[active];
      if (choice) choose(choice);
    } else if (event.key === 'Escape' && open) {
      // The list closes, the form around it stays.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };

  let index = -1;
  return (
    <div className="pg-search">
      <input
        type="text"
        role="combobox"
        className="pg-input"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && choices.length > 0 ? `${list}-${active}` : undefined}
        autoComplete="off"
        placeholder={placeholder}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          void search(target.value);
          if (target.value === '' && chosen !== '') {
            setChosen('');
            onChoose(null);
          }
        }}
        onFocus={({ target }) => target.select()}
        onClick={() => {
          if (!open) void search(text);
        }}
        onBlur={() => {
          setOpen(false);
          setText(chosen);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="pg-search-list" hidden={!open}>
        <p role="status">{open ? stateOf(text === chosen ? '' : text.trim(), least, groups) : ''}</p>
        <ul role="listbox" id={list} aria-label={label}>
          {groups?.map((group, at) => (
            <li key={at} role="presentation">
              {group.label === '' ? null : <p className="pg-group">{group.label}</p>}
              <ul role="group" aria-label={group.label || label}>
                {group.choices.map((choice) => {
                  index += 1;
                  const own = index;
                  return (
                    <li
                      key={own}
                      ref={own === active ? bringIntoView : null}
                      id={`${list}-${own}`}
                      role="option"
                      aria-selected={own === active}
                      // Before the field loses the focus, and with it the list.
                      onMouseDown={(event) => {
                        event.preventDefault();
                        choose(choice);
                      }}
                    >
                      {choice.label}
                      {choice.description === '' ? null : <small>{choice.description}</small>}
                    </li>
                  );
                })}
              </ul>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** How far a search is, in words. */
function stateOf(query: string, least: number, groups: readonly ChoiceGroup[] | null): string {
  if (query.length < least) return wording.searchMore(least);
  if (groups === null) return wording.searching;
  const count = groups.reduce((sum, { choices }) => sum + choices.length, 0);
  return count === 0 ? wording.nothingFound : wording.found(count);
}

function bringIntoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
