import type { FigureAnswer, InspectionAnswer } from '../answer/answer.ts';
import type { ProfileAnswer, ProfileRow } from '../answer/profile-answer.ts';
import type { Comparison } from '../domain/comparator.ts';
import type { Release } from '../domain/release.ts';
import { cautionLines } from './caution-lines.ts';
import { formatCell, formatValue, periodPhrase } from './number.ts';
import { section, sections, type Page, type Section } from './page.ts';
import * as table from './wording-table.ts';
import * as say from './wording.ts';

/** The page of several metrics of one authority: one table, then cautions and sources by measure. */
export function profilePage(answer: ProfileAnswer): Page {
  const rows = answer.themes.flatMap((theme) => theme.rows);
  const shown = answer.themes.flatMap((theme) => [
    ...(theme.name === null ? [] : [[theme.name.toUpperCase(), ...Array<string>(COLUMNS - 1).fill('')]]),
    ...theme.rows.map((row) => cells(row, answer)),
  ]);
  const quartered = rows.some((row) => row.quarter !== null);
  const figures = rows.flatMap(({ part }) => (part.kind === 'figure' ? [part] : []));
  return {
    headline: headline(answer, rows),
    sections: sections([
      section('body', [
        answer.via ? say.viaSentence(answer.via, answer.area) : null,
        ...standsForSentences(figures),
        quartered ? table.PROFILE.quarters : null,
      ]),
      answer.scope === 'asked' ? section('definition', figures.map(definition)) : null,
      section('caution', [
        ...cautionsOf(figures),
        ...answer.unheld.map((measure) => `${say.unheldHeadline(measure.name)} ${measure.whereToLook}`),
      ]),
      answer.scope === 'asked'
        ? section(
            'claim',
            figures.flatMap((part) => part.claims.map(say.claimSentence)),
          )
        : null,
      sourceSection(rows, answer.scope),
      answer.baskets.length > 0 ? section('offer', [table.PROFILE.baskets]) : null,
    ]),
    table:
      rows.length === 0
        ? null
        : {
            caption: table.PROFILE.caption,
            header: quartered ? table.PROFILE.header : table.PROFILE.header.slice(0, -1),
            rows: quartered ? shown : shown.map((row) => row.slice(0, -1)),
            emphasis: null,
          },
    steps: answer.baskets
      .slice(0, 5)
      .map((basket) => ({ label: basket.name, query: `profile ${answer.area.code} ${basket.id}` })),
    more: [],
    shareable: rows.length > 0,
  };
}

const COLUMNS = table.PROFILE.header.length;

function headline(answer: ProfileAnswer, rows: readonly ProfileRow[]): string {
  const facts = answer.themes
    .flatMap((theme) => theme.rows.slice(0, answer.themes.length > 1 ? 1 : 3))
    .flatMap(({ part }) => fact(part, answer));
  const lead = answer.scope === 'overview' ? table.atAGlance(answer.area.name) : answer.area.name;
  return table.profileHeadline(
    lead,
    answer.scope === 'basket' ? answer.name.toLowerCase() : null,
    rows.length === 0 ? [] : facts.slice(0, answer.scope === 'overview' ? 4 : 3),
  );
}

function fact(part: FigureAnswer | InspectionAnswer, answer: ProfileAnswer): string[] {
  if (part.kind === 'inspection') {
    const grade = part.newest?.grades[part.metric.id];
    return grade ? [`${part.metric.name} ${grade}`] : [];
  }
  if (part.headline.state !== 'value') return [];
  const elsewhere = part.area.code === answer.area.code ? '' : `${part.area.name} `;
  return [
    `${elsewhere}${formatValue(part.headline.value, part.metric)} ${part.metric.phrase} ${periodPhrase(part.metric.periodKind, part.year)}`,
  ];
}

function cells({ part, quarter }: ProfileRow, answer: ProfileAnswer): string[] {
  if (part.kind === 'inspection') {
    const grade = part.newest?.grades[part.metric.id] ?? null;
    const inspected = part.newest ? table.monthCell(part.newest.inspected) : '';
    return [table.measureCell(part.metric), inspected, grade ?? table.noGrade, '', '', '', '', ''];
  }
  const { metric, headline: figure, comparison, area, year } = part;
  const label =
    area.code === answer.area.code
      ? table.measureCell(metric)
      : `${area.shortName}: ${table.measureCell(metric)}`;
  const through = comparison.state === 'compared' ? comparison : null;
  return [
    label,
    table.whenCell(metric.periodKind, year),
    figure.state === 'absent' ? table.absentCell(figure) : table.figureCell(metric, figure),
    table.changeCell(metric, part.change),
    through && through.metric.id !== metric.id ? table.figureCell(through.metric, through.own) : '',
    through ? englandCell(through) : '',
    through ? neighboursCell(through) : '',
    table.quarterCell(quarter),
  ];
}

function englandCell({ england, metric }: Comparison): string {
  if (england.state === 'given') return formatCell(england.figure.value, metric);
  return england.figure ? say.withheldWords(england.figure.reason) : '';
}

function neighboursCell({ neighbours, metric }: Comparison): string {
  if (neighbours.state === 'left-out') return '';
  const scale = 10 ** metric.decimals;
  return formatCell(Math.round(neighbours.median * scale) / scale, metric);
}

const definition = ({ metric }: FigureAnswer): string => `${metric.name}: ${metric.definition}`;

function standsForSentences(figures: readonly FigureAnswer[]): string[] {
  return [...new Set(figures.flatMap((part) => say.standsForSentence(part.standsFor, part.area) ?? []))];
}

/** What to take care of, by measure; what is true of a whole release is said once. */
function cautionsOf(figures: readonly FigureAnswer[]): string[] {
  const overdue = new Set(figures.flatMap((part) => (part.overdue ? say.overdueSentence(part.overdue) : [])));
  const lines = cautionLines(
    figures.map(({ headline: figure, metric, change, cautions, series }) => ({
      name: metric.name,
      sentences: [
        figure.state === 'withheld' ? say.withheldSentence(figure.reason, figure.symbol) : null,
        change.state === 'unstated' && change.why.kind === 'break'
          ? say.changeSentence(metric, change)
          : null,
        ...cautions.filter((caution) => caution.kind !== 'worked-out').map(say.cautionSentence),
        series ? say.seriesStopsSentence(metric, series.last) : null,
      ],
    })),
  );
  return [...lines, ...overdue];
}

/** One line a release with the measures that it answers for; each measure's own table and column where few are asked. */
function sourceSection(rows: readonly ProfileRow[], scope: ProfileAnswer['scope']): Section {
  const byRelease = new Map<Release, string[]>();
  for (const { part } of rows) {
    const release = part.releases[0];
    if (!release) continue;
    const words =
      scope === 'asked' && part.kind === 'figure' && part.headline.state !== 'absent'
        ? `${part.metric.name} (${say.columnWords(part.headline.source)})`
        : part.metric.name;
    byRelease.set(release, [...(byRelease.get(release) ?? []), words]);
  }
  return {
    role: 'source',
    lines: [...byRelease].map(([release, names]) => [
      `${table.sourceOf(release, [...new Set(names)])} `,
      { link: release.page, text: say.WORDS.source },
    ]),
  };
}
