import { defaultZone, readZone } from '../store/schedule.ts';

/** A time zone that some words name; null where they look like one and are none. */
export interface NamedZone {
  /** The words as they stand in the text. */
  readonly words: string;
  readonly zone: string | null;
}

const named = new Map<string, string>();
const continents = new Set<string>(['etc']);
for (const zone of Intl.supportedValuesOf('timeZone')) {
  const parts = zone.toLowerCase().replaceAll('_', ' ').split('/');
  const [continent = ''] = parts;
  continents.add(continent);
  named.set(parts.at(-1) ?? '', zone);
}

const path = /\b([a-z]+)\/[a-z_]+(?:\/[a-z_]+)?\b/i;
const home = /\b(?:gmt|bst|(?:uk|british|english|local|our) time)\b/i;
const universal = /\butc\b/i;
/** After a time of the day only: some are words or the beginnings of names elsewhere. */
const letters =
  /(?<=(?:\d|[ap]m|noon|midday|midnight) )(?:e[sd]t|c[sd]t|m[sd]t|p[sd]t|ces?t|ees?t|ist|ae[sd]t|nz[sd]t|sast|hkt|sgt|jst|e\.?t\.?|p\.?t\.?)\b/i;
const cityTime = /\b((?:[a-z]+ )?[a-z]+) time\b/i;

/** The first time zone that a text names: "europe/paris", "new york time", "GMT"; null where it names none. */
export function namedZone(text: string): NamedZone | null {
  const [words, continent = ''] = path.exec(text) ?? [];
  // A stroke may also stand between measures.
  if (words !== undefined && continents.has(continent.toLowerCase())) return { words, zone: readZone(words) };
  const [ours] = home.exec(text) ?? [];
  // What is meant is the clock on the wall, in summer too.
  if (ours !== undefined) return { words: ours, zone: defaultZone };
  const [utc] = universal.exec(text) ?? [];
  if (utc !== undefined) return { words: utc, zone: readZone('UTC') };
  const [unclear] = letters.exec(text) ?? [];
  if (unclear !== undefined) return { words: unclear, zone: null };
  const [, before = ''] = cityTime.exec(text) ?? [];
  for (const city of [before, before.replace(/^\S+ /, '')]) {
    const zone = named.get(city.toLowerCase());
    if (zone !== undefined) return { words: `${city} time`, zone };
  }
  return null;
}
