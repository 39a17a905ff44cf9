import type { AreaCode } from '../domain/authority.ts';
import type { MetricId } from '../domain/metric.ts';
import type { AskedPeriod } from '../domain/period.ts';

export type Intent =
  | 'lookup'
  | 'compare'
  | 'rank'
  | 'trend'
  | 'profile'
  | 'breakdown'
  | 'define'
  | 'source'
  | 'whats-new'
  | 'check-claim'
  | 'help'
  | 'list'
  | 'subscribe'
  | 'unsubscribe';

/** An area the text names, with how its words were taken where that is worth saying. */
export interface AskedArea {
  readonly code: AreaCode;
  /** The words of the text that name it. */
  readonly words: string;
  /** Set when the words name something else that lies in or became this area. */
  readonly via:
    | null
    | { readonly kind: 'district'; readonly name: string }
    | { readonly kind: 'town'; readonly name: string }
    | { readonly kind: 'trust'; readonly name: string }
    | { readonly kind: 'former'; readonly name: string };
}

/** Several authorities named by one phrase, or the nine regions, but for those to be left out: "outside London". */
export type AskedGroup = (
  | { readonly kind: 'region'; readonly region: AreaCode }
  | { readonly kind: 'type'; readonly types: readonly string[]; readonly words: string }
  | { readonly kind: 'neighbours'; readonly model: string | null }
  /** Authorities that have a name together: "core cities". */
  | { readonly kind: 'listed'; readonly codes: readonly AreaCode[]; readonly words: string }
  | { readonly kind: 'regions' }
  | { readonly kind: 'all' }
) & { readonly without?: readonly AreaCode[] };

/** A measure the text names: one we hold, with its other readings best first, or one that we know but do not hold. */
export type AskedMetric =
  | {
      readonly kind: 'metric';
      readonly id: MetricId;
      readonly words: string;
      readonly readings: readonly MetricId[];
      /** Set where its parts were asked for: the id of the breakdown. */
      readonly breakdown?: string;
      /** Set where the words ask for what the measure leaves over: "late assessments", where those in time are counted. */
      readonly opposite?: true;
      /** Set where the words mean several measures: this is the likeliest, and `readings` are the others. */
      readonly guessed?: true;
    }
  | { readonly kind: 'unheld'; readonly id: string; readonly words: string };

/** How a ranking was asked for. */
export interface AskedRanking {
  readonly end: 'top' | 'bottom' | 'place';
  readonly count: number | null;
  /**
   * Set where the order is by how figures changed, in their own unit or in percent of the earlier one: the top is the
   * largest rise, the bottom the largest fall.
   */
  readonly by?: 'change' | 'percent';
}

/** A kind of number that a measure may be asked for in. */
export type AskedUnit = 'number' | 'rate' | 'share';

/** What a text asks for beyond a published figure. */
export type Beyond =
  | { readonly kind: 'per-time'; readonly unit: 'day' | 'week' | 'month' | 'quarter' }
  /** Of a quarter, or of some months of a year. */
  | { readonly kind: 'part-of-year' }
  /** Which authorities lie above or below a number. */
  | { readonly kind: 'threshold'; readonly side: 'above' | 'below'; readonly value: number | 'england' }
  /** Of a ranking, the end that its list does not show: "the highest and the lowest". */
  | { readonly kind: 'other-end' }
  /** A rate as a percentage, or as one in so many. */
  | { readonly kind: 'as-percent' }
  /** Of the places named. */
  | { readonly kind: 'sum' }
  /** Of the authorities in a place. */
  | { readonly kind: 'middle'; readonly which: 'median' | 'mean' }
  | { readonly kind: 'forecast' }
  | { readonly kind: 'supposed' }
  /** Whether one thing goes with another, or brings it about. */
  | { readonly kind: 'link' }
  /** How much of England's count a place has. */
  | { readonly kind: 'part' }
  /** England without the place named. */
  | { readonly kind: 'rest' }
  /** A place that is not in England, beside others that are; `words` name it. */
  | {
      readonly kind: 'abroad';
      readonly words: string;
      readonly place: string;
      readonly nation: string | null;
    };

/** What a text asks for, as far as it could be read. Empty lists mean that nothing of the kind was named. */
export interface Question {
  readonly kind: 'question';
  readonly intent: Intent;
  readonly areas: readonly AskedArea[];
  readonly group: AskedGroup | null;
  readonly metrics: readonly AskedMetric[];
  readonly period: AskedPeriod | null;
  readonly ranking: AskedRanking | null;
  /** Set where the words name no measure but a kind of number: "and the rate?" */
  readonly unit?: AskedUnit;
  /** Set where a figure is asked for to learn how it changed on the year. */
  readonly asksChange?: true;
  /** Set where the words ask why a figure is as it is, which published figures do not say. */
  readonly asksWhy?: true;
  readonly beyond?: readonly Beyond[];
  /** Of what a list is asked for: the measures held, the places of the group, or what a channel subscribes to. */
  readonly lists?: 'measures' | 'members' | 'subscriptions';
  /** Id of the word of the glossary whose meaning is asked for. */
  readonly term?: string;
  /** Words that could not be made sense of; the reply names them. */
  readonly unresolved: readonly string[];
}

/** One answer to a question back, best first; at most five are offered. */
export type Choice =
  | { readonly kind: 'area'; readonly code: AreaCode; readonly via: AskedArea['via'] }
  | { readonly kind: 'areas'; readonly codes: readonly AreaCode[] }
  | { readonly kind: 'metric'; readonly id: MetricId }
  | { readonly kind: 'unheld'; readonly id: string };

/** The text can be read in several ways, or lacks a part; `partial` keeps everything already understood. */
export interface Clarification {
  readonly kind: 'clarification';
  readonly about: 'area' | 'metric';
  readonly words: string;
  readonly choices: readonly Choice[];
  readonly partial: Question;
}

/** A text that is not answered with figures, and why. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly why:
    | { readonly kind: 'empty' }
    | {
        readonly kind: 'other-nation';
        readonly place: string;
        readonly nation: 'Wales' | 'Scotland' | 'Northern Ireland';
      }
    | { readonly kind: 'elsewhere'; readonly place: string }
    | { readonly kind: 'unknown-place'; readonly words: string }
    | { readonly kind: 'unknown-measure'; readonly words: string }
    /** The text asks why, and names nothing. */
    | { readonly kind: 'reasons' }
    | { readonly kind: 'individual' }
    | { readonly kind: 'child-at-risk' }
    | { readonly kind: 'off-topic' }
    | { readonly kind: 'instruction' }
    | { readonly kind: 'nothing-understood' };
  readonly partial: Question | null;
}

export type Reading = Question | Clarification | Refusal;
