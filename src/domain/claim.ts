import type { AreaCode } from './authority.ts';
import type { MetricId } from './metric.ts';
import type { Year } from './period.ts';

export type Verdict = 'reproduced' | 'other-base' | 'differs' | 'not-published' | 'cannot-tell';

/** What an article or a council said. Never an observation; shown beside one, with who said it. */
export interface PressClaim {
  readonly id: string;
  /** The place as the article means it; null where it is no children's services authority. */
  readonly area: AreaCode | null;
  readonly place: string;
  /** An official metric, or the id of a local measure. */
  readonly metric: MetricId;
  readonly value: string;
  readonly unit: string;
  /** Reporting year where there is one, and the period in words. */
  readonly year: Year | null;
  readonly period: string;
  readonly comparator: string;
  readonly article: string;
  readonly publisher: string;
  /** As shown, with "about" where it was inferred. */
  readonly date: string;
  readonly page: string;
  readonly sourceKind: 'press' | 'council' | 'inspectorate';
  readonly wording: string;
  readonly verdict: Verdict;
  readonly finding: string;
}
