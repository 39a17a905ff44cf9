import type { Area } from '../domain/authority.ts';
import type { Caution } from '../domain/caution.ts';
import type { Change } from '../domain/change.ts';
import type { Absent, Figure, Value, WithheldReason } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import {
  bare,
  formatDifference,
  formatNumber,
  formatValue,
  monthWords,
  periodLabel,
  periodPhrase,
} from './number.ts';
import { listWords, quoted, regionName, stated } from './wording-phrases.ts';

// The sentences of one figure: what it is, why there is none, how it moved.

/** "Dorset: 265 child protection plans started …, 2021/22." — complete by itself. */
export function headlineOf(area: Pick<Area, 'name'>, metric: Metric, figure: Figure): string {
  const period = periodPhrase(metric.periodKind, figure.year);
  if (figure.state === 'withheld') {
    return `${area.name}: no figure is shown for “${metric.name}” ${period}. ${withheldSentence(figure.reason, figure.symbol)}`;
  }
  return `${area.name}: ${stated(formatValue(figure.value, metric), metric)} ${period}.`;
}

/** A place as the headline of its figure has it: of a joint return both, so that nobody quotes it for one alone. */
export function returnedBy(area: Area, cautions: readonly Caution[]): Pick<Area, 'name'> {
  const joint = cautions.find((caution) => caution.kind === 'joint');
  return joint ? { name: `${listWords(joint.members)} together` } : area;
}

/** Why there is no figure at all, as a sentence about the place, the metric and the year. */
export function absentHeadline(
  area: Area,
  metric: Metric,
  year: Year,
  absent: Absent,
  latest: Year | null,
): string {
  const period = periodPhrase(metric.periodKind, year);
  const about = `“${metric.name}” ${period}`;
  switch (absent.why) {
    case 'outside-life':
      return `${area.name} did not exist as an authority ${period}, so it has no figure for “${metric.name}”.`;
    case 'not-held':
      return `Safeguard doesn’t hold ${about} for ${area.name}: ${copiesWords(metric, absent)}. The publisher may have other years.`;
    case 'not-published':
      return `No figure was published for ${about}: the series has a gap there.`;
    case 'not-for-this-area':
      return latest === null
        ? `Safeguard holds no figures of “${metric.name}” for ${area.kind === 'region' ? regionName(area) : area.name}: the publisher may have them.`
        : `There is no figure for ${about} for ${area.name} in the published table.`;
    case 'dropped':
      return `Safeguard shows no figure for ${about} for ${area.name}. ${absent.note}`;
  }
}

/** A reason for a gap, in a sentence of its own. */
export function withheldSentence(reason: WithheldReason, symbol: string): string {
  switch (reason) {
    case 'suppressed':
      return `The publisher hides it to protect children (“${symbol}”): a small number, or one that would give another away. It is not nought.`;
    case 'rounds-to-nought':
      return `It is not nought but rounds to it (“${symbol}”).`;
    case 'unreliable':
      return `The publisher judged the figure unreliable and withheld it (“${symbol}”).`;
    case 'not-available':
      return `It is marked as not available (“${symbol}”).`;
    case 'not-applicable':
      return `It is marked as not applicable (“${symbol}”).`;
    case 'not-returned':
      return `The authority made no return for that year (“${symbol}”). That is not nought, and nothing was hidden.`;
    case 'unexplained':
      return `The source marks it “${symbol}” without saying why: it may be suppressed, missing or not applicable.`;
  }
}

/** A reason for a gap in a table or a list. */
export function withheldWords(reason: WithheldReason): string {
  switch (reason) {
    case 'suppressed':
      return 'suppressed (small number)';
    case 'rounds-to-nought':
      return 'rounds to nought';
    case 'unreliable':
      return 'unreliable, withheld';
    case 'not-available':
      return 'not available';
    case 'not-applicable':
      return 'not applicable';
    case 'not-returned':
      return 'no return made';
    case 'unexplained':
      return 'no figure given';
  }
}

