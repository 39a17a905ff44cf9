import type { Answer, FigureAnswer, InspectionAnswer } from '../answer/answer.ts';
import type { BreakdownAnswer } from '../answer/breakdown-answer.ts';
import type { ClaimAnswer } from '../answer/claim-answer.ts';
import type { EditionNews, NamedChange, NewsAnswer } from '../answer/news-answer.ts';
import type { ProfileAnswer } from '../answer/profile-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { GradesAnswer } from '../answer/grades-answer.ts';
import type { Figure, Inspection } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { ComparedCell, Veiling } from '../domain/release-diff.ts';
import { changeRankingFigures, comparisonFigures, rankingFigures, trendFigures } from './table-figures.ts';

/** One figure of an answer as it leaves the product: ONS code, metric id, reporting year and the published cell. */
export interface FigureRow {
  readonly authority: string;
  /** ONS codes of all who made the return, joined by a slash, where the figure is of several together. */
  readonly joint: string | null;
  readonly metric: string;
  readonly period: string;
  readonly value: number | string | null;
  /** Why there is no value: the publisher's reason, or ours where nothing is held. */
  readonly withheld: string | null;
  /** The mark as published, where there is no value. */
  readonly symbol: string | null;
  readonly unit: string;
  readonly release: string | null;
  readonly file: string | null;
  readonly column: string | null;
  /** The rows of the file that the figure stands in, where a column holds several measures. */
  readonly filter: Readonly<Record<string, string>> | null;
}

/** Looks up an area or a metric by its key. */
export interface Names {
  readonly area: (code: string) => Area | undefined;
  readonly metric: (id: string) => Metric | undefined;
}

/** Every figure that an answer shows, headlines first, then what they are compared with. */
export function figureRows(answer: Answer, names: Names): FigureRow[] {
  switch (answer.kind) {
    case 'figure':
      return [headlineRow(answer, names), ...comparedRows(answer, names)];
    case 'inspection':
      return inspectionRows(answer);
    case 'comparison':
      return comparisonFigures(answer).map((figure) => figureRow(figure, names));
    case 'ranking':
      return rankingFigures(answer).map((figure) => figureRow(figure, names));
    case 'change-ranking':
      return changeRankingFigures(answer).map((figure) => figureRow(figure, names));
    case 'trend':
      return trendFigures(answer).map((figure) => figureRow(figure, names));
    case 'several': {
      const figures = answer.answers.flatMap((part) => (part.kind === 'figure' ? [part] : []));
      const others = answer.answers.filter((part) => part.kind !== 'figure');
      return [
        ...figures.map((part) => headlineRow(part, names)),
        ...others.flatMap((part) => figureRows(part, names)),
        ...figures.flatMap((part) => comparedRows(part, names)),
      ];
    }
    case 'grades':
      return gradesRows(answer);
    case 'news':
      return newsFigures(answer).map((figure) => figureRow(figure, names));
    case 'claim':
      return claimFigures(answer).map((figure) => figureRow(figure, names));
    case 'breakdown':
      return breakdownFigures(answer).map((figure) => figureRow(figure, names));
    case 'profile':
      return profileRows(answer, names);
    case 'definition':
      return answer.example ? [figureRow(answer.example, names)] : [];
    case 'unheld':
    case 'clarification':
    case 'refusal':
    case 'help':
    case 'not-here':
    case 'term':
    case 'coverage':
    case 'editions':
    case 'members':
      return [];
  }
}

/** Every figure that an answer shows and, of what is new, every changed one, as the newer edition and the older have it. */
export function exportedRows(answer: Answer, names: Names): FigureRow[] {
  const shown = figureRows(answer, names);
  return answer.kind === 'news' ? [...shown, ...answer.editions.flatMap(changedRows)] : shown;
}

/** The newest figures and the year before each. */
function newsFigures({ editions }: NewsAnswer): Figure[] {
  return editions.flatMap(({ fresh }) =>
    fresh.flatMap(({ figure, change }) => [
      ...(figure ? [figure] : []),
      ...(change?.state === 'stated' ? [change.from] : []),
    ]),
  );
}

function changedRows({ revised, withheldNow, shownNow, sources }: EditionNews): FigureRow[] {
  const row = (change: NamedChange<ComparedCell>, edition: 'newer' | 'older', shown: Shown): FigureRow[] => {
    const source = sources[change.metric.id]?.[edition];
    if (!source) return [];
    const { area, metric, cell } = change;
    const joint = area.members.length > 0 ? area.gss : null;
    const about = {
      authority: area.gss,
      joint,
      metric: metric.id,
      period: String(cell.year),
      unit: metric.unit,
    };
    return [{ ...about, ...source, value: null, withheld: null, symbol: null, ...shown }];
  };
  const hidden = ({ reason, symbol }: Veiling): Shown => ({ withheld: reason, symbol });
  return [
    ...revised.flatMap((change) => [
      ...row(change, 'newer', { value: change.cell.is }),
      ...row(change, 'older', { value: change.cell.was }),
    ]),
    ...withheldNow.flatMap((change) => [
      ...row(change, 'newer', hidden(change.cell)),
      ...row(change, 'older', { value: change.cell.value }),
    ]),
    ...shownNow.flatMap((change) => [
      ...row(change, 'newer', { value: change.cell.value }),
      ...row(change, 'older', hidden(change.cell)),
    ]),
  ];
}

