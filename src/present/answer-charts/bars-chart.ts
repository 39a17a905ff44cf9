import type { ComparisonAnswer } from '../../answer/comparison-answer.ts';
import type { ComparedMeasure, ComparedRow } from '../../answer/comparison-table.ts';
import type { BarRow, BarsSpec } from '../chart/chart-spec.ts';
import { CHART, chartSource, chartSubtitle, chartTitle } from '../wording-chart.ts';
import { absentWords, byRateSentence, trimmedSentence } from '../wording-comparison.ts';
import { listWords } from '../wording-phrases.ts';
import { regionName, withoutWords } from '../wording-standing.ts';
import { chartNotes, referenceOf, shownOf } from './chart-parts.ts';

const NAMED_AT_MOST = 4;

/** The places of a comparison side by side, in its first measure. */
export function comparisonChart(answer: ComparisonAnswer): BarsSpec | null {
  const [measure] = answer.measures;
  if (!measure) return null;
  const { metric, england, neighbours, standing } = measure;
  const isAlone = answer.shown.filter((row) => row.role === 'asked').length === 1;
  const asksEngland = answer.shown.some((row) => row.role === 'asked' && row.area.kind === 'england');
  const reference = england && !asksEngland ? referenceOf(CHART.england, metric, england.value) : null;
  const rows = answer.shown
    .filter((row) => reference === null || row.role !== 'england')
    .map((row, index, all): BarRow => ({
      name: row.area.name,
      role: roleOf(row, isAlone),
      shown: cellOf(measure, row),
      ...(isApart(answer, row, all[index - 1]) ? { gap: true } : {}),
    }));
  const middle = neighbours ? referenceOf('', metric, neighbours.median) : null;
  const trimmed = answer.shown.length < answer.rows.length && standing !== null;
  const cautions = answer.cautions.flatMap((entry) => entry.cautions);
  const figures = answer.shown.flatMap((row) => row.cells[0]?.figure ?? []);
  return {
    kind: 'bars',
    title: chartTitle(metric.name, aboutWords(answer)),
    subtitle: chartSubtitle(metric, measure.year),
    notes: [
      measure.countsOnly ? byRateSentence(measure) : null,
      trimmed
        ? trimmedSentence(
            answer.shown.filter((row) => row.role === 'asked' || row.role === 'member').length,
            standing.stands.length + standing.missing.length,
          )
        : null,
      ...chartNotes(metric, cautions, figures),
    ].filter((note) => note !== null),
    source: chartSource([measure.release]),
    rows:
      middle && neighbours
        ? [...rows, { name: CHART.medianOfNeighbours(neighbours.model), role: 'group', shown: middle }]
        : rows,
    order: 'highest-first',
    reference,
  };
}

/** Whether rows between two that follow each other are not shown. */
function isApart({ rows }: ComparisonAnswer, row: ComparedRow, before: ComparedRow | undefined): boolean {
  if (before === undefined) return false;
  const between = rows.slice(rows.indexOf(before) + 1, Math.max(0, rows.indexOf(row)));
  return between.some(({ role }) => role === 'asked' || role === 'member');
}

/** One place asked for stands out; of several none does, because all of them were. */
function roleOf(row: ComparedRow, isAlone: boolean): BarRow['role'] {
  if (row.role === 'asked') return isAlone ? 'asked' : 'place';
  return row.role === 'member' ? 'place' : 'group';
}

function cellOf({ metric }: ComparedMeasure, row: ComparedRow): BarRow['shown'] {
  const figure = row.cells[0]?.figure;
  return figure ? shownOf(metric, figure) : { value: null, why: absentWords(row, 0) };
}

function aboutWords({ named, scope, shown }: ComparisonAnswer): string {
  // In the order of asking; a joint return once, under its own name.
  const asked = named.map(
    (area) => shown.find((row) => [row.area.code, ...row.area.members].includes(area.code))?.area ?? area,
  );
  const names = [...new Set(asked)].map((area) => area.name);
  const few =
    names.length > NAMED_AT_MOST
      ? [...names.slice(0, NAMED_AT_MOST - 1), CHART.andOthers(names.length - NAMED_AT_MOST + 1)]
      : names;
  switch (scope?.kind) {
    case undefined:
      return listWords(few);
    case 'regions':
      return CHART.among(
        few.filter((name) => name !== CHART.england),
        CHART.regions,
      );
    case 'all':
      return CHART.among(few, `${CHART.allAuthorities}${withoutWords(scope)}`);
    case 'region':
      return CHART.among(few, `${CHART.authoritiesIn(regionName(scope.region))}${withoutWords(scope)}`);
    case 'type':
    case 'listed':
      return CHART.among(few, `${scope.words}${withoutWords(scope)}`);
    case 'neighbours':
      return CHART.withNeighbours(scope.of.name);
  }
}
