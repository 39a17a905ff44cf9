import type { Remark } from '../answer/remarks.ts';
import { bare, formatNumber, formatValue, monthWords, periodLabel } from './number.ts';
import { listWords } from './wording-phrases.ts';

// What a reply says of how it took the question, where its figures are not quite what was asked for.

export function remarkSentence(remark: Remark): string {
  switch (remark.kind) {
    case 'opposite':
      return `You asked the other way round: what is published is “${remark.metric.name}”. What that leaves of 100% can also hold cases of which nothing is known.`;
    case 'per-time': {
      const { unit, spread } = remark;
      const none = `Nothing is published by the ${unit}: the figures are of whole years.`;
      if (spread === null) return none;
      const each = spread.figure.value / spread.parts;
      const about = formatNumber(each, each < 10 ? 1 : 0);
      return `${none} Spread evenly, it is about ${about} a ${unit} (${bare(spread.figure.value, spread.metric)} ÷ ${spread.parts}).`;
    }
    case 'one-day':
      return `It is a count on one day, and not of so many ${ADVERBS[remark.unit]}.`;
    case 'part-of-year':
      return 'National figures are of whole years or of one day in a year: there is none of a quarter or of some months.';
    case 'threshold': {
      const { side, value, england, metric, areas, of } = remark;
      const number = `${england ? 'England’s ' : ''}${formatValue(value, metric)}`;
      const names =
        areas.length > 0 && areas.length <= MOST_NAMES ? `: ${listWords(areas.map(({ name }) => name))}` : '';
      return `${areas.length === 0 ? 'None' : areas.length} of ${of} ${areas.length === 1 ? 'is' : 'are'} ${side} ${number}${names}.`;
    }
    case 'as-percent': {
      const { value } = remark.figure;
      return `That is ${formatNumber(value / 100, value < 1000 ? 2 : 1)}%, or 1 in ${formatNumber(10_000 / value, 0)}, worked out here from the rate.`;
    }
    case 'other-end': {
      const places = remark.stands.map(
        ({ area, figure }) => `${area.name} ${bare(figure.value, remark.metric)}`,
      );
      return `The ${remark.end}: ${listWords(places)}.`;
    }
    case 'sum':
      return 'Safeguard adds no places up: each figure stands by itself.';
    case 'middle':
      if (remark.area === null)
        return 'No mean of authorities is worked out, since it would count the smallest as much as the largest; their median is told.';
      return `This is the figure of ${remark.area.name} as a whole, not the ${remark.which} of its authorities; a ranking of them tells their median.`;
    case 'forecast':
      return 'Safeguard has what was published, and forecasts nothing.';
    case 'supposed':
      return 'Safeguard works out no “what if”: these are the published figures as they are.';
    case 'link':
      return 'Figures side by side show neither that one goes with the other nor that one brings the other about: that is not worked out here.';
    case 'part': {
      const { area, part, whole, metric } = remark;
      const share = formatNumber((100 * part.value) / whole.value, 1);
      return `Worked out here: ${area.name}’s ${bare(part.value, metric)} are ${share}% of England’s ${bare(whole.value, metric)}.`;
    }
    case 'rest':
      return `England’s figure takes in ${remark.area.name} too: none is published for the rest by itself.`;
    case 'abroad':
      return `Left out: ${remark.place.toLowerCase() === remark.nation?.toLowerCase() ? remark.place : `${remark.place}, which is ${remark.nation === null ? 'outside England' : `in ${remark.nation}`}`}. Safeguard covers England only.`;
    case 'last-year':
      return `“Last year” is taken for the one before the newest held, ${periodLabel(remark.metric.periodKind, remark.read)}; the newest is of ${periodLabel(remark.metric.periodKind, remark.newest)}.`;
    case 'one-year':
      return `An order is of one year, here ${periodLabel(remark.metric.periodKind, remark.year)}: name one or a few places for their figures over the years.`;
    case 'month':
      return `No national figure is taken for ${monthWords(remark.year, remark.month)}: the reply will be the one nearest to it.`;
  }
}

/** More names than this are a list that nobody reads. */
const MOST_NAMES = 30;
const ADVERBS = { day: 'each day', week: 'each week', month: 'each month', quarter: 'each quarter' } as const;
