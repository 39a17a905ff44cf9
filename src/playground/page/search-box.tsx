import { useEffect, useId, useRef, useState, type JSX, type KeyboardEvent } from 'react';
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
  readonly focus: boolean;
  readonly onSearch: (query: string) => Promise<readonly OptionGroup[]>;
  /** Null when the choice is taken back. */
  readonly onChoose: (choice: Choice | null) => void;
}

const typingPause = 120;

/** A select whose options the app finds while somebody types: a combobox with a list below it. */
export function SearchBox(props: SearchBoxProps): JSX.Element {
  const { label, initial, placeholder, describedBy, invalid, least, focus, onSearch, onChoose } = props;
  const list = useId();
  const [text, setText] = useState(initial);
  const [chosen, setChosen] = useState(initial);
  const [open, setOpen] = useState(false);
  const [groups, setGroups] = useState<readonly ChoiceGroup[] | null>(null);
  const [active, setActive] = useState(0);
  const asked = useRef(0);
  const choices = groups?.flatMap((group) => group.choices) ?? [];
  const query = text === chosen ? '' : text.trim();
  const enough = query.length >= least;

  const search = async (turn: number): Promise<void> => {
    const found = await onSearch(query);
    if (turn !== asked.current) return;
    setGroups(found.map((group) => ({ label: group.label, choices: group.options.map(choiceOf) })));
    setActive(0);
  };
  useEffect(() => {
    if (!open || !enough) {
      setGroups(null);
      return;
    }
    // Only the answer to the newest search is shown.
    const turn = (asked.current += 1);
    const timer = setTimeout(() => {
      void search(turn);
    }, typingPause);
    return () => clearTimeout(timer);
    // The function is a new one at each drawing and always does the same.
  }, [query, open, enough]);

  useEffect(() => {
    document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, list]);

  const choose = (choice: Choice): void => {
    setText(choice.label);
    setChosen(choice.label);
    setOpen(false);
    onChoose(choice);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (choices.length > 0) {
        setActive((active + (event.key === 'ArrowDown' ? 1 : choices.length - 1)) % choices.length);
      }
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

  const state = !enough
    ? wording.searchMore(least)
    : groups === null
      ? wording.searching
      : choices.length === 0
        ? wording.nothingFound
        : wording.found(choices.length);
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
        autoFocus={focus}
        placeholder={placeholder}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setOpen(true);
          if (target.value === '' && chosen !== '') {
            setChosen('');
            onChoose(null);
          }
        }}
        onFocus={({ target }) => target.select()}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          setText(chosen);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="pg-search-list" hidden={!open}>
        <p role="status">{open ? state : ''}</p>
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
