import { editDistance } from './similarity.ts';

/** One word of a text, folded for comparison, with what it looked like. */
export interface Token {
  readonly word: string;
  /** Singular form, by which words of measures and requests are compared. */
  readonly stem: string;
  /** As typed, for naming it in a reply. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  /** What stands before it: nothing, a sign that lists are made with, or another break. */
  readonly before: 'nothing' | 'list' | 'stop';
}

/** Longest text that is read, in characters; what follows is left unread. */
export const READ_LIMIT = 4000;

/** Most words that are read. A pasted paragraph has fewer; a flood of words is cut here. */
const TOKEN_LIMIT = 240;

const SLACK_MARKUP = /<(?:@[UWB][A-Z0-9]+|![a-z]+|!subteam\^[A-Z0-9]+|#C[A-Z0-9]+)(?:\|[^<>]*)?>/gi;
const SLACK_LINK = /<(?:https?|mailto|tel|slack):[^<>|]*(?:\|([^<>]*))?>/gi;
const BARE_LINK = /\bhttps?:\/\/\S+/gi;
const EMOJI_NAME = /:[a-z][a-z0-9_+'-]{1,40}:(?!\d)/gi;
/** "~2019~ 2020": what was struck out is not meant; "~20" is about 20. */
const STRUCK = /(?<![\w~])~(?=\S)[^~\n]*[^\s~]~(?![\w~])/g;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * The text without Slack's escapes, links, emoji, invisible characters and accents, in lower case. Punctuation
 * that periods and lists are written with stays.
 */
export function plainText(text: string): string {
  // Most questions are of these alone, and to see that takes far less time than to look for everything else.
  if (text.length <= READ_LIMIT && /^[\w -]*$/.test(text))
    return text.toLowerCase().replace(/ +/g, ' ').trim();
  return text
    .slice(0, READ_LIMIT)
    .normalize('NFKC')
    .slice(0, READ_LIMIT)
    .replace(/[\p{Cf}\u00AD]/gu, '')
    .replace(STRUCK, ' ')
    .replace(/[\n\r\v\f\u2028\u2029]+/g, ' ; ')
    .replace(/\p{Cc}/gu, ' ')
    .replace(SLACK_MARKUP, ' ')
    .replace(SLACK_LINK, ' $1 ')
    .replace(BARE_LINK, ' ')
    .replace(EMOJI_NAME, ' ')
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? ' ')
    .replace(/[‘’ʼ`´′]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/(?<=\d) ?(?:…|\.{2,3}) ?(?=\d{4})/g, ' to ')
    .replace(/…/g, ' ')
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/gu, ' ')
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:re|fwd?|aw): ?)+/, '')
    .replace(/^\d{1,2}[.)] (?=\S)/, '');
}

const REWRITES: readonly (readonly [RegExp, string])[] = [
  // The "new" of this question is no part of a name behind it: "what's new hampshire"
  [/(\bwhat(?:'s|s| is)) new\b/g, '$1 ;'],
  // A time of day says when an answer is wanted.
  [/\b\d{1,2}(?:[:.]\d{2})? ?[ap]m\b|\b\d{1,2}:\d{2}\b/g, ' '],
  // "(1) referrals and (2) assessments"
  [/\((?:\d|[a-h]|[ivx]{1,4})\)|\bq(?:uestion)? ?\d{1,2}[:.)]|(?<=[;?!] )\d{1,2}[.)](?= )/g, ' ; '],
  // "l.a.c." is "lac"
  [/\b([a-z])\.(?=[a-z]\b)/g, '$1'],
  // "s.47", "sec 47", "section forty seven" are one word
  [/\bsection (?:forty|fourty)[ -]?seven\b/g, 's47'],
  [/\bsection seventeen\b/g, 's17'],
  [/\bs(?:ect?(?:ion)?|ctn)?s?\.?[ -]?(\d{2,3})(?:'?s)?\b/g, 's$1'],
  [/\b(\d{1,3}),(\d{3})\b/g, '$1$2'],
  [/\b(\d+) ?k\b/g, '$1000'],
  [/(\d|yrs?|years?|days?|miles?|months?) ?\+/g, '$1 or more '],
  [/[<≤] ?(?=\d)/g, ' under '],
  [/[>≥] ?(?=\d)/g, ' over '],
  // "s47 no." and "no. SWs" are the number
  [/^nos?\. /g, 'number '],
  [/(?<=[a-z\d] )nos?(?:\.(?= |[,;/]|$)|$)/g, 'number'],
  // "n e lincs" is "ne lincs"
  [/\b([ns])\.? ([ew])\b(?= [a-z]{3})/g, '$1$2'],
  [/%/g, ' percent '],
  [/£(?=\s?[\d\p{L}])/gu, ' pounds '],
  [/[&+]/g, ' and '],
  [/\b(?:adn|nad)\b/g, 'and'],
  [/\bfrm\b/g, 'from'],
  [/\bfo\b/g, 'of'],
  // "r-referrals"
  [/\br-(?=[a-z]{4})/g, 're'],
  [/\b(\d+)(wds?|days?|d|yrs?|years?|y|months?|mths?|m|miles?|mi|th|st|nd|rd)\b/g, '$1 $2'],
  [/(?<!-)\b(re|co|non|un|multi|semi|over|under|case|work|turn)-(?=[a-z]{3})/g, '$1'],
  // possessives, then the apostrophe inside "l'pool"
  [/'s\b/g, ''],
  [/'/g, ''],
];

/** Most texts are plain words in which nothing is rewritten, as one look tells. */
const REWRITTEN =
  /[^a-z ;-]|\b(?:section|adn|nad|frm|fo|nos?|[ns] [ew]|what(?:s| is)|(?:re|co|non|un|multi|semi|over|under|case|work|turn|r)-)\b/;

const MISSPELT_SECTION = /\b([a-z]{5,9}) (47|17|20|31)s?\b/g;

function rewritten(text: string): string {
  return REWRITES.reduce((said, [pattern, replacement]) => said.replace(pattern, replacement), text).replace(
    MISSPELT_SECTION,
    (whole: string, word: string, number: string) =>
      editDistance(word, 'section', 2) <= 2 ? `s${number}` : whole,
  );
}

/** The words of a text that `plainText` returned. Spans given in `taken` are left out and count as a break. */
export function tokensOf(plain: string, taken: readonly { start: number; end: number }[] = []): Token[] {
  let text = plain;
  for (const span of taken) {
    text = `${text.slice(0, span.start)}${';'.padEnd(span.end - span.start, ' ')}${text.slice(span.end)}`;
  }
  if (REWRITTEN.test(text)) text = rewritten(text);
  const tokens: Token[] = [];
  let before: Token['before'] = 'nothing';
  for (const match of text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)) {
    const [word] = match;
    if (/^[\p{L}\p{N}]/u.test(word)) {
      const short = word.slice(0, 40);
      tokens.push({
        word: short,
        stem: stem(short),
        raw: word,
        start: match.index,
        end: match.index + word.length,
        before,
      });
      before = 'nothing';
      if (tokens.length >= TOKEN_LIMIT) break;
    } else if (/[,;/|]/.test(word)) {
      before = 'list';
    } else if (/[:()[\]"!?.]/.test(word) && before === 'nothing') {
      before = 'stop';
    }
  }
  return tokens;
}

/** Forms that nothing is rewritten in, which most of a lexicon is made of. */
const SIMPLE_FORM = /^[a-z]+(?:[ -][a-z]+)*$/;
const HYPHENATED = /(?:^| )(?:re|co|non|un|multi|semi|over|under|case|work|turn)-|^section | section /;

/** The words of a form in a lexicon, as they stand in a text. */
export function wordsOf(form: string): string[] {
  const lower = form.toLowerCase();
  if (SIMPLE_FORM.test(lower) && !HYPHENATED.test(lower)) return lower.split(/[ -]/);
  return tokensOf(plainText(form)).map((token) => token.word);
}

/** The same as singular forms. */
export function stemsOf(form: string): string[] {
  return wordsOf(form).map(stem);
}

/** Plurals that are not made with an s, by which singular they are compared. */
export const IRREGULAR: Readonly<Record<string, string>> = {
  children: 'child',
  childrens: 'child',
  childs: 'child',
  people: 'person',
  persons: 'person',
  women: 'woman',
  men: 'man',
  families: 'family',
  wives: 'wife',
  lives: 'live',
  yrs: 'yr',
  cps: 'cp',
  sws: 'sw',
  news: 'news',
};

/** Singular of an English word, near enough for comparing: plural endings only. */
export function stem(word: string): string {
  if (/^\d+s$/.test(word)) return word.slice(0, -1);
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular !== undefined) return irregular;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && /[^sui]s$/.test(word)) return word.slice(0, -1);
  return word;
}
