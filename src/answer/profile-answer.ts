import type { Area } from '../domain/authority.ts';
import type { Basket } from '../domain/basket.ts';
import type { Rank } from '../domain/comparator.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Metric, MetricId, Polarity, UnheldMeasure } from '../domain/metric.ts';
import type { AskedPeriod } from '../domain/period.ts';
import type { AskedArea, AskedMetric, Question } from '../query/question.ts';
import type { FigureAnswer, InspectionAnswer } from './answer.ts';
import { askedPlaces, type AskedPlace } from './asked-areas.ts';
import { figureAnswers } from './figure-answer.ts';
import { inspectionAnswer } from './inspection-answer.ts';

/** Several metrics of one authority in one table: its key figures, a named basket, or those that were asked for. */
export interface ProfileAnswer {
  readonly kind: 'profile';
  readonly area: Area;
  readonly via: AskedArea['via'];
  readonly scope: 'overview' | 'basket' | 'asked';
  /** The basket's name; empty for the metrics that were asked for. */
  readonly name: string;
  readonly themes: readonly Theme[];
  /** Measures asked for beside the others that are not held. */
  readonly unheld: readonly UnheldMeasure[];
  /** Other baskets to look at next. */
  readonly baskets: readonly Basket[];
}

/** Rows that belong together; the name is null where they need no heading. */
export interface Theme {
  readonly name: string | null;
  readonly rows: readonly ProfileRow[];
}

export interface ProfileRow {
  readonly part: FigureAnswer | InspectionAnswer;
  readonly quarter: Quarter | null;
}

/** The quarter of the authorities with a figure, 1 the best; only where a metric has an agreed direction. */
export type Quarter = 1 | 2 | 3 | 4;

/** What a table of metrics is asked for. */
interface ProfileAsked extends AskedPlace {
  readonly period: AskedPeriod | null;
}

/**
 * The tables that answer a question, one an authority: its key figures where no measure is named, each basket that is
 * named, the measures themselves where there are several. Empty where a single figure answers.
 */
export function profileAnswers(dataset: Dataset, question: Question, today: string): ProfileAnswer[] {
  const { metrics, period } = question;
  const baskets = metrics.flatMap((asked) => basketOf(dataset, asked) ?? []);
  const several = new Set(metrics.flatMap((asked) => (asked.kind === 'metric' ? asked.id : []))).size > 1;
  const overview =
    question.intent === 'profile' && metrics.length === 0 ? overviewBasket(dataset) : undefined;
  if (period?.kind === 'years' && period.years.length > 1) return [];
  return askedPlaces(dataset, question.areas).flatMap((place): ProfileAnswer[] => {
    const asked = { ...place, period };
    if (overview) return [basketAnswer(dataset, asked, overview, today)];
    if (baskets.length > 0) return baskets.map((basket) => basketAnswer(dataset, asked, basket, today));
    return several ? [askedMetricsAnswer(dataset, asked, metrics, today)] : [];
  });
}

/** The basket that stands for an authority's key figures: the first of all. */
function overviewBasket(dataset: Dataset): Basket | undefined {
  return dataset.parts.baskets[0];
}

/** The basket that a measure named in a question stands for. */
function basketOf(dataset: Dataset, asked: AskedMetric): Basket | undefined {
  return asked.kind === 'unheld' ? dataset.parts.baskets.find((basket) => basket.id === asked.id) : undefined;
}

/** The metrics of a basket for one authority, each newest figure compared; the overview is grouped by theme. */
function basketAnswer(dataset: Dataset, asked: ProfileAsked, basket: Basket, today: string): ProfileAnswer {
  const overview = basket === overviewBasket(dataset);
  const themes = overview
    ? [...Map.groupBy(basket.metrics, (id) => themeOf(dataset, id))].map(([name, ids]) => ({ name, ids }))
    : [{ name: null, ids: basket.metrics }];
  return {
    kind: 'profile',
    area: asked.area,
    via: asked.via,
    scope: overview ? 'overview' : 'basket',
    name: basket.name,
    themes: themes
      .map(({ name, ids }) => ({
        name,
        rows: rowsOf(
          dataset,
          asked,
          ids.flatMap((id) => dataset.metric(id) ?? []),
          today,
        ),
      }))
      .filter(({ rows }) => rows.length > 0),
    unheld: [],
    baskets: dataset.parts.baskets.filter((other) => other !== basket),
  };
}

/** The metrics that one question names, in its order, in one table. */
function askedMetricsAnswer(
  dataset: Dataset,
  asked: ProfileAsked,
  metrics: readonly AskedMetric[],
  today: string,
): ProfileAnswer {
  const held = metrics.flatMap((metric) =>
    metric.kind === 'metric' ? (dataset.metric(metric.id) ?? []) : [],
  );
  return {
    kind: 'profile',
    area: asked.area,
    via: asked.via,
    scope: 'asked',
    name: '',
    themes: [{ name: null, rows: rowsOf(dataset, asked, held, today) }],
    unheld: metrics.flatMap((metric) =>
      metric.kind === 'unheld' ? dataset.parts.unheld.filter((measure) => measure.id === metric.id) : [],
    ),
    baskets: [],
  };
}

/** A rate whose count stands in the table needs no row of its own: it is the count's figure to compare by. */
function rowsOf(
  dataset: Dataset,
  asked: ProfileAsked,
  metrics: readonly Metric[],
  today: string,
): ProfileRow[] {
  const twins = new Set(metrics.flatMap((metric) => metric.compareAs ?? []));
  return metrics
    .filter((metric) => !twins.has(metric.id))
    .flatMap((metric): ProfileRow[] => {
      if (metric.unit === 'grade') {
        const part = inspectionAnswer(dataset, { ...asked, metric }, today);
        return part.newest || asked.area.kind === 'authority' ? [{ part, quarter: null }] : [];
      }
      return figureAnswers(dataset, { ...asked, metric, readings: [] }, today).map((part) => ({
        part,
        quarter: quarterOf(part),
      }));
    });
}

function quarterOf({ comparison }: FigureAnswer): Quarter | null {
  if (comparison.state !== 'compared' || comparison.rank.state !== 'given') return null;
  return quarterOfRank(comparison.metric.polarity, comparison.rank);
}

/** The quarter that a rank falls in, counted from the best; null without an agreed direction. Ties share the better. */
export function quarterOfRank(polarity: Polarity, rank: Pick<Rank, 'place' | 'tied' | 'of'>): Quarter | null {
  if (polarity === 'neutral' || rank.of < FEWEST_TO_QUARTER) return null;
  const fromBest = polarity === 'higher-is-better' ? rank.place : rank.of - rank.place - rank.tied + 1;
  return QUARTERS[Math.ceil((fromBest / rank.of) * 4) - 1] ?? null;
}

const QUARTERS: readonly Quarter[] = [1, 2, 3, 4];

/** Quarters of fewer say more about who has a figure than about who stands where. */
const FEWEST_TO_QUARTER = 20;

/** The name of the first other basket that holds a metric. */
function themeOf(dataset: Dataset, metric: MetricId): string | null {
  const [, ...themes] = dataset.parts.baskets;
  return themes.find((basket) => basket.metrics.includes(metric))?.name ?? null;
}
