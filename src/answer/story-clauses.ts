import type { Area } from '../domain/authority.ts';
import { changeByChance } from '../domain/chance.ts';
import type { Change } from '../domain/change.ts';
import type { Comparison } from '../domain/comparator.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Absent, Figure, Value, Withheld } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import { lineOf } from '../domain/series.ts';
import type { FigureAnswer } from './answer.ts';
import type { BreakdownAnswer, BreakdownPart } from './breakdown-answer.ts';
import { quarterOfRank, type Quarter } from './profile-answer.ts';

export type StatedChange = Extract<Change, { state: 'stated' }>;
type Given<T> = Extract<T, { state: 'given' }>;

/** One statement. Every number that its sentence prints is in the figures that it names. */
export type Clause =
  | { readonly kind: 'level'; readonly area: Area; readonly metric: Metric; readonly figure: Value }
  /** A further figure, in one sentence with the year before where that can be had. */
  | {
      readonly kind: 'further';
      readonly metric: Metric;
      readonly figure: Value;
      readonly change: StatedChange | null;
    }
  | { readonly kind: 'changed'; readonly area: Area; readonly metric: Metric; readonly change: StatedChange }
  | {
      readonly kind: 'change';
      readonly metric: Metric;
      readonly change: StatedChange;
      readonly byChance: boolean;
    }
  | { readonly kind: 'record'; readonly metric: Metric; readonly record: SeriesRecord }
  | {
      readonly kind: 'england';
      readonly metric: Metric;
      readonly own: Value;
      readonly england: Value;
      readonly restated: boolean;
      readonly likeness: Comparison['likeness'];
    }
  | {
      readonly kind: 'neighbours';
      readonly area: Area;
      readonly metric: Metric;
      readonly neighbours: Given<Comparison['neighbours']>;
    }
  | {
      readonly kind: 'rank';
      readonly area: Area;
      readonly metric: Metric;
      readonly own: Value;
      readonly rank: Given<Comparison['rank']>;
      readonly quarter: Quarter | null;
    }
  | { readonly kind: 'largest-part'; readonly answer: BreakdownAnswer; readonly part: BreakdownPart }
  | {
      readonly kind: 'next-parts';
      readonly parts: readonly BreakdownPart[];
      /** Whether others are withheld, so that what comes next is not known. */
      readonly someWithheld: boolean;
    }
  | {
      readonly kind: 'share-beside';
      readonly part: BreakdownPart;
      readonly share: Value;
      readonly england: Value;
    }
  | { readonly kind: 'withheld'; readonly area: Area; readonly metric: Metric; readonly figure: Withheld }
  | {
      readonly kind: 'absent';
      readonly area: Area;
      readonly metric: Metric;
      readonly year: Year;
      readonly absent: Absent;
    }
  | { readonly kind: 'nearest'; readonly metric: Metric; readonly figures: readonly Value[] };

/** The highest or lowest of figures without a gap in one edition, of all of them or since the year of one as far out. */
interface SeriesRecord {
  readonly end: 'highest' | 'lowest';
  readonly figure: Value;
  /** The earlier figure that is as high or as low; null where there is none. */
  readonly since: Value | null;
  /** The first and the number of the figures compared. */
  readonly first: Value;
  readonly of: number;
  /** The edition of them all where it is not the figure's own. */
  readonly edition: Release | null;
}

/** A change of this share and beyond chance is the news; a smaller one follows the figure. */
const NEWSWORTHY_CHANGE = 10;

/** The figure, its change and its place in the series; the change first where it is the news. */
export function openingOf(dataset: Dataset, answer: FigureAnswer): Clause[] {
  const { area, metric, headline, change } = answer;
  if (headline.state === 'absent') {
    return [{ kind: 'absent', area, metric, year: answer.year, absent: headline }, ...nearestOf(answer)];
  }
  if (headline.state === 'withheld') {
    return [{ kind: 'withheld', area, metric, figure: headline }, ...nearestOf(answer)];
  }
  const place = returnedBy(dataset, area, headline);
  const byChance = answer.cautions.some((caution) => caution.kind === 'ordinary-change');
  const stated = change.state === 'stated' && change.difference !== 0 ? change : null;
  const news = stated && !byChance && Math.abs(stated.percent ?? 0) >= NEWSWORTHY_CHANGE;
  const record = recordOf(dataset, metric, area, headline);
  return [
    ...(stated && news
      ? [{ kind: 'changed', area: place, metric, change: stated } as const]
      : [{ kind: 'level', area: place, metric, figure: headline } as const]),
    ...(stated && !news ? [{ kind: 'change', metric, change: stated, byChance } as const] : []),
    ...(record ? [{ kind: 'record', metric, record } as const] : []),
  ];
}

/** The area of a figure, or the joint one that it is of. */
function returnedBy(dataset: Dataset, area: Area, { joint }: Figure): Area {
  return (joint === null ? undefined : dataset.area(joint)) ?? area;
}

function nearestOf({ metric, nearest }: FigureAnswer): Clause[] {
  const figures = nearest.flatMap((figure) => (figure.state === 'value' ? [figure] : []));
  return figures.length > 0 ? [{ kind: 'nearest', metric, figures }] : [];
}

/** A further figure of the same place, with the year before. */
export function furtherClause({ metric, headline, change }: FigureAnswer): Clause[] {
  if (headline.state !== 'value') return [];
  const stated = change.state === 'stated' && change.difference !== 0 ? change : null;
  return [{ kind: 'further', metric, figure: headline, change: stated }];
}

