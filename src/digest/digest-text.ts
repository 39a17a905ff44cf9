import type { Release } from '../domain/release.ts';
import { cut, escapeMrkdwn } from '../present/blocks.ts';
import { sections, type Page, type Section, type Span, type Table } from '../present/page.ts';
import { plainText } from '../present/text.ts';
import { PROFILE } from '../present/wording-table.ts';
import * as say from './wording.ts';

/** Columns of a table that the text has where all would be too long. */
const shortRow: readonly string[] = PROFILE.header.slice(0, 4);

/**
 * A digest as the text of a message, complete within so many characters: rows of a table are lines that can be read
 * aloud. Where it would be too long it first does without the columns and files of its sources, then without what
 * figures are compared with and the addresses of sources, then without the tables of the single areas, then without
 * all but a line for each; the message itself has what is missing, and the text says so.
 */
export function digestText(page: Page, limit: number, releases: readonly Release[]): string {
  const names = releases.map(
    ({ publisher, publication, edition }) => `${publisher}, ${publication}, ${edition}`,
  );
  const linked = (one: Page): Page => withShortSources(one, names, true);
  const unlinked = (one: Page): Page => withShortSources(one, names, false);
  const shortenings: readonly (() => Page)[] = [
    () => throughout(page, withRows),
    () => throughout(page, (one) => linked(withRows(one))),
    () => throughout(page, (one) => unlinked(withShortRows(one))),
    () => withoutTables(linked(page)),
    () => withoutTables(unlinked(page)),
    () => unlinked(linesOnly(page)),
    () => unlinked(withoutCautions(linesOnly(page))),
  ];
  let text = '';
  for (const shorten of shortenings) {
    text = escapeMrkdwn(plainText(shorten(), { steps: 'none' }));
    if (text.length <= limit) return text;
  }
  return cut(text, limit);
}

/** The page and those that go with it, each changed; the page itself is the first. */
function throughout(page: Page, change: (one: Page) => Page): Page {
  return { ...change(page), more: page.more.map(change) };
}

/** What is said of each area without its table and what to take care of in it. */
function withoutTables(page: Page): Page {
  if (page.more.length === 0) return tableAsLines(withoutQuarters(page), () => [say.tableInMessage]);
  const told = page.more.map(toldOnly).filter((one) => one.sections.length > 0);
  return { ...withLine(page, say.tablesInMessage), more: told };
}

/** The line of each area. */
function linesOnly(page: Page): Page {
  if (page.more.length === 0) return withoutTables(page);
  return { ...withLine(page, say.pagesInMessage), more: [] };
}

/** The last resort: what to take care of has to be read in the message. */
function withoutCautions(page: Page): Page {
  return { ...page, sections: page.sections.filter(({ role }) => role !== 'caution') };
}

function withLine(page: Page, line: string): Page {
  return { ...page, sections: [...page.sections, { role: 'body', lines: [[line]] }] };
}

function toldOnly(page: Page): Page {
  const told = withoutQuarters(page).sections.filter(({ role }) => role === 'body');
  return { ...page, table: null, sections: told };
}

/** Without what explains a column that is not there. */
function withoutQuarters(page: Page): Page {
  const lines = (part: Section): Section['lines'] =>
    part.lines.filter(([first]) => first !== PROFILE.quarters);
  return { ...page, sections: sections(page.sections.map((part) => ({ ...part, lines: lines(part) }))) };
}

/** The table as lines of the body, before what is said of it. */
function withRows(page: Page): Page {
  return tableAsLines(page, ({ caption, header, rows }) => [
    caption,
    ...rows.map((row) => rowLine(header, row)),
  ]);
}

/** Each figure with when it is of and its change, without what it is compared with. */
function withShortRows(page: Page): Page {
  return tableAsLines(withoutQuarters(page), ({ header, rows }) => {
    const inShort = (row: readonly string[]): readonly string[] =>
      row.filter((_, column) => shortRow.includes(header[column] ?? ''));
    return [say.rowsInShort, ...rows.map((row) => rowLine(inShort(header), inShort(row)))];
  });
}

function tableAsLines(page: Page, linesOf: (table: Table) => readonly string[]): Page {
  if (!page.table) return page;
  const lines = linesOf(page.table).map((line) => [line]);
  return { ...page, table: null, sections: [{ role: 'body', lines }, ...page.sections] };
}

/** "Repeat child protection plans, 2024/25: 27.5%; −1.6 points on the year; England 24.5%". */
function rowLine(
  header: readonly string[],
  [name = '', when = '', figure = '', ...others]: readonly string[],
): string {
  if (when === '' && figure === '') return name;
  const beside = others.flatMap((cell, index) =>
    cell === '' ? [] : labelled(header[index + 3] ?? '', cell),
  );
  return `${name}, ${when}: ${[figure, ...beside].join('; ')}`;
}

function labelled(heading: string, cell: string): string {
  switch (heading) {
    case PROFILE.header[3]:
      // Or why there is none.
      return /^[+−]|^no change/.test(cell) ? `${cell} on the year` : cell;
    case PROFILE.header[4]:
      return cell;
    case PROFILE.header[5]:
      return `${heading} ${cell}`;
    default:
      return `${heading.toLowerCase()} ${cell}`;
  }
}

/** Sources by publisher, publication and perhaps link: what stands in which column is told by each answer. */
function withShortSources(page: Page, names: readonly string[], linked: boolean): Page {
  const named = (line: readonly Span[]): string | undefined =>
    names
      .filter((name) => line.some((span) => typeof span === 'string' && span.includes(name)))
      .toSorted((a, b) => b.length - a.length)[0];
  const shortened = (line: readonly Span[]): readonly Span[] => {
    const name = named(line);
    if (name === undefined) return line;
    const links = line.filter((span) => typeof span !== 'string');
    return [say.shortSource(name), ...(linked ? links.flatMap((link) => [' ', link]) : [])];
  };
  return {
    ...page,
    sections: page.sections.map((part) =>
      part.role === 'source' ? { ...part, lines: part.lines.map(shortened) } : part,
    ),
  };
}
