import { z } from 'zod';
import { WITHHELD_REASONS } from '../domain/figure.ts';
import { BREAKDOWN_EXTENTS } from './catalogue.ts';
import { AREA_KINDS, AUTHORITY_TYPES, EXTENTS, NOTE_KINDS } from './reference-tables.ts';

/**
 * What the entries of releases.json and the rows of the small tables have to be, value by value. Loading checks their
 * shape only; `npm run data:check` reads them through here.
 */

const words = z.string().min(1).refine(isTidy, 'has stray spaces');
const list = z.string().refine((text) => text === '' || text.split('|').every(isTidyWord), 'is no tidy list');
const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is no id in lower case with hyphens');
const day = z.iso.date();
const dayOrNone = z.union([z.literal(''), day]);
/** A month, or only a year, where no more is known of the day of publication. */
const dayOrLess = z.union([day, z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'is no month or year')]);
const areaCode = z.string().regex(/^(\d{3}(\/\d{3})?|E\d{8})$/, 'is no area code');
const gss = z.string().regex(/^E\d{8}(\/E\d{8})?$/, 'is no ONS code');
const yearOrNone = z.string().regex(/^(\d{4})?$/, 'is no year');
const sentence = words.refine((text) => /[.;]$/.test(text), 'does not end like a sentence');

export const areaRow = z.strictObject({
  code: areaCode,
  gss,
  former_gss: list,
  kind: z.enum(AREA_KINDS),
  name: words,
  official_name: words,
  short_name: words.max(20),
  type: z.union([z.literal(''), z.enum(AUTHORITY_TYPES)]),
  region: z.union([z.literal(''), gss]),
  half: z.union([z.literal(''), gss]),
  opened: dayOrNone,
  closed: dayOrNone,
  members: list,
  aliases: list,
  ranked: z.enum(['yes', 'no']),
});

export const successionRow = z.strictObject({
  predecessor: areaCode,
  successor: areaCode,
  date: day,
  extent: z.enum(EXTENTS),
  note: sentence,
});

export const districtRow = z.strictObject({
  name: words,
  gss,
  authority: areaCode,
  closed: dayOrNone,
  aliases: list,
});

export const neighbourRow = z.strictObject({
  model: z.string().regex(/^\d{4}$/, 'is no year'),
  area: areaCode,
  position: z.string().regex(/^([1-9]|10)$/, 'is no place from 1 to 10'),
  neighbour: areaCode,
  closeness: z.enum(['extremely close', 'very close', 'close', 'somewhat close', 'not close']),
});

const grade = z.union([
  z.literal(''),
  z.enum(['Outstanding', 'Good', 'Requires improvement to be good', 'Inadequate']),
]);

export const inspectionRow = z
  .object({
    area: areaCode,
    release: id,
    file: words,
    framework: words,
    inspected: day,
    published: day,
    report: z.httpUrl(),
  })
  .catchall(grade)
  .refine(({ inspected, published }) => inspected < published, 'was published before it was made');

export const noteRow = z.strictObject({
  kind: z.enum(NOTE_KINDS),
  metrics: list,
  areas: list,
  from: yearOrNone,
  to: yearOrNone,
  release: z.union([z.literal(''), id]),
  text: sentence.max(240),
});

export const glossaryEntry = z.strictObject({
  id,
  name: words,
  meaning: sentence.max(400),
  aliases: z.array(words.regex(/^[^A-Z]*$/, 'is not in lower case')).min(1),
});

export const breakdownEntry = z.strictObject({
  id,
  name: words,
  total: id,
  parts: z.array(id).min(1),
  extent: z.enum(BREAKDOWN_EXTENTS),
  asked: z.array(words),
});

export const correctionRow = z.strictObject({
  release: id,
  file: words,
  row: words,
  column: words,
  expected: words,
  used: words,
  why: sentence,
});

export const releaseEntry = z
  .strictObject({
    id,
    publication: words,
    edition: words,
    publisher: words,
    published: dayOrLess,
    accessed: day,
    nextDue: day.nullable(),
    follows: id.optional(),
    status: z.enum(['official', 'unofficial']),
    precedence: z.int().positive(),
    page: z.httpUrl(),
    licence: words,
    symbols: z.record(z.string().min(1), z.enum(WITHHELD_REASONS)),
    files: z
      .array(
        z.strictObject({
          file: words,
          path: words,
          repository: words,
          commit: words,
          sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is no sha256'),
        }),
      )
      .min(1),
  })
  .refine(
    ({ published, nextDue }) => nextDue === null || published < nextDue,
    'is due before it was published',
  );

function isTidy(text: string): boolean {
  return text.trim() === text && !text.includes('  ') && !text.includes('\n');
}

function isTidyWord(text: string): boolean {
  return text !== '' && isTidy(text);
}
