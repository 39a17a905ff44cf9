import type { Scope } from '../../answer/asked-areas.ts';
import { CHART } from '../wording-chart.ts';
import { regionName, withoutWords } from '../wording-standing.ts';

/** The authorities that a picture is of, in its title. */
export function groupWords(scope: Scope): string {
  return `${wholeWords(scope)}${withoutWords(scope)}`;
}

/** The same behind a place that is one of them: "Leeds among all authorities". */
export function othersWords(scope: Scope): string {
  return scope.kind === 'all' ? `${CHART.allAuthorities}${withoutWords(scope)}` : groupWords(scope);
}

function wholeWords(scope: Scope): string {
  switch (scope.kind) {
    case 'all':
      return CHART.everyAuthority;
    case 'regions':
      return CHART.regions;
    case 'region':
      return CHART.authoritiesIn(regionName(scope.region));
    case 'type':
    case 'listed':
      return scope.words;
    case 'neighbours':
      return CHART.withNeighbours(scope.of.name);
  }
}

/** The same group after "the ten highest". */
export function whereWords(scope: Scope): string {
  return `${wholeWhere(scope)}${withoutWords(scope)}`;
}

function wholeWhere(scope: Scope): string {
  switch (scope.kind) {
    case 'all':
      return CHART.inEngland;
    case 'regions':
      return CHART.amongRegions;
    case 'region':
      return CHART.inRegion(regionName(scope.region));
    case 'type':
    case 'listed':
      return CHART.ofType(scope.words);
    case 'neighbours':
      return CHART.amongNeighbours(scope.of.name);
  }
}
