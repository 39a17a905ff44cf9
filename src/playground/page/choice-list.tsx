import { useId, useState, type JSX } from 'react';
import type { Choice, ChoiceGroup } from './block-kit.ts';

interface ChoiceListProps {
  readonly label: string;
  readonly groups: readonly ChoiceGroup[];
  readonly initial: string;
  readonly placeholder: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onChoose: (choice: Choice) => void;
}

/** A select with options of its own. The browser's, since phones and screen readers know it best. */
export function ChoiceList(props: ChoiceListProps): JSX.Element {
  const { label, groups, initial, placeholder, describedBy, invalid, onChoose } = props;
  const choices = groups.flatMap((group) => group.choices);
  const [chosen, setChosen] = useState(() =>
    String(choices.findIndex(({ value }) => value === initial && initial !== '')),
  );
  let index = -1;
  const options = (group: ChoiceGroup): JSX.Element[] =>
    group.choices.map((choice) => {
      index += 1;
      return (
        <option key={index} value={index}>
          {choice.label}
        </option>
      );
    });
  return (
    <select
      className="pg-select"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      value={chosen}
      onChange={({ target }) => {
        setChosen(target.value);
        const choice = choices[Number(target.value)];
        if (choice) onChoose(choice);
      }}
    >
      <option value="-1" disabled>
        {placeholder}
      </option>
      {groups.map((group, at) =>
        group.label === '' ? (
          options(group)
        ) : (
          <optgroup key={at} label={group.label}>
            {options(group)}
          </optgroup>
        ),
      )}
    </select>
  );
}

interface ManyProps {
  readonly label: string;
  readonly kind: 'radio' | 'checkbox';
  readonly choices: readonly Choice[];
  readonly initial: readonly string[];
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onChoose: (choices: readonly Choice[]) => void;
}

/** Radio buttons or checkboxes. */
export function ChoiceBoxes({
  label,
  kind,
  choices,
  initial,
  describedBy,
  invalid,
  onChoose,
}: ManyProps): JSX.Element {
  const name = useId();
  const [chosen, setChosen] = useState<readonly string[]>(initial);
  return (
    <fieldset className="pg-boxes" aria-describedby={describedBy}>
      <legend className="pg-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type={kind}
            name={name}
            aria-invalid={invalid}
            checked={chosen.includes(choice.value)}
            onChange={({ target }) => {
              const others = kind === 'radio' ? [] : chosen.filter((value) => value !== choice.value);
              const now = target.checked ? [...others, choice.value] : others;
              setChosen(now);
              onChoose(choices.filter(({ value }) => now.includes(value)));
            }}
          />
          <span>
            {choice.label}
            {choice.description === '' ? null : <small>{choice.description}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
