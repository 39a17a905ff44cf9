import UFuzzy from '@leeoniya/ufuzzy';
import Fuse from 'fuse.js';
import fuzzysort from 'fuzzysort';
import MiniSearch from 'minisearch';
import type { AreaCode } from '../../../src/domain/authority.ts';
import type { Dataset } from '../../../src/domain/dataset.ts';

/** A search library as people use it: the best name above its usual cut is the answer. */
export interface Engine {
  readonly name: string;
  readonly find: (text: string) => AreaCode | null;
}

interface Named {
  readonly id: number;
  readonly name: string;
  readonly code: AreaCode;
}

/** Four search libraries over the official and short names of every area. */
export function engines(dataset: Dataset): Engine[] {
  const named: Named[] = dataset.parts.areas
    .filter((area) => area.kind !== 'joint')
    .flatMap((area) => [...new Set([area.name, area.officialName])].map((name) => ({ name, code: area.code })))
    .map((entry, id) => ({ id, ...entry }));
  const names = named.map(({ name }) => name);
  return [
    fuseEngine(named, 0.3),
    fuseEngine(named, 0.4),
    uFuzzyEngine(named, names),
    miniSearchEngine(named),
    { name: 'fuzzysort 0.5', find: (text) => named[names.indexOf(fuzzysort.go(text, names, { threshold: 0.5 })[0]?.target ?? '')]?.code ?? null },
  ];
}

function fuseEngine(named: readonly Named[], threshold: number): Engine {
  const fuse = new Fuse(named, { keys: ['name'], threshold });
  return { name: `Fuse.js ${threshold}`, find: (text) => fuse.search(text)[0]?.item.code ?? null };
}

function uFuzzyEngine(named: readonly Named[], names: string[]): Engine {
  const fuzzy = new UFuzzy({ intraMode: 1 });
  return {
    name: 'uFuzzy',
    find: (text) => {
      const [indexes, , order] = fuzzy.search(names, text, 1);
      const best = indexes && order ? indexes[order[0] ?? 0] : indexes?.[0];
      return best === undefined ? null : (named[best]?.code ?? null);
    },
  };
}

function miniSearchEngine(named: readonly Named[]): Engine {
  const search = new MiniSearch<Named>({ fields: ['name'], storeFields: ['code'], searchOptions: { fuzzy: 0.2, prefix: true, combineWith: 'AND' } });
  search.addAll(named);
  return { name: 'MiniSearch', find: (text) => named[search.search(text)[0]?.id ?? -1]?.code ?? null };
}
