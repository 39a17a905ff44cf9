import type { Basket, Breakdown } from '../domain/basket.ts';
import { WITHHELD_REASONS, type WithheldReason } from '../domain/figure.ts';
import type { GlossaryTerm } from '../domain/glossary.ts';
import { type Derivation, type Metric, POLARITIES, type UnheldMeasure, UNITS } from '../domain/metric.ts';
import { PERIOD_KINDS } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import type { RecordReader } from './record-reader.ts';

/**
 * The catalogue of metrics and of releases, read from metrics.json, unheld-measures.json, glossary.json,
 * baskets.json, breakdowns.json and releases.json.
 */

const MEASURES = ['stock', 'flow'] as const;
export const BREAKDOWN_EXTENTS = ['whole', 'some', 'overlapping'] as const;
const STATUSES = ['official', 'unofficial'] as const;

export function readMetric(entry: RecordReader): Metric {
  return {
    id: entry.text('id'),
    name: entry.text('name'),
    shortName: entry.text('shortName'),
    family: entry.text('family'),
    unit: entry.oneOf('unit', UNITS),
    measures: entry.oneOf('measures', MEASURES),
    periodKind: entry.oneOf('periodKind', PERIOD_KINDS),
    breakdownOf: entry.optional('breakdownOf'),
    compareAs: entry.optional('compareAs'),
    derived: readDerivation(entry.record('derived')),
    polarity: entry.oneOf('polarity', POLARITIES),
    decimals: entry.whole('decimals'),
    phrase: entry.text('phrase'),
    definition: entry.text('definition'),
    methodology: entry.text('methodology'),
    page: entry.text('page'),
    aliases: entry.texts('aliases'),
    confusedWith: entry.texts('confusedWith'),
  };
}

function readDerivation(entry: RecordReader | null): Derivation | null {
  if (!entry) return null;
  const kind = entry.oneOf('kind', ['ratio', 'difference']);
  if (kind === 'difference') {
    return { kind, minuend: entry.text('minuend'), subtrahend: entry.text('subtrahend') };
  }
  const per = entry.whole('per');
  if (per !== 1 && per !== 100 && per !== 10_000) entry.fault(`"per" is none of 1, 100, 10000: ${per}`);
  const lag = entry.whole('lag');
  if (lag !== 0 && lag !== 1) entry.fault(`"lag" is neither 0 nor 1: ${lag}`);
  return {
    kind,
    numerator: entry.text('numerator'),
    denominator: entry.text('denominator'),
    per: per === 1 || per === 10_000 ? per : 100,
    lag: lag === 1 ? 1 : 0,
  };
}

export function readUnheldMeasure(entry: RecordReader): UnheldMeasure {
  return {
    id: entry.text('id'),
    name: entry.text('name'),
    whereToLook: entry.text('whereToLook'),
    nearest: entry.texts('nearest'),
    aliases: entry.texts('aliases'),
  };
}

export function readGlossaryTerm(entry: RecordReader): GlossaryTerm {
  return {
    id: entry.text('id'),
    name: entry.text('name'),
    meaning: entry.text('meaning'),
    aliases: entry.texts('aliases'),
  };
}

export function readBasket(entry: RecordReader): Basket {
  return { id: entry.text('id'), name: entry.text('name'), metrics: entry.texts('metrics') };
}

export function readBreakdown(entry: RecordReader): Breakdown {
  return {
    id: entry.text('id'),
    name: entry.text('name'),
    total: entry.text('total'),
    parts: entry.texts('parts'),
    extent: entry.oneOf('extent', BREAKDOWN_EXTENTS),
    asked: entry.texts('asked'),
  };
}

export function readRelease(entry: RecordReader): Release {
  return {
    id: entry.text('id'),
    publication: entry.text('publication'),
    edition: entry.text('edition'),
    publisher: entry.text('publisher'),
    published: entry.date('published'),
    accessed: entry.date('accessed'),
    nextDue: entry.optionalDate('nextDue'),
    follows: entry.has('follows') ? entry.text('follows') : null,
    status: entry.oneOf('status', STATUSES),
    precedence: entry.whole('precedence'),
    page: entry.text('page'),
    licence: entry.text('licence'),
    symbols: readSymbols(entry.record('symbols')),
    files: entry.records('files').map((file) => ({
      file: file.text('file'),
      path: file.text('path'),
      repository: file.text('repository'),
      commit: file.text('commit'),
      sha256: file.text('sha256'),
    })),
  };
}

function readSymbols(entry: RecordReader | null): Readonly<Record<string, WithheldReason>> {
  if (!entry) return {};
  return Object.fromEntries(entry.names().map((symbol) => [symbol, entry.oneOf(symbol, WITHHELD_REASONS)]));
}
