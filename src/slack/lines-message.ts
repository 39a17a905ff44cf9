import type { KnownBlock } from './ask.ts';
import { escaped, type Message } from './fit-message.ts';
import { bold, plain, rich, type Leaf } from './rich-text.ts';
import type { Button } from './text-button.ts';

export type Line = readonly Leaf[];

/** Lines, what is noted beside them, and buttons; the text says all but the buttons. */
export function linesMessage(
  lines: readonly Line[],
  notes: readonly string[],
  buttons: readonly Button[],
): Message {
  const said = lines.map((line) => line.map((leaf) => ('text' in leaf ? leaf.text : '')).join(''));
  return {
    text: escaped([...said, ...notes].join('\n')),
    blocks: [rich(...lines), ...noteBlocks(notes), ...buttonRow(buttons)],
  };
}

/** Lines of which the first is a name, set off. */
export function namedLines([name = '', ...rest]: readonly string[]): Line[] {
  return [bold(name), ...rest.map(plain)];
}

/** What is noted beside a message; nothing where nothing is. */
export function noteBlocks(lines: readonly string[]): KnownBlock[] {
  return lines.length === 0
    ? []
    : [{ type: 'context', elements: [{ type: 'plain_text', text: lines.join('\n'), emoji: false }] }];
}

/** A row of buttons; none where there are none. */
export function buttonRow(buttons: readonly Button[]): KnownBlock[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: [...buttons] }];
}
