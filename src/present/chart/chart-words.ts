import type { SeriesRole } from './chart-spec.ts';

/** Every phrase that a picture or its description adds to the words it is given. */
export const chartWords = {
  cutAxis: (start: string): string => `The vertical axis starts at ${start}, not at zero.`,
  lighterLine: (name: string): string => `Thinner line of the same colour: ${name}.`,
  noFigure: 'no figure',
  lastFigure: (name: string, period: string): string => `${name} (${period})`,
  gap: (periods: readonly string[], why: string): string => `${joined(periods)}: ${why}`,
  gapOf: (names: readonly string[], periods: readonly string[], why: string): string =>
    `${joined(names)}, ${joined(periods)}: ${why}`,
  span: (first: string, last: string): string => `${first} to ${last}`,
  sharing: (names: readonly string[]): string =>
    names.length > 2 ? `${names.length} authorities` : joined(names),
  highest: (name: string, text: string): string => `Highest: ${name}, ${text}`,
  lowest: (name: string, text: string): string => `Lowest: ${name}, ${text}`,
  /** Names have commas and "and" in them, so semicolons keep them apart. */
  missing: (why: string, names: readonly string[]): string => `No figure (${why}): ${names.join('; ')}`,
  others: (count: number): string => (count === 1 ? '1 other' : `${count} others`),
  reference: (name: string, text: string): string => `${name} ${text}`,
  count: (count: string): string => `(${count})`,
  inBrackets: 'In brackets: the number behind each share.',
  withCount: (share: string, count: string): string => `${share} (${count})`,
} as const;

/** The words of a description for those who cannot see the picture. */
export const altWords = {
  kind: {
    trend: 'Line chart',
    strip: 'Ranked bar chart',
    bars: 'Bar chart',
    breakdown: 'Bar chart of shares',
  },
  look: {
    asked: 'thick line',
    predecessor: 'line of an earlier authority',
    place: 'thin line',
    england: 'dashed line',
    region: 'dotted line',
    neighbours: 'dash-dotted line',
  } satisfies Record<SeriesRole, string>,
  line: (name: string, look: string): string => `${name} (${look})`,
  valueAt: (text: string, period: string): string => `${text} in ${period}`,
  between: (first: string, last: string): string => `from ${first} to ${last}`,
  gaps: (entries: readonly string[]): string => `no figure for ${entries.join('; ')}`,
  gap: (periods: readonly string[], why: string): string => `${joined(periods)} (${why})`,
  break: (label: string): string => `A vertical line marks a break: ${label}`,
  ranked: (count: number): string =>
    count === 0 ? 'No figure is shown.' : count === 1 ? 'One bar' : `${count} bars, highest first`,
  nothing: 'No figure is shown.',
  shares: (place: string, beside: string | null): string =>
    beside === null ? place : `${place} beside ${beside}`,
  reference: (name: string, text: string): string => `A line shows ${name}: ${text}`,
  marked: (count: number, what: string): string =>
    `${count === 1 ? 'One bar is' : `${count} bars are`} marked: ${what}`,
  more: 'The picture shows more.',
} as const;

/** "a", "a and b", "a, b and c". */
function joined(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
