import type { AreaCode } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Nation } from '../domain/lexicon.ts';
import type { Token } from './normalise.ts';
import type { Place } from './place-forms.ts';
import type { AskedArea } from './question.ts';
import type { Segment } from './segment.ts';

/** A name of a place in a text, and how far it settles which is meant. */
export type PlaceFinding =
  | {
      readonly kind: 'areas';
      readonly areas: readonly AskedArea[];
      readonly words: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'unsure';
      readonly options: readonly AskedArea[];
      readonly words: string;
      readonly from: number;
      readonly to: number;
      /** Set where the name has several owners, and not because it was misspelt. */
      readonly shared: boolean;
    }
  | {
      readonly kind: 'nation';
      readonly nation: Nation;
      readonly name: string;
      readonly words: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'elsewhere';
      readonly name: string;
      readonly words: string;
      readonly from: number;
      readonly to: number;
    };

/**
 * When a corrected name is taken without a question. Measured with three slips in each name of each authority, of
 * which two seeds were looked at: one slip is read rightly at once in 97 of 100 and wrongly in 0.2, two slips in 82
 * and 0.3. A lead of 0.04 instead of 0.06 doubles the wrong ones; 0.68 alone instead of 0.72 takes a fifth more
 * unknown places for an authority of a similar name.
 */
export const MARGINS = {
  /** Taken at once from here, with this lead over the next other place. */
  answer: 0.74,
  lead: 0.06,
  /** Taken from here with the wider lead. */
  answerAlone: 0.72,
  leadAlone: 0.14,
  /** The lead over a word of a measure. */
  leadTerm: 0.1,
  /** A misspelt district or town is as likely another place that is in no list. */
  district: 0.8,
  town: 0.88,
  /** Asked about from here. */
  ask: 0.6,
} as const;

/** The places in a segmented text, in order. */
export function findPlaces(segments: readonly Segment[], tokens: readonly Token[]): PlaceFinding[] {
  const found = segments.flatMap((part) => {
    if (part.kind !== 'place') return [];
    const end = endOf(part, segments, tokens);
    const words = tokens
      .slice(part.from, end)
      .map((token) => token.raw)
      .join(' ');
    const fragment = part.payload.kind === 'areas' && part.payload.fragment;
    const place = end > part.to ? doubted(finding(part, words)) : finding(part, words);
    return [{ ...place, fragment }];
  });
  return sideBySide(found, tokens).flatMap((place, index, all): PlaceFinding[] => {
    const before = all[index - 1];
    const after = all[index + 1];
    // "south cheshire": the compass word is a part of a name that nobody has, the rest says where to ask
    if (place.fragment && after?.from === place.to && !after.fragment) return [];
    if (!before?.fragment || place.fragment || before.to !== place.from || optionsOf(place).length === 0)
      return [place];
    const words = `${before.words} ${place.words}`;
    return [
      { kind: 'unsure', options: optionsOf(place), words, from: before.from, to: place.to, shared: false },
    ];
  });
}

/** Words that tie a name to what it stands on or under. */
const STANDS = /^(?:upon|on|le|under|juxta|super|next the)$/;

/** Where a name ends that goes on with a word that is not known: "Bolton upon Dearne" is another place than Bolton. */
function endOf(part: Segment, segments: readonly Segment[], tokens: readonly Token[]): number {
  const unknown = segments.find(({ kind, from }) => kind === 'unknown' && from > part.to);
  if (unknown === undefined || unknown.from - part.to > 2) return part.to;
  const [last] = tokens.slice(unknown.from);
  const whole = tokens.slice(part.to, unknown.to).every(({ before }) => before === 'nothing');
  const between = tokens.slice(part.to, unknown.from).map(({ word }) => word);
  return whole && STANDS.test(between.join(' ')) && !/\d/.test(last?.word ?? '') ? unknown.to : part.to;
}

function doubted(place: PlaceFinding): PlaceFinding {
  if (place.kind !== 'areas') return place;
  const { areas: options, words, from, to } = place;
  return { kind: 'unsure', options, words, from, to, shared: false };
}

/** A finding, and whether it is only a piece of names. */
type Found = PlaceFinding & { readonly fragment: boolean };

/**
 * Two names with nothing between them are hardly two places where one is no council: "Burton Hastings" is a village
 * of its own, so that it is asked which is meant.
 */
