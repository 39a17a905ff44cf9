import type { AskedPeriod, Year } from '../domain/period.ts';
import type { Parse } from './parse-text.ts';
import type { Intent } from './question.ts';
import type { Named } from './read-intent.ts';

/** Words that say that a figure moved. */
const MOVES =
  /\b(?:(?:go|goes|going|gone|went|come|came|coming) (?:\p{L}+ )?(?:up|down)|ris(?:e|es|en|ing)|rose|falls?|fallen|falling|fell|(?:in|de)creas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|grow(?:s|n|ing|th)?|grew|declin(?:e|es|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|shr[aiu]nk|shrinking|halved|doubled|chang(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ement)|worsen(?:s|ed|ing)?|up or down|(?:is|are) (?:\p{L}+ ){0,8}(?:up|down))\b/u;
/** Words that ask for the figures over the years, whatever else they say. */
const OVER_THE_YEARS =
  /\b(?:trends?|trending|over time|over the years|through the years|time ?(?:series|line)|histor(?:y|ic|ical)|year (?:on|over|by) year|yoy|each year|every year|by year|plot|chart|graph|line|track|trajectory|direction of travel)\b/;
/** What stands before a year that another is set beside: "more than in", "compared with". */
const SET_BESIDE =
  /\b(?:than|(?:compare[ds]?|comparing|comparison|relative) (?:to|with)|compared|with|versus|vs\.?|v|against|(?:up|down|more|fewer|less) on|(?:up|down) from|above|below|between this year and)\s+(?:(?:it|they|there|that|what|we|those) |(?:was|were|had been|had|saw|in|at|for|of|on|the|back|figures?|numbers?|level|same time|this time) )*$/;
const ON_THE_YEAR =
  /\b(?:on|in|over|during|within) the (?:year|past 12 months|last 12 months)\b(?! (?:to|ending|ended|\d))/;
const YEAR_BEFORE = /\b(?:than|with|to|against|on) (?:in )?(?:the year before|a year (?:before|earlier))\b/;
/** "Was it higher in 2019 than now?" */
const THAN_NOW =
  /\bthan (?:it is |they are |there are )?(?:now|today|this year|currently|at present|the latest)\b/;
const BETWEEN_YEARS = /\bbetween last year and this\b/;
/** Whether a figure is the highest of all years. */
const RECORD =
  /\b(?:record (?:high|low|level|number)s?|(?:highest|lowest|most|fewest) (?:ever|on record|levels?\b(?! of))|(?:than|as) ever\b|at (?:its|their|an all[- ]time) (?:highest|lowest|peak|high|low)|all[- ]time (?:high|low))/;
/** As the question is written in ids and codes. */
const CANONICAL = /^change (?:dfe )?(?:\d{3}(?:\/\d{3})?|e\d{8})\b/;
const THIS_YEAR = /\bthis year\b/;

/** Whether a year is named to be set beside another: "more than in 2019", "compared with last year". */
export function besidePast(period: AskedPeriod | null, { said, period: { spans } }: Parse): boolean {
  // "More than the year before, 2016/17" names one year: the one that the year before it is set beside.
  const each = period?.kind !== 'years' || spans.length === period.years.length;
  return (
    each &&
    spans.some(({ start, words }) => {
      const before = said.slice(0, start);
      return SET_BESIDE.test(before) || (/\b(?:back|returned) $/.test(before) && words.startsWith('to '));
    })
  );
}

/** The period of a ranking by change: on the year where last year is named, from an earlier year where one is set beside. */
export function changePeriod(period: AskedPeriod | null, parse: Parse): AskedPeriod | null {
  if (period?.kind === 'previous' || period?.kind === 'latest') return null;
  const [year, ...others] = period?.kind === 'years' ? period.years : [];
  return besidePast(period, parse) && year !== undefined && others.length === 0
    ? { kind: 'range', from: year, to: null }
    : period;
}

/** How a question about a change is answered. */
interface AskedChange {
  readonly intent: Intent;
  readonly period: AskedPeriod | null;
  readonly asksChange?: true;
}

function onYear(period: AskedPeriod | null): AskedChange {
  return { intent: 'lookup', period, asksChange: true };
}

function since(year: Year): AskedChange {
  return { intent: 'trend', period: { kind: 'range', from: year, to: null } };
}

/**
 * How a question about the change of one place's figure is answered: on the year by the newest figure, or by that of the
 * year named, both of which come with their change; since an earlier year by the trend from there. Null where the words
 * ask for no such change, or for the figures of all years.
 */
export function changeAsked(
  { cues, areas, group, metrics, period }: Named,
  parse: Parse,
): AskedChange | null {
  const { said } = parse;
  if (areas.length > 1 || group !== null || metrics.length === 0 || OVER_THE_YEARS.test(said)) return null;
  const beside = besidePast(period, parse);
  const moves = MOVES.test(said);
  if (RECORD.test(said) && (period === null || period.kind === 'all')) return { intent: 'trend', period };
  switch (period?.kind) {
    case undefined:
      return CANONICAL.test(said) || ((moves || cues.has('trend')) && ON_THE_YEAR.test(said))
        ? onYear(null)
        : null;
    case 'previous':
      return beside || moves || BETWEEN_YEARS.test(said) ? onYear(null) : null;
    case 'latest':
      return moves && THIS_YEAR.test(said) ? onYear(null) : null;
    case 'years': {
      const [first, ...others] = period.years;
      if (first === undefined) return null;
      if (others.length > 0) return beside ? { intent: 'trend', period } : null;
      if (beside || THAN_NOW.test(said)) return since(first);
      return moves || YEAR_BEFORE.test(said) ? onYear(period) : null;
    }
    case 'range':
      // "Higher than before the pandemic"
      return beside && period.from === null && period.to !== null ? since(period.to) : null;
    default:
      return null;
  }
}
