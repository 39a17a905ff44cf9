import { slackLimits as limits } from '../present/slack-limits.ts';
import type { KnownBlock } from './ask.ts';

export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export interface FittedMessage {
  readonly message: Message;
  /** What had to be cut, by name; a presenter that keeps to the limits leaves this empty. */
  readonly shortened: readonly string[];
}

/**
 * The same message within every limit of Slack, and harmless: no control or direction marks, no mention and no
 * link but to a web page, nothing empty, no two blocks of one id.
 */
export function fitMessage({ text, blocks }: Message): FittedMessage {
  const shortened = new Set<string>();
  const ids = new Set<string>();
  let tables = 0;
  const fitted = harmless(blocks).flatMap((block): KnownBlock[] => {
    const isTable = block.type === 'table' || block.type === 'data_table';
    if (isTable && tables === limits.message.tables) {
      shortened.add('tables');
      return [];
    }
    const fits = fitBlock(block, shortened);
    if (fits === null) return [];
    if (isTable) tables += 1;
    const { block_id: id, ...unnamed } = fits;
    if (id === undefined || ids.has(id) || id.length > limits.blockId) return [unnamed];
    ids.add(id);
    return [fits];
  });
  return {
    message: {
      text: cutMarkup(harmlessMarkup(harmlessText(text)), limits.message.text, 'text', shortened),
      blocks: first(fitted, limits.message.blocks, 'blocks', shortened),
    },
    shortened: [...shortened],
  };
}

// Controls but tab and newline (Cc); marks that reorder or hide text, and joiners (Cf); two odd line ends.
const invisible = /[^\P{Cc}\t\n]|[\p{Cf}\u2028\u2029]/gu;
// Nearly every text is of these alone, and to see that takes a third of the time that cleaning it does.
const plain = /^[\n\t\x20-\x7e£–—‘’“”…·]*$/;

/** The text without marks that cannot be seen or that change the order in which others are read. */
function harmlessText(text: string): string {
  if (plain.test(text)) return text;
  return text.replaceAll('\r\n', '\n').replaceAll(invisible, '').toWellFormed();
}

const entity = '(?:amp|lt|gt);';
const markupMarks = new RegExp(`<([^<>]*)>|[<>]|&(?!${entity})`, 'g');
const bareAmpersand = new RegExp(`&(?!${entity})`, 'g');
const webLink = /^https?:\/\/[^\s|]+(?:\|[^|\n]+)?$/;

/** Slack markup in which nothing can ring or link but `<https://…|label>`; everything else is shown as it stands. */
function harmlessMarkup(text: string): string {
  return text.replaceAll(markupMarks, (found, inner: string | undefined) => {
    if (inner === undefined) return escaped(found);
    const shown = inner.replaceAll(bareAmpersand, '&amp;');
    return webLink.test(inner) ? `<${shown}>` : `&lt;${shown}&gt;`;
  });
}

/** Text from elsewhere for use inside Slack markup. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A copy of blocks, or of a part of one, with every string in it made harmless, wherever it stands. */
function harmless<T>(part: T): T;
function harmless(part: unknown): unknown {
  if (typeof part === 'string') return harmlessText(part);
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map((one: unknown) => harmless(one)).filter((one) => !isEmpty(one));
  const copy: Record<string, unknown> = { ...part };
  for (const key in copy) copy[key] = harmless(copy[key]);
  if (copy['type'] === 'mrkdwn' && typeof copy['text'] === 'string') {
    copy['text'] = harmlessMarkup(copy['text']);
    // `verbatim` keeps Slack from finding links, names and channels in plain words.
    copy['verbatim'] = true;
  }
  return copy;
}

const texts: ReadonlySet<unknown> = new Set(['text', 'mrkdwn', 'plain_text']);
const lists: ReadonlySet<unknown> = new Set([
  'rich_text_section',
  'rich_text_list',
  'rich_text_preformatted',
  'rich_text_quote',
]);

/** A part of a list that Slack refuses for saying nothing. Cells of a table keep their place and are filled later. */
function isEmpty(part: unknown): boolean {
  if (typeof part !== 'object' || part === null || !('type' in part)) return false;
  if (texts.has(part.type)) return 'text' in part && part.text === '';
  return (
    lists.has(part.type) && 'elements' in part && Array.isArray(part.elements) && part.elements.length === 0
  );
}

type Shortened = Set<string>;
type Section = Extract<KnownBlock, { type: 'section' }>;
type TextObject = NonNullable<Section['text']>;
type Accessory = NonNullable<Section['accessory']>;
type Element = Extract<KnownBlock, { type: 'actions' }>['elements'][number];
type Table = Extract<KnownBlock, { type: 'table' }>;

