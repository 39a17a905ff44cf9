import type { AskedPeriod } from '../domain/period.ts';
import { type ClaimedUnit, type FoundNumber, maskNumbers, numbersIn, OTHER_DAY } from './claim-numbers.ts';
import { plainText } from './normalise.ts';
import type { AskedArea, AskedMetric, Question } from './question.ts';

/** One number of a pasted sentence, with what the sentence says about it. Null parts were not said. */
export interface ClaimedNumber {
  /** As written, in lower case: "52 per cent", "eight in every 1,000". */
  readonly words: string;
  readonly value: number;
  /** The size of its last digit as written: 1 for 415, 0.1 for 62.9, a million for "£6m". */
  readonly step: number;
  readonly unit: ClaimedUnit;
  /** Words before it that loosen it: "about", "nearly", "more than". */
  readonly looseness: 'none' | 'about' | 'over' | 'under';
  /** `level`: how many there are; `change`: by how much they rose or fell; `share-of-change`: a part of such a rise. */
  readonly says: 'level' | 'change' | 'share-of-change';
  /** Of a change: up, down, or not said. */
  readonly direction: 1 | -1 | 0;
  /** Positions in the list of numbers: "from 87,235 to 106,010". */
  readonly ends: { readonly from: number; readonly to: number } | null;
  /** How many years before the period of the sentence it stands: "up from 409", "87,235 the year before". */
  readonly yearsBefore: 0 | 1;
  readonly areas: readonly AskedArea[];
  /** A place in words that are no authority's name. */
  readonly scope: 'uk' | 'country' | 'nation' | 'region' | null;
  readonly metrics: readonly AskedMetric[];
  readonly period: AskedPeriod | null;
  /** Set when a day is named that national figures are not taken on. */
  readonly otherDay: boolean;
}

/** A sentence as a claim: its numbers in their order, and grades where it names one. */
export interface ReadClaim {
  readonly numbers: readonly ClaimedNumber[];
  readonly grade: string | null;
}

/** Reads a piece of the sentence for place, measure and period; null where nothing was understood. */
export type ReadPiece = (text: string) => Question | null;

/** More numbers than this in one message are not checked; the longest paragraph of an article has fewer. */
const MOST_NUMBERS = 12;

/**
 * The numbers of a pasted sentence. Years, dates, ages, section numbers, durations and denominators are not taken for
 * claims. Each number is read with its own clause first, then with its sentence.
 */
export function readClaim(text: string, readPiece: ReadPiece): ReadClaim {
  const plain = plainText(text).replace(/^\W*(?:fact[- ]?)?check(?:ing)?\b[: ]*/, '');
  const masked = maskNumbers(plain);
  const found = numbersIn(plain).slice(0, MOST_NUMBERS);
  const pieces = new Map<string, Question | null>();
  const read = (piece: string): Question | null => {
    const known = pieces.get(piece);
    if (known !== undefined) return known;
    const question = piece.trim() === '' ? null : readPiece(piece);
    pieces.set(piece, question);
    return question;
  };
  const ends = endsOf(found, masked);
  const numbers = found.map((number, index): ClaimedNumber => {
    const clause = pieceAround(plain, number, CLAUSE_END);
    const sentence = pieceAround(plain, number, SENTENCE_END);
    const [near, wide] = [read(clause), read(sentence)];
    return {
      words: number.words,
      value: number.value,
      step: number.step,
      unit: number.unit,
      looseness: number.looseness,
      says: number.says,
      direction: number.direction,
      ends:
        number.says === 'change'
          ? (ends.find((pair) => sameSentence(plain, found, pair, number)) ?? null)
          : null,
      yearsBefore: number.says === 'level' && isEarlier(masked, number, ends, index) ? 1 : 0,
      areas: first(near?.areas, wide?.areas),
      scope: scopeOf(clause) ?? scopeOf(sentence),
      metrics: first(near?.metrics, wide?.metrics),
      period: near?.period ?? wide?.period ?? null,
      otherDay:
        clause.search(OTHER_DAY) >= 0 ||
        (!/\b(?:19|20)\d\d\b/.test(clause) && sentence.search(OTHER_DAY) >= 0),
    };
  });
  return { numbers, grade: GRADE.exec(plain)?.[1] ?? null };
}

/** Neighbouring numbers that are the two ends of a change. */
function endsOf(found: readonly FoundNumber[], text: string): { from: number; to: number }[] {
  return found.flatMap((number, index) => {
    const next = found[index + 1];
    if (!next) return [];
    const [before, between] = [text.slice(0, number.start), text.slice(number.end, next.start)];
    if (
      /\bfrom (?:about |around |just |only )?£?$/.test(before) &&
      /^[^.;]{0,40}\bto (?:about |around |over |just )?£?$/.test(between)
    ) {
      return [{ from: index, to: index + 1 }];
    }
    const changed = found[index - 1];
    if (number.says === 'change' && changed?.says === 'level' && /^ (?:on|from) (?:the )?£?$/.test(between)) {
      return [{ from: index + 1, to: index - 1 }];
    }
    return /^[^.;]{0,60}\b(?:compared (?:with|to)|against|up from|down from) £?$/.test(between)
      ? [{ from: index + 1, to: index }]
      : [];
  });
}

function isEarlier(
  text: string,
  number: FoundNumber,
  ends: readonly { from: number }[],
  index: number,
): boolean {
  if (ends.some((pair) => pair.from === index)) return true;
  return (
    /\b(?:up|down|rise|fall|increase) from (?:about )?$/.test(text.slice(0, number.start)) ||
    /^[^,;.\d]{0,40}\b(?:the|a) (?:year|12 months) (?:before|earlier)\b|^[^,;.\d]{0,30}\bthe previous year\b/.test(
      text.slice(number.end),
    )
  );
}

function sameSentence(
  text: string,
  found: readonly FoundNumber[],
  pair: { from: number; to: number },
  number: FoundNumber,
): boolean {
  const [from, to] = [found[pair.from], found[pair.to]];
  if (!from || !to) return false;
  const span = text.slice(
    Math.min(from.start, to.start, number.start),
    Math.max(from.end, to.end, number.end),
  );
  return !SENTENCE_END.test(span);
}

const SENTENCE_END = /[.;!?](?:\s|$)| ; /;
const CLAUSE_END =
  /[.;:!?](?:\s|$)| ; |,(?!\d{3}\b)|["()]| - |\b(?:while|whereas|but|compared (?:with|to)|against)\b|\band (?=(?:\w+ ){0,4}[£\d])/;

/** The stretch of text around a number that ends at the given marks. */
function pieceAround(text: string, number: FoundNumber, end: RegExp): string {
  const before = text.slice(0, number.start).split(end).at(-1) ?? '';
  const after = text.slice(number.end).split(end)[0] ?? '';
  return `${before}${text.slice(number.start, number.end)}${after}`.trim();
}

function scopeOf(text: string): ClaimedNumber['scope'] {
  if (/\b(?:uk|united kingdom|britain|british)\b/.test(text)) return 'uk';
  if (/\b(?:across|in|throughout|over) the country\b|\b(?:countrywide|nationwide)\b/.test(text))
    return 'country';
  if (/\bnational(?:ly)?\b|\bengland'?s? average\b/.test(text)) return 'nation';
  return /\bregional(?:ly)?\b|\bthe region\b/.test(text) ? 'region' : null;
}

const GRADE = /\b(outstanding|requires? improvement|required improvement|inadequate|good)\b/;

function first<T>(...lists: readonly (readonly T[] | undefined)[]): readonly T[] {
  return lists.find((list) => list !== undefined && list.length > 0) ?? [];
}
