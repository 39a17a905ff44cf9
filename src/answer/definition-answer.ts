import type { Area, AreaCode } from '../domain/authority.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import { inputIds } from '../domain/derivation.ts';
import type { Figure } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import { noteNames } from '../domain/note.ts';
import type { Year } from '../domain/period.ts';
import { overdueRelease, type Release } from '../domain/release.ts';

/** What a statistic means, what it is not, who publishes it and how far it goes. */
export interface DefinitionAnswer {
  readonly kind: 'definition';
  readonly metric: Metric;
  readonly confusedWith: readonly Metric[];
  /** The total that it is one category of. */
  readonly total: Metric | null;
  /** The rate or share that two places are compared by, where the metric is a count. */
  readonly comparedBy: Metric | null;
  /** The two metrics that it can be worked out from, in the order of the sum. */
  readonly inputs: readonly Metric[];
  /** The newest figure of the place asked about, else of England, to show what the numbers look like. */
  readonly example: Figure | null;
  readonly exampleOf: Area | null;
  /** Whether it is asked where the figures come from, and not what they mean. */
  readonly asksSource: boolean;
  /** Where the series breaks. */
  readonly breaks: readonly string[];
  readonly releases: readonly Release[];
  readonly span: { readonly first: Year; readonly last: Year } | null;
  readonly overdue: Release | null;
}

/** The definition of a metric, from the catalogue and from what is held of it. */
export function definitionAnswer(
  dataset: Dataset,
  metric: Metric,
  asked: { readonly today: string; readonly area?: AreaCode | undefined; readonly asksSource?: boolean },
): DefinitionAnswer {
  const example = exampleOf(dataset, metric, asked.area) ?? exampleOf(dataset, metric, ENGLAND);
  const named = (id: string | null): Metric | null => (id === null ? null : (dataset.metric(id) ?? null));
  return {
    kind: 'definition',
    metric,
    confusedWith: metric.confusedWith
      .filter((id) => id !== metric.compareAs)
      .flatMap((id) => dataset.metric(id) ?? []),
    total: named(metric.breakdownOf),
    comparedBy: named(metric.compareAs),
    inputs: inputIds(metric).flatMap((id) => dataset.metric(id) ?? []),
    example,
    exampleOf: (example && dataset.area(example.area)) ?? null,
    asksSource: asked.asksSource ?? false,
    breaks: dataset.parts.notes
      .filter((note) => note.kind === 'break' && note.areas === null && note.metrics !== null)
      .filter((note) => noteNames(note, metric.id))
      .map((note) => note.text),
    releases: dataset.releasesOf(metric.id).flatMap((id) => dataset.release(id) ?? []),
    span: dataset.span(metric.id) ?? null,
    overdue: overdueRelease(dataset, metric, asked.today),
  };
}

function exampleOf(dataset: Dataset, metric: Metric, area: AreaCode | undefined): Figure | null {
  const year = area === undefined ? undefined : dataset.lastYear(metric.id, area);
  const figure = area === undefined || year === undefined ? undefined : dataset.figure(metric.id, area, year);
  return figure && figure.state !== 'absent' ? figure : null;
}
