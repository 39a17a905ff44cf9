import type { Year } from '../../domain/period.ts';

/**
 * The reporting year that a publisher's label stands for, named by the year it ends in: "2017", "2016-17",
 * "2016/17", "2016-17 (OT)" (outturn) and "2017 (Rev)" (revised) are all 2017. Undefined for anything else.
 */
export function reportingYear(label: string): Year | undefined {
  const match = /^(\d{4})(?:[-/](\d{2}))?(?: \((?:OT|Rev)\))?$/.exec(label.trim());
  const [, begins, ends] = match ?? [];
  if (begins === undefined) return undefined;
  const from = Number(begins);
  if (ends === undefined) return from;
  return (from + 1) % 100 === Number(ends) ? from + 1 : undefined;
}
