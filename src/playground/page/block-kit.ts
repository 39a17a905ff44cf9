import type { Json } from './contract.ts';

/** What may be inside a block, read without trusting it: the app under trial may send anything. */

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** The words of a text object, or of nothing. */
export function wordsOf(text: unknown): string {
  return isJson(text) ? stringOf(text['text']) : '';
}

export interface Choice {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly url: string;
  /** The option as Slack has it. */
  readonly option: Json;
}

export interface ChoiceGroup {
  /** Empty when the choices stand in no group. */
  readonly label: string;
  readonly choices: readonly Choice[];
}

export function choiceOf(option: Json): Choice {
  return {
    label: wordsOf(option['text']),
    description: wordsOf(option['description']),
    value: stringOf(option['value']),
    url: stringOf(option['url']),
    option,
  };
}

/** The options of a select, in groups where it has them. */
export function groupsOf(element: Json): readonly ChoiceGroup[] {
  const groups = listOf(element['option_groups']);
  return groups.length > 0
    ? groups.map((group) => ({
        label: wordsOf(group['label']),
        choices: listOf(group['options']).map(choiceOf),
      }))
    : [{ label: '', choices: listOf(element['options']).map(choiceOf) }];
}
