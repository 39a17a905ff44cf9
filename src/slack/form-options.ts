import type { types } from '@slack/bolt';
import type { Area, AreaCode } from '../domain/authority.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import { cut } from '../present/blocks.ts';
import { slackLimits } from '../present/slack-limits.ts';
import { familyNames, formWords } from '../present/wording-forms.ts';
import { plainText } from '../query/normalise.ts';
import type { Knowledge } from './ask.ts';

export type Option = types.PlainTextOption & { readonly value: string };

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

/** Values that stand for more than one place. */
export const neighboursValue = 'neighbours';
export const regionValue = 'region';
/** Chosen where nothing is to be: what was chosen in a list cannot be taken back otherwise. */
export const noneValue = 'none';
/** An option within Slack's limits; a value is never cut. */
export function option(label: string, value: string, description?: string): Option {
  const { text, description: said } = slackLimits.option;
  return {
    text: { type: 'plain_text', text: cut(label, text), emoji: false },
    value,
    ...(description === undefined
      ? {}
      : { description: { type: 'plain_text', text: cut(description, said), emoji: false } }),
  };
}

/**
 * The places that a text may name: what the matcher of questions finds first, then every name that holds the text,
 * by region. Without a text England, the regions and all present authorities.
 */
export function placeOptions(query: string, { dataset, resolver }: Knowledge): OptionGroup[] {
  const wanted = plainText(query).trim();
  const found = wanted === '' ? [] : foundPlaces(query, resolver, dataset);
  const best = new Set(found.map(({ value }) => value));
  const named = searchable(dataset)
    .areas.filter(({ of, plain }) => !best.has(of.code) && begins(plain, wanted))
    .map(({ of }) => of);
  // Those that have ended are shown to whoever types their name.
  const shown = wanted === '' ? named.filter((area) => area.closed === null) : named;
  const regions = dataset.parts.areas.filter((area) => area.kind === 'region');
  return groups([
    { label: formWords.bestMatch, options: found },
    {
      label: formWords.national,
      options: shown
        .filter((area) => area.kind !== 'authority')
        .toSorted((a, b) => Number(b.kind === 'england') - Number(a.kind === 'england'))
        .map((area) => placeOption(area)),
    },
    ...regions.map((region) => ({
      label: region.name,
      options: shown
        .filter((area) => area.kind === 'authority' && area.region === region.code)
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
        .map((area) => placeOption(area)),
    })),
  ]);
}

/** The measures that a text may name, found in the same way; without a text all of them by family. */
export function measureOptions(query: string, { dataset, resolver }: Knowledge): OptionGroup[] {
  const wanted = plainText(query).trim();
  const found = wanted === '' ? [] : foundMeasures(query, resolver, dataset);
  const best = new Set(found.map(({ value }) => value));
  const named = searchable(dataset)
    .metrics.filter(({ of, plain }) => !best.has(of.id) && begins(plain, wanted))
    .map(({ of }) => of);
  return groups([
    { label: formWords.bestMatch, options: found },
    ...[...Map.groupBy(named, ({ family }) => family)].map(([family, metrics]) => ({
      label: familyNames[family] ?? family,
      options: metrics.map(({ id, name }) => option(name, id)),
    })),
  ]);
}

/** What stands in a list beside the places that are found. */
export interface BesideManner {
  /** Whether nothing can be chosen, too. */
  readonly optional: boolean;
  /** Places that are there already beside the first; its neighbours and region are offered to it alone. */
  readonly there: readonly AreaCode[];
  /** Whether its neighbours are there already. */
  readonly grouped: boolean;
  /** Whether England and regions can stand beside it: they have no grades. */
  readonly wide: boolean;
}

