import type { AreaCode } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import { yearsBetween, type AskedPeriod, type PeriodKind, type Year } from '../domain/period.ts';
import { periodLabel } from '../present/number.ts';
import { formWords } from '../present/wording-forms.ts';
import { plainText } from '../query/normalise.ts';
import { areaWords, periodWords } from '../query/query-text.ts';
import { readPeriod } from '../query/read-period.ts';
import type { Knowledge } from './ask.ts';
import { groups, holds, option, type Option, type OptionGroup } from './form-options.ts';

/** What the periods of a list are about. */
export interface PeriodsOf {
  readonly metric: Metric | undefined;
  readonly area: AreaCode | null;
}

/** How many years back a list offers by count. */
const lastYears = [5, 10] as const;

/**
 * The periods that a measure has for a place: what the reader of questions makes of the text first, then the newest,
 * all years, single ones, and stretches of years.
 */
export function periodOptions(
  query: string,
  about: PeriodsOf,
  knowledge: Knowledge,
  today: string,
): OptionGroup[] {
  const wanted = plainText(query).trim();
  const kind = about.metric?.periodKind ?? 'at-march';
  const years = yearsOf(about, knowledge.dataset);
  const named = (period: AskedPeriod): Option => option(periodName(period, kind), periodWords(period));
  const list = (label: string, periods: readonly AskedPeriod[]): OptionGroup => ({
    label,
    options: periods.map(named).filter(({ text, value }) => holds(wanted, [text.text, value])),
  });
  const newestFirst = years.toReversed();
  const listed = [
    list(formWords.usual, [{ kind: 'latest' }, { kind: 'all' }]),
    list(
      formWords.single,
      newestFirst.map((year) => ({ kind: 'years', years: [year] })),
    ),
    list(formWords.span, [
      ...lastYears
        .filter((count) => count < years.length)
        .map((count): AskedPeriod => ({ kind: 'last', count })),
      ...newestFirst.slice(1).map((from): AskedPeriod => ({ kind: 'range', from, to: null })),
    ]),
  ];
  const typed = wanted === '' ? null : typedPeriod(query, about, years, knowledge, today);
  const best = typed === null ? [] : [named(typed)];
  const others = (options: readonly Option[]): Option[] =>
    options.filter(({ value }) => value !== best[0]?.value);
  return groups([
    { label: formWords.bestMatch, options: best },
    ...listed.map(({ label, options }) => ({ label, options: others(options) })),
  ]);
}

/** The period that a value of such a list stands for; null where it is none of them. */
export function periodOf(value: string, newest: Year): AskedPeriod | null {
  const { period, spans } = readPeriod(value, newest);
  return period !== null && spans.map(({ words }) => words).join(' ') === value ? period : null;
}

/** The period that somebody typed: "last five years", "since the merger", "2015-20"; null where it is none to offer. */
function typedPeriod(
  query: string,
  { area }: PeriodsOf,
  years: readonly Year[],
  { read }: Knowledge,
  today: string,
): AskedPeriod | null {
  const reading = read([area === null ? '' : areaWords(area), query].join(' ').trim(), today);
  const question = reading.kind === 'question' ? reading : reading.partial;
  const period = question?.period ?? null;
  const before = years.at(-2);
  switch (period?.kind) {
    case 'previous':
      return before === undefined ? null : { kind: 'years', years: [before] };
    case 'next':
    case 'month':
    case undefined:
      return null;
    default:
      return period;
  }
}

/** A period as it is read in a list: "2016/17", "Since 2014/15", "The last 5 years". */
function periodName(period: AskedPeriod, kind: PeriodKind): string {
  const label = (year: Year): string => periodLabel(kind, year);
  switch (period.kind) {
    case 'all':
      return formWords.allYears;
    case 'last':
      return formWords.last(period.count);
    case 'years':
      return period.years.map(label).join(', ');
    case 'range':
      if (period.from === null)
        return period.to === null ? formWords.allYears : formWords.until(label(period.to));
      return period.to === null
        ? formWords.since(label(period.from))
        : formWords.range(label(period.from), label(period.to));
    default:
      return formWords.latest;
  }
}

function yearsOf({ metric, area }: PeriodsOf, dataset: Dataset): readonly Year[] {
  const own = metric && area !== null ? dataset.years(metric.id, area) : [];
  if (own.length > 0) return own;
  const newest = dataset.newestYear('at-march');
  const span = (metric && dataset.span(metric.id)) ?? { first: newest - 9, last: newest };
  return yearsBetween(span.first, span.last);
}
