import { besideMeasures, movingWords } from './asked-movers.ts';
import type { Parse, Parser } from './parse-text.ts';
import type { Reading } from './question.ts';

const WHICH_REGION =
  /\b(?:which|what|every|each|any|all) regions?\b|\b(?:by|of|all|the) regions\b|\bregions by\b/;

/** What makes a list of other places than councils of some kind: "which city", "big cities". */
const TOWNS =
  /\b(?:which|what) (?:city|town|village)\b|\b(?:(?:big|bigger|biggest|large|larger|largest|small|smaller|smallest|major|main|core|other) )*(?:cities|towns|villages|suburbs)\b/;
/** "Which type of council", "the rest of Yorkshire" */
const OTHER_GROUPS =
  /\b(?:which|what) (?:type|kind|sort)s? of (?:council|authority|area)s?\b|\brest of(?= (?!england\b|the country\b))/;
const COURSE = /\b(?:over time|trends?|time series|year (?:on|by) year)\b/;

/**
 * The reading of a list with the words for what it cannot tell: regions, where authorities are listed, towns, the course
 * of years, how grades moved.
 */
export function beyondLists(parser: Parser, reading: Reading, parse: Parse): Reading {
  if (reading.kind !== 'question') return reading;
  const { intent, group, ranking, metrics, unresolved } = reading;
  const ranks = intent === 'rank';
  if (!ranks && intent !== 'compare') return reading;
  const graded = metrics.some(({ id }) => parser.dataset.metric(id)?.unit === 'grade');
  const listed = ranks || (group !== null && group.kind !== 'neighbours');
  const untold = [
    ranks && group?.kind !== 'regions' ? WHICH_REGION.exec(parse.said)?.[0] : null,
    ranks && graded ? movingWords(parse) : null,
    group?.kind === 'listed' ? null : TOWNS.exec(besideMeasures(parse))?.[0],
    OTHER_GROUPS.exec(parse.said)?.[0],
    listed && ranking?.by === undefined ? COURSE.exec(besideMeasures(parse))?.[0] : null,
  ].flatMap((words) => words ?? []);
  return untold.length === 0 ? reading : { ...reading, unresolved: [...unresolved, ...untold] };
}
