import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lexicon, MeasureFrame, PlaceAlias } from '../domain/lexicon.ts';
import { csvTable } from './csv-table.ts';
import { type Fault, stopOn } from './faults.ts';
import { jsonReader, jsonReaders, type RecordReader, rowReaders } from './record-reader.ts';

const READINGS = ['one', 'all', 'ask'] as const;
const KINDS = ['alias', 'former', 'trust', 'district', 'town', 'fragment'] as const;
const FRAME_FIELDS = new Set([
  'needs',
  'may',
  'metric',
  'unheld',
  'breakdown',
  'number',
  'rate',
  'share',
  'and',
  'readings',
  'ask',
]);

/**
 * The lexicon below a data folder (`lexicon/`): the words people use for places, measures and requests. Throws
 * `DataFaults` with every fault of form; that its words name what the dataset has is checked by the resolver.
 */
export function loadLexicon(folder: string | URL): Lexicon {
  const faults: Fault[] = [];
  const lexicon = readLexicon(typeof folder === 'string' ? folder : fileURLToPath(folder), faults);
  stopOn(faults);
  return lexicon;
}

/** The lexicon as far as it can be read; every fault of form, and every file that is not there, is added to the faults. */
export function readLexicon(folder: string, faults: Fault[]): Lexicon {
  const text = (file: string, instead: string): string => {
    const path = join(folder, 'lexicon', file);
    if (existsSync(path)) return readFileSync(path, 'utf8');
    faults.push({ file: `lexicon/${file}`, line: null, message: 'not there' });
    return instead;
  };
  const json = (file: string): RecordReader => jsonReader(`lexicon/${file}`, text(file, '{}'), faults);
  const places = json('elsewhere.json');
  const nations = places.record('nations');
  const placeWords = json('place-words.json');
  const requests = json('request-words.json');
  const refusals = json('refusals.json');
  const aliases = 'lexicon/place-aliases.csv';
  return {
    aliases: rowReaders(
      csvTable(aliases, text('place-aliases.csv', 'words,areas,reading,kind\n'), faults),
      faults,
    ).map(readAlias),
    towns: phrasesByName(json('towns.json')),
    nations: {
      Wales: nations?.texts('Wales') ?? [],
      Scotland: nations?.texts('Scotland') ?? [],
      'Northern Ireland': nations?.texts('Northern Ireland') ?? [],
    },
    elsewhere: places.texts('elsewhere'),
    councilWords: placeWords.texts('council'),
    expansions: textByName(placeWords.record('expansions')),
    commonWords: placeWords.texts('commonWords'),
    villages: placeWords.texts('villages'),
    groups: phrasesByName(placeWords.record('groups')),
    firstNames: placeWords.texts('firstNames'),
    surnames: placeWords.texts('surnames'),
    ordinaryWords: text('ordinary-words.txt', ''),
    moments: Object.entries(phrasesByName(json('moments.json'))).map(([year, words]) => ({
      year: Number(year),
      words,
    })),
    terms: phrasesByName(json('measure-terms.json')),
    frames: jsonReaders('lexicon/measure-frames.json', text('measure-frames.json', '[]'), faults).map(
      readFrame,
    ),
    cues: phrasesByName(requests.record('cues')),
    fillers: requests.texts('fillers'),
    polite: requests.texts('polite'),
    sameAs: phrasesByName(requests.record('sameAs')),
    offTopic: refusals.texts('offTopic'),
    individual: refusals.texts('individual'),
    childAtRisk: refusals.texts('childAtRisk'),
    instruction: refusals.texts('instruction'),
    service: refusals.texts('service'),
    exchangeIds: textByName(json('exchange-ids.json')),
  };
}

function readAlias(row: RecordReader): PlaceAlias {
  return {
    words: row.text('words'),
    areas: row.texts('areas'),
    reading: row.oneOf('reading', READINGS),
    kind: row.oneOf('kind', KINDS),
  };
}

function readFrame(frame: RecordReader): MeasureFrame {
  for (const name of frame.names()) if (!FRAME_FIELDS.has(name)) frame.fault(`unknown field "${name}"`);
  const one = (name: string): string | null => (frame.has(name) ? frame.optional(name) : null);
  const some = (name: string): readonly string[] => (frame.has(name) ? frame.texts(name) : []);
  if (some('needs').length === 0) frame.fault('"needs" is empty');
  return {
    needs: some('needs'),
    may: some('may'),
    metric: one('metric'),
    unheld: one('unheld'),
    breakdown: one('breakdown'),
    number: one('number'),
    rate: one('rate'),
    share: one('share'),
    and: some('and'),
    readings: some('readings'),
    ask: some('ask'),
  };
}

function phrasesByName(record: RecordReader | null): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries((record?.names() ?? []).map((name) => [name, record?.texts(name) ?? []]));
}

function textByName(record: RecordReader | null): Readonly<Record<string, string>> {
  return Object.fromEntries((record?.names() ?? []).map((name) => [name, record?.text(name) ?? '']));
}
