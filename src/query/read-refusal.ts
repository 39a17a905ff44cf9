import type { Lexicon } from '../domain/lexicon.ts';
import { stemsOf, type Token } from './normalise.ts';
import type { NameLike } from './parse-text.ts';
import { PhraseTrie } from './phrase-trie.ts';

export type Concern = 'child-at-risk' | 'individual' | 'instruction' | 'off-topic';

/** Finds texts that are no question about statistics whatever else they name: a worry, a person, an order to a machine. */
export class ConcernReader {
  readonly #phrases = new PhraseTrie<Concern>();
  readonly #firstNames: ReadonlySet<string>;
  readonly #surnames: ReadonlySet<string>;

  constructor(lexicon: Lexicon) {
    const put = (phrases: readonly string[], concern: Concern): void => {
      for (const phrase of phrases) this.#phrases.set(stemsOf(phrase), concern);
    };
    put(lexicon.instruction, 'instruction');
    put(lexicon.individual, 'individual');
    put(lexicon.childAtRisk, 'child-at-risk');
    put(lexicon.service, 'off-topic');
    this.#surnames = new Set(lexicon.surnames);
    this.#firstNames = new Set(lexicon.firstNames);
  }

  /** The concern of a text, the gravest where there are several; null where it has none. */
  read(plain: string, tokens: readonly Token[]): Concern | null {
    const guesses = tokens.map(({ stem }) => [{ word: stem, sureness: 1, span: 1 }]);
    const found = new Set(
      tokens.flatMap((_, from) => this.#phrases.matches(guesses, from, null).map(({ payload }) => payload)),
    );
    if (found.has('child-at-risk') || AT_RISK.some((pattern) => pattern.test(plain))) return 'child-at-risk';
    if (found.has('instruction')) return 'instruction';
    if (found.has('individual') || ABOUT_A_PERSON.some((pattern) => pattern.test(plain))) return 'individual';
    if (
      tokens.some(({ stem }, index) => FAMILY.has(stem) && this.#surnames.has(tokens[index - 1]?.word ?? ''))
    ) {
      return 'individual';
    }
    return found.has('off-topic') ? 'off-topic' : null;
  }

  /** Whether words that nothing else explains name a person: by a first name, by a surname, or by what is asked of them. */
  isPerson(names: readonly NameLike[]): boolean {
    const all = names.flatMap(({ words }) => words);
    if (all.some((word, index) => this.#firstNames.has(word) && all[index + 1] !== undefined)) return true;
    return names.some(
      ({ words, after }) =>
        words.length > 1 &&
        words.every((word) => /^\p{L}+$/u.test(word)) &&
        (words.slice(1).some((word) => this.#surnames.has(word)) ||
          (after !== null && ASKS_WHETHER.test(after))),
    );
  }

  /** Whether a text, as it was typed, names a person: a title or a first name with another name behind it. */
  namesSomebody(text: string): boolean {
    const words = text.normalize('NFKC').match(/[\p{L}'’-]+/gu) ?? [];
    return words.some((word, index) => {
      const next = words[index + 1];
      return next !== undefined && this.#firstNames.has(word.toLowerCase()) && this.#isSurname(next);
    });
  }

  #isSurname(word: string): boolean {
    return /^\p{Lu}/u.test(word) || this.#surnames.has(word.toLowerCase());
  }
}

/** "Is Jo Bloggs on a plan?" */
const ASKS_WHETHER = /^(?:is|was|has|had|did|does)$/;

const FAMILY: ReadonlySet<string> = new Set([
  'family',
  'child',
  'sibling',
  'twin',
  'case',
  'baby',
  'brother',
  'sister',
]);

/** What happens to whoever writes, or to a child of theirs, whatever statistic its words would name. */
const AT_RISK: readonly RegExp[] = [
  /\bmy (?:mum|mom|mam|dad|mother|father|parents?|step\p{L}+|carers?|uncle|aunt|brother|sister|nan|grand\p{L}+|boyfriend|girlfriend|teacher|coach)\b[^.!?]*\b(?:hit|hurt|beat|neglect|abus|touch|starv|lock|threat|scream|kick|punch|slap|burn|frighten|scar)\p{L}*[^.!?]*\b(?:me|us)\b/u,
  /\b(?:i|we)(?: was| were| am|'m|m| are|'re| have been|'ve been|ve been| got| get| keep getting) (?:also |all |just |being |getting |still |sexually |physically |emotionally )*(?:abused|raped|groomed|molested|assaulted|beaten|hit|hurt|neglected|touched|exploited|trafficked|blackmailed|threatened)\b(?! (?:by|with) (?:a |the |rising |falling )?(?:cuts?|drop|fall|rise|increase|demand|pressure|\p{L}+als\b))/u,
  /\b(?:my|our) (?:\p{L}+ ){0,2}(?:kid|child|children|son|daughter|baby|brother|sister|nephew|niece|grand\p{L}+|step\p{L}+|teenager|pupil)s? (?:is|are|has|have|'s|went|ran|did|didn't)(?: been| gone| got| not)* (?:missing|away|run|ran|come home|abused|raped|groomed|beaten|hurt|hit|threatened|self[ -]harming)\b/u,
];

/** One child, family or case; written on plain text, in lower case. */
const ABOUT_A_PERSON: readonly RegExp[] = [
  /\b(?:dob|d\.o\.b|born on|date of birth)\b/,
  /\b(?:case|file|ref(?:erence)?) (?:no\.?|number|ref(?:erence)?|file|id)? ?#?\d{3,}/,
  /\b(?:the )?\p{L}+ (?:family|children|siblings|twins|kids)(?:'s)? (?:case|file|at number|at no)\b/u,
  /\bwho (?:reported|referred|adopted|fostered|abused|hurt|killed|is fostering|is looking after)\b/,
  /\b(?:is|was|are|were|has|have|did) (?:my|his|her|our|their) [\p{L}' ]*(?:neighbour|son|daughter|child|kid|baby|nephew|niece|cousin|grand\p{L}+|step\p{L}+|ex|partner|husband|wife|brother|sister|pupil|client)(?:'s|s')? ?\p{L}* (?:on|in|known|under|subject|being|been|had|got)\b/u,
  /\b(?:what happened to|where is|where does|find|trace|locate) (?:baby|little|the boy|the girl|my|his|her) /,
  /\b(?:he|she) (?:is|was|has been|got) (?:on a|in care|taken|adopted|abused|known)/,
  // How a court or a review names a child that it does not name: "Baby P", "Child Q".
  /\b(?:baby|child|girl|boy|family) (?![aisv]\b)[a-z]\b(?![-/.'&]| protection)/,
];
