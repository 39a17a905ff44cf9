import type { Lexicon } from '../domain/lexicon.ts';
import type { Metric, MetricId, UnheldMeasure } from '../domain/metric.ts';
import { IRREGULAR, stemsOf, wordsOf } from './normalise.ts';
import { PhraseTrie } from './phrase-trie.ts';

/** What a phrase that names no place may mean; one phrase may mean several of these, and the others decide. */
export interface Term {
  /** Terms of the measure grammar ("plan", "start", "rate"). */
  readonly tags: readonly string[];
  /** Requests it hints at ("compare", "trend"). */
  readonly cues: readonly string[];
  /** Says nothing; may be passed over. */
  readonly filler: boolean;
  /** Leaves a bare name a bare name. */
  readonly polite: boolean;
  /** About something else than children's services. */
  readonly offTopic: boolean;
  /** The name of a measure that is known and not held. */
  readonly unheld: string | null;
}

const NOTHING: Term = { tags: [], cues: [], filler: false, polite: false, offTopic: false, unheld: null };

export interface Terms {
  readonly trie: PhraseTrie<Term>;
  /** Phrases written without their spaces. */
  readonly joined: ReadonlyMap<string, string>;
  /** Words that no measure is named by: less likely meant by a misspelt word. */
  readonly rarer: ReadonlySet<string>;
  /** Words of the same meaning as one that phrases are kept with, by the first of them. */
  readonly sameAs: ReadonlyMap<string, readonly SameWord[]>;
}

/** Words in the singular, and the one of their meaning that phrases are kept with. */
export interface SameWord {
  readonly words: readonly string[];
  readonly word: string;
}

/** The phrases for measures and requests, as a trie over singular words. */
export function termTrie(lexicon: Lexicon, unheld: readonly UnheldMeasure[]): Terms {
  const held = new Map<string, Term>();
  const joined = new Map<string, string>();
  const put = (phrase: string, change: (term: Term) => Term): void => {
    const key = stemsOf(phrase).join(' ');
    if (key !== '') held.set(key, change(held.get(key) ?? NOTHING));
  };
  for (const [tags, phrases] of Object.entries(lexicon.terms)) {
    for (const phrase of phrases) {
      put(phrase, (term) => ({ ...term, tags: [...new Set([...term.tags, ...tags.split('+')])] }));
      const words = wordsOf(phrase);
      if (words.length > 1 && phrase.length > 6) joined.set(words.join(''), words.join(' '));
    }
  }
  const measuring = new Set([...held.keys()].flatMap((key) => key.split(' ')));
  for (const [cue, phrases] of Object.entries(lexicon.cues)) {
    for (const phrase of phrases)
      put(phrase, (term) => ({ ...term, cues: [...new Set([...term.cues, cue])] }));
  }
  for (const phrase of [...lexicon.fillers, ...lexicon.councilWords]) {
    put(phrase, (term) => ({ ...term, filler: true }));
  }
  for (const phrase of lexicon.polite) put(phrase, (term) => ({ ...term, polite: true }));
  for (const measure of unheld) {
    for (const phrase of [measure.name, ...measure.aliases]) {
      put(phrase, (term) => (term.tags.length > 0 ? term : { ...term, unheld: term.unheld ?? measure.id }));
    }
  }
  for (const phrase of lexicon.offTopic) {
    put(phrase, (term) => (isContent(term) ? term : { ...term, offTopic: true }));
  }
  for (const [word, [first]] of Object.entries(lexicon.sameAs)) {
    const said = ` ${stemsOf(first ?? word).join(' ')} `;
    if (!said.trim().includes(' ')) continue;
    for (const [key, term] of held) {
      if (!key.includes(said.trim())) continue;
      const other = ` ${key} `.replaceAll(said, ` ${word} `).trim();
      if (!held.has(other)) held.set(other, term);
    }
  }
  const trie = new PhraseTrie<Term>();
  // Thousands of phrases share some hundred meanings, and are as well told by one object for each.
  const alike = new Map<string, Term>();
  for (const [key, term] of held) {
    const meaning = JSON.stringify(term);
    const shared = alike.get(meaning) ?? term;
    alike.set(meaning, shared);
    trie.set(key.split(' '), shared);
  }
  const rarer = new Set([...trie.words].filter((word) => !measuring.has(word)));
  return { trie, joined, rarer, sameAs: sameWords(lexicon) };
}

function sameWords({ sameAs }: Lexicon): Terms['sameAs'] {
  const all = Object.entries(sameAs).flatMap(([word, others]) =>
    others.map((other): SameWord => ({ words: stemsOf(other), word })),
  );
  return Map.groupBy(all, ({ words: [first] }) => first ?? '');
}

/** Statistics by the words of their name and short name. */
export function metricNames(metrics: readonly Metric[]): ReadonlyMap<string, MetricId> {
  const names = new Map<string, MetricId>();
  for (const metric of metrics) {
    for (const name of [metric.shortName, metric.name]) names.set(stemsOf(name).join(' '), metric.id);
  }
  return names;
}

/** Terms that every measure may carry. */
export const NEUTRAL: ReadonlySet<string> = new Set([
  'number',
  'rate',
  'share',
  'both',
  'average',
  'stock',
  'cin-return',
  'cla-return',
  'sw-return',
  'age-group',
  'untold',
  'in-year',
  'child',
  'family',
  'service',
  'age',
  'trade',
  'performance',
  'vulnerable',
  'cases',
  'opposite',
]);

/** Whether a phrase says something of a measure, beyond its unit and words that go with any. */
export function isContent(term: Term): boolean {
  return term.unheld !== null || term.tags.some((tag) => !NEUTRAL.has(tag));
}

const UNITS: ReadonlySet<string> = new Set(['number', 'rate', 'share', 'both']);

/** Whether a phrase says how a figure is told and nothing else. */
export function isUnit(term: Term): boolean {
  return term.tags.length > 0 && term.tags.every((tag) => UNITS.has(tag));
}

/** The words that stand beside the name of a council ("borough council", "children's services") as a trie. */
export function councilTrie(lexicon: Lexicon): PhraseTrie<Term> {
  const trie = new PhraseTrie<Term>();
  for (const phrase of lexicon.councilWords) trie.set(stemsOf(phrase), { ...NOTHING, filler: true });
  return trie;
}

/** The words that a misspelt word of a measure or request may stand for, singular and plural. */
export function* spellings({ trie, rarer }: Pick<Terms, 'trie' | 'rarer'>): Iterable<string> {
  for (const word of trie.words) {
    yield word;
    if (word.length > 3 && !rarer.has(word) && !/[sy]$/.test(word)) yield `${word}s`;
    if (word.length > 5 && !rarer.has(word) && /[^aeiou]y$/.test(word)) yield `${word.slice(0, -1)}ies`;
  }
  for (const [plural, singular] of Object.entries(IRREGULAR)) if (trie.words.has(singular)) yield plural;
}
