import type { Area, Succession } from '../domain/authority.ts';
import type { PressClaim } from '../domain/claim.ts';
import type { District, NeighbourList } from '../domain/dataset-parts.ts';
import type { Inspection } from '../domain/figure.ts';
import type { MetricId } from '../domain/metric.ts';
import type { Note } from '../domain/note.ts';
import type { RecordReader } from './record-reader.ts';

/**
 * The small tables of the package, read row by row. Values that are none of the known ones, broken dates and missing
 * cells become faults of the reader.
 */

export const AREA_KINDS = ['authority', 'joint', 'half-of-london', 'region', 'england'] as const;
export const AUTHORITY_TYPES = ['county', 'unitary', 'metropolitan', 'inner-london', 'outer-london'] as const;
export const EXTENTS = ['whole', 'part'] as const;
export const NOTE_KINDS = [
  'break',
  'non-return',
  'estimated',
  'exception',
  'dropped',
  'rounded',
  'footnote',
] as const;
const SOURCE_KINDS = ['press', 'council', 'inspectorate'] as const;
const VERDICTS = ['reproduced', 'other-base', 'differs', 'not-published', 'cannot-tell'] as const;

/** The columns of inspections.csv that are no grades. */
const INSPECTION_FIELDS = ['area', 'release', 'file', 'framework', 'inspected', 'published', 'report'];

export function readArea(row: RecordReader): Area {
  return {
    code: row.text('code'),
    gss: row.text('gss'),
    formerGss: row.texts('former_gss'),
    kind: row.oneOf('kind', AREA_KINDS),
    name: row.text('name'),
    officialName: row.text('official_name'),
    shortName: row.text('short_name'),
    type: row.optionalOneOf('type', AUTHORITY_TYPES),
    region: row.optional('region'),
    half: row.optional('half'),
    opened: row.optionalDate('opened'),
    closed: row.optionalDate('closed'),
    members: row.texts('members'),
    aliases: row.texts('aliases'),
    ranked: row.oneOf('ranked', ['yes', 'no']) === 'yes',
  };
}

export function readSuccession(row: RecordReader): Succession {
  return {
    predecessor: row.text('predecessor'),
    successor: row.text('successor'),
    date: row.date('date'),
    extent: row.oneOf('extent', EXTENTS),
    note: row.text('note'),
  };
}

export function readDistrict(row: RecordReader): District {
  return {
    name: row.text('name'),
    gss: row.text('gss'),
    authority: row.text('authority'),
    closed: row.optionalDate('closed'),
    aliases: row.texts('aliases'),
  };
}

/** The lists of statistical neighbours, from a table with one neighbour a row, nearest first within each list. */
export function readNeighbours(rows: readonly RecordReader[]): NeighbourList[] {
  const lists = Map.groupBy(rows, (row) => `${row.text('model')} ${row.text('area')}`);
  return [...lists.values()].flatMap((list) => {
    const [head] = list;
    if (!head) return [];
    return {
      model: head.text('model'),
      area: head.text('area'),
      neighbours: list.map((row, index) => {
        if (row.whole('position') !== index + 1) row.fault(`"position" should be ${index + 1}`);
        return { area: row.text('neighbour'), closeness: row.text('closeness') };
      }),
    };
  });
}

export function readInspection(
  row: RecordReader,
  columnsOf: (release: string, file: string) => Readonly<Record<MetricId, string>>,
): Inspection {
  const graded = row.names().filter((name) => !INSPECTION_FIELDS.includes(name));
  return {
    area: row.text('area'),
    release: row.text('release'),
    file: row.text('file'),
    framework: row.text('framework'),
    inspected: row.date('inspected'),
    published: row.date('published'),
    report: row.text('report'),
    grades: Object.fromEntries(graded.map((metric) => [metric, row.optional(metric)])),
    columns: columnsOf(row.text('release'), row.text('file')),
  };
}

export function readNote(row: RecordReader): Note {
  return {
    kind: row.oneOf('kind', NOTE_KINDS),
    metrics: everyOrSome(row.texts('metrics')),
    areas: everyOrSome(row.texts('areas')),
    from: row.optionalWhole('from'),
    to: row.optionalWhole('to'),
    release: row.optional('release'),
    text: row.text('text'),
  };
}

/** In a note, an empty cell stands for all. */
function everyOrSome(values: readonly string[]): readonly string[] | null {
  return values.length === 0 ? null : values;
}

export function readClaim(row: RecordReader): PressClaim {
  return {
    id: row.text('id'),
    area: row.optional('area'),
    place: row.text('place'),
    metric: row.text('metric'),
    value: row.text('value'),
    unit: row.text('unit'),
    year: row.optionalWhole('year'),
    period: row.text('period'),
    comparator: row.optional('comparator') ?? '',
    article: row.text('article'),
    publisher: row.text('publisher'),
    date: row.text('date'),
    page: row.text('page'),
    sourceKind: row.oneOf('source_kind', SOURCE_KINDS),
    wording: row.text('wording'),
    verdict: row.oneOf('verdict', VERDICTS),
    finding: row.text('finding'),
  };
}
