import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Inspection } from '../domain/figure.ts';
import type { AskedPeriod } from '../domain/period.ts';
import type { Question } from '../query/question.ts';
import { askedYear } from './asked-year.ts';
import { areasIn } from './claim-candidates.ts';
import { type ClaimCheck, EMPTY } from './claim-check.ts';
import { metricsOf, unheldOf } from './claim-subject.ts';

/** A claim in words only: a grade beside the inspection of its time, anything else beside the published figure. */
export function checkWithoutNumber(
  dataset: Dataset,
  question: Question,
  grade: string | null,
  now: boolean,
): ClaimCheck {
  const [asked] = question.areas;
  const area = (asked && dataset.area(asked.code)) ?? null;
  const unheld = unheldOf(dataset, question.metrics);
  const [metric] = metricsOf(dataset, question.metrics);
  const start = { ...EMPTY, area, unheld, grade };
  if (!metric)
    return {
      ...start,
      verdict: unheld ? 'not-published' : 'cannot-tell',
      why: unheld ? 'unheld' : 'no-measure',
    };
  if (!area) return { ...start, metric, why: 'no-place' };
  if (metric.unit === 'grade')
    return checkGrade(dataset, { ...start, metric }, area, { period: question.period, now });
  const year = askedYear(dataset, { area, metric, period: question.period });
  const [then = area] = areasIn(dataset, area, metric, year);
  return {
    ...start,
    area: then,
    metric,
    year,
    official: dataset.figure(metric.id, then.code, year),
    why: 'no-number',
  };
}

/** The grade in force at the end of the year named, else the newest. */
function checkGrade(
  dataset: Dataset,
  start: ClaimCheck,
  area: Area,
  { period, now }: { readonly period: AskedPeriod | null; readonly now: boolean },
): ClaimCheck {
  const year =
    period?.kind === 'years' ? period.years.at(-1) : period?.kind === 'month' ? period.year : undefined;
  const inspections = dataset.inspections(area.code);
  const inspection =
    year === undefined
      ? inspections[0]
      : inspections.find((one) => Number(one.inspected.slice(0, 4)) <= year);
  if (!inspection) return { ...start, verdict: 'not-published', why: 'earlier-framework' };
  const published = start.metric ? (inspection.grades[start.metric.id] ?? null) : null;
  if (start.grade === null || published === null) return { ...start, inspection, why: 'no-number' };
  const { grade, metric } = start;
  const gives = (one: Inspection): boolean =>
    gradeStem(one.grades[metric?.id ?? ''] ?? '') === gradeStem(grade);
  if (gives(inspection)) return { ...start, inspection, verdict: 'reproduced' };
  if (now || year !== undefined) return { ...start, inspection, verdict: 'differs' };
  // "Was rated inadequate" may be true of an inspection before the newest, or before those that are held.
  const earlier = inspections.find(gives);
  return earlier
    ? { ...start, inspection: earlier, since: inspection, verdict: 'reproduced' }
    : { ...start, inspection, why: 'earlier-framework' };
}

const gradeStem = (grade: string): string => grade.toLowerCase().slice(0, 6);