/** The block within its limits, or null when nothing of it is left to show. */
function fitBlock(block: KnownBlock, shortened: Shortened): KnownBlock | null {
  switch (block.type) {
    case 'section':
      return fitSection(block, shortened);
    case 'header':
      return block.text.text === ''
        ? null
        : { ...block, text: fitText(block.text, limits.header.text, 'header', shortened) };
    case 'context': {
      const elements = first(block.elements, limits.context.elements, 'context', shortened).map((part) =>
        part.type === 'image' ? part : fitText(part, limits.context.text, 'context', shortened),
      );
      return elements.length === 0 ? null : { ...block, elements };
    }
    case 'actions': {
      const fitting = block.elements.map((one) => fitElement(one, shortened)).filter((one) => one !== null);
      const elements = first(fitting, limits.actions.elements, 'buttons', shortened);
      return elements.length === 0 ? null : { ...block, elements };
    }
    case 'image':
      return { ...block, alt_text: cutPlain(block.alt_text, limits.image.alt, 'alt text', shortened) || '–' };
    case 'table':
      return fitTable(block, shortened);
    case 'rich_text':
      return block.elements.length === 0 ? null : block;
    default:
      return block;
  }
}

function fitSection(section: Section, shortened: Shortened): Section | null {
  const { text, fields = [], accessory, ...rest } = section;
  const words = text === undefined || text.text === '' ? null : text;
  if (words === null && fields.length === 0) return null;
  const beside = accessory === undefined ? null : fitElement(accessory, shortened);
  const cells = first(fields, limits.section.fields, 'fields', shortened).map((field) =>
    fitText(field, limits.section.field, 'field', shortened),
  );
  return {
    ...rest,
    ...(words === null ? {} : { text: fitText(words, limits.section.text, 'section', shortened) }),
    ...(cells.length === 0 ? {} : { fields: cells }),
    ...(beside === null ? {} : { accessory: beside }),
  };
}

function fitElement<T extends Element | Accessory>(element: T, shortened: Shortened): T | null {
  switch (element.type) {
    case 'button': {
      const { text, value = '', url = '', action_id: id = '' } = element;
      // A cut value or address would mean something else, so the button goes rather than lies.
      const lies =
        value.length > limits.button.value || url.length > limits.button.url || id.length > limits.actionId;
      if (lies || text.text === '') {
        shortened.add('buttons');
        return null;
      }
      return { ...element, text: fitText(text, limits.button.text, 'button text', shortened) };
    }
    case 'overflow':
    case 'static_select': {
      if (element.options === undefined) return element;
      const most = element.type === 'overflow' ? limits.overflow.options : limits.select.options;
      const options = element.options
        .filter(({ text, value = '' }) => text.text !== '' && value.length <= limits.option.value)
        .map((option) => ({
          ...option,
          text: fitText(option.text, limits.option.text, 'option text', shortened),
        }));
      if (options.length < element.options.length) shortened.add('options');
      return options.length === 0
        ? null
        : { ...element, options: first(options, most, 'options', shortened) };
    }
    default:
      return element;
  }
}

/** Whole rows go from the end, so that what stays is right. */
function fitTable(table: Table, shortened: Shortened): Table {
  const full = table.rows.map((row) =>
    first(row, limits.table.columns, 'table', shortened).map((cell) =>
      cell.type === 'raw_text' && cell.text === '' ? { ...cell, text: '–' } : cell,
    ),
  );
  const rows = first(full, limits.table.rows, 'table', shortened);
  let characters = rows.reduce((sum, row) => sum + rowCharacters(row), 0);
  while (rows.length > 1 && characters > limits.table.characters) {
    shortened.add('table');
    characters -= rowCharacters(rows.pop() ?? []);
  }
  return { ...table, rows };
}

function rowCharacters(row: Table['rows'][number]): number {
  return row.reduce(
    (sum, cell) => sum + (cell.type === 'raw_text' ? cell.text.length : JSON.stringify(cell).length),
    0,
  );
}

function fitText<T extends TextObject>(object: T, most: number, what: string, shortened: Shortened): T {
  const cut = object.type === 'mrkdwn' ? cutMarkup : cutPlain;
  return { ...object, text: cut(object.text, most, what, shortened) };
}

function cutPlain(text: string, most: number, what: string, shortened: Shortened): string {
  if (text.length <= most) return text;
  shortened.add(what);
  // The last unit may be half of a pair.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Cuts before a link or an entity rather than inside it. */
function cutMarkup(text: string, most: number, what: string, shortened: Shortened): string {
  if (text.length <= most) return text;
  shortened.add(what);
  return `${text.slice(0, most - 1).replace(/(?:<[^>]*|&[a-z]*|[\ud800-\udbff])$/, '')}…`;
}

function first<T>(list: readonly T[], most: number, what: string, shortened: Shortened): T[] {
  if (list.length > most) shortened.add(what);
  return list.slice(0, most);
}
