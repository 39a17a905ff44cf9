import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '../domain/release.ts';
import { csvTable } from './csv-table.ts';
import type { Fault } from './faults.ts';
import { descriptor, observationResource, sha256 } from './import/build-descriptor.ts';
import { importSpec } from './import/import-spec.ts';
import { jsonLines } from './json-lines.ts';
import { specFileOf } from './observed-tables.ts';
import { valueFaults } from './parsed-entries.ts';
import { jsonValue } from './record-reader.ts';

const FILE = 'datapackage.json';
const CHANGED = `is not the file that the import made (its sha256 is not the one in ${FILE})`;

/**
 * Where datapackage.json is not what stands beside it: a table that is not there or has other columns, an observation
 * file that it does not name, or one that was changed, or whose description was changed, since the import made both.
 */
export function descriptorFaults(folder: string, releases: readonly Release[]): readonly Fault[] {
  if (!existsSync(join(folder, FILE))) return [{ file: FILE, line: null, message: 'not there' }];
  const text = readFileSync(join(folder, FILE), 'utf8');
  const shape = valueFaults(FILE, text, descriptor);
  if (shape.length > 0) return shape;
  const { resources } = descriptor.parse(JSON.parse(text));
  const lines = jsonLines(text);
  const faults: Fault[] = [];
  for (const [index, { path, schema, hash }] of resources.entries()) {
    const report = (message: string): void => {
      faults.push({
        file: FILE,
        line: lines.lineOf(['resources', index, 'path']),
        message: `${path}: ${message}`,
      });
    };
    if (!existsSync(join(folder, path))) report('not there');
    else if (resources.findIndex((other) => other.path === path) < index) report('stands there twice');
    else if (schema && path.endsWith('.csv')) {
      const table = readFileSync(join(folder, path), 'utf8');
      const { header } = csvTable(path, table.split('\n', 1).join(''), []);
      const fields = schema.fields.map(({ name }) => name);
      if (header.join(',') !== fields.join(',')) report(`its columns are not ${fields.join(', ')}`);
      if (hash !== undefined && hash !== sha256(table))
        faults.push({ file: path, line: null, message: CHANGED });
    }
  }
  return [
    ...faults,
    ...releases.flatMap((release) => observedFaults(folder, release, resources, lines.lineOf)),
  ];
}

function observedFaults(
  folder: string,
  release: Release,
  resources: readonly { readonly path: string }[],
  lineOf: ReturnType<typeof jsonLines>['lineOf'],
): readonly Fault[] {
  const specFile = specFileOf(release);
  const file = `observations/${release.id}.csv`;
  const [spec, table] = [specFile, file].map((name) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null,
  );
  const parsed = spec ? importSpec.safeParse(jsonValue(specFile, spec, [])) : undefined;
  if (!parsed?.success) return [];
  const { columns } = parsed.data;
  const index = resources.findIndex(({ path }) => path === file);
  if (columns.length === 0) {
    return typeof table === 'string'
      ? [{ file, line: 1, message: `${specFile} describes no columns of it` }]
      : [];
  }
  if (index < 0) return [{ file: FILE, line: lineOf(['resources']), message: `does not name ${file}` }];
  if (typeof table !== 'string') return [];
  const made = observationResource({ release, columns, text: table });
  const stated: Readonly<Record<string, unknown>> = { ...resources[index] };
  return Object.keys(made)
    .filter((name) => JSON.stringify(made[name]) !== JSON.stringify(stated[name]))
    .filter((name) => name !== 'hash' || stated[name] === undefined)
    .map((name) =>
      name === 'descriptionHash'
        ? { file: specFile, line: null, message: `was changed since the import made ${file} by it` }
        : {
            file: FILE,
            line: lineOf(['resources', index, name]),
            message: `${file}: "${name}" is not what releases.json and ${specFile} say`,
          },
    );
}