function sideBySide(found: readonly Found[], tokens: readonly Token[]): Found[] {
  return found.reduce((kept: Found[], place) => {
    const before = kept.at(-1);
    const apart = before?.to !== place.from || tokens[place.from]?.before !== 'nothing';
    if (!before || apart || before.kind !== 'areas' || place.kind !== 'areas') return [...kept, place];
    const options = distinct([...before.areas, ...place.areas]);
    const known = options.length === Math.max(before.areas.length, place.areas.length);
    if (known || !options.some(({ via }) => via?.kind === 'town')) return [...kept, place];
    const words = `${before.words} ${place.words}`;
    const both: Found = {
      kind: 'unsure',
      options,
      words,
      from: before.from,
      to: place.to,
      shared: false,
      fragment: false,
    };
    return [...kept.slice(0, -1), both];
  }, []);
}

/** The areas that a name may mean. */
export function optionsOf(place: PlaceFinding): readonly AskedArea[] {
  if (place.kind === 'areas') return place.areas;
  return place.kind === 'unsure' ? place.options : [];
}

function finding(part: Extract<Segment, { kind: 'place' }>, words: string): PlaceFinding {
  const { payload: place, from, to } = part;
  if (place.kind === 'areas') {
    const options = asked(place, words);
    if (place.reading === 'ask') return { kind: 'unsure', options, words, from, to, shared: true };
    if (certain(part)) return { kind: 'areas', areas: options, words, from, to };
    const others = part.rivals.flatMap(({ place: rival }) =>
      rival?.kind === 'areas' ? asked(rival, words) : [],
    );
    return { kind: 'unsure', options: distinct([...options, ...others]), words, from, to, shared: false };
  }
  if (place.kind === 'nation' && certain(part)) {
    return { kind: 'nation', nation: place.nation, name: place.name, words, from, to };
  }
  if (certain(part)) return { kind: 'elsewhere', name: place.name, words, from, to };
  const others = part.rivals.flatMap(({ place: rival }) =>
    rival?.kind === 'areas' ? asked(rival, words) : [],
  );
  if (others.length > 0) return { kind: 'unsure', options: distinct(others), words, from, to, shared: false };
  return { kind: 'elsewhere', name: words, words, from, to };
}

function asked(place: Extract<Place, { kind: 'areas' }>, words: string): AskedArea[] {
  return place.codes.map((code) => ({ code, words, via: place.within?.get(code) ?? place.via }));
}

/** Whether several areas are likely meant as one: the parts of "Tyneside", and not the two Newcastles. */
export function belongTogether(dataset: Dataset, areas: readonly AskedArea[]): boolean {
  const regions = new Set(areas.map(({ code }) => dataset.area(code)?.region ?? null));
  return (
    areas.length > 1 && areas.length <= 10 && regions.size === 1 && areas.every(({ via }) => via === null)
  );
}

export function distinct(areas: readonly AskedArea[]): AskedArea[] {
  const seen = new Set<AreaCode>();
  return areas.filter(({ code }) => !seen.has(code) && seen.add(code));
}

/** Whether the name stands as written, or was corrected with enough sureness and lead over every other place. */
function certain(part: Extract<Segment, { kind: 'place' }>): boolean {
  const { sureness, payload } = part;
  if (sureness >= 0.97) return true;
  if (payload.kind === 'areas' && payload.via?.kind === 'town' && sureness < MARGINS.town) return false;
  if (payload.kind === 'areas' && payload.via?.kind === 'district' && sureness < MARGINS.district)
    return false;
  const rival = part.rivals.find(({ place, term }) =>
    place ? !sameAreas(place, part.payload) : term !== null,
  );
  const lead = sureness - (rival?.sureness ?? 0);
  // "Lans for neglect in Wiltshire": a short word that may as well be of a measure is hardly a name.
  if (rival?.term && lead < MARGINS.leadTerm) return false;
  return (
    (sureness >= MARGINS.answer && lead >= MARGINS.lead) ||
    (sureness >= MARGINS.answerAlone && lead >= MARGINS.leadAlone)
  );
}

function sameAreas(a: Place, b: Place): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'areas' && b.kind === 'areas') return a.codes.join() === b.codes.join();
  return a.kind !== 'areas' && b.kind !== 'areas' && a.name === b.name;
}
