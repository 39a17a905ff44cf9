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
}

/** Words that a token may stand for only inside a long phrase of which the rest is there. */
export interface Slips {
  /** How sure it is that the token stands for a word that would go on with a phrase; 0 where it hardly does. */
  readonly inside: (at: number, word: string) => number;
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
  matches(guesses: readonly (readonly WordGuess[])[], from: number, slips?: Slips): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    const walk = (node: Node<T>, at: number, letters: number, sure: number): void => {
      if (node.payload !== undefined) {
        found.push({ from, to: at, payload: node.payload, sureness: letters === 0 ? 1 : sure / letters });
      }
      for (const guess of guesses[at] ?? []) {
        const next = node.after(guess.word);
        if (!next) continue;
        const { length } = guess.word;
        walk(next, at + guess.span, letters + length, sure + length * guess.sureness);
      }
      if (!slips || !guesses[at]) return;
      const begins = node === this.#root;
      for (const word of begins ? slips.first(at) : node.words()) {
        const next = node.after(word);
        const sureness = next ? slips.inside(at, word) : 0;
        if (next && sureness > 0) walk(next, at + 1, letters + word.length, sure + word.length * sureness);
      }
    };
    walk(this.#root, from, 0, 0);
    return found;
  }
}
