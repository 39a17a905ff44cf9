import type { Arithmetic } from '../answer/claim-arithmetic.ts';
import type { Deviation, Fit, ShareOfRise } from '../answer/claim-candidates.ts';
import { asEvery, asShare } from '../answer/claim-shares.ts';
import { fractionSpan } from '../answer/claim-fits.ts';
import type { CheckGap, ClaimCheck } from '../answer/claim-check.ts';
import type { PlacesSum } from '../answer/claim-places.ts';
import type { Area } from '../domain/authority.ts';
import type { Verdict } from '../domain/claim.ts';
import type { Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import { dateWords, formatNumber, formatValue, periodLabel, periodPhrase } from './number.ts';
import { headlineOf } from './wording-figure.ts';
import { capital, listWords, lower } from './wording-phrases.ts';
import { NO_SHARE, oppositeSentence, severalSentence, togetherSentence } from './wording-claim-meant.ts';
import { byTheReport, ENGLAND_ONLY, reportedVerdict } from './wording-claim-report.ts';
import { OWN_SUM, VERDICTS } from './wording-source.ts';

// The sentences of a claim check. A verdict is arithmetic: it says what the published figures give, never why.

/** "3 numbers checked against the published figures: 1 reproduced, 1 right on another base and 1 not what is published." */
export function checkedHeadline(verdicts: readonly Verdict[], what: 'numbers' | 'claims'): string {
  const counts = [...Map.groupBy(verdicts, (verdict) => verdict)].map(
    ([verdict, same]) => `${same.length} ${COUNTED[verdict]}`,
  );
  return `${verdicts.length} ${what} checked against the published figures: ${listWords(counts)}.`;
}

const COUNTED: Readonly<Record<Verdict, string>> = {
  reproduced: 'reproduced',
  'other-base': 'right on another base',
  differs: 'not what is published',
  'not-published': 'not published',
  'cannot-tell': 'that can’t be told',
};

/** "“52 per cent”: the published figures reproduce it." */
export function verdictSentence(words: string, check: ClaimCheck): string {
  const { verdict, fits, arithmetic, official, reported } = check;
  const asReported = reported && reportedVerdict(words, check, reported);
  if (asReported !== null) return asReported;
  const bySum = arithmetic !== null && fits.length === 0 && official === null;
  const found = bySum ? BY_SUM[verdict] : VERDICTS[verdict];
  return words === '' ? `${capital(found)}.` : `“${words}”: ${found}.`;
}

const BY_SUM: Readonly<Record<Verdict, string>> = {
  ...VERDICTS,
  reproduced: OWN_SUM,
  'other-base': 'right from another of the claim’s own numbers than it says',
  differs: 'not right by the claim’s own numbers',
};

/** The published figure behind a fit: "Dorset County: 52.3% of … in 2016/17 (308 of 589)." */
export function fitSentence(fit: Fit): string {
  const { area, metric, figure, from } = fit;
  if (from) {
    const direction = figure.value > from.value ? 'Up' : 'Down';
    return `${area.name}, ${lower(metric.name)}: ${formatValue(from.value, metric)} ${periodPhrase(metric.periodKind, from.year)}, ${formatValue(figure.value, metric)} ${periodPhrase(metric.periodKind, figure.year)}. ${direction} ${changeWords(from, figure, metric)}.`;
  }
  return `${headlineOf(area, metric, figure)}${inputsWords(metric, figure)}`;
}

export const noChangeSince = (metric: Metric, base: Year): string =>
  `No change since ${periodLabel(metric.periodKind, base)} is stated: no edition has both figures, or they do not compare.`;

export const orElse = (sentence: string): string => `Or: ${sentence}`;

function changeWords(from: Value, to: Value, metric: Metric): string {
  const difference = Math.abs(to.value - from.value);
  const percent = from.value === 0 ? null : (difference / from.value) * 100;
  const unit = metric.unit === 'percent' ? ' percentage points' : '';
  const size = `${formatNumber(difference, metric.decimals)}${unit}`;
  return percent === null ? size : `${size}, which is ${formatNumber(percent, 1)}%`;
}

function inputsWords(metric: Metric, figure: Value): string {
  if (!figure.inputs) return '';
  const [head, base] = figure.inputs;
  if (metric.unit === 'pounds') {
    return ` That is £${formatNumber(head.value, 0)} for ${formatNumber(base.value, 0)} children, worked out by Safeguard.`;
  }
  return ` That is ${formatNumber(head.value, 0)} of ${formatNumber(base.value, 0)}, worked out by Safeguard.`;
}

/** "85 per 10,000 is one in 117.6.": a figure in the way that the claim says it; null where it is published in that way. */
export function shareSentence(claimed: ClaimCheck['claimed'], metric: Metric, value: number): string | null {
  const unit = claimed?.unit;
  if (unit?.kind === 'every' && claimed?.says === 'level') {
    const worked = asEvery(value, metric, unit);
    return worked === null
      ? null
      : `${formatValue(value, metric)} in a year is ${formatNumber(worked, 1)} a ${unit.span}.`;
  }
  if (unit?.kind === 'percent' && claimed?.says === 'level' && metric.unit !== 'percent') {
    const worked = asShare(value, metric, { kind: 'share', part: 100, whole: 100 });
    return worked === null ? null : `${formatValue(value, metric)} is ${formatNumber(worked, 2)}%.`;
  }
  if (unit?.kind !== 'share' || claimed?.says !== 'level') return null;
  const worked = asShare(value, metric, unit);
  if (worked === null || (unit.part > 1 && metric.unit === 'percent')) return null;
  const said = formatNumber(worked, 1);
  return `${formatValue(value, metric)} is ${unit.part === 1 ? `one in ${said}` : `${said}%`}.`;
}

/** "Said in words, it is taken for 47.5% to 52.5%."; null for a number in digits. */
export function fractionSentence(claimed: ClaimCheck['claimed']): string | null {
  const span = claimed && fractionSpan(claimed);
  if (!span) return null;
  const [low, high] = [span.low, span.high].map((end) => formatNumber(end, Number.isInteger(end) ? 0 : 1));
  const what = claimed.says === 'change' ? 'change' : 'share';
  return span.open
    ? `Said in words, it is taken for any ${what} above ${low}%.`
    : `Said in words, it is taken for ${what === 'change' ? 'a change of ' : ''}${low}% to ${high}%.`;
}

/** What has to be read differently for the fit. `would fit` is as far as it goes. */
export function deviationSentence(deviation: Deviation, fit: Fit): string {
  const { metric, figure, area } = fit;
  const kind = metric.periodKind;
  switch (deviation.kind) {
    case 'uk':
      return ENGLAND_ONLY;
    case 'place':
      return `It would fit ${area.name}, not ${deviation.asked.name}.`;
    case 'sum':
      return sumSentence(metric, deviation);
    case 'measure':
      return `It would fit “${metric.name}” (${TAKEN[metric.measures]}), not “${deviation.asked.name}” (${TAKEN[deviation.asked.measures]}).`;
    case 'period':
      return `It would fit ${periodLabel(kind, figure.year)}, not ${periodLabel(kind, deviation.asked)}.`;
    case 'base-year':
      return `It would fit a change counted from ${periodLabel(kind, deviation.from)}, not from ${deviation.asked === figure.year - 1 ? 'the year before' : periodLabel(kind, deviation.asked)}.`;
    case 'denominator':
      return `The published rate is ${formatValue(figure.value, metric)}; in every ${formatNumber(deviation.children, 0)} that is ${formatNumber(fit.worked, 2)}, before rounding.`;
    case 'unnamed':
      return `No measure was named beside it: of all counts held for ${area.name}, this alone is equal to the number.`;
    case 'points':
      return 'It would fit percentage points, not per cent.';
    case 'cut':
      return `${formatNumber(fit.worked, fit.from ? 1 : metric.decimals)} would fit if it was cut off rather than rounded.`;
    case 'rounded':
      return 'The claim gives it as a round number.';
    case 'finer':
      return 'The publisher gives fewer decimals than the claim; within them the two agree.';
    case 'bound':
      return `The claim says ${deviation.side === 'over' ? 'more' : 'less'} than that, and it is.`;
    case 'coarse':
      return 'The publisher’s figures are rounded: within their rounding the change may be what is claimed, and may as well not be.';
    case 'edition':
      return `That is the figure as one edition published it; today’s edition has ${formatValue(deviation.today.value, metric)}.`;
    case 'digits':
      return `${formatValue(figure.value, metric)} ${periodPhrase(kind, figure.year)} would fit with two digits exchanged; that is arithmetic and says nothing of how it came about.`;
  }
}

/** "Added up by Safeguard: North Northamptonshire 413 and West Northamptonshire 387." */
export function sumSentence(metric: Metric, { areas, parts }: PlacesSum): string {
  const words = areas.flatMap(({ name }, index) => {
    const part = parts[index];
    return part ? [`${name} ${formatNumber(part.value, metric.decimals)}`] : [];
  });
  const joint = parts[0]?.joint ?? null;
  return joint === null
    ? `Added up by Safeguard: ${listWords(words)}.`
    : `One figure is published for ${listWords(areas.map(({ name }) => name))} together.`;
}

function otherAreaSentence({ named, area }: ClaimCheck): string {
  if (!named || !area) return '';
  return `That is the figure of another area: ${named.name} has none of its own for the period, so ${area.name} neither confirms nor refutes what is said of it.`;
}

/** "That was so on 30 September 2019, when it was 19.8%." */
export function onceSentence({ metric, figure, from, worked }: Fit): string {
  const period = periodPhrase(metric.periodKind, figure.year);
  return from
    ? `It would fit the change ${period}, which is not the newest: ${formatNumber(Math.abs(worked), 1)}.`
    : `It is not so now: it was ${formatValue(figure.value, metric)} ${period}.`;
}

export const editionOf = (release: Release): string =>
  `As published in ${release.publication}, ${release.edition}.`;

const TAKEN = { stock: 'as it stood on one day', flow: 'over a whole year' } as const;

/** "The total it is part of went from 1,440 to 1,593, up 153; 33 of 153 is 21.6%." */
export function riseSentence(metric: Metric, { before, after, part, percent }: ShareOfRise): string {
  const difference = after.value - before.value;
  const moved = `${difference > 0 ? 'up' : 'down'} ${formatNumber(Math.abs(difference), 0)}`;
  return `The total that it is part of went from ${formatNumber(before.value, 0)} ${periodPhrase(metric.periodKind, before.year)} to ${formatNumber(after.value, 0)}, ${moved}; ${formatNumber(part, 0)} of ${formatNumber(difference, 0)} is ${formatNumber(percent, 1)}%.`;
}

/** Why the published figures cannot say more. */
export function gapSentence(why: CheckGap, check: ClaimCheck): string {
  switch (why) {
    case 'no-measure':
      return 'No measure that Safeguard knows could be read beside it: add one, such as “child protection plans”.';
    case 'no-place':
      return check.forEngland
        ? ''
        : 'No place could be read beside it: add an authority, a region or England.';
    case 'no-number':
      return 'There is no number in it to check; the published figure stands below.';
    case 'unheld':
      return check.unheld ? check.unheld.whereToLook : '';
    case 'other-area':
      return otherAreaSentence(check);
    case 'several-measures':
      return severalSentence(check);
    case 'together':
      return togetherSentence(check);
    case 'opposite':
      return oppositeSentence(check);
    case 'no-share':
      return NO_SHARE;
    case 'other-day':
      return 'National figures are not taken on that date.';
    case 'withheld':
      return 'The publisher shows no figure, so it can be neither confirmed nor refuted.';
    case 'absent':
      return 'Safeguard has no published figure of that place and period.';
    case 'earlier-framework':
      return 'The inspection lists that Safeguard holds begin later: an earlier judgement is in Ofsted’s own report.';
  }
}

export const officialLead = (sentence: string): string => `Published: ${sentence}`;

/** "The sum: from 87,235 to 106,010 is up 21.5%, as claimed." */
export function arithmeticSentence({ from, to, percent, holds, stated }: Arithmetic, lent: boolean): string {
  const [a, b] = [formatNumber(from.value, 0), formatNumber(to.value, 0)];
  const moved = `from ${a} to ${b} is ${percent >= 0 ? 'up' : 'down'} ${formatNumber(Math.abs(percent), 1)}%`;
  if (lent) return byTheReport(moved);
  if (stated) {
    return holds
      ? `The sum is right by the claim’s own numbers: ${moved}.`
      : `The sum is not right by the claim’s own numbers: ${moved}.`;
  }
  return `Of the claim’s own numbers, ${moved}: it would fit that base.`;
}

export function nearestOfficial(metric: Metric, figures: readonly Value[]): string {
  const words = figures.map(
    (figure) => `${formatValue(figure.value, metric)} ${periodPhrase(metric.periodKind, figure.year)}`,
  );
  return `Nearest published: ${listWords(words)} (“${metric.name}”).`;
}

export const gradeSentence = (area: Area, metric: Metric, grade: string, inspected: string): string =>
  `${area.name}: ${grade} — ${metric.name}, inspected ${dateWords(inspected)}.`;

export const sinceSentence = (sentence: string): string => `It is not so now. ${sentence}`;

export const noMeasureToSee = (name: string): string =>
  `“${name}” is in no official series that Safeguard holds.`;

export const CLAIM = {
  plans: 'These are plans, not children: a child can start more than one plan in a year.',
  superlative:
    'What it says of a record, or of the highest or lowest beyond what is told above, is not checked: ask for the trend or the ranking.',
  none: 'Nothing to check: paste a sentence with a place, a measure, and a number or a place in an order.',
} as const;

/** The label of the step to a figure: "Dorset County: Child protection plans started, 2016/17". */
export const inFull = (area: Area, metric: Metric, year: Year): string =>
  metric.unit === 'grade'
    ? `${area.name}: ${metric.name}`
    : `${area.name}: ${metric.name}, ${periodLabel(metric.periodKind, year)}`;
