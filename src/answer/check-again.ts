import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Absent, Figure, Inspection } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import { overdueRelease, type Release } from '../domain/release.ts';
import { overdueList } from './inspection-answer.ts';

/** A figure as an answer once showed it: enough to check it again years later. */
export interface ShownFigure {
  /** Code or ONS code of the area. */
  readonly area: string;
  readonly metric: string;
  /** Reporting year, or the day of an inspection, ISO. */
  readonly period: string;
  /** The number in full, the publisher's mark, or the grade. */
  readonly shown: string;
  readonly release: string;
}

/** What has become of a figure since it was shown. */
export type CheckedFigure =
  /** Its area, measure or year is not known any more. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'figure';
      readonly area: Area;
      readonly metric: Metric;
      readonly year: Year;
      readonly shown: string;
      /** The edition it was shown from, with what that says; null where it is held no more. */
      readonly from: Edition | null;
      readonly now: FigureNow;
      /** The newest year with a figure, where it is a later one. */
      readonly newer: Edition | null;
    }
  | {
      readonly kind: 'grade';
      readonly area: Area;
      readonly metric: Metric;
      readonly inspected: string;
      readonly shown: string;
      readonly state: 'same' | 'changed' | 'gone';
      /** The grade that is held for that inspection now. */
      readonly grade: string | null;
      /** The inspection, with its report; null where it is held no more. */
      readonly inspection: Inspection | null;
      /** A later inspection, with its report. */
      readonly newer: Inspection | null;
    };

/** A figure and the edition that it stands in. */
export interface Edition {
  readonly figure: Figure;
  readonly release: Release;
}

export type FigureNow =
  /** The edition that answers today says the same. */
  | ({ readonly state: 'same' } & Edition)
  /** It says something else: revised by the publisher, or corrected here where it is the same edition. */
  | ({ readonly state: 'revised' } & Edition)
  | { readonly state: 'gone'; readonly absent: Absent };

/** Checks a figure that was shown before against what is held today. Pure: the same data gives the same result. */
export function checkAgain(dataset: Dataset, shown: ShownFigure): CheckedFigure {
  const area = dataset.areaOfEither(shown.area);
  const metric = dataset.metric(shown.metric);
  if (!area || !metric) return { kind: 'unknown' };
  if (metric.unit === 'grade') return checkedGrade(dataset, area, metric, shown);
  const year = Number(shown.period);
  if (!Number.isInteger(year)) return { kind: 'unknown' };
  return {
    kind: 'figure',
    area,
    metric,
    year,
    shown: shown.shown,
    from: edition(dataset, dataset.figureIn(shown.release, metric.id, area.code, year)),
    now: figureNow(dataset, dataset.figure(metric.id, area.code, year), shown.shown),
    newer: newerFigure(dataset, metric, area, year),
  };
}

/** The edition behind which a newer one should exist by a day (ISO, in London) and is not held; else null. */
export function overdueOf(checked: CheckedFigure, dataset: Dataset, today: string): Release | null {
  switch (checked.kind) {
    case 'unknown':
      return null;
    case 'grade':
      return overdueList(dataset, today);
    case 'figure':
      return overdueRelease(dataset, checked.metric, today);
  }
}

/** A figure as its button remembers it: the number in full or the publisher's mark. */
export function shownText(figure: Figure): string {
  return figure.state === 'value' ? String(figure.value) : figure.symbol;
}

function figureNow(dataset: Dataset, figure: Figure | Absent, shown: string): FigureNow {
  const now = figure.state === 'absent' ? null : edition(dataset, figure);
  if (!now) return { state: 'gone', absent: figure.state === 'absent' ? figure : NOWHERE };
  return { state: shownText(now.figure) === shown ? 'same' : 'revised', ...now };
}

const NOWHERE: Absent = { state: 'absent', why: 'not-for-this-area' };

function edition(dataset: Dataset, figure: Figure | undefined): Edition | null {
  const release = figure && dataset.release(figure.source.release);
  return release ? { figure, release } : null;
}

function newerFigure(dataset: Dataset, metric: Metric, area: Area, year: Year): Edition | null {
  const newest = dataset.lastYear(metric.id, area.code);
  if (newest === undefined || newest <= year) return null;
  const figure = dataset.figure(metric.id, area.code, newest);
  return figure.state === 'absent' ? null : edition(dataset, figure);
}

function checkedGrade(dataset: Dataset, area: Area, metric: Metric, shown: ShownFigure): CheckedFigure {
  const inspections = dataset.inspections(area.code);
  const held = inspections.filter(({ inspected }) => inspected === shown.period);
  const same = held.find(({ release }) => release === shown.release) ?? held[0];
  const grade = same?.grades[metric.id] ?? null;
  const [newest] = inspections;
  return {
    kind: 'grade',
    area,
    metric,
    inspected: shown.period,
    shown: shown.shown,
    state: !same ? 'gone' : (grade ?? '') === shown.shown ? 'same' : 'changed',
    grade,
    inspection: same ?? null,
    newer: newest && newest.inspected > shown.period ? newest : null,
  };
}
