import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Release } from '../../domain/release.ts';
import type { ImportColumn } from './import-spec.ts';

const resource = z.looseObject({
  name: z.string(),
  hash: z.string().optional(),
  path: z.string().regex(/^[a-z0-9][a-z0-9./-]*$/i, 'is no path below this folder'),
  schema: z.looseObject({ fields: z.array(z.looseObject({ name: z.string() })) }).optional(),
});

/** A Frictionless data package; only what is built or compared here is looked into. */
export const descriptor = z.looseObject({ resources: z.array(resource) });

/** An observation file to describe. */
export interface ObservationResource {
  readonly release: Release;
  readonly columns: readonly ImportColumn[];
  /** The file itself. */
  readonly text: string;
}

/**
 * The text of datapackage.json with the descriptions of all observation files renewed: their columns, keys, licence,
 * the marks that stand for a missing number, labelled by the release's own table, and what the file and the published
 * columns it was made of hash to, so that a change of either without an import is found. The other tables that are
 * built have their hash renewed too. The rest of it is written by hand and stays.
 */
export function descriptorText(
  before: string,
  observed: readonly ObservationResource[],
  built: ReadonlyMap<string, string>,
): string {
  const old = descriptor.parse(JSON.parse(before));
  const byHand = old.resources
    .filter(({ path }) => !path.startsWith('observations/'))
    .map((table) => {
      const text = built.get(table.path);
      // Parsed again, the fields stand in the order in which the next import finds them.
      return text === undefined ? table : resource.parse({ ...table, hash: sha256(text) });
    });
  const resources = [...byHand, ...observed.map(observationResource)];
  return `${JSON.stringify({ ...old, resources }, null, 2)}\n`;
}

/** What datapackage.json says of one observation file. */
export function observationResource({
  release,
  columns,
  text,
}: ObservationResource): Readonly<Record<string, unknown>> {
  return {
    name: `observations-${release.id}`,
    path: `observations/${release.id}.csv`,
    hash: sha256(text),
    descriptionHash: sha256(JSON.stringify(columns)),
    title: `${release.publication}, ${release.edition}`,
    sources: [{ title: release.publisher, path: release.page }],
    licenses: [{ title: release.licence }],
    schema: {
      fields: [
        { name: 'year', type: 'year' },
        { name: 'area', type: 'string' },
        ...columns.map(({ metric }) => ({ name: metric, type: 'number' })),
      ],
      primaryKey: ['year', 'area'],
      foreignKeys: [{ fields: ['area'], reference: { resource: 'authorities', fields: ['code'] } }],
      missingValues: [
        { value: '', label: 'no cell in the published table' },
        ...Object.entries(release.symbols).map(([value, label]) => ({ value, label })),
      ],
    },
  };
}

/** As a data package states a hash. */
export function sha256(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