/** "Over the year, not on one day: 589 child protection plans were started in 2016/17." — beside a count on a day. */
export function flowSentence(metric: Metric, figure: Figure): string {
  const period = periodPhrase(metric.periodKind, figure.year);
  return `Over the year, not on one day: ${
    figure.state === 'value'
      ? `${stated(formatValue(figure.value, metric), metric)} ${period}.`
      : `no figure is shown for “${metric.name}” ${period} (${withheldWords(figure.reason)}).`
  }`;
}

/** "In numbers: 278 (“Children on a child protection plan”)." — the count, or the sum of money, behind a rate or share. */
export function countSentence(metric: Metric, count: Value): string {
  return `${metric.unit.includes('pounds') ? 'In all' : 'In numbers'}: ${formatValue(count.value, metric)} (${quoted(metric.name)}).`;
}

export function changeSentence(metric: Metric, change: Change): string | null {
  if (change.state === 'stated') {
    const then = `${bare(change.from.value, metric)} ${periodPhrase(metric.periodKind, change.from.year)}`;
    if (change.difference === 0) return `The same as the year before (${then}).`;
    const direction = change.difference > 0 ? 'Up' : 'Down';
    const relative = change.percent === null ? '' : ` (${formatNumber(Math.abs(change.percent), 1)}%)`;
    return `${direction} ${formatDifference(change.difference, metric)}${relative} from ${then}.`;
  }
  const { why } = change;
  switch (why.kind) {
    case 'no-figure':
      return null;
    case 'earlier-withheld':
      return `No change on the year can be stated: no figure is shown for ${periodLabel(metric.periodKind, why.year)} (${withheldWords(why.reason)}).`;
    case 'authority-began':
      return `No change on the year can be stated: the authority did not exist ${periodPhrase(metric.periodKind, why.year)}.`;
    case 'no-earlier-year':
      return 'No change on the year can be stated: this edition has no figure for the year before.';
    case 'other-edition':
      return `No change on the year is stated: ${periodLabel(metric.periodKind, why.year)} is in another edition only, and editions are not mixed.`;
    case 'break':
      return `No change on the year is stated, because the series breaks here. ${why.note}`;
    case 'other-base':
      return 'No change on the year is stated: the two are worked out on population figures of different editions.';
    case 'joint-changed':
      return 'No change on the year can be stated: one of the two figures is a joint return.';
  }
}

/** "Kent: 1,896 children … on 31 March 2025, down 60 (3.1%) from 1,956 on 31 March 2024." */
export function asOneSentence(first: string, second: string): string {
  return `${first.replace(/\.$/, '')}, ${second.charAt(0).toLowerCase()}${second.slice(1)}`;
}

/** That a figure is of another time than the month asked for; nothing where it is of that very month. */
export function monthSentence(
  metric: Metric,
  month: { year: number; month: number },
  year: Year,
  held: boolean,
): string | null {
  if (periodLabel(metric.periodKind, year).endsWith(monthWords(month.year, month.month))) return null;
  if (!held) return `No national figure is taken for ${monthWords(month.year, month.month)}.`;
  return `No national figure is taken for ${monthWords(month.year, month.month)}; this is the one for ${periodLabel(metric.periodKind, year)}.`;
}

export function nearestSentence(metric: Metric, figures: readonly Figure[]): string {
  const words = figures.flatMap((figure) =>
    figure.state === 'value'
      ? [`${formatValue(figure.value, metric)} ${periodPhrase(metric.periodKind, figure.year)}`]
      : [],
  );
  return `Nearest ${words.length === 1 ? 'figure' : 'figures'} with a value: ${listWords(words)}.`;
}

/** "its copies run from 2009/10 to 2024/25", "it has 2024/25 only" */
function copiesWords(metric: Metric, { first, last }: { readonly first: Year; readonly last: Year }): string {
  const [from, to] = [first, last].map((year) => periodLabel(metric.periodKind, year));
  return first === last ? `it has ${to} only` : `its copies run from ${from} to ${to}`;
}
