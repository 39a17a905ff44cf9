import { useState, type JSX } from 'react';
import { ActionButton } from './action-button.tsx';
import { choiceOf, groupsOf, isJson, listOf, numberOf, stringOf, wordsOf, type Choice } from './block-kit.ts';
import { ChoiceBoxes, ChoiceList } from './choice-list.tsx';
import { Confirmation } from './confirmation.tsx';
import type { Json, OptionGroup } from './contract.ts';
import { initialValue, valueOf } from './form-values.ts';
import { OverflowMenu, SelectMenu } from './menu.tsx';
import { SearchBox } from './search-box.tsx';
import { useSession, useSurroundings } from './surroundings.ts';
import { wording } from './wording.ts';

interface ElementProps {
  readonly block: string;
  readonly element: Json;
  /** The label of an input block; an element elsewhere is named by its own words. */
  readonly label?: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  /** Whether the app hears of it at once, or only when the form is sent. */
  readonly atOnce: boolean;
}

/** An element that a person can use, and what happens when they do. */
export function Element(props: ElementProps): JSX.Element {
  const { block, element, atOnce } = props;
  const { act } = useSession();
  const { where, onChange } = useSurroundings();
  const [asking, setAsking] = useState<{ readonly go: () => void } | null>(null);
  const type = stringOf(element['type']);
  const action = stringOf(element['action_id']);
  const { confirm } = element;

  const use = (chosen: Json, at = where): void => {
    const go = (): void =>
      void act({ do: 'use', where: at, block, action: { type, action_id: action, ...chosen } });
    if (isJson(confirm)) setAsking({ go });
    else go();
  };
  const hold = (held: unknown): void => {
    const value = valueOf(element, held);
    const at = onChange?.(block, action, value);
    if (atOnce) use(value, at);
  };
  return (
    <>
      <Control {...props} use={use} hold={hold} />
      {asking !== null && isJson(confirm) ? (
        <Confirmation
          confirm={confirm}
          onAnswer={(yes) => {
            setAsking(null);
            if (yes) asking.go();
          }}
        />
      ) : null}
    </>
  );
}

interface ControlProps extends ElementProps {
  /** Tells the app, with what was chosen. */
  readonly use: (chosen: Json) => void;
  /** Keeps what the field holds, and tells the app where it is to hear at once. */
  readonly hold: (held: unknown) => void;
}

function Control(props: ControlProps): JSX.Element | null {
  const { block, element, describedBy, invalid = false, use, hold } = props;
  const { shown, act } = useSession();
  const { where } = useSurroundings();
  const type = stringOf(element['type']);
  const placeholder = wordsOf(element['placeholder']);
  const label = props.label ?? (placeholder || wording.choose);
  const { value: held = null, ...initial } = initialValue(element) ?? {};
  const option = isJson(initial['selected_option']) ? choiceOf(initial['selected_option']) : null;
  const common = { label, describedBy, invalid };
  const search = async (query: string): Promise<readonly OptionGroup[]> => {
    const action = stringOf(element['action_id']);
    const { options = [] } = await act({ do: 'search', where, block, action, query });
    return options;
  };

  switch (type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return <ActionButton element={element} use={use} />;
    case 'feedback_buttons':
      return (
        <>
          {[element['positive_button'], element['negative_button']].filter(isJson).map((button, index) => (
            <ActionButton key={index} element={button} use={use} />
          ))}
        </>
      );
    case 'overflow':
      return (
        <OverflowMenu
          groups={groupsOf(element)}
          onChoose={({ option: chosen }) => use({ selected_option: chosen })}
        />
      );
    case 'static_select':
      if (props.label === undefined) {
        return (
          <SelectMenu
            label={label}
            groups={groupsOf(element)}
            onChoose={({ option: chosen }) => hold(chosen)}
          />
        );
      }
      return (
        <ChoiceList
          {...common}
          groups={groupsOf(element)}
          initial={option?.value ?? ''}
          placeholder={placeholder || wording.choose}
          onChoose={({ option: chosen }) => hold(chosen)}
        />
      );
    case 'users_select':
    case 'conversations_select':
    case 'channels_select': {
      const from =
        type === 'users_select'
          ? shown.people
          : shown.conversations.filter(({ kind }) => kind !== 'im' || type === 'conversations_select');
      const choices = from.map(({ id, name }) => named(id, type === 'users_select' ? name : `#${name}`));
      return (
        <ChoiceList
          {...common}
          groups={[{ label: '', choices }]}
          initial={stringOf(Object.values(initial).find((one) => one !== type))}
          placeholder={placeholder || wording.choose}
          onChoose={({ value }) => hold(value)}
        />
      );
    }
    case 'external_select':
      return (
        <SearchBox
          {...common}
          initial={option?.label ?? ''}
          placeholder={placeholder || wording.search}
          least={numberOf(element['min_query_length']) ?? 3}
          onSearch={search}
          onChoose={(choice) => hold(choice?.option ?? null)}
        />
      );
    case 'radio_buttons':
      return (
        <ChoiceBoxes
          {...common}
          kind="radio"
          choices={listOf(element['options']).map(choiceOf)}
          initial={option === null ? [] : [option.value]}
          onChoose={([choice]) => hold(choice?.option ?? null)}
        />
      );
    case 'checkboxes':
    case 'multi_static_select':
      return (
        <ChoiceBoxes
          {...common}
          kind="checkbox"
          choices={groupsOf(element).flatMap(({ choices }) => choices)}
          initial={listOf(initial['selected_options']).map((one) => choiceOf(one).value)}
          onChoose={(choices) => hold(choices.map((choice) => choice.option))}
        />
      );
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return (
        <TextField
          {...common}
          element={element}
          initial={stringOf(held)}
          placeholder={placeholder}
          onChange={hold}
        />
      );
    case 'datepicker':
    case 'timepicker':
      return (
        <input
          className="pg-input"
          type={type === 'datepicker' ? 'date' : 'time'}
          aria-label={label}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          defaultValue={stringOf(initial['selected_date'] ?? initial['selected_time'])}
          onChange={({ target }) => hold(target.value || null)}
        />
      );
    default:
      return <span className="pg-undrawn">{wording.undrawn(type)}</span>;
  }
}

interface TextFieldProps {
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly element: Json;
  readonly initial: string;
  readonly placeholder: string;
  readonly onChange: (text: string | null) => void;
}

function TextField(props: TextFieldProps): JSX.Element {
  const { label, describedBy, invalid, element, initial, placeholder, onChange } = props;
  const common = {
    className: 'pg-input',
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    defaultValue: initial,
    placeholder,
  };
  return element['multiline'] === true ? (
    <textarea {...common} rows={4} onChange={({ target }) => onChange(target.value || null)} />
  ) : (
    <input
      {...common}
      type="text"
      inputMode={element['type'] === 'number_input' ? 'decimal' : 'text'}
      onChange={({ target }) => onChange(target.value || null)}
    />
  );
}

function named(value: string, label: string): Choice {
  return { label, description: '', value, url: '', option: {} };
}
