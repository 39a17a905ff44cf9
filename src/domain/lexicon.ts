/** How a name of a place is read: as its one area, as all areas together, or as a question between them. */
export type PlaceReading = 'one' | 'all' | 'ask';

/** What a name is: another name of the council, an old one, a trust, a district, a town, or a mere piece of names. */
export type PlaceNameKind = 'alias' | 'former' | 'trust' | 'district' | 'town' | 'fragment';

export interface PlaceAlias {
  readonly words: string;
  /** Names of areas as in authorities.csv, best first. */
  readonly areas: readonly string[];
  readonly reading: PlaceReading;
  readonly kind: PlaceNameKind;
}

export type Nation = 'Wales' | 'Scotland' | 'Northern Ireland';

/**
 * One statistic, or one family of twins, by what has to be said to mean it. `needs` are the terms that must all be
 * there, `may` those that change nothing. `rate`, `number` and `share` are the twins by unit; `ask` makes it a
 * question with these choices; `and` are further metrics that the same words mean together.
 */
export interface MeasureFrame {
  readonly needs: readonly string[];
  readonly may: readonly string[];
  readonly metric: string | null;
  readonly unheld: string | null;
  readonly breakdown: string | null;
  readonly number: string | null;
  readonly rate: string | null;
  readonly share: string | null;
  readonly and: readonly string[];
  readonly readings: readonly string[];
  readonly ask: readonly string[];
}

/** Something that happened, by which people count years: "since the pandemic". */
export interface Moment {
  readonly words: readonly string[];
  /** The last reporting year that was over before it. */
  readonly year: number;
}

/** The words that people use for places, measures and requests, with what each means. */
export interface Lexicon {
  readonly aliases: readonly PlaceAlias[];
  /** Towns that are no councils, by the name of the authority they lie in. */
  readonly towns: Readonly<Record<string, readonly string[]>>;
  readonly nations: Readonly<Record<Nation, readonly string[]>>;
  readonly elsewhere: readonly string[];
  /** Words that stand beside the name of a council and say nothing of which. */
  readonly councilWords: readonly string[];
  /** Short forms of words in names of places: "hants", "n". */
  readonly expansions: Readonly<Record<string, string>>;
  /** Names of places that are ordinary words or people's names too. */
  readonly commonWords: readonly string[];
  /** Villages that are spelt much like a council, a district or a town: hardly slips in their names. */
  readonly villages: readonly string[];
  /** Names of authorities that people name together, by that name. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly firstNames: readonly string[];
  readonly surnames: readonly string[];
  /** Ordinary English words in the singular, sorted, one a line; none of them is taken for a misspelt name. */
  readonly ordinaryWords: string;
  readonly moments: readonly Moment[];
  /** Phrases by term; "plan+start" means both. */
  readonly terms: Readonly<Record<string, readonly string[]>>;
  readonly frames: readonly MeasureFrame[];
  /** Phrases by the request they hint at. */
  readonly cues: Readonly<Record<string, readonly string[]>>;
  readonly fillers: readonly string[];
  /** The few fillers that leave a bare name a bare name: "Dorset please". */
  readonly polite: readonly string[];
  /** Words for the same, by the word that phrases are kept with; phrases kept with the first of them, if it is of several words, count too. */
  readonly sameAs: Readonly<Record<string, readonly string[]>>;
  readonly offTopic: readonly string[];
  readonly individual: readonly string[];
  readonly childAtRisk: readonly string[];
  readonly instruction: readonly string[];
  /** Wishes for a service, advice or an opinion. */
  readonly service: readonly string[];
  /** For statistics of our own, the measure they belong to in the exchange format of the matching benchmark. */
  readonly exchangeIds: Readonly<Record<string, string>>;
}
