import { readFileSync } from 'node:fs';
import { rawCell, rawRows } from './raw-observations.ts';

// What the data folder says, worked out a second time: from the files themselves, with formulas from the textbooks
// and none of the program's own code, so that a test which uses it shares no mistake with the program.

interface RawMetric {
  readonly id: string;
  readonly unit: string;
  readonly periodKind: string;
  readonly compareAs: string | null;
  readonly decimals: number;
  readonly polarity: string;
  readonly derived:
    | { kind: 'ratio'; numerator: string; denominator: string; per: number; lag: number }
    | { kind: 'difference'; minuend: string; subtrahend: string }
    | null;
}

const json = (file: string): string => readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8');
const listed: RawMetric[] = JSON.parse(json('metrics.json'));
const metrics = new Map(listed.map((metric) => [metric.id, metric]));
const editions: { id: string; precedence: number }[] = JSON.parse(json('releases.json'));
const newestFirst = editions.toSorted((a, b) => b.precedence - a.precedence).map(({ id }) => id);
const areas = new Map(rawRows('authorities.csv').map((row) => [row['code'] ?? '', row]));
const lists = Map.groupBy(rawRows('statistical-neighbours.csv'), (row) => `${row['model']} ${row['area']}`);
const breaks = rawRows('notes.csv').filter((row) => row['kind'] === 'break');

export function rawMetric(id: string): RawMetric {
  const metric = metrics.get(id);
  if (!metric) throw new Error(`no metric ${id}`);
  return metric;
}

export const rawArea = (code: string): Record<string, string> => areas.get(code) ?? {};

export const rawRegions: readonly string[] = [...areas].flatMap(([code, { kind }]) =>
  kind === 'region' ? [code] : [],
);

const joint = new Map(
  [...areas].flatMap(([code, row]) => (row['members'] ?? '').split('|').map((member) => [member, code])),
);

/** The return that an area's figure stands in: its own, or the one that it makes with another authority. */
const jointOf = (area: string): string => joint.get(area) ?? area;

const columns = new Map<string, boolean>();

function publishes(release: string, metric: string): boolean {
  const key = `${release} ${metric}`;
  let known = columns.get(key);
  if (known === undefined) {
    const about: { columns?: { metric: string }[] } = JSON.parse(json(`observations/${release}.json`));
    known = (about.columns ?? []).some((column) => column.metric === metric);
    columns.set(key, known);
  }
  return known;
}

/** A published number, or one from two published ones; null where there is a mark or nothing. */
export interface RawFigure {
  readonly value: number;
  /** Who made the return: the area itself or two authorities together. */
  readonly by: string;
}

/** The figure of an edition; a ratio is divided by the number of the edition `on`, where one is named. */
export function rawFigure(
  release: string,
  id: string,
  area: string,
  year: number,
  on: string | null = null,
): RawFigure | null {
  const { derived, decimals } = rawMetric(id);
  if (publishes(release, id)) {
    const own = rawCell(release, id, area, year);
    const by = own === undefined ? jointOf(area) : area;
    const cell = own ?? rawCell(release, id, by, year);
    return cell === undefined || Number.isNaN(Number(cell)) ? null : { value: Number(cell), by };
  }
  if (!derived) return null;
  if (derived.kind === 'difference') {
    const [a, b] = [derived.minuend, derived.subtrahend].map((part) => rawFigure(release, part, area, year));
    return a && b ? { value: a.value - b.value, by: a.by } : null;
  }
  const count = rawFigure(release, derived.numerator, area, year);
  const base = rawBase(release, id, area, year, on);
  return count && base ? { value: toDecimals(count.value, base, derived.per, decimals), by: count.by } : null;
}

/** Rounded as publishers round such figures, halves up, in whole numbers so that no half is missed. */
function toDecimals(count: number, base: number, per: number, decimals: number): number {
  const whole = (number: number): bigint => BigInt(Math.round(number * 1e6));
  const halves = (whole(count) * BigInt(per) * 2n * BigInt(10 ** decimals)) / whole(base);
  return Number((halves + 1n) / 2n) / 10 ** decimals;
}

/**
 * What a ratio is divided by: the number of the same edition, and where that has no cell, mark or number, that of the
 * newest edition with one, if it is of the year before; the number of the edition `on` alone where one is named. Null
 * where there is none.
 */
export function rawBase(
  release: string,
  id: string,
  area: string,
  year: number,
  on: string | null = null,
): number | null {
  const { derived } = rawMetric(id);
  if (derived?.kind !== 'ratio') return null;
  const { denominator, lag } = derived;
  const base = (place: string): RawFigure | null => {
    const own = [place, jointOf(place)].some((code) => rawCell(release, denominator, code, year - lag));
    const found = (on !== null ? [on] : own || lag === 0 ? [release] : newestFirst)
      .filter((edition) => publishes(edition, denominator))
      .map((edition) => rawFigure(edition, denominator, place, year - lag));
    return found.find((figure) => figure !== null) ?? null;
  };
  // The staff of two authorities that make one return are divided by the children of both.
  const together = rawFigure(release, derived.numerator, area, year)?.by !== area && base(area)?.by === area;
  const parts = together ? (rawArea(jointOf(area))['members'] ?? '').split('|').map(base) : [base(area)];
  const sum = parts.reduce((total, part) => total + (part?.value ?? Number.NaN), 0);
  return Number.isNaN(sum) || sum === 0 ? null : sum;
}

