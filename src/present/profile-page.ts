import type { FigureAnswer, InspectionAnswer } from '../answer/answer.ts';
import type { ProfileAnswer, ProfileRow } from '../answer/profile-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { Comparison } from '../domain/comparator.ts';
import type { Release } from '../domain/release.ts';
import { areaWords } from '../query/query-text.ts';
import { cautionLines } from './caution-lines.ts';
import { formatCell, formatValue, periodPhrase } from './number.ts';
import { section, sections, type Page, type Section } from './page.ts';
import { cautionSentence } from './wording-caution.ts';
import { elsewhereSentence } from './wording-comparators.ts';
import { unheldHeadline } from './wording-definition.ts';
import { changeSentence, withheldSentence, withheldWords } from './wording-figure.ts';
import { lower, stated, WORDS } from './wording-phrases.ts';
import { ownEndSentence, standsForSentence, viaSentence } from './wording-place.ts';
import {
  claimSentence,
  columnWords,
  listSourceOf,
  overdueSentence,
  seriesStopsSentence,
} from './wording-source.ts';
import * as table from './wording-table.ts';

/** The page of several metrics of one authority: one table, then cautions and sources by measure. */
export function profilePage(answer: ProfileAnswer): Page {
  const rows = answer.themes.flatMap((theme) => theme.rows);
  const place = placeOf(answer, rows);
  const shown = answer.themes.flatMap((theme) => [
    ...(theme.name === null ? [] : [[theme.name]]),
    ...theme.rows.map((row) => cells(row, place)),
  ]);
  const quartered = rows.some((row) => row.quarter !== null);
  const figures = rows.flatMap(({ part }) => (part.kind === 'figure' ? [part] : []));
  return {
    headline: headline(answer, rows, place),
    sections: sections([
      section('body', [
        answer.via ? viaSentence(answer.via, answer.area) : null,
        ...standsForSentences(figures),
        quartered ? table.PROFILE.quarters : null,
      ]),
      answer.scope === 'asked' ? section('definition', figures.map(definition)) : null,
      section('caution', [
        ...cautionsOf(figures, rows),
        ...answer.unheld.map((measure) => `${unheldHeadline(measure.name)} ${measure.whereToLook}`),
      ]),
      answer.scope === 'asked'
        ? section(
            'claim',
            figures.flatMap((part) => part.claims.map(claimSentence)),
          )
        : null,
      sourceSection(rows, answer.scope),
      answer.baskets.length > 0 ? section('offer', [table.PROFILE.baskets]) : null,
    ]),
    table:
      rows.length === 0
        ? null
        : {
            caption: table.profileCaption({
              yearAsked: figures.some((part) => part.yearAsked),
              twins: fills(shown, TWIN),
              neighbours: fills(shown, NEIGHBOURS),
            }),
            ...withoutEmptyColumns(table.PROFILE.header, shown),
            emphasis: null,
          },
    steps: answer.baskets.slice(0, 5).map((basket) => ({
      label: basket.name,
      query: `profile ${areaWords(answer.area.code)} ${basket.id}`,
    })),
    more: [],
    shareable: rows.length > 0,
  };
}

const TWIN = table.PROFILE.header.indexOf('To compare');
const NEIGHBOURS = table.PROFILE.header.indexOf('Neighbours');

/** The table without the columns that no row fills: England has no England beside it, a region no neighbours. */
function withoutEmptyColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const filled = header.map((_, column) => fills(rows, column));
  const kept = (row: readonly string[]): string[] => row.filter((_, column) => filled[column]);
  return { header: kept(header), rows: rows.map(kept) };
}

/** Whether any row has something in a column. */
function fills(rows: readonly (readonly string[])[], column: number): boolean {
  return rows.some((row) => (row[column] ?? '') !== '');
}

/** The one area that every row is of, or the one asked for: others are named in their rows. */
function placeOf(answer: ProfileAnswer, rows: readonly ProfileRow[]): Area {
  const [first, ...others] = new Map(rows.map(({ part }) => [part.area.code, part.area])).values();
  return first && others.length === 0 ? first : answer.area;
}

function headline(answer: ProfileAnswer, rows: readonly ProfileRow[], place: Area): string {
  const facts = answer.themes
    .flatMap((theme) => theme.rows.slice(0, answer.themes.length > 1 ? 1 : 3))
    .flatMap(({ part }) => fact(part, place));
  const lead = answer.scope === 'overview' ? table.atAGlance(place.name) : place.name;
  const gaps = answer.scope === 'asked' || facts.length === 0 ? gapsIn(rows) : [];
  return table.profileHeadline(lead, answer.scope === 'basket' ? lower(answer.name) : null, [
    ...facts.slice(0, answer.scope === 'overview' ? 4 : 3),
    ...gaps,
  ]);
}

/** The measures without a figure, by the reason for it. */
function gapsIn(rows: readonly ProfileRow[]): string[] {
  const gaps = rows.flatMap(({ part }) => {
    if (part.kind === 'inspection' || part.headline.state === 'value') return [];
    const { headline: figure, metric } = part;
    const why = figure.state === 'absent' ? table.absentCell(figure) : table.figureCell(metric, figure);
    return [{ name: metric.name, why }];
  });
  return [...Map.groupBy(gaps, ({ why }) => why)].map(([why, same]) =>
    table.gapFact(
      same.map(({ name }) => name),
      why,
    ),
  );
}

