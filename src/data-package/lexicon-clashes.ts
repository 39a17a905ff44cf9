import type { Dataset } from '../domain/dataset.ts';
import type { Lexicon } from '../domain/lexicon.ts';
import type { Fault } from './faults.ts';

/** What the words of a lexicon may mean. */
type Meant = Pick<Dataset['parts'], 'areas' | 'metrics' | 'unheld' | 'breakdowns'>;

/**
 * What contradicts itself in a lexicon, or names something that the dataset has not: names with two owners, frames
 * with unknown terms or statistics, terms that no frame uses, phrases that stand for two things.
 */
export function lexiconClashes(lexicon: Lexicon, parts: Meant): Fault[] {
  return [
    ...placeClashes(lexicon, new Set(parts.areas.map((area) => area.name))),
    ...measureClashes(lexicon, parts),
  ];
}

function placeClashes(lexicon: Lexicon, areas: ReadonlySet<string>): Fault[] {
  const aliases = 'lexicon/place-aliases.csv';
  const towns = 'lexicon/towns.json';
  const owners = Object.entries(lexicon.towns).flatMap(([area, names]) =>
    names.map((name) => ({ name, area })),
  );
  return [
    ...repeated(lexicon.aliases.map(({ words }) => words)).map((words) =>
      fault(aliases, `"${words}" stands there twice`),
    ),
    ...lexicon.aliases.flatMap(({ words, areas: named, reading }) => [
      ...named
        .filter((name) => !areas.has(name))
        .map((name) => fault(aliases, `"${words}": no area "${name}"`)),
      ...(reading === 'one' && named.length > 1
        ? [fault(aliases, `"${words}" is read as one area and has ${named.length}`)]
        : []),
    ]),
    ...Object.entries(lexicon.groups).flatMap(([group, names]) =>
      names
        .filter((name) => !areas.has(name))
        .map((name) => fault('lexicon/place-words.json', `"${group}": no area "${name}"`)),
    ),
    ...Object.keys(lexicon.towns)
      .filter((name) => !areas.has(name))
      .map((name) => fault(towns, `no area "${name}"`)),
    ...repeated(owners.map(({ name }) => name.toLowerCase()))
      .filter((name) => !lexicon.aliases.some(({ words }) => words === name))
      .map((name) =>
        fault(towns, `"${name}" lies in two authorities; ${aliases} has to say which are meant`),
      ),
  ];
}

function measureClashes(lexicon: Lexicon, parts: Meant): Fault[] {
  const terms = 'lexicon/measure-terms.json';
  const frames = 'lexicon/measure-frames.json';
  const known = new Set([
    ...parts.metrics.map(({ id: metric }) => metric),
    ...parts.unheld.map(({ id: measure }) => measure),
  ]);
  const breakdowns = new Set(parts.breakdowns.map(({ id: breakdown }) => breakdown));
  const tags = new Set(Object.keys(lexicon.terms).flatMap((key) => key.split('+')));
  const used = new Set(lexicon.frames.flatMap(({ needs, may }) => [...needs, ...may]));
  return [
    ...repeated(Object.entries(lexicon.terms).flatMap(([, listed]) => listed))
      .map((phrase) => ({
        phrase,
        under: Object.keys(lexicon.terms).filter((key) => lexicon.terms[key]?.includes(phrase)),
      }))
      .filter(({ under }) => under.length > 1 && under.some((key) => key.includes('+')))
      .map(({ phrase, under }) => fault(terms, `"${phrase}" stands under ${under.join(' and ')}`)),
    ...[...tags]
      .filter((tag) => !used.has(tag) && !WORDLESS.has(tag))
      .map((tag) => fault(terms, `no frame uses "${tag}"`)),
    ...lexicon.frames.flatMap((frame) => {
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
          .map((tag) => fault(frames, `${where}: no term "${tag}"`)),
        ...ids
          .filter((name) => name !== null && !known.has(name))
          .map((name) => fault(frames, `${where}: no statistic "${name}"`)),
        ...(frame.breakdown !== null && !breakdowns.has(frame.breakdown)
          ? [fault(frames, `${where}: no breakdown "${frame.breakdown}"`)]
          : []),
      ];
    }),
    ...repeated(lexicon.frames.map(({ needs }) => needs.toSorted().join(' '))).map((needs) =>
      fault(frames, `two frames need ${needs}`),
    ),
    ...Object.keys(lexicon.exchangeIds)
      .filter((name) => !known.has(name))
      .map((name) => fault('lexicon/exchange-ids.json', `no statistic "${name}"`)),
  ];
}

/** Terms that go with every measure and need no frame. */
const WORDLESS: ReadonlySet<string> = new Set([
  'trade',
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

function fault(file: string, message: string): Fault {
  return { file, line: null, message };
}
