import type { Area, AreaCode } from '../domain/authority.ts';
import { type Dataset, ENGLAND } from '../domain/dataset.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import { belongTogether, distinct, findPlaces, optionsOf, type PlaceFinding } from './find-places.ts';
import { plainText, stem, type Token, tokensOf } from './normalise.ts';
import type { AskedArea, Refusal } from './question.ts';
import { segment, type Vocabulary } from './segment.ts';
import { sharedHeads } from './shared-heads.ts';
import { typedAreas } from './typed-codes.ts';

/** What a text that is the name of a place, and nothing else, stands for. */
export type PlaceReading =
  | { readonly kind: 'found'; readonly areas: readonly AskedArea[] }
  | {
      readonly kind: 'choices';
      readonly options: readonly AskedArea[];
      readonly certain: readonly AskedArea[];
    }
  | { readonly kind: 'none'; readonly why: Refusal['why'] };

const OPTIONS = 5;

/** Names written without spaces, by which the beginnings of names are found. */
interface SpacelessNames {
  readonly names: readonly { readonly name: string; readonly code: AreaCode }[];
  /** Of districts and towns. */
  readonly within: readonly { readonly name: string; readonly area: AskedArea }[];
  /** Both halves of double names. */
  readonly pairs: readonly { readonly head: string; readonly tail: string; readonly code: AreaCode }[];
}

export class PlaceReader {
  readonly #vocabulary: Vocabulary;
  readonly #dataset: Dataset;
  readonly #firstNames: ReadonlySet<string>;
  readonly #towns: Lexicon['towns'];
  #spaceless: SpacelessNames | null = null;

  constructor(dataset: Dataset, vocabulary: Vocabulary, lexicon: Pick<Lexicon, 'firstNames' | 'towns'>) {
    this.#vocabulary = vocabulary;
    this.#dataset = dataset;
    this.#firstNames = new Set(lexicon.firstNames);
    this.#towns = lexicon.towns;
  }

  /** Made when a name is first met that is not whole: thousands of names, which a message has no use for. */
  get #written(): SpacelessNames {
    return (this.#spaceless ??= spacelessNames(this.#dataset, this.#towns));
  }