function fact(part: FigureAnswer | InspectionAnswer, place: Area): string[] {
  if (part.kind === 'inspection') {
    const grade = part.newest?.grades[part.metric.id];
    return grade ? [`${part.metric.name} ${grade}`] : [];
  }
  if (part.headline.state !== 'value') return [];
  const elsewhere = part.area.code === place.code ? '' : `${part.area.name} `;
  return [
    `${elsewhere}${stated(formatValue(part.headline.value, part.metric), part.metric)} ${periodPhrase(part.metric.periodKind, part.year)}${table.jointAside(part)}`,
  ];
}

function cells({ part, quarter }: ProfileRow, place: Area): string[] {
  if (part.kind === 'inspection') {
    const grade = part.newest?.grades[part.metric.id] ?? null;
    const inspected = part.newest ? table.monthCell(part.newest.inspected) : '';
    return [table.measureCell(part.metric), inspected, grade ?? table.noGrade, '', '', '', '', ''];
  }
  const { metric, headline: figure, comparison, area, year } = part;
  const label =
    area.code === place.code ? table.measureCell(metric) : `${area.shortName}: ${table.measureCell(metric)}`;
  const compared = comparison.state === 'compared' ? comparison : null;
  const lacksTwin = compared && compared.metric.id !== metric.id && compared.own.state !== 'value';
  const through = lacksTwin ? null : compared;
  const { elsewhere } = part;
  return [
    label,
    table.whenCell(metric.periodKind, year),
    figure.state === 'absent' ? table.absentCell(figure) : table.figureCell(metric, figure),
    table.changeCell(metric, part.change),
    through && through.metric.id !== metric.id
      ? table.figureCell(through.metric, through.own)
      : elsewhere && lacksTwin
        ? table.figureCell(elsewhere.metric, elsewhere.own)
        : '',
    through
      ? englandCell(through)
      : elsewhere?.england
        ? formatCell(elsewhere.england.value, elsewhere.metric)
        : '',
    through ? neighboursCell(through) : '',
    table.quarterCell(quarter),
  ];
}

function englandCell({ england, metric }: Comparison): string {
  if (england.state === 'given') return formatCell(england.figure.value, metric);
  return england.figure ? withheldWords(england.figure.reason) : '';
}

function neighboursCell({ neighbours, metric }: Comparison): string {
  return neighbours.state === 'given' ? formatCell(neighbours.median, metric) : '';
}

const definition = ({ metric }: FigureAnswer): string => `${metric.name}: ${metric.definition}`;

function standsForSentences(figures: readonly FigureAnswer[]): string[] {
  return [
    ...new Set(
      figures.flatMap((part) => standsForSentence(part.standsFor, part.area) ?? ownEndSentence(part) ?? []),
    ),
  ];
}

/** What to take care of, by measure; what is true of a whole release is said once. */
function cautionsOf(figures: readonly FigureAnswer[], rows: readonly ProfileRow[]): string[] {
  const ofAll = new Set([
    ...figures
      .filter(({ metric }) => metric.unit === 'count')
      .flatMap((part) => part.cautions)
      .filter(({ kind }) => kind === 'rounded')
      .map(cautionSentence),
    ...rows.flatMap(({ part }) => (part.overdue ? [overdueSentence(part.overdue)] : [])),
  ]);
  const lines = cautionLines(
    figures.map(({ headline: figure, metric, change, cautions, series, elsewhere }) => ({
      name: metric.name,
      sentences: [
        figure.state === 'withheld' ? withheldSentence(figure.reason, figure.symbol) : null,
        change.state === 'unstated' && change.why.kind === 'break' ? changeSentence(metric, change) : null,
        ...cautions.filter(({ kind }) => kind !== 'worked-out' && kind !== 'rounded').map(cautionSentence),
        elsewhere ? elsewhereSentence(elsewhere) : null,
        series ? seriesStopsSentence(metric, series.last) : null,
      ],
    })),
  );
  return [...lines, ...ofAll];
}

/** One line a release with the measures that it answers for; each measure's own table and column where few are asked. */
function sourceSection(rows: readonly ProfileRow[], scope: ProfileAnswer['scope']): Section {
  const byRelease = new Map<Release, string[]>();
  for (const { part } of rows) {
    const release = part.releases[0];
    if (!release) continue;
    const words =
      scope === 'asked' && part.kind === 'figure' && part.headline.state !== 'absent'
        ? `${part.metric.name} (${columnWords(part.headline.source)})`
        : part.metric.name;
    byRelease.set(release, [...(byRelease.get(release) ?? []), words]);
  }
  return {
    role: 'source',
    lines: [...byRelease].map(([release, names]) => [
      `${listSourceOf(release, [...new Set(names)])} `,
      { link: release.page, text: WORDS.source },
    ]),
  };
}
