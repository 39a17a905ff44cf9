import type { Scope } from '../answer/asked-areas.ts';
import type { Area, AuthorityType } from '../domain/authority.ts';
import type { Likeness } from '../domain/chance.ts';
import type { Figure, Value, WithheldReason } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Standing } from '../domain/standing.ts';
import { formatCell, formatNumber, ordinal, periodLabel, periodPhrase, unitWords } from './number.ts';
import { withheldWords } from './wording-figure.ts';
import { listWords, regionName } from './wording-phrases.ts';
import { columnWords } from './wording-source.ts';

export { regionName };

// Places in order: which group they stand among, which place each has, and the cells of their table.

/** "4th highest of 11 (itself and its statistical neighbours, 2025 model)", "highest of 150 authorities with a figure" */
export function placeWords(
  metric: Metric,
  stand: { readonly place: number; readonly tied: number },
  standing: Standing,
  scope: Scope,
): string {
  const of = standing.stands.length;
  const nth = metric.unit === 'rank' ? ordinal(stand.place) : nthHighest(stand, of);
  return `${nth} of ${of} ${scopeWords(scope, standing.missing.length > 0)}${levelWords(stand.tied)}`;
}

export const lowest = (name: string): string => `lowest ${name}`;

/** "highest", "4th highest", "lowest": a place counted from the highest figure, of so many. */
export function nthHighest(
  { place, tied }: { readonly place: number; readonly tied: number },
  of: number,
): string {
  if (place === 1) return 'highest';
  return place + tied === of ? 'lowest' : `${ordinal(place)} highest`;
}

/** ", level with 2 others"; nothing for a place that nobody shares. */
export function levelWords(tied: number): string {
  return tied > 0 ? `, level with ${tied} other${tied === 1 ? '' : 's'}` : '';
}

const TYPES: Readonly<Record<AuthorityType, string>> = {
  county: 'county councils',
  unitary: 'unitary authorities',
  metropolitan: 'metropolitan boroughs',
  'inner-london': 'London boroughs',
  'outer-london': 'London boroughs',
};

/** The group in words, after "of 33", with whom it leaves out. */
export function scopeWords(scope: Scope, incomplete: boolean): string {
  return `${membersWords(scope, incomplete)}${withoutWords(scope)}`;
}

/** " (London not counted)"; nothing for a whole group. */
export function withoutWords({ without = [] }: Pick<Scope, 'without'>): string {
  return without.length > 0 ? ` (${listWords(without.map(({ name }) => name))} not counted)` : '';
}

function membersWords(scope: Scope, incomplete: boolean): string {
  const figure = incomplete ? ' with a figure' : '';
  switch (scope.kind) {
    case 'all':
      return `authorities${figure}`;
    case 'regions':
      return `regions${figure}`;
    case 'listed':
      return `${scope.words}${figure}`;
    case 'region':
      return `authorities${figure} in ${regionName(scope.region)}`;
    case 'type':
      return `${listWords([...new Set(scope.types.map((type) => TYPES[type]))])}${figure}`;
    case 'neighbours':
      return `${incomplete ? 'with a figure ' : ''}(itself and its statistical neighbours, ${scope.model} model)`;
  }
}

/** The words that ask for the same group again; none for all authorities. */
export function scopeQuery(scope: Scope): string {
  const without = scope.without ?? [];
  if (without.length === 0) return membersQuery(scope);
  return [membersQuery(scope) || 'all authorities', 'without', ...without.map(({ code }) => code)].join(' ');
}

function membersQuery(scope: Scope): string {
  switch (scope.kind) {
    case 'all':
      return '';
    case 'regions':
      return 'regions';
    case 'region':
      return scope.region.code;
    case 'type':
    case 'listed':
      return scope.words;
    case 'neighbours':
      return `neighbours ${scope.model} model`;
  }
}

/** "Without a figure: Hackney (no return made) and Slough (not in this edition’s table)." */
export function missingSentence(missing: Standing['missing']): string | null {
  if (missing.length === 0) return null;
  const reasons = Map.groupBy(missing, ({ figure }) =>
    figure?.state === 'withheld' ? shortReason(figure.reason) : 'not in this edition’s table',
  );
  const words = [...reasons].map(
    ([reason, entries]) => `${listWords(entries.map(({ area }) => area.name))} (${reason})`,
  );
  return `Without a figure: ${words.join('; ')}.`;
}

/** A reason inside brackets, without brackets of its own. */
const shortReason = (reason: WithheldReason): string =>
  reason === 'suppressed' ? 'suppressed' : withheldWords(reason);

export function tooSmallSentence(areas: readonly Area[]): string | null {
  if (areas.length === 0) return null;
  return `${listWords(areas.map((area) => area.name))} ${areas.length === 1 ? 'is' : 'are'} left out: too small to be ranked with the others.`;
}

/** One sentence for all the rows: where both numbers come from. */
export function workedOutSentence(metric: Metric, inputs: readonly [Value, Value]): string {
  const sign = metric.derived?.kind === 'difference' ? '−' : '÷';
  return `“${metric.name}” is worked out by Safeguard from published figures: ${inputs.map((input) => columnWords(input.source)).join(` ${sign} `)}.`;
}

/** "no figure for “Children looked after, rate” on 31 March 2025: not applicable". */
export function noFigureWords(metric: Metric, year: Year, figure: Figure | null): string {
  const why = figure?.state === 'withheld' ? withheldWords(figure.reason) : 'none in this edition';
  return `no figure for “${metric.name}” ${periodPhrase(metric.periodKind, year)}: ${why}`;
}

export function cellWords(metric: Metric, figure: Figure | null): string {
  if (figure === null) return 'no figure';
  return figure.state === 'value' ? formatCell(figure.value, metric) : withheldWords(figure.reason);
}

export function isValue(figure: Figure | null): figure is Value {
  return figure?.state === 'value';
}

/** "+12.3 higher", "−0.5 similar", "+12.3"; an en dash where there is nothing to compare. */
export function gapCell(metric: Metric, gap: number | null, likeness: Likeness | null): string {
  if (gap === null) return '–';
  const size = formatCell(Math.abs(gap), metric).replace('%', ' pts');
  const signed =
    Number.parseFloat(formatNumber(gap, metric.decimals)) === 0 ? size : `${gap > 0 ? '+' : '−'}${size}`;
  return likeness ? `${signed} ${likeness.verdict}` : signed;
}

/** The name of a row: its place first where it has one. */
export function rowName(
  name: string,
  place: { readonly place: number; readonly tied: number } | undefined,
): string {
  return place ? `${place.tied > 0 ? '=' : ''}${place.place}. ${name}` : name;
}

export const captionOf = (metric: Metric, year: number): string =>
  `${metric.name}${metric.unit === 'count' ? '' : ` (${unitWords(metric.unit)})`}, ${periodLabel(metric.periodKind, year)}`;

export const COMPARISON = {
  compare: 'Compare with neighbours',
  top: 'The highest',
  bottom: 'The lowest',
  place: 'Place',
  against: 'Against England',
  medianOf: (what: string): string => `Median of ${what}`,
  theNeighbours: 'its neighbours',
  theGroup: 'the group',
  byModel: (model: string): string => `By the ${model} neighbours`,
  trend: 'Over time',
  rank: 'Place in England',
  rate: 'In order of the rate or share',
} as const;
