import { slackLimits as limits } from '../present/slack-limits.ts';
import type { KnownBlock } from './ask.ts';

export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/**
 * The same message within every limit of Slack, and harmless: no control or direction marks, no mention and no
 * link but to a web page, nothing empty, no two blocks of one id. `shortened` names what had to be cut.
 */
export function fitMessage(message: Message): {
  readonly message: Message;
  readonly shortened: readonly string[];
} {
  const shortened: string[] = [];
  const fit = fitter(shortened);
  const blocks: KnownBlock[] = [];
  const ids = new Set<string>();
  let tables = 0;
  for (const block of harmless(message.blocks)) {
    if (blocks.length === limits.message.blocks) {
      shortened.push('blocks');
      break;
    }
    const isTable = block.type === 'table' || block.type === 'data_table';
    if (isTable && tables === limits.message.tables) {
      shortened.push('tables');
      continue;
    }
    const fitted = fit.block(block);
    if (fitted === null) continue;
    if (isTable) tables += 1;
    const { block_id } = fitted;
    if (block_id !== undefined && (ids.has(block_id) || block_id.length > limits.blockId))
      delete fitted.block_id;
    else if (block_id !== undefined) ids.add(block_id);
    blocks.push(fitted);
  }
  return {
    message: {
      text: fit.markup(harmlessMarkup(harmlessText(message.text)), limits.message.text, 'text'),
      blocks,
    },
    shortened,
  };
}

// Controls but tab and newline (Cc); marks that reorder or hide text, and joiners (Cf); two odd line ends.
const invisible = /(?![\t\n])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The text without marks that cannot be seen or that change the order in which others are read. */
export function harmlessText(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(invisible, '').toWellFormed();
}

/** Slack markup in which nothing can ring or link but `<https://…|label>`; everything else is shown as it stands. */
export function harmlessMarkup(text: string): string {
  return text.replaceAll(/<([^<>]*)>|[<>]|&(?!(?:amp|lt|gt);)/g, (found, inner: string | undefined) => {
    if (inner === undefined) return escaped(found);
    return /^https?:\/\/[^\s|]+(\|[^|\n]+)?$/.test(inner)
      ? `<${inner.replaceAll(/&(?!(?:amp|lt|gt);)/g, '&amp;')}>`
      : `&lt;${harmlessMarkup(inner)}&gt;`;
  });
}

/** Text from elsewhere for use inside Slack markup. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function harmless(blocks: readonly KnownBlock[]): KnownBlock[] {
  const cleaned: KnownBlock[] = JSON.parse(JSON.stringify(blocks), (_, value: unknown) => {
    if (typeof value === 'string') return harmlessText(value);
    if (isMarkup(value)) return { ...value, text: harmlessMarkup(value.text), verbatim: true };
    return value;
  });
  return cleaned;
}

function isMarkup(value: unknown): value is { type: 'mrkdwn'; text: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'mrkdwn' &&
    'text' in value &&
    typeof value.text === 'string'
  );
}

type Section = Extract<KnownBlock, { type: 'section' }>;
type TextObject = NonNullable<Section['text']>;
type Element = Extract<KnownBlock, { type: 'actions' }>['elements'][number];
type Accessory = NonNullable<Section['accessory']>;

function fitter(shortened: string[]) {
  const plain = (text: string, most: number, what: string): string => {
    if (text.length <= most) return text;
    shortened.push(what);
    return `${text
      .slice(0, most - 1)
      .toWellFormed()
      .replace(/\ufffd$/, '')
      .trimEnd()}…`;
  };

  /** Cuts before a link, a mention or an entity rather than inside it. */
  const markup = (text: string, most: number, what: string): string => {
    if (text.length <= most) return text;
    const whole = text.slice(0, most - 1).replace(/(?:<[^>]*|&[a-z]*)$/, '');
    return plain(`${whole}${' '.repeat(most)}`, most, what);
  };

  const text = <T extends TextObject>(object: T, most: number, what: string): T => ({
    ...object,
    text: object.type === 'mrkdwn' ? markup(object.text, most, what) : plain(object.text, most, what),
  });

  const some = <T>(list: readonly T[], most: number, what: string): T[] => {
    if (list.length > most) shortened.push(what);
    return list.slice(0, most);
  };

  const element = <T extends Element | Accessory>(one: T): T | null => {
    if ('action_id' in one && (one.action_id?.length ?? 0) > limits.actionId) return null;
    if (one.type === 'button') {
      // A cut value or address would mean something else, so the button goes rather than lies.
      const lost =
        (one.value?.length ?? 0) > limits.button.value || (one.url?.length ?? 0) > limits.button.url;
      if (lost || one.text.text === '') {
        shortened.push('button');
        return null;
      }
      return { ...one, text: text(one.text, limits.button.text, 'button text') };
    }
    if (one.type === 'overflow') {
      const options = one.options
        .filter((option) => (option.value?.length ?? 0) <= limits.option.value)
        .map((option) => ({ ...option, text: text(option.text, limits.option.text, 'option text') }));
      return options.length === 0
        ? null
        : { ...one, options: some(options, limits.overflow.options, 'options') };
    }
    if (one.type === 'static_select' && one.options !== undefined) {
      const options = one.options
        .filter((option) => (option.value?.length ?? 0) <= limits.option.value)
        .map((option) => ({ ...option, text: text(option.text, limits.option.text, 'option text') }));
      return options.length === 0
        ? null
        : { ...one, options: some(options, limits.select.options, 'options') };
    }
    return one;
  };

  const kept = <T extends Element | Accessory>(list: readonly T[]): T[] =>
    list.map((one) => element(one)).filter((one) => one !== null);

  const block = (one: KnownBlock): KnownBlock | null => {
    switch (one.type) {
      case 'section': {
        const { text: words, fields, accessory, ...rest } = one;
        const full = (fields ?? []).filter((field) => field.text !== '');
        const button = accessory === undefined ? null : element(accessory);
        if ((words === undefined || words.text === '') && full.length === 0) return null;
        return {
          ...rest,
          ...(words === undefined || words.text === ''
            ? {}
            : { text: text(words, limits.section.text, 'section') }),
          ...(full.length === 0
            ? {}
            : {
                fields: some(full, limits.section.fields, 'fields').map((field) =>
                  text(field, limits.section.field, 'field'),
                ),
              }),
          ...(button === null ? {} : { accessory: button }),
        };
      }
      case 'header':
        return one.text.text === '' ? null : { ...one, text: text(one.text, limits.header.text, 'header') };
      case 'context': {
        const full = one.elements.filter((part) => part.type === 'image' || part.text !== '');
        if (full.length === 0) return null;
        return {
          ...one,
          elements: some(full, limits.context.elements, 'context').map((part) =>
            part.type === 'image' ? part : text(part, limits.context.text, 'context'),
          ),
        };
      }
      case 'actions': {
        const elements = some(kept(one.elements), limits.actions.elements, 'buttons');
        return elements.length === 0 ? null : { ...one, elements };
      }
      case 'image':
        return { ...one, alt_text: plain(one.alt_text, limits.image.alt, 'alt text') };
      case 'table':
        return one.rows.length <= limits.table.rows
          ? one
          : { ...one, rows: some(one.rows, limits.table.rows, 'table rows') };
      default:
        return one;
    }
  };
  return { block, markup };
}