type Shown = Partial<Pick<FigureRow, 'value' | 'withheld' | 'symbol'>>;

/** The published figures that a claim is set beside; the claimed numbers are none. */
function claimFigures({ checks, orders }: ClaimAnswer): Figure[] {
  const figures = checks.flatMap(({ official, change, rise, fits, digits, nearest }) => [
    ...fits.flatMap((fit) => [fit.figure, ...(fit.from ? [fit.from] : [])]),
    ...(official && official.state !== 'absent' ? [official] : []),
    ...(change?.state === 'stated' ? [change.from] : []),
    ...(rise ? [rise.before, rise.after] : []),
    ...(digits ? [digits.figure] : []),
    ...nearest,
  ]);
  const compared = orders.flatMap(({ plain, fits }) =>
    [...plain, ...fits].flatMap(({ own, found }) => [
      own,
      ...(found.kind === 'place'
        ? found.first.map(({ figure }) => figure)
        : found.to.kind === 'figure'
          ? [found.to.figure]
          : []),
    ]),
  );
  return [...new Set([...figures, ...compared])];
}

/** The parts, the total, then each share with England's and the year before. */
function breakdownFigures({ parts, total }: BreakdownAnswer): Figure[] {
  const shares = parts.flatMap(({ figure, share, england, change }) => [
    ...(share && share.metric !== figure.metric ? [share] : []),
    ...(england ? [england] : []),
    ...(change.state === 'stated' ? [change.from] : []),
  ]);
  return [...parts.map((part) => part.figure), ...(total.figure ? [total.figure] : []), ...shares];
}

/** Headlines first; then what a table of metrics shows beside them. */
function profileRows(answer: ProfileAnswer, names: Names): FigureRow[] {
  const parts = answer.themes.flatMap((theme) => theme.rows.map((row) => row.part));
  const beside = parts.flatMap((part) => (part.kind === 'figure' ? comparedRows(part, names) : []));
  return [
    ...parts.flatMap((part) => (part.kind === 'figure' ? headlineRow(part, names) : figureRows(part, names))),
    ...beside,
  ];
}

function headlineRow(answer: FigureAnswer, names: Names): FigureRow {
  const { headline, area, metric, year } = answer;
  if (headline.state !== 'absent') return figureRow(headline, names);
  return {
    authority: area.gss,
    joint: null,
    metric: metric.id,
    period: String(year),
    value: null,
    withheld: headline.why,
    symbol: null,
    unit: metric.unit,
    release: null,
    file: null,
    column: null,
    filter: null,
  };
}

function comparedRows(answer: FigureAnswer, names: Names): FigureRow[] {
  const { comparison, change, headline } = answer;
  const figures: Figure[] = [];
  if (change.state === 'stated') figures.push(change.from);
  if (answer.flow) figures.push(answer.flow.figure);
  if (answer.beside) figures.push(answer.beside.figure);
  if (comparison.state === 'compared') {
    figures.push(comparison.own);
    if (comparison.england.state === 'given') figures.push(comparison.england.figure);
    if (comparison.region.state === 'given') figures.push(comparison.region.figure);
    if (comparison.neighbours.state === 'given') figures.push(...comparison.neighbours.figures);
  }
  if (answer.elsewhere) {
    figures.push(answer.elsewhere.own, ...(answer.elsewhere.england ? [answer.elsewhere.england] : []));
  }
  return figures.filter((figure) => figure !== headline).map((figure) => figureRow(figure, names));
}

/** A figure as a row; a worked-out one names the column of its first input. */
function figureRow(figure: Figure, names: Names): FigureRow {
  return {
    authority: names.area(figure.area)?.gss ?? figure.area,
    joint: figure.joint === null ? null : (names.area(figure.joint)?.gss ?? figure.joint),
    metric: figure.metric,
    period: String(figure.year),
    value: figure.state === 'value' ? figure.value : null,
    withheld: figure.state === 'withheld' ? figure.reason : null,
    symbol: figure.state === 'withheld' ? figure.symbol : null,
    unit: names.metric(figure.metric)?.unit ?? '',
    release: figure.source.release,
    file: figure.source.file,
    column: figure.source.column,
    filter: figure.source.filter,
  };
}

function inspectionRows({ area, metric, newest, official, earlier }: InspectionAnswer): FigureRow[] {
  return [newest, official, ...earlier].flatMap((inspection) =>
    inspection ? gradeRow(area, metric, inspection) : [],
  );
}

function gradesRows({ metric, grades, since }: GradesAnswer): FigureRow[] {
  return [...grades.flatMap(({ inspections }) => inspections), ...since].map(({ area, inspection }) =>
    gradeRow(area, metric, inspection),
  );
}

function gradeRow(area: Area, metric: Metric, inspection: Inspection): FigureRow {
  const grade = inspection.grades[metric.id] ?? null;
  return {
    authority: area.gss,
    joint: null,
    metric: metric.id,
    period: inspection.inspected,
    value: grade,
    withheld: grade === null ? 'no-grade' : null,
    symbol: null,
    unit: 'grade',
    release: inspection.release,
    file: inspection.file,
    column: inspection.columns[metric.id] ?? null,
    filter: null,
  };
}
