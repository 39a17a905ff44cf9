export type Weight = 'regular' | 'semibold';

type AdvanceTable = readonly (readonly [advance: number, characters: string])[];

// Advance widths of Source Sans 3 in thousandths of the type size, as its horizontal metrics table has them.
const ADVANCES: Readonly<Record<Weight, AdvanceTable>> = {
  regular: [
    [200, ' \u00a0'],
    [241, '|'],
    [246, 'i'],
    [247, 'j'],
    [249, "',.:;·‘’"],
    [255, 'l'],
    [263, 'I'],
    [289, '!'],
    [292, 'f'],
    [303, '()[]{}'],
    [304, '•'],
    [311, '-'],
    [331, '°'],
    [338, 't'],
    [347, 'r'],
    [350, '/\\'],
    [418, '*'],
    [419, 's'],
    [425, '?z'],
    [426, '"“”'],
    [446, 'x'],
    [456, 'c'],
    [467, 'vy'],
    [476, 'Y'],
    [479, 'J'],
    [480, '–'],
    [486, 'L'],
    [494, 'F'],
    [495, 'k'],
    [496, 'e'],
    [497, '#$+0123456789<=>^~£±×−≤≥≈'],
    [500, '_'],
    [504, 'ag'],
    [513, 'X'],
    [515, 'V'],
    [527, 'E'],
    [534, 'S'],
    [536, 'T'],
    [539, 'Z'],
    [542, '`o'],
    [543, 'A'],
    [544, 'hu'],
    [547, 'n'],
    [553, 'b'],
    [555, 'dpq'],
    [566, 'P'],
    [569, 'R'],
    [571, 'C'],
    [579, 'K'],
    [588, 'B'],
    [609, '&'],
    [615, 'D'],
    [617, 'G'],
    [619, '→'],
    [645, 'U'],
    [647, 'N'],
    [652, 'H'],
    [664, 'OQ'],
    [719, 'w'],
    [727, 'M'],
    [786, 'W'],
    [800, '—'],
    [824, '%'],
    [829, 'm'],
    [847, '@'],
    [948, '…'],
  ],
  semibold: [
    [200, ' \u00a0'],
    [255, '|'],
    [262, 'i'],
    [263, 'j'],
    [271, 'l'],
    [275, "',.:;·‘’"],
    [282, 'I'],
    [315, '!'],
    [317, 'f'],
    [322, '-'],
    [324, '()[]{}'],
    [325, '•'],
    [344, '/\\'],
    [348, '°'],
    [361, 't'],
    [373, 'r'],
    [431, 's'],
    [438, '*'],
    [443, 'z'],
    [444, '?'],
    [462, 'c'],
    [480, '–'],
    [481, 'x'],
    [482, '"“”'],
    [494, 'J'],
    [495, 'vy'],
    [500, '_'],
    [501, 'Y'],
    [502, 'L'],
    [507, 'e'],
    [510, 'F'],
    [513, '#$+0123456789<=>^~£±×−≤≥≈'],
    [516, 'a'],
    [520, 'g'],
    [522, 'k'],
    [536, 'V'],
    [538, 'E'],
    [540, 'Z'],
    [541, 'X'],
    [545, 'S'],
    [546, 'T'],
    [549, '`o'],
    [556, 'u'],
    [558, 'Ah'],
    [560, 'n'],
    [563, 'b'],
    [564, 'dpq'],
    [576, 'C'],
    [582, 'P'],
    [592, 'R'],
    [597, 'BK'],
    [618, '→'],
    [625, 'D'],
    [628, 'G'],
    [639, '&'],
    [655, 'U'],
    [657, 'N'],
    [663, 'H'],
    [674, 'OQ'],
    [745, 'M'],
    [748, 'w'],
    [800, 'W—'],
    [841, '%'],
    [843, 'm'],
    [875, '@'],
    [964, '…'],
  ],
};

const BY_CHARACTER: Readonly<Record<Weight, ReadonlyMap<string, number>>> = {
  regular: byCharacter(ADVANCES.regular),
  semibold: byCharacter(ADVANCES.semibold),
};

// No glyph of either weight is wider than its type size, so an unknown one is never measured too small.
const WIDEST = 1000;

function byCharacter(table: AdvanceTable): ReadonlyMap<string, number> {
  return new Map(
    table.flatMap(([advance, characters]) => Array.from(characters, (one) => [one, advance] as const)),
  );
}

/** Width of one line of text in pixels at this type size. Kerning is left out: it only ever tightens. */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
  const advances = BY_CHARACTER[weight];
  let sum = 0;
  for (const character of text.normalize('NFD').replace(/\p{Mn}/gu, '')) {
    sum += advances.get(character) ?? WIDEST;
  }
  return (sum * size) / 1000;
}

export interface Wrapping {
  readonly size: number;
  readonly weight?: Weight;
  /** Pixels that no line may exceed. */
  readonly width: number;
}

/**
 * The text on as few lines as fit the width, with nothing left out. A single word wider than the width is
 * broken between characters. An empty text has no lines.
 */
export function wrapText(text: string, { size, weight = 'regular', width }: Wrapping): string[] {
  return fillLines(wordsOf(text), width, size, weight);
}

/** The same as `wrapText`, but with lines of about equal length: for titles and labels. */
export function wrapEvenly(text: string, { size, weight = 'regular', width }: Wrapping): string[] {
  const words = wordsOf(text);
  const lines = fillLines(words, width, size, weight);
  const widestWord = Math.max(0, ...words.map((word) => textWidth(word, size, weight)));
  let even = lines;
  for (let narrower = width - size / 2; lines.length > 1 && narrower >= widestWord; narrower -= size / 2) {
    const attempt = fillLines(words, narrower, size, weight);
    if (attempt.length > lines.length) break;
    even = attempt;
  }
  return even;
}

function wordsOf(text: string): string[] {
  // Not at a no-break space, which is there to keep a number and its unit together.
  return text.split(/[ \t\r\n]+/u).filter((word) => word !== '');
}

function fillLines(words: readonly string[], width: number, size: number, weight: Weight): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, size, weight) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (line !== '' && textWidth(line + character, size, weight) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return line === '' ? lines : [...lines, line];
}
