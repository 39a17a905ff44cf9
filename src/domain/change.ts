import type { Dataset } from './dataset.ts';
import type { Figure, Value, WithheldReason } from './figure.ts';
import type { Metric } from './metric.ts';
import type { Note } from './note.ts';
import { yearsBetween, type Year } from './period.ts';
import type { Release } from './release.ts';

/** The step from one figure to a later one, or why it cannot be stated. */
export type Change =
  | {
      readonly state: 'stated';
      readonly from: Value;
      readonly to: Value;
      /** In the metric's own unit; percentage points for shares. */
      readonly difference: number;
      /** Relative change in percent; null where it means nothing, and where the earlier figure is not above nought. */
      readonly percent: number | null;
    }
  | { readonly state: 'unstated'; readonly why: ChangeGap };

export type ChangeGap =
  | { readonly kind: 'no-figure' }
  | { readonly kind: 'earlier-withheld'; readonly year: Year; readonly reason: WithheldReason }
  | { readonly kind: 'authority-began'; readonly year: Year }
  | { readonly kind: 'no-earlier-year' }
  | { readonly kind: 'other-edition'; readonly year: Year }
  | { readonly kind: 'break'; readonly note: string }
  /** Worked out on figures of two editions. */
  | { readonly kind: 'other-base' }
  | { readonly kind: 'joint-changed' };

/**
 * The change from the year before. Both figures come from one release; nothing is computed across a break, a
 * change of population base, or a reorganisation.
 */
export function changeOnYear(dataset: Dataset, figure: Figure): Change {
  return changeBetween(dataset, figure, figure.year - 1);
}

/** The change from an earlier year of the same area, metric and release to this figure. */
export function changeBetween(dataset: Dataset, to: Figure, fromYear: Year): Change {
  if (to.state === 'withheld') return unstated({ kind: 'no-figure' });
  const from = dataset.figureIn(to.source.release, to.metric, to.area, fromYear);
  if (!from) {
    const elsewhere = dataset.figure(to.metric, to.area, fromYear);
    if (elsewhere.state !== 'absent') return unstated({ kind: 'other-edition', year: fromYear });
    if (elsewhere.why === 'outside-life') return unstated({ kind: 'authority-began', year: fromYear });
    return unstated({ kind: 'no-earlier-year' });
  }
  if (from.state === 'withheld') {
    return unstated({ kind: 'earlier-withheld', year: fromYear, reason: from.reason });
  }
  if (from.joint !== to.joint) return unstated({ kind: 'joint-changed' });
  if (basesBetween(dataset, from, to)) return unstated({ kind: 'other-base' });
  const marked = breakBetween(dataset, from, to);
  if (marked) return unstated({ kind: 'break', note: marked.text });
  const difference = to.value - from.value;
  const metric = dataset.metric(to.metric);
  const relative = metric !== undefined && movesInPercent(metric) && from.value > 0;
  return {
    state: 'stated',
    from,
    to,
    difference: roundNoise(difference),
    percent: relative ? (difference / from.value) * 100 : null,
  };
}

/** Whether a change of a measure means anything in percent: not of shares, scores and ranks, nor of one number less another. */
export function movesInPercent({ unit, derived }: Metric): boolean {
  return unit !== 'percent' && unit !== 'score' && unit !== 'rank' && derived?.kind !== 'difference';
}

/** The editions that two figures are worked out on, where these differ. */
export function basesBetween(
  dataset: Dataset,
  from: Figure,
  to: Figure,
): { readonly before: Release; readonly after: Release } | null {
  if (from.state !== 'value' || to.state !== 'value' || !from.inputs || !to.inputs) return null;
  const before = dataset.release(from.inputs[1].source.release);
  const after = dataset.release(to.inputs[1].source.release);
  return before && after && before.id !== after.id ? { before, after } : null;
}

/** The first break that is marked after one figure of a series and up to another. */
export function breakBetween(dataset: Dataset, from: Figure, to: Figure): Note | undefined {
  return yearsBetween(from.year + 1, to.year)
    .map((year) => breakNote(dataset, to, year))
    .find((note) => note !== undefined);
}

/** The note that marks a break of the figure's series at a year. */
export function breakNote(dataset: Dataset, figure: Figure, year: Year): Note | undefined {
  return dataset
    .notes(figure.metric, figure.area, year, figure.source.release)
    .find((note) => note.kind === 'break' && note.from === year);
}

function unstated(why: ChangeGap): Change {
  return { state: 'unstated', why };
}

/** Takes binary noise off a difference of published decimals. */
function roundNoise(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
