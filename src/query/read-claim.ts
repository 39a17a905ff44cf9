import { ENGLAND } from '../domain/dataset.ts';
import type { AskedPeriod } from '../domain/period.ts';
import {
  authoritiesFirst,
  datedPeriod,
  isOfCases,
  isOfNow,
  measuresOf,
  namesOwnDay,
  scopeOf,
  SOMEWHERE,
  yearsSaid,
} from './claim-piece.ts';
import { endsOf, isEarlier, sameSentence } from './claim-ends.ts';
import { assertsNumber } from './asserted-numbers.ts';
import { assertsRatio, type ClaimedRatio, ratiosIn } from './claimed-ratios.ts';
import { type ClaimedOrder, ordersIn } from './claimed-orders.ts';
import {
  type ClaimedUnit,
  type FoundNumber,
  type Looseness,
  LOOSENING,
  maskNumbers,
  numbersIn,
  OTHER_DAY,
} from './claim-numbers.ts';
import { type ClaimedRecord, recordIn } from './claimed-record.ts';
import { contentStems } from './content-words.ts';
import { joinedAreas } from './joined-areas.ts';
import { plainText } from './normalise.ts';
import { assertsOrder, SENTENCE_END } from './order-words.ts';
import type { AskedArea, AskedMetric, Question, Reading, Refusal } from './question.ts';
import { ASKS_FOR_CHECK, gradeIn } from './told-in-words.ts';

/** One number of a pasted sentence, with what the sentence says about it. Null parts were not said. */
export interface ClaimedNumber {
  /** As written, in lower case: "52 per cent", "eight in every 1,000". */
  readonly words: string;
  readonly value: number;
  /** The size of its last digit as written: 1 for 415, 0.1 for 62.9, a million for "£6m". */
  readonly step: number;
  readonly unit: ClaimedUnit;
  readonly looseness: Looseness;
  /** `level`: how many there are; `change`: by how much they rose or fell; `share-of-change`: a part of such a rise. */
  readonly says: 'level' | 'change' | 'share-of-change';
  /** Of a change: up, down, or not said. */
  readonly direction: 1 | -1 | 0;
  /** Positions in the list of numbers: "from 87,235 to 106,010". */
  readonly ends: { readonly from: number; readonly to: number } | null;
  /** How many years before the period of the sentence it stands: "up from 409", "87,235 the year before". */
  readonly yearsBefore: 0 | 1;
  /** Set where its clause speaks of the present: "is", "has", "now". */
  readonly now: boolean;
  /** Over how many years it changed: "over five years". */
  readonly yearsOver: number | null;
  /** Set where it is a part of plans, referrals or the like, and not of children. */
  readonly ofCases: boolean;
  readonly areas: readonly AskedArea[];
  /** A place in words that are no authority's name. */
  readonly scope: 'uk' | 'country' | 'nation' | 'region' | null;
  readonly metrics: readonly AskedMetric[];
  readonly period: AskedPeriod | null;
  /** Set when a day is named that national figures are not taken on. */
  readonly otherDay: boolean;
  /** Set when the day that national figures are taken on is named. */
  readonly ownDay: boolean;
}

/** A sentence as a claim: its numbers, and what it says of how places stand, each in their order; a grade where it names one. */
export interface ReadClaim {
  readonly numbers: readonly ClaimedNumber[];
  readonly orders: readonly ClaimedOrder[];
  readonly ratios: readonly ClaimedRatio[];
  readonly grade: string | null;
  /** Whether it speaks of the present. */
  readonly now: boolean;
  /** A record of the place's own years that it claims. */
  readonly record: ClaimedRecord | null;
  /** Whether it says that something is the highest, the lowest or a record in a way that could not be read. */
  readonly superlative: boolean;
  /** Whether no place is named in it, not even one that could not be read or "the county". */
  readonly nowhere: boolean;
  /** The words that tell what it is about, by their beginnings. */
  readonly words: ReadonlySet<string>;
}

/** A message that asks for a claim to be checked: what it names as a whole, and the claim. */
export interface ClaimMessage {
  readonly question: Question;
  readonly claim: ReadClaim;
}

/** Reads a piece of the sentence for place, measure and period; null where nothing was understood. */
export type ReadPiece = (text: string) => Question | null;

/** More numbers than this in one message are not checked; the longest paragraph of an article has fewer. */
const MOST_NUMBERS = 12;

/**
 * The claim in a message that asks for a check, by its first word or by how it was read, or that asserts outright how a
 * place stands to others; null for every other message, and for one that was refused for what it asks. What stands outside quotation marks names the place and period first.
 */
