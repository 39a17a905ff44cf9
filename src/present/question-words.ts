import type { Names } from './figure-rows.ts';

/** A question in ids and codes as people say it: those by their names, everything else as it stands. */
export function questionWords(query: string, names: Names): string {
  return query
    .split(' ')
    .map((word) => {
      const metric = names.metric(word);
      return names.area(word)?.name ?? (metric ? `“${metric.name}”` : word);
    })
    .join(' ');
}
