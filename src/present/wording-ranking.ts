import type { Figure, Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Standing } from '../domain/standing.ts';
import { formatCell, formatValue, periodPhrase, unitWords } from './number.ts';
import { capital, listWords, stated } from './wording-phrases.ts';
import { cellWords, noFigureWords } from './wording-standing.ts';

// Who is highest, who is lowest, and where one place stands.

/** "Dorset: 27.5% of … in 2024/25, 46th highest of 147 authorities with a figure; England 24.5%." */
export function placeHeadline(
  metric: Metric,
  year: Year,
  places: readonly {
    readonly name: string;
    readonly figure: Figure | null;
    readonly place: string | null;
  }[],
  england: Value | null,
): string {
  const period = periodPhrase(metric.periodKind, year);
  const words = places.map(({ name, figure, place }, index) => {
    const where = place === null ? '' : `, ${place}`;
    if (figure?.state !== 'value') {
      return `${name}: ${noFigureWords(metric, year, figure)}${where}`;
    }
    return index === 0
      ? `${name}: ${stated(formatValue(figure.value, metric), metric)} ${period}${where}`
      : `${name} ${formatCell(figure.value, metric)}${where}`;
  });
  const national = england ? [`England ${cellWords(metric, england)}`] : [];
  return `${[...words, ...national].join('; ')}.`;
}

/** "Highest of 151 authorities with a figure, “…” on 31 March 2025: Blackpool 190 per 10,000, …; England 67." */
export function endHeadline(
  metric: Metric,
  year: Year,
  end: 'top' | 'bottom',
  first: readonly { readonly name: string; readonly figure: Value }[],
  among: string,
  england: Value | null,
): string {
  const words = first.map(({ name, figure }) => `${name} ${formatCell(figure.value, metric)}`);
  const lead =
    metric.unit === 'rank' ? { top: 'First', bottom: 'Last' } : { top: 'Highest', bottom: 'Lowest' };
  const national = england ? `; England ${cellWords(metric, england)}` : '';
  const unit = metric.unit.startsWith('per-') ? ` (${unitWords(metric.unit)})` : '';
  return `${lead[end]} of ${among} for “${metric.name}”${unit} ${periodPhrase(metric.periodKind, year)}: ${listWords(words)}${national}.`;
}

export const unranked = 'left out of rankings because it is so small';

export const placeSentence = (name: string, place: string): string => `${name} is ${place}.`;

export const withinSentence = (places: readonly string[]): string =>
  `${places.map((place, index) => (index === 0 ? capital(place) : place)).join('; ')}.`;

/** A ranking of counts says what it is worth, and what to ask instead. */
export function sizeSentence(metric: Metric, rate: Metric | null): string {
  const what = metric.unit === 'count' ? 'a count' : 'a total';
  return rate
    ? `This is ${what}, so it mostly ranks the size of places; “${rate.name}” compares them.`
    : `This is ${what}, so it mostly ranks the size of places, and no rate or share of it is published.`;
}

export const medianSentence = (metric: Metric, median: number, of: number): string =>
  `Median of the ${of}: ${formatValue(median, metric)}.`;

export const tiedBeyondSentence = (count: number): string =>
  `${count} more ${count === 1 ? 'shares' : 'share'} the last place shown.`;

/** Noughts in a list of amounts may be missing entries rather than true noughts. */
export function zeroSentence(metric: Metric, standing: Standing): string | null {
  const money = metric.unit.includes('pounds');
  const zeros = standing.stands.filter(({ figure }) => figure.value === 0).length;
  return money && zeros > 0
    ? `${zeros} of the ${standing.stands.length} authorities show exactly £0, so “lowest” says little.`
    : null;
}

export const neutralSentence =
  'There is no agreed good direction for this measure: the highest figure is not by itself the worst, nor the lowest the best.';
