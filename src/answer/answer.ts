import type { Area, AreaCode } from '../domain/authority.ts';
import type { Caution } from '../domain/caution.ts';
import type { Change } from '../domain/change.ts';
import type { PressClaim } from '../domain/claim.ts';
import type { Comparison, NoComparison } from '../domain/comparator.ts';
import type { Absent, Figure, Inspection, Value } from '../domain/figure.ts';
import type { Grade } from '../domain/grade.ts';
import type { Metric, UnheldMeasure } from '../domain/metric.ts';
import type { Note } from '../domain/note.ts';
import type { AskedPeriod, Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import type { AskedArea, Choice, Question, Refusal } from '../query/question.ts';
import type { CoverageAnswer, EditionsAnswer, MembersAnswer, TermAnswer } from './coverage-answer.ts';
import type { CountBeside, FlowBeside } from './count-beside.ts';
import type { BreakdownAnswer } from './breakdown-answer.ts';
import type { ChangeRankingAnswer } from './change-ranking-answer.ts';
import type { ComparisonAnswer } from './comparison-answer.ts';
import type { ClaimAnswer } from './claim-answer.ts';
import type { DefinitionAnswer } from './definition-answer.ts';
import type { GradesAnswer } from './grades-answer.ts';
import type { NewsAnswer } from './news-answer.ts';
import type { ProfileAnswer } from './profile-answer.ts';
import type { RankingAnswer } from './ranking-answer.ts';
import type { Remark } from './remarks.ts';
import type { TrendAnswer } from './trend-answer.ts';

/** How the answering area relates to the one that was asked for. */
export type StandsFor =
  | { readonly kind: 'itself' }
  /** The authority asked for did not exist in the period; this one was there before it. */
  | {
      readonly kind: 'predecessor';
      readonly asked: Area;
      readonly note: string;
      readonly others: readonly Area[];
    }
  /** The authority asked for had ended by the period; this one came after it. */
  | {
      readonly kind: 'successor';
      readonly asked: Area;
      readonly note: string;
      readonly others: readonly Area[];
    };

/** Everything that a reply about one figure may say. */
export interface FigureAnswer {
  readonly kind: 'figure';
  readonly area: Area;
  readonly via: AskedArea['via'];
  readonly standsFor: StandsFor;
  readonly metric: Metric;
  readonly year: Year;
  /** Whether the question named the year; else it is the newest. */
  readonly yearAsked: boolean;
  /** Whether no later year of the metric is held for anybody. */
  readonly latest: boolean;
  readonly regionName: string | null;
  readonly headline: Figure | Absent;
  /** The count behind a rate or share that is published, in the same release. */
  readonly beside: CountBeside | null;
  /** What is counted over the year, which a count on one day is taken for. */
  readonly flow: FlowBeside | null;
  readonly change: Change;
  /** Whether the change on the year is what was asked for. */
  readonly changeAsked: boolean;
  readonly comparison: Comparison | NoComparison;
  /** The rate or share as another edition published it, where the headline's edition has none for this area. */
  readonly elsewhere: {
    readonly metric: Metric;
    readonly own: Value;
    readonly england: Value | null;
    readonly release: Release;
  } | null;
  readonly cautions: readonly Caution[];
  readonly claims: readonly PressClaim[];
  /** Other statistics that the same words may mean, likeliest first. */
  readonly readings: readonly Metric[];
  /** Where our copies stop short of the newest year held for other metrics of the publication. */
  readonly series: { readonly first: Year; readonly last: Year } | null;
  /** The releases that figures were taken from, the headline's first. */
  readonly releases: readonly Release[];
  /** Set when a newer edition than the one answering should exist by now. */
  readonly overdue: Release | null;
  /** The nearest years with a figure, where the asked one has none. */
  readonly nearest: readonly Figure[];
  /** Set where the authority has ended: what came after it. */
  readonly successors: readonly Area[];
  /** Set when a month was asked that the statistic is not taken in. */
  readonly month: { readonly year: number; readonly month: number } | null;
}

/** A grade of one inspection, by what it judges. */
export interface Judgement {
  readonly metric: Metric;
  readonly grade: Grade;
}

/** Grades of an authority: newest inspection first, the official list beside it. */
export interface InspectionAnswer {
  readonly kind: 'inspection';
  readonly area: Area;
  readonly via: AskedArea['via'];
  readonly metric: Metric;
  readonly newest: Inspection | null;
  /** What the newest inspection graded instead, where it gave no grade of this kind; else empty. */
  readonly judgements: readonly Judgement[];
  /** The newest in the official list, where the newest of all comes from elsewhere. */
  readonly official: Inspection | null;
  readonly earlier: readonly Inspection[];
  readonly claims: readonly PressClaim[];
  readonly releases: readonly Release[];
  /** The newest official list, where the one after it should be out. */
  readonly overdue: Release | null;
  /** Whether a time was asked for, which inspections are not arranged by. */
  readonly timeAsked: boolean;
}

/** Several answers to one message, each complete. */
export interface SeveralAnswer {
  readonly kind: 'several';
  readonly answers: readonly Answer[];
  /** How many more were asked for than are shown. */
  readonly dropped: number;
}

/** A measure that exists, or that people ask for, and that is not held. */
export interface UnheldAnswer {
  readonly kind: 'unheld';
  readonly measure: UnheldMeasure;
  readonly area: Area | null;
  readonly nearest: readonly Metric[];
  readonly claims: readonly PressClaim[];
}

export interface ChoiceOffered {
  readonly choice: Choice;
  readonly areas: readonly Area[];
  readonly metric: Metric | UnheldMeasure | null;
  /** A message that asks the same thing with this choice made. */
  readonly query: string;
}

export interface ClarificationAnswer {
  readonly kind: 'clarification';
  readonly about: 'area' | 'metric';
  readonly words: string;
  readonly choices: readonly ChoiceOffered[];
  /** What the authority that is named sent no return of in the years asked for, whatever the measure. */
  readonly silent: readonly Note[];
  readonly partial: Question;
}

export interface RefusalAnswer {
  readonly kind: 'refusal';
  readonly why: Refusal['why'];
  readonly partial: Question | null;
}

export interface HelpAnswer {
  readonly kind: 'help';
  readonly examples: readonly string[];
}

/** Something that Safeguard understands and cannot do on this surface. */
export interface NotHereAnswer {
  readonly kind: 'not-here';
  readonly what: 'subscribe' | 'unsubscribe' | 'list';
}

export type Answer =
  | FigureAnswer
  | InspectionAnswer
  | SeveralAnswer
  | ComparisonAnswer
  | RankingAnswer
  | ChangeRankingAnswer
  | TrendAnswer
  | UnheldAnswer
  | DefinitionAnswer
  | ClarificationAnswer
  | RefusalAnswer
  | HelpAnswer
  | NotHereAnswer
  | TermAnswer
  | CoverageAnswer
  | EditionsAnswer
  | MembersAnswer
  | ProfileAnswer
  | BreakdownAnswer
  | ClaimAnswer
  | NewsAnswer
  | GradesAnswer;

/** An answer with what could not be read of the message. */
export interface Answered {
  readonly answer: Answer;
  readonly unresolved: readonly string[];
  /** The question as understood, in the notation that always reads back the same. */
  readonly query: string;
  readonly period: AskedPeriod | null;
  /** Set where the words ask why, which published figures do not say. */
  readonly asksWhy?: true;
  /** How the question was taken, where the figures are not quite what was asked for. */
  readonly remarks?: readonly Remark[];
  /** The area that was meant because the message names none; not there where it names one. */
  readonly assumed?: AreaCode;
}