export function readClaimMessage(text: string, reading: Reading, readPiece: ReadPiece): ClaimMessage | null {
  const off = reading.kind === 'refusal' && reading.why.kind === 'off-topic';
  if (reading.kind === 'refusal' && !off && !CLAIM_MAY_FOLLOW.has(reading.why.kind)) return null;
  const whole = reading.kind === 'question' ? reading : reading.partial;
  const plain = plainText(text);
  const read = whole?.intent === 'check-claim';
  const quoted = QUOTES_SOMEBODY.test(plain) && (whole?.metrics.length ?? 0) > 0;
  const told = quoted || ASKS_FOR_CHECK.test(plain) || assertsNumber(plain, whole);
  const ratio = assertsRatio(plain, readPiece);
  if (!read && !told && !ratio && !assertsOrder(plain)) return null;
  const claim = readClaim(text, readPiece);
  const checkable = claim.orders.length + claim.ratios.length + (told ? claim.numbers.length : 0);
  if ((!read && checkable === 0) || (off && claim.orders.length + claim.ratios.length === 0)) return null;
  const bare = plain.replace(ASKS_FOR_CHECK, ' ');
  const asked = bare === plain ? whole : readPiece(bare);
  const outside = plain.includes('"') ? readPiece(bare.replaceAll(/"[^"]*"/g, ' ')) : null;
  const said = [outside, asked].flatMap((question) => question ?? []);
  const found = [...said, ...(whole ? [whole] : [])];
  return {
    claim: { ...claim, nowhere: claim.nowhere && !isUnclearPlace(reading) },
    question: {
      kind: 'question',
      intent: 'check-claim',
      areas: authoritiesFirst(first(...found.map((question) => question.areas))),
      group: null,
      // With the word that asks for it, "check up from 599" would name a measure.
      metrics: first(...said.map(measuresOf)),
      period: found.map(datedPeriod).find((period) => period !== null) ?? null,
      ranking: null,
      unresolved: [],
    },
  };
}

/** Whether a place is named that is no single one, or none that is known. */
function isUnclearPlace(reading: Reading): boolean {
  if (reading.kind === 'clarification' && reading.about === 'area') return reading.words !== '';
  if (reading.kind === 'refusal' && reading.why.kind === 'unknown-place') return true;
  return (reading.kind === 'question' ? reading : reading.partial)?.group != null;
}

/** A sentence that says who said it is about what was said. */
export const QUOTES_SOMEBODY =
  /\b(?:said|says|saying|told|tells|according to|added|warned|insists|insisted|reckons|argued|admitted|claims?|claimed)\b/;

/** A number that is said to stand out among others: over the years, or among places. */
const SUPERLATIVE =
  /\b(?:highest|lowest|fewest|greatest|most ever|all[- ]time|since records began|(?:(?:an?|another|new|its|their|the|all) (?:\w+ )?|at )record\b(?![- ](?:of|on|for|about|keeping|with|is|was|has)\b)|records?[- ](?:high|low|levels?|numbers?)|(?:year|decade)s?[- ](?:high|low))\b/;

/** What the press says for what the statistics call something else. */
const IDIOMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:were |was |been )?(?:put|putting|placed) ((?:[\w,.%]+ ){0,5}?plans?) in place\b/g, 'started $1'],
  [/\bunder[- ]18s?\b/g, 'children'],
  [/\bplans? (?:were |was |had been |being )?(?:put |placed )?in(?:to)? place\b/g, 'plans started'],
];

/** Refusals for want of words that were known; a pasted sentence has many that are not. */
const CLAIM_MAY_FOLLOW: ReadonlySet<Refusal['why']['kind']> = new Set([
  'unknown-measure',
  'unknown-place',
  'nothing-understood',
]);

/**
 * The numbers of a pasted sentence. Years, dates, ages, section numbers, durations and denominators are not taken for
 * claims. Each number is read with its own clause first, then with its sentence.
 */
