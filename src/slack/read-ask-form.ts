import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import type { AskedPeriod, Year } from '../domain/period.ts';
import { periodLabel } from '../present/number.ts';
import { formWords } from '../present/wording-forms.ts';
import { periodWords } from '../query/query-text.ts';
import { askFields } from './ask-form-view.ts';
import { neighboursValue, noneValue, regionValue } from './form-options.ts';
import { periodOf } from './period-options.ts';
import type { Fields } from './read-view.ts';

/** What a form asks, or what is wrong with it, by the block of the field. */
export type AskFormReading =
  | { readonly kind: 'asks'; readonly query: string; readonly keep: boolean }
  | { readonly kind: 'faults'; readonly faults: Readonly<Record<string, string>> };

/** Reads a form that was sent off; what has gone from the data since it was opened is a fault, too. */
export function readAskForm(fields: Fields, dataset: Dataset): AskFormReading {
  const area = dataset.area(first(fields, askFields.place));
  const metric = dataset.metric(first(fields, askFields.measure));
  if (!area) return fault(askFields.place, formWords.again);
  if (!metric) return fault(askFields.measure, formWords.again);
  if (!publishedFor(metric, area, dataset)) {
    return fault(askFields.measure, formWords.notForPlace(area.name));
  }
  const value = first(fields, askFields.period);
  const period: AskedPeriod | null =
    value === '' ? { kind: 'latest' } : periodOf(value, dataset.newestYear('at-march'));
  if (period === null) return fault(askFields.period, formWords.again);
  const held = dataset.span(metric.id);
  if (held && !reaches(period, held)) {
    const label = (one: Year): string => periodLabel(metric.periodKind, one);
    return fault(askFields.period, formWords.notHeld(label(held.first), label(held.last)));
  }
  const beside = readBeside(first(fields, askFields.beside), { area, metric }, dataset);
  if (beside.kind === 'fault') return fault(askFields.beside, beside.words);
  const overYears = period.kind !== 'latest' && !isOneYear(period);
  if (beside.kind === 'neighbours' && overYears) return fault(askFields.period, formWords.oneYear);
  const intent = overYears ? 'trend' : beside.kind === 'nothing' ? '' : 'compare';
  const places = beside.kind === 'area' ? `${area.code} ${beside.code}` : area.code;
  const group = beside.kind === 'neighbours' ? 'neighbours' : '';
  const when = period.kind === 'latest' || period.kind === 'all' ? '' : periodWords(period);
  return {
    kind: 'asks',
    query: [intent, places, group, metric.id, when].filter((word) => word !== '').join(' '),
    keep: first(fields, askFields.keep) !== '',
  };
}

function isOneYear(period: AskedPeriod): boolean {
  return period.kind === 'years' && period.years.length === 1;
}

/** Whether a period has any year of those that are held. */
function reaches(period: AskedPeriod, held: { readonly first: Year; readonly last: Year }): boolean {
  switch (period.kind) {
    case 'years':
      return period.years.some((year) => year >= held.first && year <= held.last);
    case 'range':
      return (period.from ?? held.first) <= held.last && (period.to ?? held.last) >= held.first;
    default:
      return true;
  }
}

type Beside =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'neighbours' }
  | { readonly kind: 'area'; readonly code: string }
  | { readonly kind: 'fault'; readonly words: string };

function readBeside(
  value: string,
  { area, metric }: { readonly area: Area; readonly metric: Metric },
  dataset: Dataset,
): Beside {
  if (value === '' || value === noneValue) return { kind: 'nothing' };
  if (value === neighboursValue) {
    return area.kind === 'authority'
      ? { kind: 'neighbours' }
      : { kind: 'fault', words: formWords.noNeighbours };
  }
  if (value === regionValue && area.region === null) return { kind: 'fault', words: formWords.noRegion };
  const other = dataset.area(value === regionValue ? (area.region ?? '') : value);
  if (!other) return { kind: 'fault', words: formWords.again };
  if (other.code === area.code) return { kind: 'fault', words: formWords.sameTwice };
  return publishedFor(metric, other, dataset)
    ? { kind: 'area', code: other.code }
    : { kind: 'fault', words: formWords.notForPlace(other.name) };
}

/** Whether a measure has figures for a place, or for one that it came from or became. */
function publishedFor(metric: Metric, area: Area, dataset: Dataset): boolean {
  if (metric.unit === 'grade') return area.kind === 'authority';
  const kin = [
    ...dataset.predecessors(area.code).map(({ predecessor }) => predecessor),
    ...dataset.successors(area.code).map(({ successor }) => successor),
  ];
  return [area.code, ...kin].some((code) => dataset.reach(metric.id, code) !== undefined);
}

function first(fields: Fields, name: string): string {
  return fields[name]?.[0] ?? '';
}

function fault(field: string, words: string): AskFormReading {
  return { kind: 'faults', faults: { [field]: words } };
}
