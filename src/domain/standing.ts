import type { Area } from './authority.ts';
import { figuresAmong, median, type At } from './comparator.ts';
import type { Dataset } from './dataset.ts';
import type { Figure, Value } from './figure.ts';

/** An authority's place among others: 1 is the highest figure, or the first rank where the figure is itself a rank. */
export interface Stand {
  /** The joint area where the publisher gives one figure for two authorities together. */
  readonly area: Area;
  readonly figure: Value;
  readonly place: number;
  /** How many others share the place. */
  readonly tied: number;
}

/** The figures of some authorities in one metric, year and release, in order. */
export interface Standing {
  readonly at: At;
  readonly stands: readonly Stand[];
  readonly median: number | null;
  /** Without a figure: the mark, or null where the table has no cell. */
  readonly missing: readonly { readonly area: Area; readonly figure: Figure | null }[];
  /** Left out for their size, as the publisher's own rankings do. */
  readonly tooSmall: readonly Area[];
}

/** The standing of the areas given, a joint return once; ties share a place (standard competition ranking). */
export function standingOf(dataset: Dataset, at: At, areas: readonly Area[]): Standing {
  const among = figuresAmong(dataset, at, areas);
  const values = among.flatMap(({ area, figure }) => (figure?.state === 'value' ? [{ area, figure }] : []));
  const firstIsLow = dataset.metric(at.metric)?.unit === 'rank';
  const order = (a: number, b: number): number => (firstIsLow ? a - b : b - a);
  const sorted = values.toSorted(
    (a, b) => order(a.figure.value, b.figure.value) || a.area.name.localeCompare(b.area.name, 'en-GB'),
  );
  const numbers = sorted.map(({ figure }) => figure.value);
  return {
    at,
    stands: sorted.map(({ area, figure }) => ({
      area,
      figure,
      place: numbers.indexOf(figure.value) + 1,
      tied: numbers.filter((number) => number === figure.value).length - 1,
    })),
    median: numbers.length > 0 ? median(numbers) : null,
    missing: among.filter(({ figure }) => figure?.state !== 'value'),
    tooSmall: areas.filter((area) => !area.ranked),
  };
}

/** Where an area stands, whether by itself or within a joint return. */
export function standFor(standing: Standing, area: Area): Stand | undefined {
  return standing.stands.find(
    (stand) => stand.area.code === area.code || stand.area.members.includes(area.code),
  );
}
