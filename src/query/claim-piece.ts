import { ENGLAND } from '../domain/dataset.ts';
import type { AskedPeriod } from '../domain/period.ts';
import { NUMBER_WORDS, saidNumber } from './number-words.ts';
import type { AskedArea, AskedMetric, Question } from './question.ts';
import type { ClaimedNumber } from './read-claim.ts';

/** Words that say what kind of number is meant, and not of what: "the number", "in every 1,000 children". */
export const KIND_ALONE =
  /^(?:(?:the|rates?|numbers?|figures?|shares?|percentages?|proportions?|levels?|totals?|counts?|averages?|per ?cent|(?:in|per|for|out of)(?: every| each)? \d[\d,]*(?: child(?:ren)?)?)(?: |$))+$/;

/** The measures that a piece names; a kind of number alone, "the number rose", is none. */
export function measuresOf(question: Question | null): readonly AskedMetric[] {
  return (question?.metrics ?? []).filter(({ words }) => !KIND_ALONE.test(words));
}

/** A period that names a year; "the year before" and the like belong to a change and are read with it. */
export function datedPeriod(question: Question | null): AskedPeriod | null {
  const period = question?.period ?? null;
  const dated =
    period?.kind === 'range' ? period.from !== null : period?.kind === 'years' || period?.kind === 'month';
  return dated ? period : null;
}

/** England last: where a text names it beside an authority, it is what the authority is compared with. */
export function authoritiesFirst(areas: readonly AskedArea[]): readonly AskedArea[] {
  return areas.toSorted((a, b) => Number(a.code === ENGLAND) - Number(b.code === ENGLAND));
}

/** The place that words mean which name none: the UK, the country, the nation or the region. */
export function scopeOf(text: string): ClaimedNumber['scope'] {
  if (/\b(?:uk|united kingdom|britain|british)\b/.test(text)) return 'uk';
  if (/\b(?:across|in|throughout|over) the country\b|\b(?:countrywide|nationwide)\b/.test(text))
    return 'country';
  if (
    /\bnational(?:ly)?\b|\bengland'?s? average\b|\b(?:across|throughout|(?:all|whole) of) england\b/.test(
      text,
    )
  )
    return 'nation';
  return /\bregional(?:ly)?\b|\bthe region\b/.test(text) ? 'region' : null;
}

/** What is counted in plans, referrals and the like, and not in children. */
const OF_CASES =
  /^ (?:of )?(?:(?:all|the|its|their|these|those) )*(?:child protection |protection |cp |section 47 |s47 |social work )?(?:plans?|referrals?|cases?|assessments?|enquir(?:y|ies)|investigations?|conferences?|placements?|adoptions?)\b/;
/** The days that national figures are taken on. */
const OWN_DAY =
  /\b(?:31(?:st)? (?:of )?march|march 31(?:st)?|30(?:th)? (?:of )?sept(?:ember)?|sept(?:ember)? 30(?:th)?)\b/;
/** Words for a place that do not say which. */
export const SOMEWHERE =
  /\b(?:count(?:y|ies)|councils?|boroughs?|cit(?:y|ies)|towns?|authorit(?:y|ies)|districts?|areas?|regions?|regional|local(?:ly)?|here|our|us|it|its|they|their)\b/;

const NOW =
  /\b(?:is|are|has|have|makes?|accounts? for|stands?|now|currently|today|at present)\b|\w(?:'s|n't) (?:now|currently)\b/;
const PAST = /\b(?:was|were|had|been|did|once|used to|at the time|ago|then)\b/;

/** Whether what follows a number says that it is a part of plans, referrals or the like. */
export const isOfCases = (after: string): boolean => OF_CASES.test(after);

/** Whether a clause speaks of the present. */
export const isOfNow = (clause: string): boolean => NOW.test(clause) && !PAST.test(clause);

/** Whether a day that national figures are taken on is named. */
export const namesOwnDay = (sentence: string): boolean => OWN_DAY.test(sentence);

const OVER_YEARS = new RegExp(
  String.raw`\b(?:over|in|within|during|across) (?:the )?(?:last |past |previous )?(?:(\d{1,2}|${NUMBER_WORDS}) years|(a decade))\b`,
);

/** Over how many years a clause says that something changed: 5 of "over five years"; null where it does not. */
export function yearsSaid(clause: string): number | null {
  const [, years, decade] = OVER_YEARS.exec(clause) ?? [];
  const said = decade === undefined ? saidNumber(years ?? '') : 10;
  return Number.isInteger(said) && said > 0 ? said : null;
}
