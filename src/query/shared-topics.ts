import type { MeasureWords } from './match-measure.ts';
import { NEUTRAL } from './terms.ts';

/** Terms that say which side of a topic is meant, and no topic. */
const FACETS: ReadonlySet<string> = new Set([
  'start',
  'end',
  'repeat',
  'any-point',
  'net-change',
  'duration',
  'two-years',
  'parent',
  'eet',
  'suitable-home',
]);

/**
 * Writes out the topic that measures share: "plans starting and ending" is plans starting and plans ending, "mental
 * health of parents and children" that of parents and that of children.
 */
export function withSharedTopics(groups: readonly MeasureWords[][]): MeasureWords[][] {
  return groups.reduce((written: MeasureWords[][], group, index) => {
    const before = written.at(-1);
    const lender = [before, groups[index + 1]].find((other) => other?.some(hasTopic));
    const childrenBeside = has(group, 'child') && has(before, 'parent');
    const borrows = !group.some(hasTopic) && (group.some(hasFacet) || childrenBeside);
    return [...written, lender && borrows ? [...topicOf(lender), ...group] : group];
  }, []);
}

function hasTopic({ tags, unheld }: MeasureWords): boolean {
  return unheld !== null || tags.some((tag) => !NEUTRAL.has(tag) && !FACETS.has(tag));
}

function hasFacet({ tags }: MeasureWords): boolean {
  return tags.some((tag) => FACETS.has(tag));
}

function has(group: readonly MeasureWords[] | undefined, tag: string): boolean {
  return group?.some(({ tags }) => tags.includes(tag)) ?? false;
}

/** The words of a measure without what says which side of it is meant. */
function topicOf(group: readonly MeasureWords[]): MeasureWords[] {
  return group.filter(hasTopic).map((item) => ({
    ...item,
    tags: item.tags.filter((tag) => !FACETS.has(tag) && tag !== 'child'),
  }));
}
