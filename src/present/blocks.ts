import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { Page, Role, Section, Span, Step, Table } from './page.ts';
import { slackLimits } from './slack-limits.ts';
import { tableText } from './text.ts';
import { WORDS } from './wording-phrases.ts';

/** How many steps of a page stand as buttons; a longer row is not read on a phone. */
const BUTTONS = 5;

/**
 * A page as Block Kit. Sentences are rich text, which Slack shows as it is: nothing in it can become a mention, a
 * link or formatting. Long replies lose whole sections from the end, never part of a sentence.
 */
export function blocksOf(page: Page, steps: 'as buttons' | 'left out' = 'as buttons'): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  for (const part of [page, ...page.more]) {
    if (blocks.length > 0) blocks.push({ type: 'divider' });
    blocks.push(...pageBlocks(part, part !== page));
    if (steps === 'as buttons' && part.steps.length > 0) blocks.push(actions(part.steps));
  }
  return blocks.slice(0, slackLimits.message.blocks - RESERVED);
}

/** Room that the sender keeps for what it adds itself: the share button and who shared. */
const RESERVED = 3;

function pageBlocks(page: Page, further: boolean): KnownBlock[] {
  const blocks: KnownBlock[] = [
    richText([paragraph([{ type: 'text', text: page.headline, style: { bold: true } }])]),
  ];
  blocks.push(...page.sections.filter(({ role }) => role === 'remark').map(sectionBlock));
  if (page.table) {
    blocks.push(
      context(page.table.caption),
      further
        ? richText([preformatted(page.table)])
        : {
            type: 'table',
            column_settings: page.table.header.map((_, column) => ({
              align: column === 0 ? 'left' : 'right',
            })),
            rows: tableRows(page.table),
          },
    );
  }
  for (const role of ORDER) {
    const parts = page.sections.filter((section) => section.role === role);
    blocks.push(...parts.map(sectionBlock));
  }
  return blocks;
}

function tableRows({ header, rows }: Table): Cell[][] {
  return [header, ...rows].slice(0, slackLimits.table.rows).map((row) => cellsOf(row, header));
}

type Cell = Extract<KnownBlock, { type: 'table' }>['rows'][number][number];

/** A heading's row says again what stands in the columns: cells cannot be empty, and dashes are read out as gaps. */
function cellsOf(row: readonly string[], header: readonly string[]): Cell[] {
  const [first = '', ...rest] = row;
  const plain = (cell: string): Cell => ({ type: 'raw_text', text: cell === '' ? '–' : cell });
  const isHeading = rest.length === 0 && header.length > 1;
  return isHeading ? [boldCell(first), ...header.slice(1).map(plain)] : row.map(plain);
}

function boldCell(text: string): Cell {
  const words = { type: 'text' as const, text, style: { bold: true } };
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [words] }] };
}

const ORDER: readonly Role[] = ['body', 'caution', 'claim', 'definition', 'source', 'offer'];

function sectionBlock(section: Section): KnownBlock {
  switch (section.role) {
    case 'body':
      return richText(section.lines.map((line) => paragraph(line.map(element))));
    case 'remark':
    case 'caution':
    case 'claim':
      return richText([
        paragraph([
          {
            type: 'text',
            text: section.role === 'claim' ? WORDS.claims : WORDS.care,
            style: { bold: true },
          },
        ]),
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: section.lines.map((line) => ({
            type: 'rich_text_section',
            elements: line.map(element),
          })),
        },
      ]);
    case 'definition':
    case 'source':
    case 'offer':
      return context(section.lines.map((line) => line.map(mrkdwnSpan).join('')).join('\n'));
  }
}

function richText(elements: RichTextBlockElements): KnownBlock {
  return { type: 'rich_text', elements };
}

type RichTextBlockElements = Extract<KnownBlock, { type: 'rich_text' }>['elements'];

/** A paragraph ends with a line break, or the next one would run on in the same line. */
function paragraph(elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements: [...elements, { type: 'text', text: '\n' }] };
}

function element(span: Span): RichTextElement {
  return typeof span === 'string'
    ? { type: 'text', text: span }
    : { type: 'link', url: span.link, text: span.text };
}

/** A table as text in columns: a message takes one real table only. */
function preformatted(table: Table): RichTextBlockElements[number] {
  return {
    type: 'rich_text_preformatted',
    elements: [{ type: 'text', text: tableText({ ...table, caption: '' }) }],
  };
}

function context(text: string): KnownBlock {
  return {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: cut(text, slackLimits.context.text), verbatim: true }],
  };
}

function mrkdwnSpan(span: Span): string {
  return typeof span === 'string' ? escapeMrkdwn(span) : `<${span.link}|${escapeMrkdwn(span.text)}>`;
}

/** Slack's own three escapes; with `verbatim` nothing else is turned into a link or a mention. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function actions(steps: readonly Step[]): KnownBlock {
  return {
    type: 'actions',
    elements: steps.slice(0, BUTTONS).map((step, index) => ({
      type: 'button',
      action_id: `ask:${index}`,
      text: { type: 'plain_text', text: cut(step.label, slackLimits.button.text), emoji: false },
      value: cut(step.query, slackLimits.button.value),
    })),
  };
}

/** A text no longer than the limit, an ellipsis where it was cut. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
