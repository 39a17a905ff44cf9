import { loadDataset } from '../../src/data-package/load-dataset.ts';
import type { AskedPeriod } from '../../src/domain/period.ts';
import type { AskedGroup, AskedRanking, Intent, Question } from '../../src/query/question.ts';

export const TODAY = '2026-11-21';
export const dataset = loadDataset(new URL('../../data/', import.meta.url));

/** A question as the resolver hands it over. */
export function question(
  intent: Intent,
  areas: readonly string[],
  metrics: readonly string[],
  more: { period?: AskedPeriod; group?: AskedGroup; ranking?: AskedRanking } = {},
): Question {
  return {
    kind: 'question',
    intent,
    areas: areas.map((code) => ({ code, words: '', via: null })),
    group: more.group ?? null,
    metrics: metrics.map((id) => ({ kind: 'metric', id, words: '', readings: [] })),
    period: more.period ?? null,
    ranking: more.ranking ?? null,
    unresolved: [],
  };
}

export const inYear = (...years: number[]): AskedPeriod => ({ kind: 'years', years });
