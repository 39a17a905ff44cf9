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
