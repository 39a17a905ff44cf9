import { belongTogether, type PlaceFinding } from './find-places.ts';
import type { Parser } from './parse-text.ts';
import type { Choice, Clarification, Question } from './question.ts';

/** Most choices that a question back offers. */
export const CHOICES = 5;

/** A question which measure is meant. */
export function askMeasure(words: string, choices: readonly Choice[], partial: Question): Clarification {
  return { kind: 'clarification', about: 'metric', words, choices, partial };
}

/** A question between the owners of a name, or between all of them together where they are parts of one region. */
export function askArea(
  parser: Parser,
  place: Extract<PlaceFinding, { kind: 'unsure' }>,
  partial: Question,
): Clarification {
  const options = place.options.filter(({ code }) => !partial.areas.some((area) => area.code === code));
  const choices = options.map((area): Choice => ({ kind: 'area', code: area.code, via: area.via }));
  const all: Choice[] =
    place.shared && belongTogether(parser.dataset, options) && /[aeiou]/.test(place.words)
      ? [{ kind: 'areas', codes: options.map(({ code }) => code) }]
      : [];
  return {
    kind: 'clarification',
    about: 'area',
    words: place.words,
    choices: [...choices.slice(0, CHOICES - all.length), ...all],
    partial,
  };
}

/** A question where words are that are no name as they stand. */
export function askWhere(words: string, choices: readonly Choice[], partial: Question): Clarification {
  const unresolved = partial.unresolved.filter((other) => other !== words);
  return { kind: 'clarification', about: 'area', words, choices, partial: { ...partial, unresolved } };
}

/** The authorities of which three letters may be the short name with one of four left out: "knt". */
export function nearestAreas(
  { vocabulary: { nearPlaces, places } }: Parser,
  typed: string,
): readonly Choice[] {
  if (typed.length !== 3) return [];
  return nearPlaces.short(typed).flatMap((word): Choice[] => {
    const place = places.get([word]);
    const own = place?.kind === 'areas' && place.via === null && place.codes.length === 1;
    return own ? place.codes.map((code) => ({ kind: 'area', code, via: null })) : [];
  });
}
