const TOP = 10;
/** A longer list is a download, not a reply. */
const MOST_ROWS = 40;
/** How many are shown on either side of a place asked for, and at either end of the list. */
const AROUND = 2;

/** The first of a ranking: as many as were asked for, or ten. */
export function firstOf<T>(ranked: readonly T[], count: number | null): readonly T[] {
  return ranked.slice(0, Math.min(count ?? TOP, MOST_ROWS));
}

/** The places asked for with their surroundings, and both ends, in the order of the ranking. */
export function endsAndAround<T>(ranked: readonly T[], asked: readonly T[]): readonly T[] {
  const near = asked.flatMap((place) => {
    const index = ranked.indexOf(place);
    return ranked.slice(Math.max(0, index - AROUND), index + AROUND + 1);
  });
  const wanted = new Set([...ranked.slice(0, AROUND), ...near, ...ranked.slice(-AROUND)]);
  return ranked.filter((place) => wanted.has(place));
}
