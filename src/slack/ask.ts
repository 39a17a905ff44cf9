import type { types } from '@slack/bolt';

export type KnownBlock = types.KnownBlock;

/** Where somebody asked: it decides who sees the reply. */
export type Surface = 'command' | 'mention' | 'dm';

export interface Asker {
  /** The day in London, as 2026-11-21. */
  readonly today: string;
  readonly surface: Surface;
}

/** What a text, a button or a form was answered with. */
export interface Reply {
  /** Complete by itself: phones and screen readers get only this. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** The question as it was read, for the log; never what was typed. */
  readonly logged: Readonly<Record<string, string>>;
  /** The question so that it can be put again, or null when there is nothing to share. */
  readonly question: AskedQuestion | null;
}

export interface AskedQuestion {
  /** In ids and codes, read the same way for years: `838 cpp-started-neglect 2017`. */
  readonly query: string;
  /** In words, built from names in the data and never from what was typed. */
  readonly words: string;
}

/** Reads a text and answers it. Pure and quick: it is called after the acknowledgement and never waits. */
export type Respond = (text: string, asker: Asker) => Reply;
