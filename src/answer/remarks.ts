import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import { isSpan, type Year } from '../domain/period.ts';
import type { Stand } from '../domain/standing.ts';
import type { Beyond, Question } from '../query/question.ts';
import type { Answer, FigureAnswer } from './answer.ts';
import type { ComparisonAnswer } from './comparison-answer.ts';
import type { RankingAnswer } from './ranking-answer.ts';

type TimeUnit = Extract<Beyond, { kind: 'per-time' }>['unit'];

/** What a reply says of how it takes the question, beside the figures: where these are not quite what was asked for. */
export type Remark =
  /** What was asked for is what the measure leaves over. */
  | { readonly kind: 'opposite'; readonly metric: Metric }
  /** A count of a year spread evenly; `each` is null where there is no one figure to spread. */
  | {
      readonly kind: 'per-time';
      readonly unit: TimeUnit;
      readonly spread: { readonly figure: Value; readonly metric: Metric; readonly parts: number } | null;
    }
  /** A count of one day is what it is on any one day. */
  | { readonly kind: 'one-day'; readonly unit: TimeUnit }
  | { readonly kind: 'part-of-year' }
  /** The end of a ranking that its rows do not show, its outermost first. */
  | {
      readonly kind: 'other-end';
      readonly end: 'highest' | 'lowest';
      readonly metric: Metric;
      readonly stands: readonly Stand[];
    }
  /** Those above or below a number, of all in the ranking. */
  | {
      readonly kind: 'threshold';
      readonly side: 'above' | 'below';
      readonly value: number;
      /** Whether the number is England's figure. */
      readonly england: boolean;
      readonly metric: Metric;
      readonly areas: readonly Area[];
      readonly of: number;
    }
  /** A rate per 10,000 children as a share of them. */
  | { readonly kind: 'as-percent'; readonly figure: Value }
  | { readonly kind: 'sum' }
  /** The figure of a whole place, or, where there is no place, an order that tells the median and no mean. */
  | { readonly kind: 'middle'; readonly which: 'median' | 'mean'; readonly area: Area | null }
  | { readonly kind: 'forecast' }
  | { readonly kind: 'supposed' }
  | { readonly kind: 'link' }
  /** How much of England's count an area has. */
  | {
      readonly kind: 'part';
      readonly area: Area;
      readonly part: Value;
      readonly whole: Value;
      readonly metric: Metric;
    }
  | { readonly kind: 'rest'; readonly area: Area }
  | Extract<Beyond, { kind: 'abroad' }>
  | { readonly kind: 'last-year'; readonly metric: Metric; readonly read: Year; readonly newest: Year }
  /** A ranking is of one year, where several were asked for. */
  | { readonly kind: 'one-year'; readonly metric: Metric; readonly year: Year }
  | { readonly kind: 'month'; readonly year: number; readonly month: number };

/** The remarks that a question and its answer call for, in the order of the question. */
export function remarksOn(
  dataset: Dataset,
  question: Question,
  answer: Answer,
  today: string,
): readonly Remark[] {
  if (NO_FIGURES.has(answer.kind)) return aheadOf(question, answer);
  const remarks = [
    ...opposites(dataset, question),
    ...(question.beyond ?? []).flatMap((beyond) => beyondRemark(beyond, question, answer) ?? []),
    lastYear(dataset, question, answer),
    oneYear(question, answer),
  ].filter((remark) => remark !== null);
  const told = remarks.some(({ kind }) => kind === 'forecast');
  return told || !liesAhead(question, today) ? remarks : [...remarks, { kind: 'forecast' }];
}

/** A question back loses nothing by saying at once what no answer to it will have. */
function aheadOf({ period, beyond = [] }: Question, answer: Answer): readonly Remark[] {
  if (answer.kind !== 'clarification') return [];
  const abroad = beyond.filter((one) => one.kind === 'abroad');
  return period?.kind === 'month' ? [period, ...abroad] : abroad;
}

const NO_FIGURES: ReadonlySet<Answer['kind']> = new Set([
  'clarification',
  'refusal',
  'help',
  'not-here',
  'unheld',
  'term',
  'coverage',
  'editions',
  'members',
]);

function opposites(dataset: Dataset, { metrics }: Question): Remark[] {
  return metrics.flatMap((asked) => {
    const metric = asked.kind === 'metric' && asked.opposite ? dataset.metric(asked.id) : undefined;
    return metric ? [{ kind: 'opposite', metric } as const] : [];
  });
}

