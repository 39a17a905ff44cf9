import type { Area, AreaCode } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { AskedArea, AskedMetric } from './question.ts';

export interface TypedAreas {
  readonly areas: readonly AskedArea[];
  readonly spans: readonly { readonly code: AreaCode; readonly start: number; readonly end: number }[];
}

/**
 * Areas typed as codes: the ONS code, present or former, and DfE's three digits. A number of three digits is taken
 * for a code only where `alone` says that nothing else names a place, since figures have three digits too.
 */
export function typedAreas(plain: string, dataset: Dataset, alone: boolean): TypedAreas {
  const found: { code: AreaCode; words: string; start: number; end: number }[] = [];
  const take = (code: AreaCode, { 0: words, index: start }: RegExpExecArray): void => {
    found.push({ code, words, start, end: start + words.length });
  };
  for (const match of plain.matchAll(/\b(?:e|w|s|n|k) ?\d{8}\b/g)) {
    const area = byGss(dataset, match[0].replace(' ', '').toUpperCase());
    if (area) take(area.code, match);
  }
  for (const match of plain.matchAll(/\b(?:la|dfe|code|lea|no\.?| )*(\d{3}(?:\/\d{3})?)\b(?![.,]?\d|%)/g)) {
    const [whole, digits = ''] = match;
    const area = dataset.area(digits) ?? byGss(dataset, digits);
    if (area && area.kind !== 'region' && (alone || whole !== digits)) take(area.code, match);
  }
  const inOrder = found.toSorted((a, b) => a.start - b.start);
  const areas = new Map(inOrder.map(({ code, words }) => [code, { code, words, via: null }]));
  return { areas: [...areas.values()], spans: inOrder };
}

function byGss(dataset: Dataset, gss: string): Area | undefined {
  return dataset.parts.areas.find((area) => area.gss === gss || area.formerGss.includes(gss));
}

export interface TypedMetrics {
  readonly metrics: readonly AskedMetric[];
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Statistics and breakdowns typed by their id, and measures that are not held by theirs. An id of one word is an
 * ordinary word too, so it is taken for one only where `exact` says that ids are meant.
 */
export function typedMetrics(plain: string, dataset: Dataset, exact: boolean = false): TypedMetrics {
  const metrics: AskedMetric[] = [];
  const spans: { start: number; end: number }[] = [];
  for (const match of plain.matchAll(/\b[a-z][a-z0-9]{0,30}(?:[-_][a-z0-9]{1,30}){0,8}\b/g)) {
    const [id] = match;
    if (!exact && !/[-_]/.test(id)) continue;
    const breakdown = dataset.parts.breakdowns.find((one) => one.id === id);
    if (breakdown) {
      const { total } = breakdown;
      metrics.push({ kind: 'metric', id: total, words: id, readings: [total], breakdown: id });
      spans.push({ start: match.index, end: match.index + id.length });
      continue;
    }
    const metric = dataset.metric(id);
    const unheld = metric ? undefined : dataset.parts.unheld.find((measure) => measure.id === id);
    if (!metric && !unheld) continue;
    metrics.push(
      metric ? { kind: 'metric', id, words: id, readings: [id] } : { kind: 'unheld', id, words: id },
    );
    spans.push({ start: match.index, end: match.index + id.length });
  }
  return { metrics, spans };
}
