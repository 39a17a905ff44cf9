import type { Area } from '../domain/authority.ts';
import type { Caution } from '../domain/caution.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Absent, Value, Withheld } from '../domain/figure.ts';
import { countsPlans, type Metric, type UnheldMeasure } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Answer, FigureAnswer } from './answer.ts';
import type { BreakdownAnswer, BreakdownPart } from './breakdown-answer.ts';
import { figureAnswers } from './figure-answer.ts';
import { quarterOfRank } from './profile-answer.ts';
import {
  breakdownClauses,
  comparisonOf,
  furtherClause,
  isLikeEngland,
  openingOf,
  type Clause,
  type StatedChange,
} from './story-clauses.ts';

/** What a reporter could start from: paragraphs of clauses, each with the figures that it stands on. */
export interface Story {
  readonly areas: readonly Area[];
  readonly paragraphs: readonly (readonly Clause[])[];
  /** Where the figures are of an authority that came before or after the one asked for, or that has ended. */
  readonly standsFor: readonly Pick<FigureAnswer, 'area' | 'standsFor' | 'successors'>[];
  readonly notShown: readonly NotShown[];
  readonly cautions: readonly Caution[];
  /** What to put to the council before publishing. */
  readonly asks: readonly Ask[];
  /** What to ask for where there is no figure. */
  readonly requests: readonly InformationRequest[];
}

export type NotShown =
  | { readonly kind: 'one-day' }
  | { readonly kind: 'whole-year' }
  | { readonly kind: 'plans' }
  | { readonly kind: 'no-direction'; readonly metric: Metric }
  | { readonly kind: 'overlapping' }
  | { readonly kind: 'why' };

export type Ask =
  | { readonly kind: 'accept'; readonly metric: Metric; readonly figure: Value }
  | { readonly kind: 'change'; readonly metric: Metric; readonly change: StatedChange }
  | { readonly kind: 'gap'; readonly metric: Metric; readonly own: Value; readonly england: Value }
  | { readonly kind: 'worst-quarter'; readonly metric: Metric }
  | { readonly kind: 'largest-part'; readonly part: BreakdownPart; readonly someWithheld: boolean }
  | { readonly kind: 'now'; readonly metric: Metric; readonly figure: Value };

/** What is missing, in the field's own terms, so that a press office or an FOI officer knows what is meant. */
export type InformationRequest =
  | {
      readonly kind: 'withheld';
      readonly area: Area;
      readonly metrics: readonly Metric[];
      readonly figure: Withheld;
    }
  | {
      readonly kind: 'absent';
      readonly area: Area;
      readonly metric: Metric;
      readonly year: Year;
      readonly absent: Absent;
    }
  | { readonly kind: 'unheld'; readonly area: Area | null; readonly measure: UnheldMeasure };

/** The story in an answer; null where it has no place and measure to tell of. The same answer gives the same story. */
export function storyOf(dataset: Dataset, answer: Answer, today: string): Story | null {
  switch (answer.kind) {
    case 'figure':
      return figuresStory(dataset, [answer]);
    case 'profile':
      return figuresStory(
        dataset,
        answer.themes.flatMap(({ rows }) =>
          rows.flatMap(({ part }) =>
            part.kind === 'figure' && part.metric.family !== CONTEXT ? [part] : [],
          ),
        ),
        answer.unheld.map((measure) => ({ kind: 'unheld', area: answer.area, measure })),
      );
    case 'breakdown':
      return breakdownStory(dataset, answer);
    case 'several':
      return (
        answer.answers.map((part) => storyOf(dataset, part, today)).find((story) => story !== null) ?? null
      );
    case 'trend': {
      const asked = { area: answer.area, via: answer.via, metric: answer.metric, readings: [], period: null };
      return figuresStory(dataset, figureAnswers(dataset, asked, today));
    }
    case 'comparison': {
      const { measures, rows } = answer;
      const [measure] = measures;
      const row = rows.find(({ role }) => role === 'asked') ?? rows[0];
      if (!measure || !row) return null;
      const period = { kind: 'years', years: [measure.year] } as const;
      const asked = { area: row.area, via: row.via, metric: measure.metric, readings: [], period };
      return figuresStory(dataset, figureAnswers(dataset, asked, today));
    }
    case 'unheld':
      return {
        ...NOTHING,
        areas: answer.area ? [answer.area] : [],
        requests: [{ kind: 'unheld', area: answer.area, measure: answer.measure }],
      };
    case 'inspection':
    case 'grades':
    case 'ranking':
    case 'change-ranking':
    case 'news':
    case 'claim':
    case 'definition':
    case 'clarification':
    case 'refusal':
    case 'help':
    case 'not-here':
    case 'term':
    case 'coverage':
    case 'editions':
    case 'members':
      return null;
  }
}

/** Family of the metrics that say how large and how poor a place is: the setting of a story, not its subject. */
const CONTEXT = 'context';

const NOTHING: Story = {
  areas: [],
  paragraphs: [],
  standsFor: [],
  notShown: [],
  cautions: [],
  asks: [],
  requests: [],
};

/** Figures after the first that a story takes in; more would be a table. */
const MOST_FURTHER = 3;