function beyondRemark(beyond: Beyond, { areas }: Question, answer: Answer): Remark | null {
  switch (beyond.kind) {
    case 'per-time':
      return perTime(beyond.unit, answer);
    case 'part-of-year':
      return { kind: 'part-of-year' };
    case 'threshold':
      return answer.kind === 'ranking' ? beyondThreshold(beyond, answer) : null;
    case 'other-end':
      return answer.kind === 'ranking' ? otherEnd(answer) : null;
    case 'as-percent':
      return answer.kind === 'figure' ? asPercent(answer) : null;
    case 'sum':
      return areas.length > 1 && (answer.kind === 'comparison' || answer.kind === 'several')
        ? { kind: 'sum' }
        : null;
    case 'middle':
      return middle(beyond.which, answer);
    case 'part':
      return answer.kind === 'comparison' ? partOfEngland(answer) : null;
    case 'rest': {
      const [first] =
        answer.kind === 'comparison' ? answer.named.filter(({ kind }) => kind !== 'england') : [];
      return first ? { kind: 'rest', area: first } : null;
    }
    case 'forecast':
    case 'supposed':
    case 'link':
    case 'abroad':
      return beyond;
  }
}

function middle(which: 'median' | 'mean', answer: Answer): Remark | null {
  if (answer.kind === 'ranking') return which === 'mean' ? { kind: 'middle', which, area: null } : null;
  const whole = answer.kind === 'figure' && answer.area.kind !== 'authority';
  return whole && answer.metric.unit !== 'working-days' ? { kind: 'middle', which, area: answer.area } : null;
}

function perTime(unit: TimeUnit, answer: Answer): Remark {
  if (answer.kind !== 'figure') return { kind: 'per-time', unit, spread: null };
  const { metric, headline } = answer;
  if (metric.measures === 'stock') return { kind: 'one-day', unit };
  const spread =
    headline.state === 'value' && (metric.unit === 'count' || metric.unit === 'fte')
      ? { figure: headline, metric, parts: partsOfYear(unit, answer) }
      : null;
  return { kind: 'per-time', unit, spread };
}

function asPercent({ metric, headline }: FigureAnswer): Remark | null {
  const isRate = metric.unit === 'per-10000' && headline.state === 'value' && headline.value > 0;
  return isRate ? { kind: 'as-percent', figure: headline } : null;
}

/** How many days, weeks, months or quarters the year of a figure has. */
function partsOfYear(unit: TimeUnit, { year }: FigureAnswer): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return { day: leap ? 366 : 365, week: 52, month: 12, quarter: 4 }[unit];
}

/** The counts of one area and of England in the edition that compares them. */
function partOfEngland({ named, measures: [measure], rows }: ComparisonAnswer): Remark | null {
  const [area, ...others] = named.filter(({ kind }) => kind !== 'england');
  if (!measure || !area || others.length > 0 || measure.metric.unit === 'percent') return null;
  const metric = measure.count ?? (measure.countsOnly ? measure.metric : null);
  const countOf = (role: (row: ComparisonAnswer['rows'][number]) => boolean): Value | null => {
    const [cell] = rows.find(role)?.cells ?? [];
    const figure = measure.count === null ? cell?.figure : cell?.count;
    return figure?.state === 'value' ? figure : null;
  };
  const part = countOf((row) => row.area.code === area.code);
  const whole = countOf((row) => row.area.kind === 'england');
  return metric && part && whole ? { kind: 'part', area, part, whole, metric } : null;
}

/** The areas of a ranking above or below a number or England's figure, in their order. */
function beyondThreshold(
  { side, value }: Extract<Beyond, { kind: 'threshold' }>,
  { metric, england, standing: { stands } }: RankingAnswer,
): Remark | null {
  const number = value === 'england' ? england?.value : value;
  if (number === undefined) return null;
  const beyond = stands.filter(({ figure }) =>
    side === 'above' ? figure.value > number : figure.value < number,
  );
  const areas = beyond.map(({ area }) => area);
  return {
    kind: 'threshold',
    side,
    value: number,
    england: value === 'england',
    metric,
    areas,
    of: stands.length,
  };
}

/** As many as a headline names. */
const ENDS = 3;

function otherEnd({ metric, end, standing: { stands } }: RankingAnswer): Remark | null {
  if (end === 'place' || stands.length < 2 * ENDS) return null;
  const ordered = stands.toSorted((a, b) => b.figure.value - a.figure.value);
  return end === 'top'
    ? { kind: 'other-end', end: 'lowest', metric, stands: ordered.slice(-ENDS).toReversed() }
    : { kind: 'other-end', end: 'highest', metric, stands: ordered.slice(0, ENDS) };
}

function oneYear({ period }: Question, answer: Answer): Remark | null {
  const several = isSpan(period) || (period?.kind === 'years' && period.years.length > 1);
  if (!several || answer.kind !== 'ranking') return null;
  return { kind: 'one-year', metric: answer.metric, year: answer.year };
}

function lastYear(dataset: Dataset, { period }: Question, answer: Answer): Remark | null {
  if (period?.kind !== 'previous' || answer.kind !== 'figure') return null;
  const { metric, area, year } = answer;
  const newest = dataset.lastYear(metric.id, area.code);
  return newest !== undefined && newest > year ? { kind: 'last-year', metric, read: year, newest } : null;
}

/** Whether a year was asked for that has not begun. */
function liesAhead({ period }: Question, today: string): boolean {
  const year = Number(today.slice(0, 4));
  return period?.kind === 'years' && period.years.some((asked) => asked > year + 1);
}
