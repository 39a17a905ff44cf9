const LENGTH = 4000;

/** Texts of 4,000 characters that are meant to be slow to read: repetition, near misses, markup, signs that expand. */
export function hostileTexts(): string[] {
  const pieces = [
    'a',
    '1',
    '(',
    '-',
    "'",
    '&amp;',
    '<@U',
    '<!channel>',
    '\u202e',
    '\u200b',
    '😀',
    'ẞ',
    'ﷺ',
    'dorset ',
    'birminghm mancester livrpool ',
    'north and south ',
    'cpp and ',
    'children looked after in care at 31 march ',
    '2017-',
    '31/03/2017 ',
    'last 5 years ',
    'E10000009 ',
    '838 ',
    'cpp-rate ',
    'what is the ',
    'where does the ',
    'is my the child ',
    'tell me when the ',
    'xq zv ',
  ];
  const strangers = Array.from({ length: 500 }, (_, index) => `w${index.toString(36)}zq`).join(' ');
  return [...pieces.map((piece) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH)), strangers];
}