const LAST_DAY: Readonly<Record<string, string>> = {
  'academic-year': '01-31',
  'at-march': '03-31',
  'year-to-march': '03-31',
  'financial-year': '03-31',
  'mid-year': '06-30',
  'at-september': '09-30',
  'year-to-september': '09-30',
};

/** The authorities that existed in a period and are large enough to be ranked. */
export function rawAuthorities(id: string, year: number): string[] {
  const day = `${year}-${LAST_DAY[rawMetric(id).periodKind] ?? '12-31'}`;
  return [...areas].flatMap(([code, row]) =>
    row['kind'] === 'authority' &&
    row['ranked'] === 'yes' &&
    (row['opened'] ?? '') <= day &&
    (row['closed'] === '' || day <= (row['closed'] ?? ''))
      ? [code]
      : [],
  );
}

/** The numbers of some authorities, each return once, all on the edition `on` where they are ratios. */
export function rawValues(
  release: string,
  id: string,
  codes: readonly string[],
  year: number,
  on: string | null,
): number[] {
  const byReturn = new Map<string, number>();
  for (const code of codes) {
    const figure = rawFigure(release, id, code, year, on);
    if (figure) byReturn.set(figure.by, figure.value);
  }
  return [...byReturn.values()];
}

/** An authority's neighbours by the newest model that lists it, without those too small and without its own return. */
export function rawNeighbours(area: string, model: string | null): { model: string; codes: string[] } | null {
  for (const each of model === null ? ['2025', '2021'] : [model]) {
    const found = lists.get(`${each} ${area}`);
    if (found) return { model: each, codes: found.map((row) => row['neighbour'] ?? '') };
  }
  return null;
}

/** Whether a note marks a break of a series between two years. */
export function rawBreak(release: string, id: string, area: string, from: number, to: number): boolean {
  return breaks.some((note) => {
    const patterns = (note['metrics'] ?? '').split('|').filter((pattern) => pattern !== '');
    const places = (note['areas'] ?? '').split('|').filter((place) => place !== '');
    const at = Number(note['from']);
    return (
      patterns.some((each) => (each.endsWith('*') ? id.startsWith(each.slice(0, -1)) : id === each)) &&
      (places.length === 0 || places.includes(area)) &&
      (note['release'] === '' || note['release'] === release) &&
      from < at &&
      at <= to
    );
  });
}

const Z = 1.959963984540054;
const logs = [0];

/** Logarithm of n!, as the sum of the logarithms up to n. */
function logFactorial(n: number): number {
  for (let k = logs.length; k <= n; k += 1) logs.push((logs.at(-1) ?? 0) + Math.log(k));
  return logs[n] ?? Number.NaN;
}

export function middle(values: readonly number[]): number {
  const sorted = Float64Array.from(values).toSorted();
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  return (at(Math.ceil(sorted.length / 2) - 1) + at(Math.floor(sorted.length / 2))) / 2;
}

/** The place of a number among others, itself one of them, and how many share it. */
export function placeAmong(
  value: number,
  values: readonly number[],
  lowFirst: boolean,
): { place: number; tied: number } {
  const ahead = values.filter((other) => (lowFirst ? other < value : other > value)).length;
  return { place: ahead + 1, tied: values.filter((other) => other === value).length - 1 };
}

/** Byar's limits of a count. */
export function byar(count: number): [number, number] {
  const limit = (n: number, sign: number): number => n * (1 - 1 / 9 / n + (sign * Z) / 3 / n ** 0.5) ** 3;
  return [limit(count, -1), limit(count + 1, 1)];
}

/** Poisson probabilities of a count this high at the lower limit, and this low at the upper one: 2.5% where exact. */
export function poissonTails(count: number, low: number, high: number): [number, number] {
  const upTo = (most: number, mean: number): number => {
    let sum = 0;
    for (let k = 0; k <= most; k += 1) sum += Math.exp(k * Math.log(mean) - mean - logFactorial(k));
    return sum;
  };
  return [count === 0 ? 0.025 : 1 - upTo(count - 1, low), upTo(count, high)];
}

/** Wilson's limits of a share, as fractions of one. */
export function wilson(part: number, whole: number): [number, number] {
  const share = part / whole;
  const scale = 1 + Z ** 2 / whole;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / whole + Z ** 2 / (4 * whole ** 2));
  const centre = (share + Z ** 2 / (2 * whole)) / scale;
  return [centre - half, centre + half];
}

/** Two-sided probability of two counts this far apart from equal rates: twice the smaller binomial tail, summed term by term. */
export function apartByChance(
  first: readonly [count: number, base: number],
  second: readonly [count: number, base: number],
): number {
  const total = first[0] + second[0];
  const share = first[1] / (first[1] + second[1]);
  let [below, above] = [0, 0];
  for (let k = 0; k <= total; k += 1) {
    const ways = logFactorial(total) - logFactorial(k) - logFactorial(total - k);
    const term = Math.exp(ways + k * Math.log(share) + (total - k) * Math.log(1 - share));
    if (k <= first[0]) below += term;
    if (k >= first[0]) above += term;
  }
  return Math.min(1, 2 * Math.min(below, above));
}

/** Newcombe's limits of the difference of two shares (method 10). */
export function newcombe(
  first: readonly [part: number, whole: number],
  second: readonly [part: number, whole: number],
): [number, number] {
  const [a, b] = [first[0] / first[1], second[0] / second[1]];
  const [[lowA, highA], [lowB, highB]] = [wilson(...first), wilson(...second)];
  return [
    a - b - Math.sqrt((a - lowA) ** 2 + (highB - b) ** 2),
    a - b + Math.sqrt((highA - a) ** 2 + (b - lowB) ** 2),
  ];
}
