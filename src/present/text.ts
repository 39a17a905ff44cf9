import type { Page, Role, Section, Span, Step, Table } from './page.ts';
import { WORDS } from './wording-phrases.ts';

/**
 * A page as plain text. The first line is complete by itself; every figure, caution and source of the blocks is
 * here too. Steps are numbered where `steps` says so, so that a terminal can take the number as an answer.
 */
export function plainText(page: Page, options: { readonly steps: 'numbered' | 'listed' | 'none' }): string {
  const said = (section: Section): string => sectionText(section, page.steps, options.steps);
  const parts = [
    page.headline,
    ...page.sections.filter(({ role }) => role === 'remark').map(said),
    page.table ? tableText(page.table) : '',
    ...page.sections.filter(({ role }) => role !== 'remark').map(said),
  ];
  const offered = page.sections.some((section) => section.role === 'offer');
  if (!offered && page.steps.length > 0) parts.push(stepsText(page.steps, options.steps));
  const own = parts.filter((part) => part !== '').join('\n');
  return [own, ...page.more.map((more) => plainText(more, options))].join('\n\n');
}

function sectionText(
  section: Section,
  steps: readonly Step[],
  style: 'numbered' | 'listed' | 'none',
): string {
  const lines = section.lines.map((line) => line.map(spanText).join(''));
  if (section.role === 'offer') {
    const list = stepsText(steps, style);
    return list === '' ? (steps.length === 0 ? lines.join('\n') : '') : [...lines, list].join('\n');
  }
  const lead = LEADS[section.role];
  return lines.map((line) => `${lead}${line}`).join('\n');
}

const LEADS: Readonly<Record<Exclude<Role, 'offer'>, string>> = {
  remark: `${WORDS.care}: `,
  body: '',
  definition: `${WORDS.definition}: `,
  caution: `${WORDS.care}: `,
  claim: `${WORDS.claims}: `,
  source: '',
};

function stepsText(steps: readonly Step[], style: 'numbered' | 'listed' | 'none'): string {
  if (style === 'none') return '';
  return steps
    .map((step, index) => (style === 'numbered' ? `  ${index + 1}. ${step.label}` : `  • ${step.label}`))
    .join('\n');
}

function spanText(span: Span): string {
  return typeof span === 'string' ? span : `${span.text}: ${span.link}`;
}

/** A table in columns of equal width, the first to the left and the rest to the right, with headings as lines. */
export function tableText(table: Table): string {
  const rows = [table.header, ...table.rows];
  const isHeading = (row: readonly string[]): boolean => row.length === 1 && table.header.length > 1;
  const widths = table.header.map((_, column) =>
    Math.max(...rows.map((row) => (isHeading(row) ? 0 : Array.from(row[column] ?? '').length))),
  );
  const line = (row: readonly string[]): string =>
    (isHeading(row) ? [`${row[0]}:`] : row)
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [table.caption, ...rows.map(line)].filter((text) => text !== '').join('\n');
}
