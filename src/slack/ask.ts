import type { types } from '@slack/bolt';
import type { Answered, NotHereAnswer } from '../answer/answer.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Background } from '../query/background.ts';
import type { Reading } from '../query/question.ts';
import type { Resolver } from '../query/read-question.ts';

export type KnownBlock = types.KnownBlock;

/** Where somebody asked: it decides who sees the reply. */
export type Surface = 'command' | 'mention' | 'dm';

export interface Asker {
  /** The day in London, as 2026-11-21. */
  readonly today: string;
  readonly surface: Surface;
  /** What the question leans on where it leaves something out. */
  readonly background: Background;
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
  /** What a follow-up leans on, in ids and codes; null where there is nothing to go on with. */
  readonly followed: string | null;
  /** What it was understood to want done about digests, which is no question; null for every other text. */
  readonly aboutDigests: NotHereAnswer['what'] | null;
}

export interface Picture {
  readonly fileName: string;
  readonly title: string;
  /** What it shows, for those who cannot see it. */
  readonly alt: string;
  readonly png: Uint8Array;
}

/** Draws the answer to a question in its canonical form. Never rejects. */
export type Draw = (query: string, today: string) => Promise<Drawn>;

export type Drawn =
  | { readonly state: 'drawn'; readonly picture: Picture }
  /** The answer has nothing to draw. */
  | { readonly state: 'none' }
  /** It could not be drawn; `alt` is what it would have shown. */
  | { readonly state: 'failed'; readonly alt: string; readonly detail: string };

export interface AskedQuestion {
  /** In ids and codes, read the same way for years: `838 cpp-started-neglect 2017`. */
  readonly query: string;
  /** In words, built from names in the data and never from what was typed. */
  readonly words: string;
  /** Whether there is a picture of the answer. */
  readonly charted?: boolean;
}

/** Reads a text and answers it. Pure and quick: it is called after the acknowledgement and never waits. */
export type Respond = (text: string, asker: Asker) => Reply;

/** What forms, settings, the home tab and the menu of an answer look up. */
export interface Knowledge {
  readonly dataset: Dataset;
  readonly resolver: Pick<Resolver, 'readPlace' | 'readMeasure' | 'namesSomebody'>;
  readonly read: (text: string, today: string, background?: Background) => Reading;
  readonly answer: (text: string, today: string, background?: Background) => Answered;
  /** Questions that work. */
  readonly examples: readonly string[];
}
