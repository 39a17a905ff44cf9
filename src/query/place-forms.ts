import type { KnownWords } from './ordinary-words.ts';
import type { AreaCode } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Lexicon, Nation, PlaceAlias, PlaceNameKind } from '../domain/lexicon.ts';
import { CONNECTORS, contractionsOf, initialsOf } from './council-initials.ts';
import { plainText, wordsOf } from './normalise.ts';
import { PhraseTrie } from './phrase-trie.ts';
import type { AskedArea } from './question.ts';

/** What a name of a place stands for. */
export type Place =
  | {
      readonly kind: 'areas';
      readonly codes: readonly AreaCode[];
      readonly via: AskedArea['via'];
      /** Owners that the name means by way of a district of theirs: "Newcastle" is Staffordshire by Newcastle-under-Lyme. */
      readonly within: ReadonlyMap<AreaCode, AskedArea['via']> | null;
      /** One area, several together, or several to choose from. */
      readonly reading: 'one' | 'all' | 'ask';
      /** A piece of names ("upon Thames"), worth a question and no more. */
      readonly fragment: boolean;
      /** Also an ordinary word or a person's name, so that a message has to make plain that a place is meant. */
      readonly common: boolean;
    }
  | { readonly kind: 'nation'; readonly name: string; readonly nation: Nation; readonly common: boolean }
  | { readonly kind: 'elsewhere'; readonly name: string; readonly common: boolean };

export interface PlaceForms {
  readonly trie: PhraseTrie<Place>;
  /** Words that a misspelt one may stand for. */
  readonly spellings: ReadonlySet<string>;
  /** Words that only names of districts, towns and places abroad have: less likely meant by a misspelt word. */
  readonly rarer: ReadonlySet<string>;
}

/** Which source of a name wins where two have it; the higher. */
const TIER = {
  official: 9,
  alias: 8,
  variant: 7,
  district: 6,
  nation: 5,
  town: 4,
  turned: 3,
  contraction: 2.5,
  initials: 2,
  elsewhere: 1,
};

/** A town that several places have in common goes before the list of towns, never before a council. */
const ALIAS_TIER: Readonly<Record<PlaceNameKind, number>> = {
  alias: TIER.alias,
  former: TIER.alias,
  trust: TIER.alias,
  fragment: TIER.alias,
  district: TIER.district + 0.5,
  town: TIER.town + 0.5,
};

/** Shorter names that people made up ("Manny", "Brum") are hardly misspelt. */
const NICKNAME = 6;

interface Held {
  readonly tier: number;
  readonly place: Place;
}

