import type { Area, AreaCode } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { AskedArea, AskedMetric } from './question.ts';

export interface TypedAreas {
  readonly areas: readonly AskedArea[];
  readonly spans: readonly { readonly code: AreaCode; readonly start: number; readonly end: number }[];
}

/**
 * Areas typed as codes: the ONS code, present or former, and DfE's three digits; a district's code stands for the
 * authority that has children's services there, as its name does. A bare number of three digits is
 * taken for a code only where `alone` says that nothing else names a place or states anything, since figures have
 * three digits too; it is asked only where such a number stands.
 */
export function typedAreas(plain: string, dataset: Dataset, alone: () => boolean): TypedAreas {
  const found: (AskedArea & { start: number; end: number })[] = [];
  const take = (
    code: AreaCode,
    { 0: words, index: start }: RegExpExecArray,
    via: AskedArea['via'] = null,
  ): void => {
    found.push({ code, words, via, start, end: start + words.length });
  };
  for (const match of plain.matchAll(/\b(?:e|w|s|n|k) ?\d{8}\b/g)) {
    const gss = match[0].replace(' ', '').toUpperCase();
    const area = byGss(dataset, gss);
    const district = area ? undefined : dataset.parts.districts.find((one) => one.gss === gss);
    if (area) take(area.code, match);
    else if (district) take(district.authority, match, { kind: 'district', name: district.name });
  }
  let bare: boolean | null = null;
  for (const match of plain.matchAll(THREE_DIGITS)) {
    const [, led, digits = ''] = match;
    const area = dataset.area(digits) ?? byGss(dataset, digits);
    if (!area || area.kind === 'region') continue;
    if (led === undefined) {
      if (digits.length === 3 && isAmount(plain, match)) continue;
      bare ??= alone();
      if (!bare) continue;
    }
    take(area.code, match);
  }
  const inOrder = found.toSorted((a, b) => a.start - b.start);
  const areas = new Map(inOrder.map(({ code, words, via }) => [code, { code, words, via }]));
  return { areas: [...areas.values()], spans: inOrder };
}

/** DfE's code, or the former one of a region, and the words that lead it. */
const THREE_DIGITS =
  /((?:\b(?:la|dfe|code|lea|no\.?):? )+)?(?<![\d.,£/-])\b(\d{3}(?:\/\d{3})?)\b(?![.,/-]?\d|%)/g;

/** What makes a number one of things, whatever else a text says: "850 children", "more than 850", "top 330". */
const COUNTED =
  /^ ?(?:child(?:ren)?|kids|pupils|young|babies|famil(?:y|ies)|people|plans?|cases?|referrals?|assessments?|enquir(?:y|ies)|investigations?|conferences?|reviews?|placements?|carers?|adoptions?|adopted|starts?|social|agency|(?:full[- ]time )?workers?|staff|vacanc(?:y|ies)|fte|care leavers?|looked|cared|new|open|started|ended|were|was|are|is|had|have|more|fewer|less|higher|lower|per ?cent|percent|per|in (?:every )?\d|out of|a (?:day|week|month|year)|days?|weeks?|months?|years?|pounds|million|thousand|k\b)(?![\w-])/;
const AMOUNT_BEFORE =
  /(?:£|\b(?:has|have|had|is|are|was|were|be|been|of|by|than|over|under|above|below|about|around|nearly|almost|roughly|some|only|just|least|most|exactly|reached|totals?|totalled|numbered|saw|top|bottom|first|last|past|next|highest|lowest|worst|best|(?<!\d )to|from)) ?$/;

function isAmount(plain: string, { 0: words, index }: RegExpExecArray): boolean {
  return COUNTED.test(plain.slice(index + words.length)) || AMOUNT_BEFORE.test(plain.slice(0, index));
}

/** Verbs of a statement: a number in it is what it states. */
const STATES =
  /\b(?:has|have|had|are|was|were|been|there|rose|risen|fell|fallen|increased|decreased|dropped|reached|recorded|reported|said|says|saw|check)\b/;

/** A text without its codes, ids and years, to be looked through for a place; null where it states something. */
export function besideCodes(plain: string): string | null {
  if (STATES.test(plain)) return null;
  return plain.replaceAll(THREE_DIGITS, ' ').replaceAll(/\b(?:[ewsnk] ?\d{8}|\d[\d/-]*)\b/g, ' ');
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
