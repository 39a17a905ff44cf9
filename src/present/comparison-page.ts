import type { ComparisonAnswer } from '../answer/comparison-answer.ts';
import { placeOf, printedGap, type ComparedMeasure, type ComparedRow } from '../answer/comparison-table.ts';
import { cautionLines } from './caution-lines.ts';
import { formatCell } from './number.ts';
import { section, sections, type Page, type Step, type Table } from './page.ts';
import { releaseSource } from './release-source.ts';
import { cautionSentence } from './wording-caution.ts';
import * as chance from './wording-chance.ts';
import {
  absentWords,
  byRateSentence,
  comparisonHeadline,
  goneSentence,
  neighboursSentence,
  noListSentence,
  trimmedSentence,
} from './wording-comparison.ts';
import { withheldWords } from './wording-figure.ts';
import { standsForSentence, viaSentence } from './wording-place.ts';
import { noChoices } from './wording-refusal.ts';
import { overdueBeside } from './wording-source.ts';
import {
  COMPARISON,
  captionOf,
  gapCell,
  lowest,
  missingSentence,
  placeWords,
  regionName,
  rowName,
  tooSmallSentence,
  workedOutSentence,
} from './wording-standing.ts';

/** The page of places side by side: the places asked for in the first line, then one table in order. */
export function comparisonPage(answer: ComparisonAnswer): Page {
  const [measure] = answer.measures;
  if (!measure)
    return { headline: noChoices, sections: [], table: null, steps: [], more: [], shareable: false };
  const asked = askedRows(answer);
  return {
    headline: headline(answer, measure, asked),
    sections: sections([
      section('definition', answer.measures.length === 1 ? [measure.metric.definition] : []),
      section('body', body(answer, measure, asked)),
      section('caution', cautions(answer, measure)),
      ...answer.measures.map(({ release, england }, index) => {
        const figure =
          answer.rows.map((row) => row.cells[index]?.figure).find((cell) => cell !== null) ?? england;
        return figure ? releaseSource(release, figure.source) : null;
      }),
    ]),
    table: answer.measures.length === 1 ? singleTable(answer, measure) : severalTable(answer),
    steps: steps(answer, measure, asked),
    more: [],
    shareable: true,
  };
}

/** The rows asked for, in the order of asking; a joint return once. */
function askedRows(answer: ComparisonAnswer): readonly ComparedRow[] {
  const rows = answer.named.flatMap(
    (area) =>
      answer.rows.find((row) => row.area.code === area.code || row.area.members.includes(area.code)) ?? [],
  );
  return [...new Set(rows)];
}

function headline(answer: ComparisonAnswer, measure: ComparedMeasure, asked: readonly ComparedRow[]): string {
  const valued = answer.rows.filter(
    (row) => row.role === 'member' && row.cells[0]?.figure?.state === 'value',
  );
  const ends = [valued[0], valued.at(-1)].flatMap((row) => row ?? []);
  const places = asked.length > 0 ? asked.slice(0, 4) : ends;
  const [first] = places;
  const stand = first && placeOf(measure, first);
  const { standing } = measure;
  const scope = answer.scope && answer.scope.kind !== 'regions' ? answer.scope : null;
  const alone = asked.length === 1 || asked.length === 0;
  return comparisonHeadline(
    measure,
    places.map((row, index) => ({
      name: asked.length === 0 && index > 0 ? lowest(row.area.name) : row.area.name,
      figure: row.cells[0]?.figure ?? null,
      count: row.cells[0]?.count ?? null,
    })),
    alone && stand && standing && scope ? placeWords(measure.metric, stand, standing, scope) : null,
  );
}

function body(
  answer: ComparisonAnswer,
  measure: ComparedMeasure,
  asked: readonly ComparedRow[],
): (string | null)[] {
  const { metric, neighbours, standing } = measure;
  const [one, two] = asked;
  const own = one?.cells[0];
  const single = answer.measures.length === 1;
  return [
    ...asked.flatMap((row) => [
      row.via ? viaSentence(row.via, row.area) : null,
      isFirstOfItsKind(row, asked) ? standsForSentence(row.standsFor, row.area) : null,
    ]),
    answer.noList ? noListSentence(answer.noList.area.name, answer.noList.model) : null,
    single ? byRateSentence(measure) : null,
    single && asked.filter((row) => row.cells[0]?.likeness).length === 1 && one && own?.likeness
      ? chance.likenessSentence(one.area.name, metric, own.likeness)
      : null,
    single && answer.difference && one && two
      ? chance.differenceSentence(metric, [named(answer, 0), named(answer, 1)], answer.difference)
      : null,
    single && neighbours && one
      ? neighboursSentence(metric, one.area.name, own?.figure ?? null, neighbours)
      : null,
    answer.shown.length < answer.rows.length && standing
      ? trimmedSentence(
          answer.shown.filter((row) => row.role === 'asked' || row.role === 'member').length,
          standing.stands.length + standing.missing.length,
        )
      : null,
    standing ? missingSentence(standing.missing) : null,
    standing ? tooSmallSentence(standing.tooSmall) : null,
    answer.scope?.kind === 'neighbours' && answer.gone.length > 0
      ? goneSentence(answer.gone, answer.scope.model)
      : null,
    single && answer.rows.some((row) => row.cells[0]?.likeness) ? chance.likenessKey : null,
  ];
}

