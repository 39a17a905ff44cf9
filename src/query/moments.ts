import type { Moment } from '../domain/lexicon.ts';
import type { AskedPeriod } from '../domain/period.ts';

export interface FoundMoment {
  readonly start: number;
  readonly end: number;
  readonly period: AskedPeriod;
}

/** The periods of a plain text that are told by what happened, in their order. */
export function momentsIn(text: string, moments: readonly Moment[]): FoundMoment[] {
  return moments.flatMap((moment) => {
    const { year } = moment;
    return [...text.matchAll(patternOf(moment))].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      period: match[1]?.endsWith('year before')
        ? ({ kind: 'years', years: [year] } as const)
        : /^(?:since|after|from|post)$/.test(match[1] ?? '')
          ? ({ kind: 'range', from: year, to: null } as const)
          : ({ kind: 'range', from: null, to: year } as const),
    }));
  });
}

const patterns = new WeakMap<Moment, RegExp>();

/** Made once, since to make it takes longer than to read by it. */
function patternOf(moment: Moment): RegExp {
  const known = patterns.get(moment);
  if (known) return known;
  const name = moment.words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[ -]/g, '[ -]?'))
    .join('|');
  const pattern = new RegExp(
    `\\b(?:(the (?:last )?(?:full )?year before|since|after|from|post|before|until|up to|prior to|pre)(?: |-))(?:the )?(?:start of (?:the )?|first )?(?:${name})(?: (?:started|began|hit|pandemic|years?|levels?))?\\b`,
    'g',
  );
  patterns.set(moment, pattern);
  return pattern;
}
