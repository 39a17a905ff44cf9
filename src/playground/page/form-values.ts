import { isJson, listOf, numberOf, stringOf } from './block-kit.ts';
import type { Json, Values } from './contract.ts';
import { wording } from './wording.ts';

/** The name of a block: its own, or its place where the app gave none. */
export function blockIdOf(block: Json, index: number): string {
  return stringOf(block['block_id']) || `block-${index}`;
}

/** The elements of a block that a person can use. */
export function elementsOf(block: Json): readonly Json[] {
  return [...listOf(block['elements']), block['accessory'], block['element']].filter(
    (element): element is Json => isJson(element) && typeof element['type'] === 'string',
  );
}

const initials = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
} as const;

type Holder = keyof typeof initials;

/** What an element holds at first, as Slack has it; null when it holds nothing. */
export function initialValue(element: Json): Json | null {
  const type = stringOf(element['type']);
  if (!isHolder(type)) return null;
  const [name, initial] = initials[type];
  return { type, [name]: element[initial] ?? (name === 'selected_options' ? [] : null) };
}

/** The value as Slack has it of an element that holds `held`. */
export function valueOf(element: Json, held: unknown): Json {
  const type = stringOf(element['type']);
  return isHolder(type) ? { type, [initials[type][0]]: held } : { type };
}

/** What every field of a view holds: what was entered, or else what it began with. */
export function valuesOf(view: Json, entered: Values): Values {
  const values: Record<string, Record<string, Json>> = {};
  listOf(view['blocks']).forEach((block, index) => {
    const id = blockIdOf(block, index);
    for (const element of elementsOf(block)) {
      const action = stringOf(element['action_id']);
      const value = entered[id]?.[action] ?? initialValue(element);
      if (value !== null) (values[id] ??= {})[action] = value;
    }
  });
  return values;
}

/** What Slack itself would find wrong with a form before it sends it, by block id. */
export function faultsOf(view: Json, values: Values): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  listOf(view['blocks']).forEach((block, index) => {
    const { element } = block;
    if (block['type'] !== 'input' || !isJson(element)) return;
    const id = blockIdOf(block, index);
    const value = values[id]?.[stringOf(element['action_id'])] ?? {};
    const { type, ...held } = value;
    const holds = Object.values(held).some((one) =>
      Array.isArray(one) ? one.length > 0 : one !== null && one !== '',
    );
    if (!holds) {
      if (block['optional'] !== true) faults[id] = wording.required;
      return;
    }
    const least = numberOf(element['min_length']);
    const most = numberOf(element['max_length']);
    const text = stringOf(value['value']);
    if (type !== 'plain_text_input') return;
    if (least !== undefined && text.length < least) faults[id] = wording.tooShort(least);
    if (most !== undefined && text.length > most) faults[id] = wording.tooLong(most);
  });
  return faults;
}

function isHolder(type: string): type is Holder {
  return Object.hasOwn(initials, type);
}
