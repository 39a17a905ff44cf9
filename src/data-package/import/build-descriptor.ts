import { z } from 'zod';
import type { Release } from '../../domain/release.ts';
import type { ImportColumn } from './import-spec.ts';

/** A Frictionless data package; only what is built here is looked into. */
const descriptor = z.looseObject({
  resources: z.array(z.looseObject({ name: z.string(), path: z.string() })),
});

/** An observation file to describe. */
export interface ObservationResource {
  readonly release: Release;
  readonly columns: readonly ImportColumn[];
}

/**
 * The text of datapackage.json with the descriptions of all observation files renewed: their columns, keys, licence,
 * and the marks that stand for a missing number, labelled by the release's own table. The rest of it is written by
 * hand and stays.
 */
export function descriptorText(before: string, observed: readonly ObservationResource[]): string {
  const old = descriptor.parse(JSON.parse(before));
  const byHand = old.resources.filter(({ path }) => !path.startsWith('observations/'));
  const resources = [...byHand, ...observed.map(observationResource)];
  return `${JSON.stringify({ ...old, resources }, null, 2)}\n`;
}

function observationResource({ release, columns }: ObservationResource): Readonly<Record<string, unknown>> {
  return {
    name: `observations-${release.id}`,
    path: `observations/${release.id}.csv`,
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
