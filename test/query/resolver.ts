import { loadDataset } from '../../src/data-package/load-dataset.ts';
import { loadLexicon } from '../../src/data-package/lexicon.ts';
import type { Reading } from '../../src/query/question.ts';
import { buildResolver } from '../../src/query/read-question.ts';

const DATA = new URL('../../data/', import.meta.url);

export const dataset = loadDataset(DATA);
export const resolver = buildResolver({ dataset, lexicon: loadLexicon(DATA) });
export const CONTEXT = { today: '2026-01-15', newest: 2025 } as const;

export const read = (text: string): Reading => resolver.read(text, CONTEXT);

/** What matters of a reading in one comparable piece: kind, places, measures, period, intent, and what was left. */
export function essence(reading: Reading): unknown {
  if (reading.kind === 'refusal') return { kind: reading.kind, why: reading.why.kind };
  const question = reading.kind === 'question' ? reading : reading.partial;
  return {
    kind: reading.kind,
    choices: reading.kind === 'clarification' ? reading.choices.map((choice) => JSON.stringify(choice)) : [],
    intent: question.intent,
    areas: question.areas.map(({ code }) => code),
    group: question.group,
    metrics: question.metrics.map(({ id }) => id),
    period: question.period,
    ranking: question.ranking,
  };
}
