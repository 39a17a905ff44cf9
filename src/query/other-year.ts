import type { Dataset } from '../domain/dataset.ts';
import type { AskedPeriod, Year } from '../domain/period.ts';
import type { Remembered } from './follow-up.ts';
import { plainText } from './normalise.ts';
import type { Question, Reading } from './question.ts';

/**
 * For a text that says the year before or after ("and the year before?", "the following year"): that of the year which
 * was talked about. "Last year" is the one before the newest, whatever was talked about.
 */
export function inNextYear(text: string, reading: Reading, before: Remembered, dataset: Dataset): Reading {
  if (reading.kind === 'refusal' || /\blast year\b/.test(plainText(text))) return reading;
  const asked = reading.kind === 'question' ? reading : reading.partial;
  const step = asked.period?.kind === 'previous' ? -1 : asked.period?.kind === 'next' ? 1 : 0;
  const year = yearOf(before.period, before, dataset);
  if (step === 0 || year === null) return reading;
  const moved: Question = { ...asked, period: { kind: 'years', years: [year + step] } };
  return reading.kind === 'question' ? moved : { ...reading, partial: moved };
}

/** The single year that was talked about; null where it was the newest, or several. */
function yearOf(period: AskedPeriod | null, { metrics }: Remembered, dataset: Dataset): Year | null {
  if (period?.kind === 'years') return period.years.length === 1 ? (period.years[0] ?? null) : null;
  const [metric] = metrics;
  const newest = metric?.kind === 'metric' ? dataset.span(metric.id)?.last : undefined;
  return period?.kind === 'previous' && newest !== undefined ? newest - 1 : null;
}
