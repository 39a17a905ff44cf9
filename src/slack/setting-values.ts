import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import { readBasket } from '../query/read-basket.ts';
import type { AskedArea, Refusal } from '../query/question.ts';
import type { ChannelDefaults } from '../store/channel-settings.ts';
import type { Knowledge } from './ask.ts';
import type { SettingName } from './read-setting.ts';

/** The value that words name, or what has to be asked or said first. */
export type SettingValue =
  | { readonly kind: 'value'; readonly value: string; readonly via: AskedArea['via'] }
  /** The words name several, or none of a few: each value can be chosen. */
  | { readonly kind: 'choices'; readonly values: readonly string[] }
  | { readonly kind: 'no-place'; readonly why: Refusal['why'] };

/** How many values are offered to choose from. */
const CHOICES = 5;

/** Reads the words of a setting with the matcher that reads questions. */
export function readSettingValue(name: SettingName, words: string, knowledge: Knowledge): SettingValue {
  const { dataset } = knowledge;
  switch (name) {
    case 'authority':
      return readAuthority(words, knowledge);
    case 'neighbours': {
      const models = dataset.neighbourModels();
      const named = models.filter((model) => words.includes(model));
      const [one] = named;
      return one !== undefined && named.length === 1
        ? { kind: 'value', value: one, via: null }
        : { kind: 'choices', values: models.slice(0, CHOICES) };
    }
    case 'basket': {
      const { baskets } = dataset.parts;
      const named = readBasket(words, baskets);
      return named
        ? { kind: 'value', value: named.id, via: null }
        : { kind: 'choices', values: baskets.slice(0, CHOICES).map(({ id }) => id) };
    }
  }
}

function readAuthority(words: string, { dataset, resolver }: Knowledge): SettingValue {
  const read = resolver.readPlace(words);
  switch (read.kind) {
    case 'none':
      return { kind: 'no-place', why: read.why };
    case 'choices':
      return { kind: 'choices', values: codes(dataset, [...read.certain, ...read.options]) };
    case 'found': {
      const [one, ...more] = read.areas;
      const values = codes(dataset, read.areas);
      return one && more.length === 0 && values.length === 1 && values[0] === one.code
        ? { kind: 'value', value: one.code, via: one.via }
        : { kind: 'choices', values };
    }
  }
}

/** What a setting may name: not what has ended, but what came after it; not a joint return, but its members. */
function codes(dataset: Dataset, asked: readonly AskedArea[]): string[] {
  const standing = (area: Area): readonly string[] => {
    if (area.kind === 'joint') return area.members;
    return area.closed === null
      ? [area.code]
      : dataset.successors(area.code).map(({ successor }) => successor);
  };
  const all = asked.flatMap(({ code }) => dataset.area(code) ?? []).flatMap(standing);
  return [...new Set(all)].slice(0, CHOICES);
}

/** The name of a value as people know it. */
export function valueName(name: SettingName, value: string, dataset: Dataset): string {
  switch (name) {
    case 'authority':
      return dataset.area(value)?.name ?? value;
    case 'neighbours':
      return value;
    case 'basket':
      return dataset.parts.baskets.find(({ id }) => id === value)?.name ?? value;
  }
}

/** Whether a value is one that is known. */
export function isKnown(name: SettingName, value: string, dataset: Dataset): boolean {
  switch (name) {
    case 'authority':
      return dataset.area(value) !== undefined;
    case 'neighbours':
      return dataset.neighbourModels().includes(value);
    case 'basket':
      return dataset.parts.baskets.some(({ id }) => id === value);
  }
}

/** How the store calls each setting. */
export const storedAs = {
  authority: 'authority',
  neighbours: 'neighbourModel',
  basket: 'basket',
} as const satisfies Readonly<Record<SettingName, keyof ChannelDefaults>>;

/** How a change that the store announces is called. */
export const namedIn = {
  authority: 'authority',
  neighbour_model: 'neighbours',
  basket: 'basket',
} as const;
