/** What can be set for a channel, by the word that people set it with. */
export type SettingName = 'authority' | 'neighbours' | 'basket';

/** A message that is about settings and not a question. */
export type SettingWords =
  | { readonly kind: 'show' }
  /** `own`: for the person alone and not for the channel. */
  | { readonly kind: 'set'; readonly name: SettingName; readonly words: string; readonly own: boolean }
  | { readonly kind: 'unset'; readonly name: SettingName | 'all'; readonly own: boolean };

const NAME = "(authority|council|area|place|neighbours?(?:’|')?s?(?: model)?|model|basket)";
const WHOSE = "((?:the |this |our |channel(?:’|')?s? |default |my )*)";
const SHOWS = /^(?:show |see |what are )?(?:the |my |our |this channel(?:’|')?s |channel )*settings?$/i;
const SETS = new RegExp(
  `^(?:set|use|change)\\s+${WHOSE}${NAME}\\b(?:\\s*(?:to|=|:|is|as)(?=\\s))?\\s*(.*)$`,
  'is',
);
const UNSETS = new RegExp(
  `^(?:unset|remove|clear|forget|reset|delete)\\s+${WHOSE}(?:${NAME}|((?:all )?settings))$`,
  'i',
);

/** Reads a message about settings; null where it is something else. */
export function readSetting(text: string): SettingWords | null {
  const plain = text.trim().replace(/[.!?]+$/, '');
  if (SHOWS.test(plain)) return { kind: 'show' };
  const [, whose = '', name, words = ''] = SETS.exec(plain) ?? [];
  if (name !== undefined) {
    return { kind: 'set', name: nameOf(name), words: words.trim(), own: isOwn(whose) };
  }
  const unset = UNSETS.exec(plain);
  if (unset === null) return null;
  const [, whoseToo = '', one] = unset;
  return { kind: 'unset', name: one === undefined ? 'all' : nameOf(one), own: isOwn(whoseToo) };
}

function nameOf(word: string): SettingName {
  const lower = word.toLowerCase();
  if (lower === 'basket') return 'basket';
  return lower.startsWith('neighbour') || lower === 'model' ? 'neighbours' : 'authority';
}

function isOwn(whose: string): boolean {
  return /\bmy\b/i.test(whose);
}
