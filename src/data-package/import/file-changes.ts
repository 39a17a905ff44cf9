import { csvTable } from '../csv-table.ts';

/** How a built table differs from the one before it; keys and cells as text. */
export interface FileChanges {
  readonly addedRows: readonly string[];
  readonly removedRows: readonly string[];
  readonly addedColumns: readonly string[];
  readonly removedColumns: readonly string[];
  readonly cells: readonly {
    readonly row: string;
    readonly column: string;
    readonly was: string;
    readonly is: string;
  }[];
}

/** What changed between two versions of a table whose first `keys` cells name the row. */
export function fileChanges(before: string, after: string, keys: number): FileChanges {
  const [old, now] = [before, after].map((text) => {
    const table = csvTable('', text, []);
    return {
      columns: table.header.slice(keys),
      rows: new Map(table.rows.map(({ cells }) => [cells.slice(0, keys).join(','), cells.slice(keys)])),
    };
  });
  if (!old || !now) throw new TypeError('two texts make two tables');
  const shared = now.columns.filter((column) => old.columns.includes(column));
  return {
    addedRows: [...now.rows.keys()].filter((row) => !old.rows.has(row)),
    removedRows: [...old.rows.keys()].filter((row) => !now.rows.has(row)),
    addedColumns: now.columns.filter((column) => !old.columns.includes(column)),
    removedColumns: old.columns.filter((column) => !now.columns.includes(column)),
    cells: [...now.rows].flatMap(([row, cells]) => {
      const was = old.rows.get(row);
      if (!was) return [];
      return shared.flatMap((column) => {
        const [wasCell, isCell] = [
          was[old.columns.indexOf(column)] ?? '',
          cells[now.columns.indexOf(column)] ?? '',
        ];
        return wasCell === isCell ? [] : [{ row, column, was: wasCell, is: isCell }];
      });
    }),
  };
}
