import { z } from 'zod';
import { USUAL_KINDS } from '../observation-spec.ts';
import { AREA_KINDS } from '../reference-tables.ts';

/**
 * How the importer reads the published files of one release: observations/<release>.json. The part about columns is
 * also what a citation says.
 */

/** A file of a release, and which of its cells say the year and the area of a row. */
const publishedTable = z.strictObject({
  file: z.string().min(1),
  encoding: z.enum(['utf-8', 'latin1']).default('utf-8'),
  /** One year for the whole file, or the column that names it. */
  year: z.union([z.int(), z.strictObject({ column: z.string() })]).default({ column: 'time_period' }),
  /** The area's code is the first of these cells that is neither empty nor mapped to null. */
  area: z.array(z.string()).min(1).default(['old_la_code', 'region_code', 'country_code']),
  /** What stands for an area other than its code; null leaves a cell out. */
  areaCodes: z.record(z.string(), z.string().nullable()).default({}),
  /** Codes whose rows are left out. */
  leaveOut: z.array(z.string()).default([]),
});

/** A choice of cells of a column; what is not named stands for all. */
const cells = z.strictObject({
  areas: z.array(z.string()).min(1).nullable().default(null),
  kinds: z.array(z.enum(AREA_KINDS)).min(1).nullable().default(null),
  years: z.array(z.int()).min(1).nullable().default(null),
});

const column = z.strictObject({
  metric: z.string(),
  file: z.string(),
  column: z.string(),
  filter: z.record(z.string(), z.string()).nullable().default(null),
  first: z.int(),
  last: z.int(),
  gaps: z.array(z.int()).default([]),
  kinds: z
    .array(z.enum(AREA_KINDS))
    .min(1)
    .default([...USUAL_KINDS]),
  missing: z.array(cells).default([]),
  /** Numbers under the code of an authority that did not exist then: those that are kept, those that are dropped. */
  kept: z.array(cells).default([]),
  dropped: z.array(cells).default([]),
  /** Decimals to round to where the file carries more than were published; absent: as it stands. */
  decimals: z.int().min(0).optional(),
});

/** A list of inspections: which columns say what, and what its words for a grade stand for (null: no grade). */
const inspectionTable = z.strictObject({
  file: z.string(),
  area: z.string(),
  inspected: z.string(),
  published: z.string(),
  report: z.string(),
  framework: z.string().nullable(),
  frameworkNames: z.record(z.string(), z.string()),
  grades: z.record(z.string(), z.string()),
  gradeNames: z.record(z.string(), z.string().nullable()),
  /** Dates of rows that are left out, because no inspection stands in them. */
  leaveOut: z.array(z.string()).default([]),
});

/** A list of statistical neighbours, one authority a row. */
const neighbourTable = z.strictObject({
  file: z.string(),
  model: z.string(),
  area: z.string(),
  neighbours: z.array(z.strictObject({ code: z.string(), closeness: z.string() })),
  leaveOut: z.array(z.string()).default([]),
});

/** A list of councils below a county, and the list of counties and other upper councils that it refers to. */
const districtTable = z.strictObject({
  file: z.string(),
  upperFile: z.string(),
  code: z.string(),
  gss: z.string(),
  name: z.string(),
  county: z.string(),
  replacedBy: z.string(),
  closed: z.string(),
  aliases: z.string(),
});

export const importSpec = z.strictObject({
  tables: z.array(publishedTable).default([]),
  columns: z.array(column).default([]),
  inspections: z.array(inspectionTable).default([]),
  neighbours: z.array(neighbourTable).default([]),
  districts: districtTable.optional(),
});

export type ImportSpec = z.infer<typeof importSpec>;
export type PublishedTable = z.infer<typeof publishedTable>;
export type ImportColumn = z.infer<typeof column>;
export type InspectionTable = z.infer<typeof inspectionTable>;
export type NeighbourTable = z.infer<typeof neighbourTable>;
export type DistrictTable = z.infer<typeof districtTable>;
