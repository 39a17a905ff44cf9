import type { AreaCode } from '../domain/authority.ts';
import type { Cell } from '../domain/dataset.ts';
import type { MetricId } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Fault } from './faults.ts';

/** The cells of one observation file. */
export interface ObservationTable {
  readonly metrics: readonly MetricId[];
  readonly years: readonly Year[];
  cell(metric: number, area: AreaCode, year: Year): Cell | undefined;
}

const COMMA = 0x2c;
const LINE_END = 0x0a;
const ZERO = 0x30;
const NINE = 0x39;
const POINT = 0x2e;
const MINUS = 0x2d;

/** What stands in a cell: nothing, a number, or from here on a symbol by its place in the list of symbols. */
const BLANK = 0;
const NUMBER = 1;
const FIRST_SYMBOL = 2;

/**
 * The table in an observation file: a header "year,area,<metric>,…", then one row a year and area, cells plain and
 * never quoted. Numbers go straight from bytes into one typed array, because the whole dataset is read at every
 * start. Faults: a wrong number of cells, a year or area that is none, a row given twice, a cell that is neither a
 * number nor one of the release's symbols.
 */
export function observationTable(
  file: string,
  bytes: Uint8Array,
  known: { areas: ReadonlyMap<AreaCode, number>; symbols: readonly string[] },
  faults: Fault[],
): ObservationTable {
  const text = new TextDecoder('latin1');
  const headerEnd = bytes.indexOf(LINE_END);
  const [yearName, areaName, ...metrics] = text.decode(bytes.subarray(0, Math.max(headerEnd, 0))).split(',');
  if (yearName !== 'year' || areaName !== 'area') {
    faults.push({ file, line: 1, message: 'the header does not begin with "year,area"' });
    return { metrics: [], years: [], cell: () => undefined };
  }
  const years = spanOfYears(bytes, headerEnd + 1);
  const first = years[0] ?? 0;
  const rows = years.length * known.areas.size;
  const values = new Float64Array(rows * metrics.length);
  const kinds = new Uint8Array(rows * metrics.length);
  const seen = new Uint8Array(rows);
  const symbolAt = new Map(known.symbols.map((symbol, index) => [symbol, FIRST_SYMBOL + index]));

  let at = headerEnd + 1;
  for (let line = 2; at < bytes.length; line += 1) {
    const fault = (message: string): void => void faults.push({ file, line, message });
    const lineEnd = endOf(bytes, at, LINE_END, bytes.length);
    const yearEnd = endOf(bytes, at, COMMA, lineEnd);
    const areaEnd = endOf(bytes, yearEnd + 1, COMMA, lineEnd);
    const year = wholeNumber(bytes, at, yearEnd);
    const code = text.decode(bytes.subarray(yearEnd + 1, areaEnd));
    const area = known.areas.get(code);
    if (!years.includes(year)) fault(`no year: ${text.decode(bytes.subarray(at, yearEnd))}`);
    else if (area === undefined) fault(`unknown area: ${code}`);
    else {
      const row = (year - first) * known.areas.size + area;
      if (seen[row] === 1) fault(`a second row for ${year}, ${code}`);
      seen[row] = 1;
      let from = areaEnd + 1;
      let count = 0;
      for (; from <= lineEnd; count += 1) {
        let to = from;
        while (to < lineEnd && bytes[to] !== COMMA) to += 1;
        if (to > from && count < metrics.length) {
          const slot = row * metrics.length + count;
          const value = plainNumber(bytes, from, to);
          if (Number.isNaN(value)) {
            const symbol = text.decode(bytes.subarray(from, to));
            const kind = symbolAt.get(symbol);
            if (kind === undefined) fault(`unknown symbol in ${metrics[count]}: ${symbol}`);
            kinds[slot] = kind ?? BLANK;
          } else {
            values[slot] = value;
            kinds[slot] = NUMBER;
          }
        }
        from = to + 1;
      }
      if (count !== metrics.length) fault(`${count + 2} cells where the header has ${metrics.length + 2}`);
    }
    at = lineEnd + 1;
  }

  return {
    metrics,
    years,
    cell(metric, code, year) {
      const area = known.areas.get(code);
      if (area === undefined || year < first || year >= first + years.length) return undefined;
      const slot = ((year - first) * known.areas.size + area) * metrics.length + metric;
      const kind = kinds[slot] ?? BLANK;
      if (kind === BLANK) return undefined;
      return kind === NUMBER ? values[slot] : known.symbols[kind - FIRST_SYMBOL];
    },
  };
}

/** Every year from the lowest to the highest that begins a line. */
function spanOfYears(bytes: Uint8Array, from: number): Year[] {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let at = from; at < bytes.length; at = endOf(bytes, at, LINE_END, bytes.length) + 1) {
    const year = wholeNumber(bytes, at, endOf(bytes, at, COMMA, bytes.length));
    if (year < 1900 || year > 2200) continue;
    lowest = Math.min(lowest, year);
    highest = Math.max(highest, year);
  }
  return lowest > highest ? [] : Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
}

function endOf(bytes: Uint8Array, from: number, mark: number, limit: number): number {
  const at = bytes.indexOf(mark, from);
  return at < 0 || at > limit ? limit : at;
}

function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  const value = plainNumber(bytes, from, to);
  return Number.isInteger(value) ? value : -1;
}

/**
 * The number written in decimal digits with at most one point, or NaN where there is anything else. Digits and power
 * of ten are both exact, so their quotient is the number nearest to the text.
 */
function plainNumber(bytes: Uint8Array, from: number, to: number): number {
  const negative = bytes[from] === MINUS;
  let at = negative ? from + 1 : from;
  if (at >= to) return NaN;
  let digits = 0;
  let scale = 0;
  for (; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      digits = digits * 10 + (byte - ZERO);
      scale *= 10;
    } else if (byte === POINT && scale === 0 && at + 1 < to) {
      scale = 1;
    } else {
      return NaN;
    }
  }
  const value = scale > 1 ? digits / scale : digits;
  return negative ? -value : value;
}