/** Every name of every place, as a trie over words. `taken` are words that mean something else and are no initials. */
export function placeForms(dataset: Dataset, lexicon: Lexicon, taken: KnownWords): PlaceForms {
  const held = new Map<string, Held>();
  const common = new Set(lexicon.commonWords.map((name) => wordsOf(name).join(' ')));
  const expanded = new Map(
    [...Map.groupBy(Object.entries(lexicon.expansions), ([, long]) => long)].map(
      ([long, pairs]) => [long, pairs.map(([short]) => short)] as const,
    ),
  );

  const put = (words: readonly string[], tier: number, place: Place): void => {
    const key = words.join(' ');
    if (key === '') return;
    const before = held.get(key);
    if (before && before.tier > tier) return;
    held.set(key, { tier, place: before?.tier === tier ? both(before.place, place) : place });
  };
  const add = (form: string, tier: number, place: Place): void => {
    const words = wordsOf(form);
    const flagged = tier < TIER.official && common.has(words.join(' ')) ? { ...place, common: true } : place;
    put(words, tier, flagged);
    for (const variant of variants(words, expanded)) put(variant, Math.min(tier, TIER.variant), flagged);
    if (words.length > 1 && tier >= TIER.district)
      put([words.join('')], Math.min(tier, TIER.turned), flagged);
  };
  const one = (code: AreaCode, via: AskedArea['via'] = null): Place => areas([code], 'one', via);

  const code = new Map(dataset.parts.areas.map((area) => [area.name, area.code]));
  for (const area of dataset.parts.areas) {
    if (area.kind === 'joint') continue;
    add(area.name, TIER.official, one(area.code));
    add(area.officialName, TIER.official, one(area.code));
    for (const alias of [area.shortName, ...area.aliases]) add(alias, TIER.variant, one(area.code));
    // What some are called in full is a form of each, so that no misspelt name is nearer by the word alone.
    if (area.kind === 'authority') put([...wordsOf(area.name), 'council'], TIER.variant, one(area.code));
    for (const words of turned(area.name)) {
      put(words, TIER.turned, one(area.code));
      if (area.kind !== 'authority') continue;
      for (const variant of variants(words, expanded, true)) put(variant, TIER.turned, one(area.code));
    }
    if (area.name.endsWith('shire') && code.has(area.name.slice(0, -5))) {
      for (const form of ['county', 'county council'])
        add(`${area.name.slice(0, -5)} ${form}`, TIER.alias, one(area.code));
    }
    for (const half of halves(area.name)) put(wordsOf(half), TIER.turned, one(area.code));
  }
  for (const [form, owners] of contractionsOf(dataset.authorities())) {
    if (!taken.has(form))
      put([form], TIER.contraction, areas(owners, owners.length > 1 ? 'ask' : 'one', null));
  }
  for (const [initial, owners] of initialsOf(dataset.authorities())) {
    if (!taken.has(initial))
      put([initial], TIER.initials, areas(owners, owners.length > 1 ? 'ask' : 'one', null));
  }
  const shared = sharedNames(lexicon.aliases);
  for (const alias of lexicon.aliases) {
    const codes = alias.areas.flatMap((name) => code.get(name) ?? []);
    const via =
      alias.kind === 'alias' || alias.kind === 'fragment'
        ? null
        : ({ kind: alias.kind, name: alias.words } as const);
    add(alias.words, ALIAS_TIER[alias.kind], {
      ...areas(codes, alias.reading, via),
      within:
        alias.reading === 'ask' && alias.kind === 'alias'
          ? districtsOf(shared.get(alias) ?? alias.words, codes, dataset)
          : null,
      fragment: alias.kind === 'fragment',
    });
  }
  for (const district of dataset.parts.districts) {
    const place = one(district.authority, { kind: 'district', name: district.name });
    for (const name of [district.name, ...district.aliases]) add(name, TIER.district, place);
    for (const words of turned(district.name)) put(words, TIER.turned, place);
  }
  for (const [name, towns] of Object.entries(lexicon.towns)) {
    const owner = code.get(name);
    if (owner === undefined) continue;
    for (const town of towns) add(town, TIER.town, one(owner, { kind: 'town', name: town }));
  }
  for (const [nation, names] of nationEntries(lexicon)) {
    for (const name of names) add(name, TIER.nation, { kind: 'nation', name, nation, common: false });
  }
  for (const name of lexicon.elsewhere) {
    add(name, TIER.elsewhere, { kind: 'elsewhere', name, common: common.has(plainText(name)) });
  }
  const trie = new PhraseTrie<Place>();
  const likely = new Set<string>();
  const spellings = new Set<string>();
  for (const [key, { tier, place }] of held) {
    const words = key.split(' ');
    trie.set(words, place);
    const nickname = tier === TIER.alias && key.length < NICKNAME;
    if (tier >= TIER.variant && !nickname) for (const word of words) likely.add(word);
    if (tier !== TIER.contraction && tier !== TIER.initials) for (const word of words) spellings.add(word);
  }
  return { trie, spellings, rarer: new Set([...spellings].filter((word) => !likely.has(word))) };
}

function nationEntries(lexicon: Lexicon): [Nation, readonly string[]][] {
  return [
    ['Wales', lexicon.nations.Wales],
    ['Scotland', lexicon.nations.Scotland],
    ['Northern Ireland', lexicon.nations['Northern Ireland']],
  ];
}

function areas(
  codes: readonly AreaCode[],
  reading: 'one' | 'all' | 'ask',
  via: AskedArea['via'],
): Extract<Place, { kind: 'areas' }> {
  return { kind: 'areas', codes, via, within: null, reading, fragment: false, common: false };
}

/** Short forms of names that several have, by the name that they are short for: "n'castle". */
function sharedNames(aliases: readonly PlaceAlias[]): ReadonlyMap<PlaceAlias, string> {
  const asked = aliases.filter(({ reading, kind }) => reading === 'ask' && kind === 'alias');
  const byOwners = Map.groupBy(asked, ({ areas: owners }) => owners.join());
  return new Map(
    asked.flatMap((alias) => {
      const names = byOwners.get(alias.areas.join()) ?? [];
      const long = names.find(({ words }) => isShortFor(alias.words, words));
      return long ? [[alias, long.words] as const] : [];
    }),
  );
}

/** Whether a word begins and ends as another, and has only letters of it in their order. */
function isShortFor(short: string, long: string): boolean {
  if (short.length < 4 || short.length >= long.length || short.at(0) !== long.at(0)) return false;
  let met = 0;
  for (const letter of long) if (letter === short.at(met)) met += 1;
  return met === short.length && short.at(-1) === long.at(-1);
}

