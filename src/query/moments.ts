import type { Moment } from '../domain/lexicon.ts';
import type { AskedPeriod } from '../domain/period.ts';

export interface FoundMoment {
  readonly start: number;
  readonly end: number;
  readonly period: AskedPeriod;
}

/** The periods of a plain text that are told by what happened, in their order. */
export function momentsIn(text: string, moments: readonly Moment[]): FoundMoment[] {
  return moments.flatMap(({ words, year }) => {
    const name = words
      .toSorted((a, b) => b.length - a.length)
      .map((word) => word.replaceAll(/[ -]/g, '[ -]?'))
      .join('|');
    const moment = new RegExp(
      `\\b(?:(the (?:last )?(?:full )?year before|since|after|from|post|before|until|up to|prior to|pre)(?: |-))(?:the )?(?:start of (?:the )?|first )?(?:${name})(?: (?:started|began|hit|pandemic|years?|levels?))?\\b`,
      'g',
    );
    return [...text.matchAll(moment)].map((match) => ({
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
