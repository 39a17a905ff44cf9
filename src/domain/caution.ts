import { ENGLAND, type Dataset } from './dataset.ts';
import type { Absent, Figure, WithheldReason } from './figure.ts';
import type { Metric } from './metric.ts';
import type { Release } from './release.ts';

/** A reason for care that belongs beside a figure. */
export type Caution =
  | { readonly kind: 'small-count'; readonly count: number }
  | { readonly kind: 'small-base'; readonly base: number }
  /** A percentage or rate of a place too small to be ranked, whose base is not published beside it. */
  | { readonly kind: 'small-place' }
  | { readonly kind: 'rounded' }
  /** The change on the year is no more than chance could bring. */
  | { readonly kind: 'ordinary-change'; readonly unit: Metric['unit'] }
  | { readonly kind: 'joint'; readonly members: readonly string[] }
  | { readonly kind: 'worked-out'; readonly metric: Metric; readonly figure: Figure }
  | { readonly kind: 'estimated'; readonly note: string }
  /** The same of the national figure that is compared with. */
  | { readonly kind: 'england-estimated'; readonly note: string }
  | { readonly kind: 'note'; readonly note: string }
  | { readonly kind: 'unofficial'; readonly release: Release }
  /** A newer edition has only a mark for this cell. */
  | {
      readonly kind: 'older-edition';
      readonly release: Release;
      readonly newer: Release;
      readonly reason: WithheldReason;
    };

/**
 * Counts up to five are what the publisher itself hides to protect children; below twenty a relative change
 * swings with a few children either way.
 */
export const SMALL_COUNT = 20;
const SMALL_BASE = 50;

/** Everything to be careful about when quoting a figure, most important first. */
export function cautionsFor(dataset: Dataset, metric: Metric, figure: Figure | Absent): Caution[] {
  if (figure.state === 'absent') return [];
  const cautions: Caution[] = [];
  const { area, year, source } = figure;
  const release = dataset.release(source.release);
  if (release?.status === 'unofficial') cautions.push({ kind: 'unofficial', release });
  const older = release && newerWithoutFigure(dataset, figure);
  if (older) cautions.push({ kind: 'older-edition', release, ...older });
  if (figure.joint !== null) {
    const members = dataset.area(figure.joint)?.members ?? [];
    cautions.push({ kind: 'joint', members: members.map((code) => dataset.area(code)?.name ?? code) });
  }
  if (figure.state === 'value') {
    if (figure.inputs) cautions.push({ kind: 'worked-out', metric, figure });
    if (metric.unit === 'count' && figure.value > 0 && figure.value < SMALL_COUNT) {
      cautions.push({ kind: 'small-count', count: figure.value });
    }
    const base = figure.inputs?.[1];
    if (metric.unit === 'percent' && base && base.value < SMALL_BASE) {
      cautions.push({ kind: 'small-base', base: base.value });
    }
    const place = dataset.area(area);
    if (metric.unit === 'count' && place?.kind !== 'authority' && place?.kind !== 'joint')
      cautions.push({ kind: 'rounded' });
    if (place?.kind === 'authority' && !place.ranked && metric.unit.startsWith('per')) {
      cautions.push({ kind: 'small-place' });
    }
  }
  for (const note of dataset.notes(metric.id, area, year, source.release)) {
    if (note.kind === 'estimated') cautions.push({ kind: 'estimated', note: note.text });
    else if (note.kind !== 'dropped' && (note.kind !== 'break' || note.from === year)) {
      cautions.push({ kind: 'note', note: note.text });
    }
  }
  return cautions;
}

function newerWithoutFigure(
  dataset: Dataset,
  figure: Figure,
): { readonly newer: Release; readonly reason: WithheldReason } | null {
  for (const id of dataset.releasesOf(figure.metric)) {
    if (id === figure.source.release) return null;
    const other = dataset.figureIn(id, figure.metric, figure.area, figure.year);
    const newer = dataset.release(id);
    if (other?.state !== 'withheld' || !newer) continue;
    // A mark that gives no reason takes nothing from one that does.
    if (figure.state === 'withheld' && other.reason === 'unexplained') continue;
    return { newer, reason: other.reason };
  }
  return null;
}

/** Notes about the national total of the same year, which every comparison with it inherits. */
export function nationalNotes(dataset: Dataset, figure: Figure): readonly string[] {
  return dataset
    .notes(figure.metric, ENGLAND, figure.year, figure.source.release)
    .filter((note) => note.kind === 'estimated')
    .map((note) => note.text);
}