/** The districts of several owners of a name that begin with it. */
function districtsOf(
  name: string,
  codes: readonly AreaCode[],
  dataset: Dataset,
): ReadonlyMap<AreaCode, AskedArea['via']> | null {
  const begins = wordsOf(name).join(' ');
  const found = dataset.parts.districts.flatMap((district): [AreaCode, AskedArea['via']][] => {
    const own =
      codes.includes(district.authority) && `${wordsOf(district.name).join(' ')} `.startsWith(`${begins} `);
    return own ? [[district.authority, { kind: 'district', name: district.name }]] : [];
  });
  return found.length === 0 ? null : new Map(found);
}

/** Two owners of one name: a question between them, unless it is the same one. */
function both(a: Place, b: Place): Place {
  if (a.kind !== 'areas') return a;
  if (b.kind !== 'areas') return a;
  const codes = [...new Set([...a.codes, ...b.codes])];
  if (codes.length === a.codes.length) return a;
  return { ...a, codes, via: null, reading: 'ask' };
}

/** The same name with its words shortened ("n yorks"), "upon" as "on", "saint" as "st", connectors left out. */
function variants(
  words: readonly string[],
  short: ReadonlyMap<string, readonly string[]>,
  anywhere = false,
): string[][] {
  if (words.length === 1 && !short.has(words[0] ?? '')) return [];
  let forms: string[][] = [[]];
  for (const [index, word] of words.entries()) {
    const options = [
      word,
      ...(short.get(word) ?? []).filter(
        (option) => option.length > 1 || ((index === 0 || anywhere) && words.length > 1),
      ),
    ];
    forms = forms.flatMap((form) => options.map((option) => [...form, option])).slice(0, 24);
  }
  for (const pair of ['north east', 'north west', 'south east', 'south west']) {
    if (!words.join(' ').startsWith(`${pair} `)) continue;
    const [a, b] = pair.split(' ');
    const rest = words.slice(2);
    if (a && b) forms.push([`${a.slice(0, 1)}${b.slice(0, 1)}`, ...rest], [a + b, ...rest]);
  }
  const bare = words.filter((word) => !CONNECTORS.has(word));
  if (bare.length > 1 && bare.length < words.length) forms.push(bare);
  if (words.includes('and')) forms.push(words.map((word) => (word === 'and' ? 'n' : word)));
  return forms.filter((form) => form.join(' ') !== words.join(' '));
}

/** The words of a name in other orders: "Tyneside North", "Hove and Brighton", "Scilly Isles of". */
function turned(name: string): string[][] {
  const words = wordsOf(name);
  const bare = words.filter((word) => !CONNECTORS.has(word));
  if (bare.length < 2) return [];
  const forms: string[][] = [];
  for (const order of orders(bare.length <= 3 ? bare : [bare])) {
    forms.push(
      order,
      order.flatMap((word, index) => (index === 0 ? [word] : ['and', word])),
    );
  }
  if (bare.length === 3) for (const [a, b, c] of orders(bare)) if (a && b && c) forms.push([a, b, 'and', c]);
  for (const connector of words.filter((word) => CONNECTORS.has(word))) {
    const at = words.indexOf(connector);
    forms.push(
      [...words.slice(at + 1), connector, ...words.slice(0, at)],
      [...words.slice(at + 1), ...words.slice(0, at), connector],
    );
  }
  if (words.length > 2)
    forms.push([...words.slice(-1), ...words.slice(0, -1)], [...words.slice(1), ...words.slice(0, 1)]);
  return forms;
}

function orders(words: readonly (string | readonly string[])[]): string[][] {
  if (words.length <= 1) return [words.flat()];
  return words.flatMap((word, index) =>
    orders(words.filter((_, other) => other !== index)).map((rest) => [
      ...(typeof word === 'string' ? [word] : word),
      ...rest,
    ]),
  );
}

/** "Windsor" and "Maidenhead", "Stoke" of "Stoke-on-Trent"; a half that several names have becomes a question. */
function halves(name: string): string[] {
  const parts = name.split(/,? and | upon | on |-upon-|-on-| with |, /i).map((part) => part.trim());
  if (parts.length < 2) return [];
  const whole = parts.filter(
    (part) => part.length > 3 && !/^(?:north|south|east|west|the|thames|tyne|tees|trent|sea)$/i.test(part),
  );
  const [head, tail] = [parts[0] ?? '', parts[1] ?? ''];
  return [...whole, ...(tail ? [`${head} and ${tail.slice(0, 1)}`, `${head.slice(0, 1)} and ${tail}`] : [])];
}
