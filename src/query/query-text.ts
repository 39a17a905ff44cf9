import type { AreaCode } from '../domain/authority.ts';
import { periodCode } from '../domain/period.ts';
import type { Question } from './question.ts';

/**
 * The question in codes, ids and plain words: a message that always reads back as the same question, whatever
 * aliases come and go. Used by buttons, citations and logs, since it holds nothing that a person typed.
 */
export function queryText(question: Question): string {
  const words: string[] = [];
  if (question.intent !== 'lookup') words.push(INTENT_WORDS[question.intent]);
  if (question.ranking && question.ranking.end !== 'place') {
    words.push(question.ranking.end, String(question.ranking.count ?? 10));
  }
  const basket = question.intent === 'profile' && question.metrics.some(({ kind }) => kind === 'unheld');
  const beside = basket || question.intent === 'whats-new';
  for (const { code } of question.areas) words.push(beside ? areaWords(code) : code);
  if (question.group) words.push(groupWords(question.group));
  for (const metric of question.metrics) {
    words.push((metric.kind === 'metric' ? metric.breakdown : undefined) ?? metric.id);
  }
  if (question.period) words.push(periodWords(periodCode(question.period)));
  return words.filter((word) => word !== '').join(' ');
}

/** DfE's three digits, led by what makes them a code beside words that are no ids; other codes need no lead. */
export function areaWords(code: AreaCode): string {
  return /^\d/.test(code) ? `dfe ${code}` : code;
}

const INTENT_WORDS: Readonly<Record<Question['intent'], string>> = {
  lookup: '',
  compare: 'compare',
  rank: 'rank',
  trend: 'trend',
  profile: 'profile',
  breakdown: 'breakdown',
  define: 'define',
  source: 'source',
  'whats-new': "what's new",
  'check-claim': 'check',
  help: 'help',
  list: 'list',
  subscribe: 'subscribe',
  unsubscribe: 'unsubscribe',
};

function groupWords(group: NonNullable<Question['group']>): string {
  switch (group.kind) {
    case 'region':
      return group.region;
    case 'type':
      return group.words;
    case 'neighbours':
      return group.model === null ? 'neighbours' : `neighbours ${group.model} model`;
    case 'all':
      return 'all authorities';
  }
}

function periodWords(code: string): string {
  const last = /^last(\d+)$/.exec(code);
  if (last) return `last ${last[1]} years`;
  const range = /^(\d*)\.\.(\d*)$/.exec(code);
  if (!range) return code === 'all' ? 'all years' : code.replaceAll(',', ' ');
  const [, from, to] = range;
  if (from && to) return `${from} to ${to}`;
  return from ? `since ${from}` : `until ${to}`;
}
