import type { Area } from '../domain/authority.ts';
import type { Metric } from '../domain/metric.ts';

// What sentences everywhere are put together from, and the words on the parts of a page.

/**
 * "Leeds, York and Hull"; "Kensington and Chelsea, and Westminster" where one has an "and" of its own, and semicolons where
 * one has a comma of its own. What stands in quotation marks is one word.
 */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return '';
  if (words.length === 1) return last;
  const outside = words.map((word) => word.replaceAll(/“[^”]*”/g, ''));
  const separator = outside.some((word) => word.includes(', ')) ? ';' : ',';
  const close = separator === ';' || outside.some((word) => word.includes(' and ')) ? separator : '';
  return `${words.slice(0, -1).join(`${separator} `)}${close} and ${last}`;
}

export function quoted(name: string): string {
  return `“${name}”`;
}

/** A name inside a sentence; initials and the inspectorate keep their capitals. */
export function lower(name: string): string {
  return /^(?:[A-Z]{2}|Ofsted\b)/.test(name) ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const WORDS = {
  definition: 'Meaning',
  care: 'Take care',
  claims: 'What was reported',
  ask: 'Ask',
  source: 'Source page',
  methodology: 'Methodology',
  report: 'Inspection report',
  share: 'Share to channel',
} as const;

/** "the South West"; London, its halves and Yorkshire stand without an article. */
export function regionName(region: Area): string {
  return region.half !== null ||
    /London/.test(region.name) ||
    /^(Inner|Outer|England|Yorkshire)/.test(region.name)
    ? region.name
    : `the ${region.name}`;
}

/** What a value says of a measure, to be followed by when: "278 children were on a plan", "the turnover was 18.3%". */
export function stated(value: string, { phrase }: Metric): string {
  return phrase.includes('{}') ? phrase.replace('{}', () => value) : `${value} ${phrase}`;
}