/** What a place may be compared with: its neighbours, its region, England, or any other place. */
export function besideOptions(
  query: string,
  area: Area | undefined,
  knowledge: Knowledge,
  { optional, there, grouped, wide }: BesideManner,
): OptionGroup[] {
  const { dataset } = knowledge;
  const wanted = plainText(query).trim();
  const region = wide && area?.region ? dataset.area(area.region) : undefined;
  const england = dataset.area(ENGLAND);
  const alone = there.length === 0 && !grouped;
  const isNew = ({ code }: Area): boolean => code !== area?.code && !there.includes(code);
  const usual = [
    ...(optional ? [option(formWords.nothing, noneValue)] : []),
    ...(alone && (area === undefined || area.kind === 'authority')
      ? [option(formWords.neighbours, neighboursValue)]
      : []),
    ...(region && alone ? [option(formWords.ownRegion(region.name), regionValue)] : []),
    ...(england && isNew(england) ? [option(england.name, ENGLAND)] : []),
  ].filter(({ text }) => holds(wanted, [text.text]));
  return groups([
    { label: formWords.usual, options: usual },
    ...placeOptions(query, knowledge).map(({ label, options }) => ({
      label,
      options: options.filter(
        ({ value }) =>
          value !== ENGLAND &&
          value !== area?.code &&
          !there.includes(value) &&
          (wide || dataset.area(value)?.kind === 'authority'),
      ),
    })),
  ]);
}

function foundPlaces(query: string, resolver: Knowledge['resolver'], dataset: Dataset): Option[] {
  const read = resolver.readPlace(query);
  const asked =
    read.kind === 'found' ? read.areas : read.kind === 'choices' ? [...read.certain, ...read.options] : [];
  return asked.flatMap(({ code, via }) => {
    const area = dataset.area(code);
    return area ? [placeOption(area, via?.name)] : [];
  });
}

function foundMeasures(query: string, resolver: Knowledge['resolver'], dataset: Dataset): Option[] {
  const { metrics, choices } = resolver.readMeasure(query);
  const ids = [
    ...metrics.flatMap((asked) => (asked.kind === 'metric' ? [asked.id, ...asked.readings] : [])),
    ...choices.flatMap((choice) => (choice.kind === 'metric' ? [choice.id] : [])),
  ];
  return [...new Set(ids)].flatMap((id) => {
    const metric = dataset.metric(id);
    return metric ? [option(metric.name, id)] : [];
  });
}

/** A place with what it stands for where another name was typed, or that it has ended. */
function placeOption(area: Area, via?: string): Option {
  const said =
    via !== undefined && via !== area.name
      ? formWords.standsFor(via)
      : area.closed === null
        ? undefined
        : formWords.ended(area.closed.slice(0, 4));
  return option(area.name, area.code, said);
}

/** Names as they are searched, each behind a space, so that a word's beginning is found by it. */
interface Searchable {
  readonly areas: readonly { readonly of: Area; readonly plain: string }[];
  readonly metrics: readonly { readonly of: Metric; readonly plain: string }[];
}

// Made once: somebody who types waits for the list at every letter.
const known = new WeakMap<Dataset, Searchable>();

function searchable(dataset: Dataset): Searchable {
  const before = known.get(dataset);
  if (before) return before;
  const { areas, metrics } = dataset.parts;
  const made: Searchable = {
    areas: areas
      .filter(({ kind }) => kind !== 'joint')
      .map((of) => ({ of, plain: plainNames([of.name, of.officialName]) })),
    metrics: metrics.map((of) => ({ of, plain: plainNames([of.name, of.id, ...of.aliases]) })),
  };
  known.set(dataset, made);
  return made;
}

function plainNames(names: readonly string[]): string {
  return names.map((name) => ` ${plainText(name).trim()}`).join(' ;');
}

/** Whether the text begins a word of the names; an empty one does. */
function begins(plain: string, wanted: string): boolean {
  return plain.includes(` ${wanted}`);
}

/** Whether the text begins a word of one of the names; an empty one does. */
export function holds(wanted: string, names: readonly string[]): boolean {
  return begins(plainNames(names), wanted);
}

/** The groups that have options, within Slack's limits. */
export function groups(all: readonly OptionGroup[]): OptionGroup[] {
  const { options: most, groups: mostGroups } = slackLimits.select;
  return all
    .filter(({ options }) => options.length > 0)
    .slice(0, mostGroups)
    .map(({ label, options }) => ({
      label: cut(label, slackLimits.option.text),
      options: options.slice(0, most),
    }));
}