function figuresStory(
  dataset: Dataset,
  figures: readonly FigureAnswer[],
  requests: readonly InformationRequest[] = [],
): Story | null {
  const [main] = figures;
  if (!main) return null;
  const further = figures
    .slice(1)
    .filter((part) => part.headline.state === 'value')
    .slice(0, MOST_FURTHER);
  const told = [main, ...further];
  return {
    areas: [...new Set(told.map((part) => part.area))],
    paragraphs: [
      openingOf(dataset, main),
      further.flatMap(furtherClause),
      comparisonOf(dataset, main),
    ].filter((clauses) => clauses.length > 0),
    standsFor: told.slice(0, 1),
    notShown: main.headline.state === 'value' ? notShownOf(main.metric) : [],
    cautions: told.flatMap((part) => part.cautions.filter(({ kind }) => kind !== 'ordinary-change')),
    asks: inOrder(told.flatMap((part, index) => asksOf(part, index === 0))),
    requests: [...told.flatMap(requestsOf), ...requests],
  };
}

function notShownOf(metric: Metric): NotShown[] {
  return [
    metric.measures === 'stock' ? { kind: 'one-day' } : { kind: 'whole-year' },
    ...(countsPlans(metric) ? [{ kind: 'plans' } as const] : []),
    ...(metric.polarity === 'neutral' ? [{ kind: 'no-direction', metric } as const] : []),
    { kind: 'why' },
  ];
}

/**
 * A change or a gap this large is worth a question of its own, in percent of the figure compared with, unless chance alone
 * could bring it.
 */
const WORTH_ASKING = 5;

function asksOf(
  { area, headline, metric, change, comparison, cautions }: FigureAnswer,
  main: boolean,
): Ask[] {
  if (headline.state !== 'value') return [];
  const asks: Ask[] = main ? [{ kind: 'accept', metric, figure: headline }] : [];
  const byChance = cautions.some(({ kind }) => kind === 'ordinary-change');
  if (
    change.state === 'stated' &&
    !byChance &&
    Math.abs(change.difference / change.from.value) * 100 >= WORTH_ASKING
  ) {
    asks.push({ kind: 'change', metric, change });
  }
  if (comparison.state === 'compared' && comparison.own.state === 'value' && !isLikeEngland(comparison)) {
    const { own, england, rank } = comparison;
    const gap = england.state === 'given' ? Math.abs(own.value / england.figure.value - 1) * 100 : 0;
    if (main && england.state === 'given' && gap >= WORTH_ASKING) {
      asks.push({ kind: 'gap', metric: comparison.metric, own, england: england.figure });
    }
    if (rank.state === 'given' && quarterOfRank(comparison.metric.polarity, rank) === 4) {
      asks.push({ kind: 'worst-quarter', metric: comparison.metric });
    }
  }
  if (main && area.closed === null) asks.push({ kind: 'now', metric, figure: headline });
  return asks;
}

/** The day's figure is asked for last. */
function inOrder(asks: readonly Ask[]): Ask[] {
  return asks.toSorted((a, b) => Number(a.kind === 'now') - Number(b.kind === 'now'));
}

function requestsOf({ headline, area, metric, year }: FigureAnswer): InformationRequest[] {
  if (headline.state === 'absent') return [{ kind: 'absent', area, metric, year, absent: headline }];
  return headline.state === 'withheld'
    ? [{ kind: 'withheld', area, metrics: [metric], figure: headline }]
    : [];
}

function breakdownStory(dataset: Dataset, answer: BreakdownAnswer): Story | null {
  const { area, parts, total, breakdown } = answer;
  const withheld = parts.flatMap(({ metric, figure }) =>
    figure.state === 'withheld' ? [{ metric, figure }] : [],
  );
  const requests = [...Map.groupBy(withheld, ({ figure }) => figure.reason).values()].flatMap(
    (same): InformationRequest[] => {
      const [one] = same;
      return one
        ? [{ kind: 'withheld', area, metrics: same.map(({ metric }) => metric), figure: one.figure }]
        : [];
    },
  );
  const paragraphs = breakdownClauses(dataset, answer).filter((clauses) => clauses.length > 0);
  const [largest] = parts;
  if (!largest || paragraphs.length === 0) {
    const { absent, year } = answer;
    if (requests.length > 0) return { ...NOTHING, areas: [area], requests };
    return absent
      ? {
          ...NOTHING,
          areas: [area],
          requests: [
            { kind: 'absent', area, metric: { ...total.metric, name: breakdown.name }, year, absent },
          ],
        }
      : null;
  }
  return {
    areas: [area],
    paragraphs,
    standsFor: [answer],
    notShown: [
      ...notShownOf(total.metric).filter(({ kind }) => kind !== 'why'),
      ...(breakdown.extent === 'overlapping' ? [{ kind: 'overlapping' } as const] : []),
      { kind: 'why' },
    ],
    cautions: parts.flatMap((part) => part.cautions),
    asks: [
      { kind: 'largest-part', part: largest, someWithheld: withheld.length > 0 },
      ...(largest.figure.state === 'value' && area.closed === null
        ? [{ kind: 'now', metric: largest.metric, figure: largest.figure } as const]
        : []),
    ],
    requests,
  };
}
