/** A piece of a line: words of ours, a link, or words that somebody typed. */
export type Span = string | { readonly link: string; readonly text: string };

/**
 * What part a line plays; renderers choose its look by it. A remark, of how the question was taken, stands right under
 * the headline.
 */
export type Role = 'remark' | 'body' | 'definition' | 'caution' | 'claim' | 'offer' | 'source';

export interface Section {
  readonly role: Role;
  readonly lines: readonly (readonly Span[])[];
}

export interface Table {
  readonly caption: string;
  readonly header: readonly string[];
  /** A row of one cell is the heading of those below it. */
  readonly rows: readonly (readonly string[])[];
  /** Index of the row to set off, or null. */
  readonly emphasis: number | null;
}

/** A next step: the label on it and the message that it sends. */
export interface Step {
  readonly label: string;
  readonly query: string;
}

/** An answer laid out once; text and blocks are two ways of drawing the same page. */
export interface Page {
  readonly headline: string;
  readonly sections: readonly Section[];
  readonly table: Table | null;
  readonly steps: readonly Step[];
  /** Further pages of the same reply. */
  readonly more: readonly Page[];
  /** Whether the reply is worth sharing with others. */
  readonly shareable: boolean;
}

/** A section of plain lines; empty and missing ones are left out. */
export function section(role: Role, lines: readonly (string | null)[]): Section {
  return { role, lines: lines.flatMap((line) => (line === null || line === '' ? [] : [[line]])) };
}

/** The sections that have something to say. */
export function sections(parts: readonly (Section | null)[]): Section[] {
  return parts.flatMap((part) => (part && part.lines.length > 0 ? [part] : []));
}

/** A page of sentences only. */
export function simplePage(headline: string, parts: readonly Section[]): Page {
  return { headline, sections: sections(parts), table: null, steps: [], more: [], shareable: false };
}

/**
 * What somebody typed, fit to be shown back: letters, digits and a little punctuation only, at most 60 characters,
 * so that it can be neither a mention, a link, an address nor formatting.
 */
export function cleanEcho(words: string): string {
  const plain = words
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}'’%/-]+/gu, ' ')
    .replaceAll(/\/{2,}/g, ' ')
    .trim();
  return plain.length > 60 ? `${Array.from(plain).slice(0, 59).join('')}…` : plain;
}
