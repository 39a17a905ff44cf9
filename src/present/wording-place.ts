import type { FigureAnswer, StandsFor } from '../answer/answer.ts';
import type { Area } from '../domain/authority.ts';
import type { AskedArea } from '../query/question.ts';
import { dateWords } from './number.ts';
import { capital, listWords } from './wording-phrases.ts';

// A place that stands for another: a town, a district, an authority before or after.

export function viaSentence(via: NonNullable<AskedArea['via']>, area: Area): string {
  const name = properName(via.name);
  switch (via.kind) {
    case 'district':
      return `${name} is a district without children’s services of its own; ${area.name} runs them there, and the figure is for all of ${area.name}.`;
    case 'town':
      return `${name} lies in ${area.name}; figures are published for the whole authority, not for the town.`;
    case 'trust':
      return `${name} runs or ran children’s services for ${area.name}; figures are published for the authority.`;
    case 'former':
      return `${name} is now covered by ${area.name}.`;
  }
}

const SMALL_WORDS = /^(?:of|for|and|the|upon|on|in|under|le|by|with)$/;

/** A name that is kept in lower case, as it is printed: "Sandwell Children’s Trust". */
function properName(name: string): string {
  if (/\p{Lu}/u.test(name)) return name;
  const words = name.replaceAll(/\bchildren'?s\b/g, 'children’s').split(' ');
  return words.map((word, index) => (index > 0 && SMALL_WORDS.test(word) ? word : capital(word))).join(' ');
}

export function standsForSentence(standsFor: StandsFor, area: Area): string | null {
  switch (standsFor.kind) {
    case 'itself':
      return null;
    case 'predecessor': {
      const others =
        standsFor.others.length > 0
          ? ` So did ${listWords(standsFor.others.map((other) => other.officialName))}.`
          : '';
      return `${standsFor.asked.officialName} did not exist then; ${area.officialName} came before it.${others} ${standsFor.note}`;
    }
    case 'successor':
      return `${standsFor.asked.officialName} no longer existed then; ${area.officialName} came after it. ${standsFor.note}`;
  }
}

/** That an authority told of under its own name has ended, and what came after it; null of any other. */
export function ownEndSentence({
  area,
  standsFor,
  successors,
}: Pick<FigureAnswer, 'area' | 'standsFor' | 'successors'>): string | null {
  if (standsFor.kind !== 'itself' || successors.length === 0) return null;
  const names = listWords(successors.map(({ name }) => name));
  return `${area.name} ended on ${dateWords(area.closed ?? '')}; ${names} came after it.`;
}

/** A choice that stands for something else: "Newcastle-under-Lyme (Staffordshire)". */
export const choiceLabel = (name: string, via: string | null): string =>
  via === null || via === name ? name : `${properName(via)} (${name})`;
