import type { AreaCode } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import { type CouncilKind, KINDS } from './council-kinds.ts';
import { belongTogether, findPlaces, optionsOf, type PlaceFinding } from './find-places.ts';
import type { Parser } from './parse-text.ts';
import type { Token } from './normalise.ts';
import { isWide, regionAmong } from './place-context.ts';
import type { Segment } from './segment.ts';
import { silenced, wordsOf } from './taken-back.ts';
import { isContent } from './terms.ts';
import type { TypedAreas } from './typed-codes.ts';

/** Places that a text names only to say that they are not to be counted: "outside London", "all but Kent". */
export interface LeftOutPlaces {
  readonly codes: readonly AreaCode[];
  /** "Excluding counties" */
  readonly kinds: readonly CouncilKind[];
  /** The words that say so. */
  readonly words: readonly string[];
  /** Those of them that may mean several places, and leave out none. */
  readonly open: readonly string[];
  /** Where they stand in the text. */
  readonly spans: readonly Span[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const NOTHING: LeftOutPlaces = { codes: [], kinds: [], words: [], open: [], spans: [] };

const BETWEEN =
  '(?: (?:the|all|any|of|for|in|from|those|anyone|anybody|anywhere|everyone|everywhere|councils|boroughs|authorities|las|areas|places|region))*$';
/** Words that leave out the places behind them. */
const LEAVES_OUT = new RegExp(
  `(?:^| )(?:exclud(?:ing|es?)|excl|except(?:ing)?(?: for)?|(?<!\\b(?:placed|living|lives?|placements?|homes?) )outside(?: of)?|apart from|aside from|other than|without|leav(?:e|ing) (?:out|aside)|ignor(?:e|ing)|omit(?:ting)?|disregard(?:ing)?|discount(?:ing)?|minus|bar(?:ring)?|save for|besides|beyond|not (?:including|counting|looking at)|do not (?:count|include)|dont (?:count|include)|(?:everyone|everywhere|everybody|anywhere|anyone|all|every \\p{L}+) but|non)${BETWEEN}`,
  'u',
);
/** Words that do so only in a ranking, and else take back what was said before. */
const DENIES = new RegExp(`(?:^| )(?:and |but )?not${BETWEEN}`);
/** Where a place may stand after the words that leave it out. */
const WINDOW = 8;
/** What is new is asked in words that stand for nothing else. */
const NEWS = /\bnew\b/;
const LONGEST_KIND = 3;
const LINKS = /^(?:and|or|nor|plus|the|also|in|from|either)$/;
const COUNCILS = /^(?:councils?|boroughs?|authorit(?:y|ies)|las?|areas?|regions?|city)$/;
const RANKS: ReadonlySet<string> = new Set(['rank', 'top', 'bottom']);

/**
 * The segments with the places to be left out made silent, and what they are. A text that says nothing else goes on with
 * the question before it: of that, only the words that leave out are silent.
 */
export function withoutLeftOut(
  { dataset }: Pick<Parser, 'dataset'>,
  segments: readonly Segment[],
  tokens: readonly Token[],
  typed: TypedAreas,
  plain: string,
): { readonly segments: readonly Segment[]; readonly leftOut: LeftOutPlaces } {
  const stretches = stretchesIn(dataset, segments, tokens);
  const nothing = { segments, leftOut: NOTHING };
  if (stretches.length === 0 && typed.spans.length === 0) return nothing;
  const written = asWritten(tokens, plain);
  const codes = typedLeftOut(written, typed);
  if (stretches.length === 0 && codes.length === 0) return nothing;
  const silent = new Set(
    segments.flatMap((part, index) =>
      stretches.some(({ from, to }) => part.from < to && part.to > from) ? [index] : [],
    ),
  );
  const more = NEWS.test(plain) || segments.some((part, index) => !silent.has(index) && saysMore(part));
  if (codes.length === 0 && !more) {
    const words = new Set([...silent].filter((index) => segments[index]?.kind !== 'place'));
    return { segments: silenced(segments, words), leftOut: NOTHING };
  }
  const named = stretches.map(({ from, to, places }) => ({
    span: { start: written[from]?.start ?? 0, end: written[to - 1]?.end ?? 0 },
    words: rawWords(tokens, from, to),
    meant: findPlaces(places, tokens).map((place) => codesOf(dataset, place)),
  }));
  return {
    segments: silenced(segments, silent),
    leftOut: {
      codes: [
        ...new Set([
          ...codes.map(({ code }) => code),
          ...named.flatMap(({ meant }) => meant.flatMap((one) => one ?? [])),
        ]),
      ],
      kinds: stretches.flatMap(({ kinds }) => kinds),
      words: [...codes.map(({ code }) => code), ...named.map(({ words }) => words)],
      open: named.filter(({ meant }) => meant.includes(null)).map(({ words }) => words),
      spans: [...codes, ...named.map(({ span }) => span)],
    },
  };
}

/** The tokens with where they stand in the text itself, which they are folded from. */
function asWritten(tokens: readonly Token[], plain: string): readonly Token[] {
  let from = 0;
  return tokens.map((token) => {
    let start = plain.indexOf(token.raw, from);
    while (start > 0 && IN_A_WORD.test(plain.slice(start - 1, start + 1)))
      start = plain.indexOf(token.raw, start + 1);
    if (start < 0) return { ...token, start: from, end: from };
    from = start + token.raw.length;
    return { ...token, start, end: from };
  });
}

const IN_A_WORD = /^[\p{L}\p{N}]{2}$/u;

/** Tokens from the words that leave out to the last place left out, and these places. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly places: readonly Segment[];
  readonly kinds: readonly CouncilKind[];
}

function stretchesIn(dataset: Dataset, segments: readonly Segment[], tokens: readonly Token[]): Stretch[] {
  const stretches: Stretch[] = [];
  const ranks = segments.some(
    (part) => part.kind === 'term' && part.payload.cues.some((cue) => RANKS.has(cue)),
  );
  for (const [index, part] of segments.entries()) {
    const named = part.kind === 'place' || kindAt(tokens, part.from) !== null;
    if (!named || part.from < (stretches.at(-1)?.to ?? 0)) continue;
    const before = wordsOf(tokens, Math.max(0, part.from - WINDOW), part.from);
    const cue = LEAVES_OUT.exec(before) ?? (ranks ? DENIES.exec(before) : null);
    if (!cue) continue;
    const from = part.from - cue[0].trim().split(' ').length;
    // "Placed outside Kent" says of children where they are.
    if (segments.some((other) => other.from < from && other.to > from && namesMeasure(other))) continue;
    const stretch = chainFrom(segments, tokens, index, from);
    const others = segments.filter((other) => other.kind === 'place' && !stretch.places.includes(other));
    if (DENIES.test(before) && !LEAVES_OUT.test(before) && !others.every((other) => allWide(dataset, other)))
      continue;
    stretches.push(stretch);
  }
  return stretches;
}

/** The places that are joined to the first one that is left out, with the kinds of council behind them. */
function chainFrom(
  segments: readonly Segment[],
  tokens: readonly Token[],
  index: number,
  from: number,
): Stretch {
  const places: Segment[] = [];
  const kinds: CouncilKind[] = [];
  let to = from;
  for (const part of segments.slice(index)) {
    if (part.from < to) continue;
    const kind = kindAt(tokens, part.from);
    const words = wordsOf(tokens, part.from, part.to);
    if (part.kind === 'place') {
      // "Excluding London, Kent is highest": a comma alone joins names only where they do not begin the text.
      const comma = tokens[part.from]?.before === 'list' && tokens[part.from - 1]?.word !== 'and';
      if (places.length > 0 && comma && from === 0) break;
      places.push(part);
      to = part.to;
    } else if (kind) {
      kinds.push(kind.kind);
      to = Math.max(part.to, kind.to);
    } else if (COUNCILS.test(words) && to === part.from && tokens[part.from]?.before === 'nothing') {
      to = part.to;
    } else if (!LINKS.test(words)) break;
  }
  return { from, to, places, kinds };
}

/** The kind of council that is named from a token on, and where its name ends. */
function kindAt(
  tokens: readonly Token[],
  from: number,
): { readonly kind: CouncilKind; readonly to: number } | null {
  const words = wordsOf(tokens, from, from + LONGEST_KIND);
  for (const kind of KINDS) {
    const said = kind.said.exec(words);
    if (said?.index === 0) return { kind, to: from + said[0].split(' ').length };
  }
  return null;
}

/** Codes behind words that leave out, as queries are written. */
function typedLeftOut(
  tokens: readonly Token[],
  { spans }: TypedAreas,
): readonly (Span & { readonly code: AreaCode })[] {
  let last: number | null = null;
  return spans.flatMap((span) => {
    const before = tokens.filter(({ end }) => end <= span.start);
    const cue = LEAVES_OUT.exec(wordsOf(before, Math.max(0, before.length - WINDOW), before.length));
    const goesOn = last !== null && (before.at(-1)?.end ?? 0) <= last;
    const first = cue && before.at(-cue[0].trim().split(' ').length);
    if (!goesOn && !first) return [];
    last = span.end;
    return [{ ...span, start: goesOn ? span.start : (first?.start ?? span.start) }];
  });
}

/** The areas that a name leaves out; null where it may mean several that are no region together. */
function codesOf(dataset: Dataset, place: PlaceFinding): readonly AreaCode[] | null {
  if (place.kind === 'nation' || place.kind === 'elsewhere') return [];
  const options = optionsOf(place);
  if (place.kind === 'areas') return options.map(({ code }) => code);
  const region = regionAmong({ dataset }, place);
  if (region) return [region.code];
  return place.shared && belongTogether(dataset, options) ? options.map(({ code }) => code) : null;
}

function allWide(dataset: Dataset, part: Segment): boolean {
  return (
    part.kind === 'place' &&
    part.payload.kind === 'areas' &&
    part.payload.codes.every((code) => isWide({ dataset }, code))
  );
}

/** Whether a segment says something of a measure, beyond "not" and "without". */
function namesMeasure(part: Segment): boolean {
  return (
    part.kind === 'term' && isContent(part.payload) && !part.payload.tags.every((tag) => IDLE_TAGS.has(tag))
  );
}

const IDLE_TAGS: ReadonlySet<string> = new Set(['negation', 'trade']);

function saysMore(part: Segment): boolean {
  return (
    part.kind === 'place' || namesMeasure(part) || (part.kind === 'term' && part.payload.cues.length > 0)
  );
}

function rawWords(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ raw }) => raw)
    .join(' ');
}