/** Whether no row before it stands for the same authority. */
function isFirstOfItsKind(row: ComparedRow, rows: readonly ComparedRow[]): boolean {
  const { standsFor } = row;
  if (standsFor.kind === 'itself') return false;
  return (
    rows.find((other) => other.standsFor.kind !== 'itself' && other.standsFor.asked === standsFor.asked) ===
    row
  );
}

/** The name of an asked place within a sentence, in the order of asking. */
function named(answer: ComparisonAnswer, index: number): string {
  const area = answer.named[index];
  return area?.kind === 'region' ? regionName(area) : (area?.name ?? '');
}

function cautions(answer: ComparisonAnswer, measure: ComparedMeasure): (string | null)[] {
  return [
    ...answer.measures.map((each, index) => {
      const figure = answer.rows
        .map((row) => row.cells[index]?.figure)
        .find((cell) => cell?.state === 'value');
      return figure?.state === 'value' && figure.inputs
        ? workedOutSentence(each.metric, figure.inputs)
        : null;
    }),
    ...cautionLines(
      answer.cautions.map((entry) => ({
        name: entry.area?.name ?? '',
        sentences: entry.cautions.map(cautionSentence),
      })),
    ),
    answer.overdue && measure.release.id === answer.overdue.id ? overdueBeside(answer.overdue, answer) : null,
  ];
}

function singleTable(answer: ComparisonAnswer, measure: ComparedMeasure): Table {
  const { metric, count, england } = measure;
  const header = [
    COMPARISON.place,
    metric.shortName,
    ...(england ? [COMPARISON.against] : []),
    ...(count ? [count.shortName] : []),
  ];
  const lines = answer.shown.map((row) => {
    const cell = row.cells[0];
    return {
      value: cell?.figure?.state === 'value' ? cell.figure.value : null,
      cells: [
        rowName(row.area.name, placeOf(measure, row)),
        valueCell(measure, row, 0),
        ...(england ? [gapCell(metric, cell?.gap ?? null, cell?.likeness ?? null)] : []),
        ...(count ? [cell?.count?.state === 'value' ? formatCell(cell.count.value, count) : '–'] : []),
      ],
    };
  });
  const middle = medianOf(measure);
  if (middle) {
    const gap = england ? printedGap(metric, middle.value, england.value) : null;
    const row = [
      COMPARISON.medianOf(middle.what),
      formatCell(middle.value, metric),
      ...(england ? [gapCell(metric, gap, null)] : []),
      ...(count ? ['–'] : []),
    ];
    const beyond = (value: number): boolean =>
      metric.unit === 'rank' ? value > middle.value : value < middle.value;
    const after = lines.findIndex((line) => line.value === null || beyond(line.value));
    lines.splice(after < 0 ? lines.length : after, 0, { value: middle.value, cells: row });
  }
  const emphasis = answer.shown.find((row) => row.role === 'asked');
  const name = emphasis && rowName(emphasis.area.name, placeOf(measure, emphasis));
  return {
    caption: captionOf(metric, measure.year),
    header,
    rows: lines.map((line) => line.cells),
    emphasis: name === undefined ? null : lines.findIndex((line) => line.cells[0] === name),
  };
}

/** A middle row: of the neighbours, or of a group. */
function medianOf(measure: ComparedMeasure): { readonly value: number; readonly what: string } | null {
  if (measure.neighbours) return { value: measure.neighbours.median, what: COMPARISON.theNeighbours };
  const median = measure.standing?.median ?? null;
  return median === null ? null : { value: median, what: COMPARISON.theGroup };
}

function severalTable(answer: ComparisonAnswer): Table {
  return {
    caption: answer.measures.map(({ metric, year }) => captionOf(metric, year)).join('; '),
    header: [COMPARISON.place, ...answer.measures.map(({ metric }) => metric.shortName)],
    rows: answer.shown.map((row) => [
      row.area.name,
      ...answer.measures.map((measure, index) => valueCell(measure, row, index)),
    ]),
    emphasis: answer.shown.findIndex((row) => row.role === 'asked'),
  };
}

function valueCell(measure: ComparedMeasure, row: ComparedRow, index: number): string {
  const figure = row.cells[index]?.figure;
  if (!figure) return absentWords(row, index);
  return figure.state === 'value' ? formatCell(figure.value, measure.metric) : withheldWords(figure.reason);
}

function steps(answer: ComparisonAnswer, measure: ComparedMeasure, asked: readonly ComparedRow[]): Step[] {
  const year = answer.yearAsked ? ` ${measure.year}` : '';
  const codes = answer.named.map((area) => area.code).join(' ');
  const [one] = asked;
  if (!one) return [];
  return [
    ...answer.otherModels.map((model) => ({
      label: COMPARISON.byModel(model),
      query: `compare ${codes} neighbours ${model} model ${measure.asked.id}${year}`,
    })),
    ...(answer.named[0]?.kind === 'authority' && answer.named.length === 1
      ? [{ label: COMPARISON.rank, query: `rank ${codes} ${measure.metric.id}${year}` }]
      : []),
    { label: COMPARISON.trend, query: `trend ${codes} ${measure.metric.id}` },
    ...answer.readings.slice(0, 2).map((reading) => ({
      label: reading.name,
      query: `compare ${codes} ${reading.id}${year}`,
    })),
  ];
}
