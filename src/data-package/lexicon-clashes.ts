import type { Dataset } from '../domain/dataset.ts';
import type { Lexicon, MeasureFrame } from '../domain/lexicon.ts';
import type { Fault } from './faults.ts';

/** What the words of a lexicon may mean. */
type Meant = Pick<Dataset['parts'], 'areas' | 'metrics' | 'unheld' | 'breakdowns'>;

/**
 * What contradicts itself in a lexicon, or names something that the dataset has not: names with two owners, frames
 * with unknown terms or statistics, terms that no frame uses, phrases that stand for two things. A part that is empty,
 * because its file cannot be read, is no ground for calling what names it wrong.
 */
export function lexiconClashes(lexicon: Lexicon, parts: Meant, lineOf: LineOf): Fault[] {
  const clashes = [
    ...(parts.areas.length > 0 ? placeClashes(lexicon, new Set(parts.areas.map((area) => area.name))) : []),
    ...(parts.metrics.length > 0 && lexicon.frames.length > 0 && Object.keys(lexicon.terms).length > 0
      ? measureClashes(lexicon, parts)
      : []),
  ];
  return clashes.map(({ file, at, message }) => ({ file, line: lineOf(file, at), message }));
}

/** The line of an entry: by its place in a list, by what it says in words, the last where it says it twice. */
export type LineOf = (file: string, at: number | string) => number | null;

interface Clash {
  readonly file: string;
  readonly at: number | string;
  readonly message: string;
}

function placeClashes(lexicon: Lexicon, areas: ReadonlySet<string>): Clash[] {
  const aliases = 'lexicon/place-aliases.csv';
  const towns = 'lexicon/towns.json';
  const owners = Object.entries(lexicon.towns).flatMap(([area, names]) =>
    names.map((name) => ({ name, area })),
  );
  return [
    ...repeated(lexicon.aliases.map(({ words }) => words)).map((words) =>
      clash(aliases, words, `"${words}" stands there twice`),
    ),
    ...lexicon.aliases.flatMap(({ words, areas: named, reading }) => [
      ...named
        .filter((name) => !areas.has(name))
        .map((name) => clash(aliases, words, `"${words}": no area "${name}"`)),
      ...(reading === 'one' && named.length > 1
        ? [clash(aliases, words, `"${words}" is read as one area and has ${named.length}`)]
        : []),
    ]),
    ...Object.entries(lexicon.groups).flatMap(([group, names]) =>
      names
        .filter((name) => !areas.has(name))
        .map((name) => clash('lexicon/place-words.json', group, `"${group}": no area "${name}"`)),
    ),
    ...Object.keys(lexicon.towns)
      .filter((name) => !areas.has(name))
      .map((name) => clash(towns, name, `no area "${name}"`)),
    ...repeated(owners.map(({ name }) => name.toLowerCase()))
      .filter((name) => !lexicon.aliases.some(({ words }) => words === name))
      .map((name) =>
        clash(towns, name, `"${name}" lies in two authorities; ${aliases} has to say which are meant`),
      ),
  ];
}

function measureClashes(lexicon: Lexicon, parts: Meant): Clash[] {
  const terms = 'lexicon/measure-terms.json';
  const frames = 'lexicon/measure-frames.json';
  const known = new Set([
    ...parts.metrics.map(({ id: metric }) => metric),
    ...parts.unheld.map(({ id: measure }) => measure),
  ]);
  const breakdowns = new Set(parts.breakdowns.map(({ id: breakdown }) => breakdown));
  const tags = new Set(Object.keys(lexicon.terms).flatMap((key) => key.split('+')));
  const keyWith = (tag: string): string =>
    Object.keys(lexicon.terms).find((key) => key.split('+').includes(tag)) ?? tag;
  const used = new Set(lexicon.frames.flatMap(({ needs, may }) => [...needs, ...may]));
  return [
    ...repeated(Object.entries(lexicon.terms).flatMap(([, listed]) => listed))
      .map((phrase) => ({
        phrase,
        under: Object.keys(lexicon.terms).filter((key) => lexicon.terms[key]?.includes(phrase)),
      }))
      .filter(({ under }) => under.length > 1 && under.some((key) => key.includes('+')))
      .map(({ phrase, under }) => clash(terms, phrase, `"${phrase}" stands under ${under.join(' and ')}`)),
    ...[...tags]
      .filter((tag) => !used.has(tag) && !WORDLESS.has(tag))
      .map((tag) => clash(terms, keyWith(tag), `no frame uses "${tag}"`)),
    ...lexicon.frames.flatMap((frame, index) => {
      const where = frame.needs.join(' ');
      const ids = [
        frame.metric,
        frame.unheld,
        frame.number,
        frame.rate,
        frame.share,
        ...frame.and,
        ...frame.readings,
        ...frame.ask,
      ];
      return [
        ...[...frame.needs, ...frame.may]
          .filter((tag) => !tags.has(tag))
          .map((tag) => clash(frames, index, `${where}: no term "${tag}"`)),
        ...ids
          .filter((name) => name !== null && !known.has(name))
          .map((name) => clash(frames, index, `${where}: no statistic "${name}"`)),
        ...(frame.breakdown !== null && !breakdowns.has(frame.breakdown)
          ? [clash(frames, index, `${where}: no breakdown "${frame.breakdown}"`)]
          : []),
      ];
    }),
    ...repeated(lexicon.frames.map(needsOf)).map((needs) =>
      clash(
        frames,
        lexicon.frames.findLastIndex((frame) => needsOf(frame) === needs),
        `two frames need ${needs}`,
      ),
    ),
    ...Object.entries(lexicon.exchangeIds).flatMap(([name, listed]) =>
      [name, listed]
        .filter((id) => !known.has(id))
        .map((id) => clash('lexicon/exchange-ids.json', name, `no statistic "${id}"`)),
    ),
  ];
}

/** Terms that go with every measure and need no frame. */
const WORDLESS: ReadonlySet<string> = new Set([
  'trade',
  'opposite',
  'age',
  'in-year',
  'average',
  'share',
  'both',
  'negation',
  'family',
]);

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.has(value) || !seen.add(value)))];
}

function needsOf({ needs }: MeasureFrame): string {
  return needs.toSorted().join(' ');
}

function clash(file: string, at: number | string, message: string): Clash {
  return { file, at, message };
}