/** The figure beside England, the neighbours and all others, by its rate or share where it is a count. */
export function comparisonOf(dataset: Dataset, answer: FigureAnswer): Clause[] {
  const { comparison, metric, elsewhere } = answer;
  if (comparison.state !== 'compared' || comparison.own.state !== 'value') {
    return elsewhere?.england
      ? [
          {
            kind: 'england',
            metric: elsewhere.metric,
            own: elsewhere.own,
            england: elsewhere.england,
            restated: true,
            likeness: null,
          },
        ]
      : [];
  }
  const { own, england, neighbours, rank, likeness } = comparison;
  const area = returnedBy(dataset, answer.area, own);
  const through = comparison.metric;
  const quarter =
    rank.state === 'given' && !isLikeEngland(comparison) ? quarterOfRank(through.polarity, rank) : null;
  return [
    ...(england.state === 'given'
      ? [
          {
            kind: 'england',
            metric: through,
            own,
            england: england.figure,
            restated: through.id !== metric.id,
            likeness,
          } as const,
        ]
      : []),
    ...(neighbours.state === 'given'
      ? [{ kind: 'neighbours', area: answer.area, metric: through, neighbours } as const]
      : []),
    ...(rank.state === 'given' ? [{ kind: 'rank', area, metric: through, own, rank, quarter } as const] : []),
  ];
}

/** Whether chance alone could set a figure apart from England's, so that no place among the others is worth a word. */
export function isLikeEngland({ likeness }: Comparison): boolean {
  return likeness?.verdict === 'similar';
}

/** Fewer comparable figures than this make no record, and one since so few years ago is none. */
const FEWEST_FOR_RECORD = 5;

/**
 * The figure as the highest or lowest of those up to its year that one edition holds without a break or a gap, since a
 * year without a figure may have been further out; null where it is neither.
 */
function recordOf(dataset: Dataset, metric: Metric, area: Area, figure: Value): SeriesRecord | null {
  const span = dataset.span(metric.id);
  if (!span) return null;
  const line = lineOf(dataset, metric, area, { from: span.first, to: figure.year, only: null }, 'asked');
  const points = line.segments.at(-1)?.points ?? [];
  const gap = points.findLastIndex((point) => point.figure.state !== 'value');
  const values = points
    .slice(gap + 1)
    .flatMap((point) => (point.figure.state === 'value' ? [point.figure] : []));
  const [first] = values;
  const earlier = values.slice(0, -1);
  if (!first || values.length < FEWEST_FOR_RECORD || !values.every(agreesWith(dataset, figure))) return null;
  const { release } = first.source;
  const edition = release === figure.source.release ? null : (dataset.release(release) ?? null);
  for (const end of ['highest', 'lowest'] as const) {
    const beats = (other: Value): boolean =>
      end === 'highest' ? other.value >= figure.value : other.value <= figure.value;
    const since = earlier.findLast(beats) ?? null;
    const apart = since === null ? values.length : figure.year - since.year;
    if (apart >= FEWEST_FOR_RECORD) return { end, figure, since, first, of: values.length, edition };
  }
  return null;
}

/** Whether a value of another edition is what the edition of a figure has for the year too, where it has that year. */
function agreesWith(dataset: Dataset, { source, year }: Value): (other: Value) => boolean {
  return (other) => {
    const own = dataset.figureIn(source.release, other.metric, other.area, other.year);
    return own?.state === 'value' ? own.value === other.value : other.year !== year;
  };
}

/** Parts with a value that a breakdown's story names. */
const MOST_PARTS = 3;

/** The largest parts with their shares, then each beside England's. Empty where no part has a value. */
export function breakdownClauses(dataset: Dataset, answer: BreakdownAnswer): Clause[][] {
  const shown = answer.parts.filter((part) => part.figure.state === 'value').slice(0, MOST_PARTS);
  const [largest, ...next] = shown;
  if (!largest) return [];
  const { change } = largest;
  const first: Clause[] = [{ kind: 'largest-part', answer, part: largest }];
  if (change.state === 'stated' && change.difference !== 0) {
    const byChance = changeByChance(dataset, change) === true;
    first.push({ kind: 'change', metric: largest.metric, change, byChance });
  }
  const someWithheld = answer.parts.some((part) => part.figure.state === 'withheld');
  if (next.length > 0) first.push({ kind: 'next-parts', parts: next, someWithheld });
  return [
    first,
    shown.flatMap((part): Clause[] =>
      part.share?.state === 'value' && part.england?.state === 'value'
        ? [{ kind: 'share-beside', part, share: part.share, england: part.england }]
        : [],
    ),
  ];
}

/** The figures that a clause stands on, in the order that its sentence prints them. */
export function figuresOf(clause: Clause): readonly Figure[] {
  switch (clause.kind) {
    case 'level':
    case 'withheld':
      return [clause.figure];
    case 'changed':
      return [clause.change.from, clause.change.to];
    case 'change':
      return [clause.change.from];
    case 'record':
      return [clause.record.since ?? clause.record.first];
    case 'england':
      return clause.restated ? [clause.own, clause.england] : [clause.england];
    case 'neighbours':
      return clause.neighbours.figures;
    case 'rank':
      return [clause.own];
    case 'largest-part': {
      const { total } = clause.answer;
      return [...partFigures(clause.part), ...(total.figure ? [total.figure] : [])];
    }
    case 'next-parts':
      return clause.parts.flatMap(partFigures);
    case 'further':
      return [clause.figure, ...(clause.change ? [clause.change.from] : [])];
    case 'share-beside':
      return [clause.share, clause.england];
    case 'nearest':
      return clause.figures;
    case 'absent':
      return [];
  }
}

function partFigures({ figure, share }: BreakdownPart): Figure[] {
  return share && share.metric !== figure.metric ? [figure, share] : [figure];
}
