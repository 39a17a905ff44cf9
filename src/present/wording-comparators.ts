import type { FigureAnswer } from '../answer/answer.ts';
import type { Comparison, LeftOut, NeighbourSummary, NoComparison, Part } from '../domain/comparator.ts';
import type { Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import { rounded } from '../domain/rounded.ts';
import { formatNumber, formatValue } from './number.ts';
import { withheldWords } from './wording-figure.ts';
import { capital, quoted } from './wording-phrases.ts';
import { levelWords, nthHighest } from './wording-standing.ts';

// A figure beside England, its region, its statistical neighbours and its place among all.

/**
 * The comparison as one or two sentences; parts that cannot be had are named with their reason. `joint` is whose
 * neighbours they are where the figure is of several councils together; `elsewhere` whether another edition has the rate.
 */
export function comparisonSentences(
  headline: Metric,
  comparison: Comparison | NoComparison,
  names: { readonly region: string | null; readonly joint: string | null; readonly elsewhere: boolean },
): string[] {
  if (comparison.state === 'not-compared') {
    switch (comparison.why) {
      case 'no-figure':
      case 'is-a-rank':
        return [];
      case 'no-twin':
        return [
          'Not compared: a count follows the size of the place, and no rate or share is published for it.',
        ];
      case 'twin-not-in-release':
        return ['Not compared: this edition has no rate or share to compare by.'];
    }
  }
  const { metric, own, england, region, neighbours, rank } = comparison;
  const sentences: string[] = [];
  if (metric.id !== headline.id) {
    sentences.push(
      own.state === 'value'
        ? `As a rate or share, to compare places of different size: ${formatValue(own.value, metric)} (${quoted(metric.name)}${sumWords(own)}).`
        : `No rate or share to compare by${names.elsewhere ? ' in this edition' : ''} (${quoted(metric.name)}): ${withheldWords(own.reason)}.`,
    );
  }
  if (own.state !== 'value') return sentences;
  const given: string[] = [];
  if (england.state === 'given') given.push(`England ${formatValue(england.figure.value, metric)}`);
  if (region.state === 'given')
    given.push(`${names.region ?? 'region'} ${formatValue(region.figure.value, metric)}`);
  if (neighbours.state === 'given') {
    const both = meanMatters(own, neighbours, metric) ? `, mean ${formatValue(neighbours.mean, metric)}` : '';
    given.push(
      `statistical neighbours ${names.joint === null ? '' : `of ${names.joint} `}${formatValue(neighbours.median, metric)} (median of ${neighbours.counted === neighbours.of ? neighbours.of : `${neighbours.counted} of ${neighbours.of} with a figure`}${both}, ${neighbours.model} model)`,
    );
  }
  if (given.length > 0) sentences.push(`${given.join('; ')}.`);
  const own_ = rankSentence(rank, metric.id === headline.id ? null : metric);
  if (own_) sentences.push(own_);
  const reasons = [
    leftOutWords('England', england),
    leftOutWords(names.region ?? 'The region', region),
    leftOutWords('Statistical neighbours', neighbours),
    own.state === 'value' ? leftOutWords('Rank', rank) : null,
  ].filter((reason) => reason !== null);
  if (reasons.length > 0) sentences.push(`Left out: ${reasons.join('; ')}.`);
  return sentences;
}

/** The sum of a figure that this edition does not publish: ", worked out here: 265 ÷ 431". */
function sumWords({ inputs }: Value): string {
  return inputs
    ? `, worked out here: ${inputs.map((input) => formatNumber(input.value, Number.isInteger(input.value) ? 0 : 1)).join(' ÷ ')}`
    : '';
}

/** A rate or share that only another edition has for the area, with that edition's England beside it. */
export function elsewhereSentence(elsewhere: NonNullable<FigureAnswer['elsewhere']>): string {
  const { metric, own, england, release } = elsewhere;
  const beside = england ? `, beside ${formatValue(england.value, metric)} for England there` : '';
  return `Another edition (${release.publication}, ${release.edition}) gives ${quoted(metric.name)} as ${formatValue(own.value, metric)}${beside}; it may stand on another population base.`;
}

/** The place; of a count by its rate or share, which has to be said of which. */
function rankSentence(rank: Comparison['rank'], through: Metric | null): string | null {
  if (rank.state !== 'given') return null;
  const nth = nthHighest(rank, rank.of);
  return `${through === null ? capital(nth) : `By ${kindWord(through)}, ${nth}`} of ${rank.of} authorities with a figure${levelWords(rank.tied)}.`;
}

function kindWord({ unit }: Metric): string {
  if (unit === 'percent') return 'share';
  return unit.includes('pounds') ? 'cost' : 'rate';
}

/** Whether median and mean of the neighbours, as they are printed, fall on different sides of the authority. */
export function meanMatters(
  own: Value,
  neighbours: Pick<NeighbourSummary, 'median' | 'mean'>,
  { decimals }: Metric,
): boolean {
  const [median, mean] = [rounded(neighbours.median, decimals), rounded(neighbours.mean, decimals)];
  return own.value > median !== own.value > mean;
}

function leftOutWords(name: string, part: Part<object>): string | null {
  if (part.state === 'given') return null;
  const why = LEFT_OUT[part.why];
  return why === null ? null : `${name} (${part.figure ? withheldWords(part.figure.reason) : why})`;
}

const LEFT_OUT: Readonly<Record<LeftOut, string | null>> = {
  'is-itself': null,
  'no-region': null,
  'not-an-authority': null,
  withheld: 'withheld',
  'not-in-this-release': 'not in this edition’s table',
  dropped: 'the source’s figure is faulty and not shown',
  'no-neighbour-list': 'the model has no list for this authority',
  'too-few-neighbours': 'too few of them have a figure',
  'no-own-figure': 'no figure of its own',
  'before-its-time': 'it did not exist then, and those ranked are the authorities of the time',
  'left-out-of-rankings': 'too small to be ranked with the others',
};
