import type { KnownBlock } from './ask.ts';

export type RichText = Extract<KnownBlock, { type: 'rich_text' }>;
type Section = Extract<RichText['elements'][number], { type: 'rich_text_section' }>;
/** A piece of a line: text, a person, a channel, a link. */
export type Leaf = Section['elements'][number];

/** Lines as Slack shows them unread: nothing in a text can become a mention, a link or formatting. */
export function rich(...lines: readonly (readonly Leaf[])[]): RichText {
  return {
    type: 'rich_text',
    elements: lines.map((line, index) => ({
      type: 'rich_text_section',
      // A line ends with a break, or the next one would run on in it.
      elements: index === lines.length - 1 ? [...line] : [...line, { type: 'text', text: '\n' }],
    })),
  };
}

/** A line above a list of at least one, which a reader's machine counts out and steps through. */
export function listUnder(above: readonly Leaf[], items: readonly (readonly Leaf[])[]): RichText {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [...above] },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: items.map((item) => ({ type: 'rich_text_section', elements: [...item] })),
      },
    ],
  };
}

export function plain(text: string): readonly Leaf[] {
  return [{ type: 'text', text }];
}

export function bold(text: string): readonly Leaf[] {
  return [{ type: 'text', text, style: { bold: true } }];
}
