/** A word that a token may stand for, and how sure that is, 0 to 1. */
export interface WordGuess {
  readonly word: string;
  readonly sureness: number;
  /** How many tokens it takes; two where "black burn" stands for one word. */
  readonly span: number;
}

/** A phrase found in a text: tokens from `from` up to, not including, `to`. */
export interface PhraseMatch<T> {
  readonly from: number;
  readonly to: number;
  readonly payload: T;
  /** Mean sureness of its letters, 1 where every word stands as written. */
  readonly sureness: number;
  readonly letters: number;
  readonly slip: Slip;
}

/** A slip within a phrase: of a word that is none by itself, or, loosely, of one that is right or says nothing. */
export type Slip = 'near' | 'loose' | null;

/** Words that a token may stand for only inside a phrase of which the rest is there. */
export interface Slips {
  /** How sure it is that the token stands for a word that would go on with a phrase; null where it hardly does. */
  readonly inside: (at: number, word: string) => { readonly sureness: number; readonly kind: Slip } | null;
  /** What the token may stand for as the first word of a phrase. */
  readonly first: (at: number) => readonly string[];
}

/**
 * Most nodes end a phrase and most others go on with one word, so a map is made for the second word only: thousands of
 * maps with one entry or none take megabytes.
 */
class Node<T> {
  payload: T | undefined = undefined;
  #word: string | null = null;
  #next: Node<T> | null = null;
  #more: Map<string, Node<T>> | null = null;

  after(word: string): Node<T> | undefined {
    return this.#word === word ? (this.#next ?? undefined) : this.#more?.get(word);
  }

  *words(): Iterable<string> {
    if (this.#word !== null) yield this.#word;
    if (this.#more) yield* this.#more.keys();
  }

  grow(word: string): Node<T> {
    const there = this.after(word);
    if (there) return there;
    const next = new Node<T>();
    if (this.#word === null) {
      this.#word = word;
      this.#next = next;
    } else {
      (this.#more ??= new Map()).set(word, next);
    }
    return next;
  }
}

/** Phrases by their words. Finding every phrase that begins at a token is one walk, with several guesses a token. */
export class PhraseTrie<T> {
  readonly #root = new Node<T>();
  readonly #words = new Set<string>();

  /** Words of all phrases. */
  get words(): ReadonlySet<string> {
    return this.#words;
  }

  get(words: readonly string[]): T | undefined {
    let node: Node<T> | undefined = this.#root;
    for (const word of words) node = node?.after(word);
    return node?.payload;
  }

  set(words: readonly string[], payload: T): void {
    if (words.length === 0) return;
    let node = this.#root;
    for (const word of words) {
      this.#words.add(word);
      node = node.grow(word);
    }
    node.payload = payload;
  }

  /** Every phrase that begins at token `from`, given what each token may stand for, and where it may be a slip. */
  matches(guesses: readonly (readonly WordGuess[])[], from: number, slips: Slips | null): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    const walk = (node: Node<T>, at: number, so: Walked): void => {
      const { letters } = so;
      if (node.payload !== undefined) {
        const sureness = letters === 0 ? 1 : so.sure / letters;
        found.push({ from, to: at, payload: node.payload, sureness, letters, slip: so.slip });
      }
      const go = (word: string, sureness: number, span: number, slip: Slip): void => {
        const next = node.after(word);
        const { length } = word;
        if (next)
          walk(next, at + span, { letters: letters + length, sure: so.sure + length * sureness, slip });
      };
      const own = guesses[at] ?? [];
      for (const guess of own) go(guess.word, guess.sureness, guess.span, so.slip);
      if (slips === null || own.length === 0) return;
      for (const word of node === this.#root ? slips.first(at) : node.words()) {
        const slip = slips.inside(at, word);
        if (slip) go(word, slip.sureness, 1, so.slip === 'loose' ? 'loose' : slip.kind);
      }
    };
    walk(this.#root, from, { letters: 0, sure: 0, slip: null });
    return found;
  }
}

interface Walked {
  readonly letters: number;
  readonly sure: number;
  readonly slip: Slip;
}
