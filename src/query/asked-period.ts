import type { AskedPeriod } from '../domain/period.ts';
import type { Parse, Parser } from './parse-text.ts';
import type { AskedArea } from './question.ts';

/** The period, with "since the merger" worked out from the day the area began. */
export function periodOf(parser: Parser, parse: Parse, areas: readonly AskedArea[]): AskedPeriod | null {
  const { period, reorganisation } = parse.period;
  if (period !== null || reorganisation === null) return period;
  const named = areas.flatMap(({ code }) => parser.dataset.area(code) ?? []);
  const begun = named.find(({ opened }) => opened !== null)?.opened;
  const ended = named.find(({ closed }) => closed !== null)?.closed;
  if (begun) {
    const first = reportingYear(begun);
    return reorganisation === 'since'
      ? { kind: 'range', from: first, to: null }
      : { kind: 'range', from: null, to: first - 1 };
  }
  return ended && reorganisation === 'before'
    ? { kind: 'range', from: null, to: reportingYear(ended) }
    : null;
}

/** The reporting year, to 31 March, that a day lies in. */
function reportingYear(day: string): number {
  return Number(day.slice(0, 4)) + (day.slice(5) > '03-31' ? 1 : 0);
}