function readClaim(text: string, readPiece: ReadPiece): ReadClaim {
  const plain = IDIOMS.reduce(
    (so, [idiom, plainly]) => so.replaceAll(idiom, plainly),
    plainText(text).replace(ASKS_FOR_CHECK, ''),
  );
  const ratios = ratiosIn(plain, readPiece);
  const beside = ratios.reduce(blanked, plain);
  const unscoped = ratios.reduce((so, { start, clauseEnd }) => blanked(so, { start, end: clauseEnd }), plain);
  const ordered = ordersIn(beside, readPiece);
  // What is no order that can be read may be a change: "ten per cent more plans than the year before".
  const others = ordered
    .filter(({ order, start, end }) => order !== null || /\d/.test(plain.slice(start, end)))
    .reduce(blanked, beside);
  const masked = maskNumbers(others);
  const found = numbersIn(others).slice(0, MOST_NUMBERS);
  const pieces = new Map<string, Question | null>();
  const read = (piece: string): Question | null => {
    const known = pieces.get(piece);
    if (known !== undefined) return known;
    const question = piece.trim() === '' ? null : readPiece(piece);
    pieces.set(piece, question);
    return question;
  };
  const ends = endsOf(found, masked);
  const bare = found.map((number) => withLooseness(plain, number)).reduce(blanked, plain);
  let metrics: readonly AskedMetric[] = [];
  const numbers = found.map((number, index): ClaimedNumber => {
    const [clause, sentence] = [
      pieceAround(plain, number, CLAUSE_END),
      pieceAround(plain, number, SENTENCE_END),
    ];
    const [near, wide] = [read(bare.slice(...clause)), read(bare.slice(...sentence))];
    const alone = found.filter(({ start }) => start >= sentence[0] && start < sentence[1]).length === 1;
    const clauseWords = unscoped.slice(...clause);
    const sentenceWords = unscoped.slice(...sentence);
    metrics = first(measuresOf(near), measuresOf(wide), metrics);
    return {
      words: number.words,
      value: number.value,
      step: number.step,
      unit: unitOf(number, found[index - 1], (near?.metrics ?? []).length > 0),
      looseness: number.looseness,
      says: number.says,
      direction: number.direction,
      ends:
        number.says === 'change'
          ? (ends.find((pair) => sameSentence(plain, found, pair, number)) ?? null)
          : null,
      yearsBefore: number.says === 'level' && isEarlier(masked, number, ends, index) ? 1 : 0,
      yearsOver: yearsSaid(clauseWords),
      ofCases: isOfCases(plain.slice(number.end)),
      now: isOfNow(clauseWords),
      areas: first(
        joinedAreas(plain.slice(sentence[0], clause[0]), near, read),
        near?.areas,
        ofSentence(wide, alone),
      ),
      scope: scopeOf(clauseWords) ?? (alone ? scopeOf(sentenceWords) : null),
      metrics,
      period: datedPeriod(near) ?? datedPeriod(wide),
      otherDay:
        clauseWords.search(OTHER_DAY) >= 0 ||
        (!/\b(?:19|20)\d\d\b/.test(clauseWords) && sentenceWords.search(OTHER_DAY) >= 0),
      ownDay: namesOwnDay(sentenceWords),
    };
  });
  const record = recordIn(plain, found);
  return {
    numbers,
    orders: ordered.flatMap(({ order }) => order ?? []),
    ratios: ratios.map(({ ratio }) => ratio),
    grade: gradeIn(plain),
    now: isOfNow(plain),
    record: record?.record ?? null,
    superlative: SUPERLATIVE.test(
      [...ordered.filter(({ order }) => order !== null), ...(record ? [record] : [])].reduce(blanked, plain),
    ),
    nowhere: !SOMEWHERE.test(plain),
    words: contentStems(text),
  };
}

/** A number with the words before it that loosen it: "more than in 2025" would compare. */
function withLooseness(plain: string, { start, end }: FoundNumber): { start: number; end: number } {
  return { start: start - (LOOSENING.exec(plain.slice(0, start))?.[0].length ?? 0), end };
}

/** The places of a sentence; England alone is what one of its numbers is set beside, and not the place of the others. */
function ofSentence(sentence: Question | null, alone: boolean): readonly AskedArea[] {
  const areas = authoritiesFirst(sentence?.areas ?? []);
  return alone || areas.some(({ code }) => code !== ENGLAND) ? areas : [];
}

/** The text with a stretch of it blanked out, so that what stands behind it keeps its place. */
function blanked(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return `${text.slice(0, start)}${' '.repeat(end - start)}${text.slice(end)}`;
}

const CLAUSE_END =
  /[.;:!?](?:\s|$)| ; |,(?!\d{3}\b)|["()]| - |\b(?:while|whereas|but|compared (?:with|to)|against)\b|\b(?:above|below|than) (?=(?:[a-z]+ ){0,3}averages?\b)|(?<!\baged? \d{1,2} )\band (?!(?:19|20)\d\d\b|\d{1,2}[- ]year[- ]olds?\b)(?=(?:\w+ ){0,4}[£\d])/g;

/** Where the stretch of text around a number that ends at the given marks begins and ends. */
function pieceAround(text: string, number: FoundNumber, mark: RegExp): [number, number] {
  const marks = [...text.matchAll(mark)];
  const before = marks.findLast((found) => found.index + found[0].length <= number.start);
  const after = marks.find((found) => found.index >= number.end);
  return [before ? before.index + before[0].length : 0, after?.index ?? text.length];
}

/** A bare number beside a rate or share, of about its size and with no measure of its own, is of the same kind. */
function unitOf(number: FoundNumber, before: FoundNumber | undefined, hasMeasure: boolean): ClaimedUnit {
  const { unit, value, says } = number;
  const bare = unit.kind === 'number' && says === 'level' && !hasMeasure;
  const beside = before?.unit.kind === 'per' || before?.unit.kind === 'percent';
  const alike = before ? value < 5 * before.value && before.value < 5 * value : false;
  return bare && before?.says === 'level' && beside && alike ? before.unit : unit;
}

function first<T>(...lists: readonly (readonly T[] | undefined)[]): readonly T[] {
  return lists.find((list) => list !== undefined && list.length > 0) ?? [];
}