  read(text: string): PlaceReading {
    const plain = plainText(text);
    const typed = typedAreas(plain, this.#dataset, () => true);
    if (typed.areas.length > 0) return { kind: 'found', areas: typed.areas };
    const written = sharedHeads(tokensOf(plain), this.#vocabulary.places);
    if (written.length === 0) return { kind: 'none', why: { kind: 'empty' } };
    const { tokens, segments } = segment(written, this.#vocabulary, 'place');
    const halves = this.#halves(tokens);
    const exact = segments.every((part) => part.kind !== 'unknown' && part.sureness > 0.97);
    const begun = exact ? null : this.#beginning(tokens);
    if (begun) return begun;
    if (halves && !exact) return halves;
    const places = findPlaces(segments, tokens);
    const strange = segments
      .filter((part) => part.kind === 'unknown')
      .flatMap((part) => tokens[part.from] ?? []);
    const council = places.some((place) => optionsOf(place).some(({ via }) => via === null));
    const elsewhere = exact || council ? null : this.#beginningElsewhere(tokens);
    if (elsewhere) return elsewhere;
    if (strange.length > 0 || places.length === 0) return this.#incomplete(tokens, places);
    const corrected = segments.some((part) => part.kind === 'place' && part.sureness < 0.97);
    return settled(places, corrected || !joined(tokens), this.#dataset);
  }

  /** Words remain that name no place: the beginning of a name, a stranger, or nothing known. */
  #incomplete(tokens: readonly Token[], places: readonly PlaceFinding[]): PlaceReading {
    const words = tokens.map((token) => token.raw).join(' ');
    const unknown: PlaceReading = { kind: 'none', why: { kind: 'unknown-place', words } };
    if (places.length === 0 || tokens.some(({ word }) => this.#firstNames.has(word))) return unknown;
    const foreign = places.find((place) => place.kind === 'elsewhere');
    if (foreign) return { kind: 'none', why: { kind: 'elsewhere', place: foreign.name } };
    const options = distinct(
      places
        .filter((place) => place.kind === 'areas' || (place.kind === 'unsure' && place.shared))
        .flatMap(optionsOf),
    );
    if (options.every(({ via }) => via?.kind === 'town')) return unknown;
    return { kind: 'choices', options: options.slice(0, OPTIONS), certain: [] };
  }

  /** "Ken and Chel": the beginnings of both halves of one name. */
  #halves(tokens: readonly Token[]): PlaceReading | null {
    const words = tokens.map(({ word }) => word);
    const at = words.indexOf('and');
    if (at < 1 || at === words.length - 1) return null;
    const head = words.slice(0, at).join('');
    const tail = words.slice(at + 1).join('');
    if (head.length < 3 || tail.length < 3) return null;
    const codes = new Set(
      this.#written.pairs
        .filter((pair) => pair.head.startsWith(head) && pair.tail.startsWith(tail))
        .map(({ code }) => code),
    );
    const areas = [...codes].map((code): AskedArea => ({ code, words: words.join(' '), via: null }));
    return areas.length === 1 ? { kind: 'found', areas } : null;
  }

  /** The districts and towns that begin with the whole text, as a question. */
  #beginningElsewhere(tokens: readonly Token[]): PlaceReading | null {
    const start = tokens.map(({ word }) => word).join('');
    if (start.length < 4 || this.#vocabulary.known.has(stem(start))) return null;
    const areas = distinct(
      this.#written.within
        .filter(({ name }) => name.startsWith(start))
        .map(({ area }) => ({ ...area, words: start })),
    );
    if (areas.length === 0 || areas.length > OPTIONS) return null;
    return { kind: 'choices', options: areas, certain: [] };
  }

  /** The names that begin with the whole text: an answer for one and five letters, a question for a few. */
  #beginning(tokens: readonly Token[]): PlaceReading | null {
    const start = tokens.map(({ word }) => word).join('');
    if (start.length < 3 || /\d/.test(start)) return null;
    const codes = [
      ...new Set(this.#written.names.filter(({ name }) => name.startsWith(start)).map(({ code }) => code)),
    ];
    const present = codes.filter((code) => open(this.#dataset.area(code)));
    const shown = present.length > 0 ? present : codes;
    const areas = shown.map((code): AskedArea => ({ code, words: start, via: null }));
    if (areas.length === 0) return null;
    if (areas.length === 1 && start.length >= 4 && !this.#vocabulary.known.has(stem(start)))
      return { kind: 'found', areas };
    if (areas.length > 8) return null;
    return { kind: 'choices', options: areas.slice(0, OPTIONS), certain: [] };
  }
}

function spacelessNames(dataset: Dataset, towns: Lexicon['towns']): SpacelessNames {
  const codes = new Map(dataset.parts.areas.map(({ name, code }) => [name, code]));
  const inside = (name: string, code: AreaCode, kind: 'district' | 'town') => ({
    name: spaceless(name),
    area: { code, words: name, via: { kind, name } },
  });
  return {
    names: dataset.parts.areas
      .filter((area) => area.kind !== 'joint')
      .map((area) => ({ name: spaceless(area.name), code: area.code })),
    within: [
      ...dataset.parts.districts.map(({ name, authority }) => inside(name, authority, 'district')),
      ...Object.entries(towns).flatMap(([owner, names]) =>
        names.map((name) => inside(name, codes.get(owner) ?? '', 'town')),
      ),
    ],
    pairs: dataset.authorities().flatMap(({ name, code }) => {
      const [head, tail, ...more] = name.split(/ and | with /);
      return head && tail && more.length === 0
        ? [{ head: spaceless(head), tail: spaceless(tail), code }]
        : [];
    }),
  };
}

function open(area: Area | undefined): boolean {
  return area !== undefined && area.closed === null;
}

function spaceless(name: string): string {
  return tokensOf(plainText(name))
    .map(({ word }) => word)
    .join('');
}

/** The reading of a text in which every word belongs to a name of a place. */
function settled(places: readonly PlaceFinding[], doubtful: boolean, dataset: Dataset): PlaceReading {
  const abroad = places.find((place) => place.kind === 'elsewhere' || place.kind === 'nation');
  if (abroad?.kind === 'nation') {
    return { kind: 'none', why: { kind: 'other-nation', place: abroad.name, nation: abroad.nation } };
  }
  if (abroad?.kind === 'elsewhere') return { kind: 'none', why: { kind: 'elsewhere', place: abroad.name } };
  const certain = withoutSurroundings(
    distinct(places.flatMap((place) => (place.kind === 'areas' ? place.areas : []))),
    dataset,
  );
  const unsure = places.find(
    (place) => place.kind === 'unsure' && !beside(place, places) && !isAround(place, certain, dataset),
  );
  if (unsure?.kind === 'unsure') {
    const options = unsure.options.filter(({ code }) => !certain.some((area) => area.code === code));
    if (options.length > 0 || certain.length === 0) {
      return {
        kind: 'choices',
        options: options.slice(0, Math.max(OPTIONS, unsure.shared ? 10 : 0)),
        certain,
      };
    }
  }
  const [first] = certain;
  const inCounty = places.length === 2 && first?.via != null && places[0]?.to === places[1]?.from;
  if ((doubtful || inCounty) && places.length > 1 && certain.length > 1)
    return { kind: 'choices', options: certain, certain: [] };
  return { kind: 'found', areas: certain };
}

/** Whether a name that several councils share is the county of one that is named: "Leeds, West Yorkshire". */
function isAround(place: PlaceFinding, certain: readonly AskedArea[], dataset: Dataset): boolean {
  const options = optionsOf(place);
  const within = certain.some(({ code }) => options.some((option) => option.code === code));
  return within && belongTogether(dataset, options);
}

/** Whether a name is the letters of a kind of council beside a name that needs no more: "Redbridge LBC". */
function beside(place: PlaceFinding, places: readonly PlaceFinding[]): boolean {
  const named = places.some(
    (other) => other.kind === 'areas' && (other.to === place.from || other.from === place.to),
  );
  return named && /^[^\P{L}aeiou]{2,4}$/u.test(place.words) && optionsOf(place).length > 1;
}

/** "Camden, London" is Camden: a region or the country beside an authority in it says where that is. */
function withoutSurroundings(areas: readonly AskedArea[], dataset: Dataset): AskedArea[] {
  const named = areas.flatMap(({ code }) => dataset.area(code) ?? []);
  const around = new Set(
    named.flatMap(({ region, half }) => [region, half, region === null ? null : ENGLAND]),
  );
  return areas.filter(({ code }) => !around.has(code));
}

/** Whether the text joins its names: two names side by side are hardly two places. */
function joined(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ word, before }) => before === 'list' || word === 'and' || word === 'or' || word === 'vs',
  );
}
