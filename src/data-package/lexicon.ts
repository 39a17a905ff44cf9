import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Lexicon } from '../domain/lexicon.ts';
import { csvTable } from './csv-table.ts';
import { type Fault, stopOn } from './faults.ts';

const phrases = z.array(z.string().min(1));
const byName = z.record(z.string(), phrases);
const id = z.string().min(1);

const FRAME = z.strictObject({
  needs: z.array(id).min(1),
  may: z.array(id).default([]),
  metric: id.nullable().default(null),
  unheld: id.nullable().default(null),
  breakdown: id.nullable().default(null),
  number: id.nullable().default(null),
  rate: id.nullable().default(null),
  share: id.nullable().default(null),
  and: z.array(id).default([]),
  readings: z.array(id).default([]),
  ask: z.array(id).default([]),
});

const ELSEWHERE = z.strictObject({
  nations: z.strictObject({ Wales: phrases, Scotland: phrases, 'Northern Ireland': phrases }),
  elsewhere: phrases,
});

const PLACE_WORDS = z.strictObject({
  council: phrases,
  expansions: z.record(z.string(), z.string().min(1)),
  commonWords: phrases,
  firstNames: phrases,
  ordinaryWords: phrases,
});

const REQUEST_WORDS = z.strictObject({ cues: byName, fillers: phrases, polite: phrases, joins: phrases });

const REFUSALS = z.strictObject({
  offTopic: phrases,
  individual: phrases,
  childAtRisk: phrases,
  instruction: phrases,
});

const ALIAS = z.strictObject({
  words: z.string().min(1),
  areas: z
    .string()
    .min(1)
    .transform((cell) => cell.split('|')),
  reading: z.enum(['one', 'all', 'ask']),
  kind: z.enum(['alias', 'former', 'trust', 'district', 'town', 'fragment']),
});

/**
 * The lexicon below a data folder (`lexicon/`): the words people use for places, measures and requests. Throws
 * `DataFaults` with every fault of form; what its words mean is checked by `lexiconClashes`.
 */
export function loadLexicon(folder: string | URL): Lexicon {
  const faults: Fault[] = [];
  const root = join(typeof folder === 'string' ? folder : fileURLToPath(folder), 'lexicon');
  const json = <T>(file: string, schema: z.ZodType<T>): T | null => {
    const parsed = schema.safeParse(JSON.parse(readFileSync(join(root, file), 'utf8')));
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      faults.push({
        file: `lexicon/${file}`,
        line: null,
        message: `${issue.path.join('.')}: ${issue.message}`,
      });
    }
    return null;
  };
  const aliases = readAliases(join(root, 'place-aliases.csv'), faults);
  const towns = json('towns.json', byName);
  const places = json('elsewhere.json', ELSEWHERE);
  const placeWords = json('place-words.json', PLACE_WORDS);
  const terms = json('measure-terms.json', byName);
  const frames = json('measure-frames.json', z.array(FRAME));
  const requests = json('request-words.json', REQUEST_WORDS);
  const refusals = json('refusals.json', REFUSALS);
  const exchangeIds = json('exchange-ids.json', z.record(z.string(), id));
  stopOn(faults);
  return {
    aliases,
    towns: towns ?? {},
    nations: places?.nations ?? { Wales: [], Scotland: [], 'Northern Ireland': [] },
    elsewhere: places?.elsewhere ?? [],
    councilWords: placeWords?.council ?? [],
    expansions: placeWords?.expansions ?? {},
    commonWords: placeWords?.commonWords ?? [],
    firstNames: placeWords?.firstNames ?? [],
    ordinaryWords: placeWords?.ordinaryWords ?? [],
    terms: terms ?? {},
    frames: frames ?? [],
    cues: requests?.cues ?? {},
    fillers: requests?.fillers ?? [],
    polite: requests?.polite ?? [],
    offTopic: refusals?.offTopic ?? [],
    individual: refusals?.individual ?? [],
    childAtRisk: refusals?.childAtRisk ?? [],
    instruction: refusals?.instruction ?? [],
    exchangeIds: exchangeIds ?? {},
  };
}

function readAliases(path: string, faults: Fault[]): Lexicon['aliases'] {
  const file = 'lexicon/place-aliases.csv';
  const table = csvTable(file, readFileSync(path, 'utf8'), faults);
  return table.rows.flatMap((row) => {
    const parsed = ALIAS.safeParse(
      Object.fromEntries(table.header.map((name, index) => [name, row.cells[index]])),
    );
    if (parsed.success) return [parsed.data];
    faults.push({
      file,
      line: row.line,
      message: parsed.error.issues.map((issue) => issue.message).join('; '),
    });
    return [];
  });
}
