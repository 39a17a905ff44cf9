import type { AreaCode } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import { periodCode, type AskedPeriod } from '../domain/period.ts';
import type { Question } from './question.ts';

/**
 * The question in codes, ids and plain words: a message that always reads back as the same question, whatever
 * aliases come and go. Used by buttons, citations and logs, since it holds nothing that a person typed.
 */
export function queryText(question: Question): string {
  const words: string[] = [];
  if (question.intent !== 'lookup') words.push(INTENT_WORDS[question.intent]);
  if (question.intent === 'lookup' && question.asksChange) words.push('change');
  if (question.ranking?.by) words.push(question.ranking.by === 'percent' ? 'percent change' : 'change');
  if (question.ranking && question.ranking.end !== 'place') {
    words.push(question.ranking.end, String(question.ranking.count ?? 10));
  }
  const basket = question.intent === 'profile' && question.metrics.some(({ kind }) => kind === 'unheld');
  const beside = basket || question.intent === 'whats-new' || question.intent === 'check-claim';
  const spoken = beside || question.group?.kind === 'listed';
  for (const { code } of question.areas) words.push(spoken ? areaWords(code) : code);
  if (question.group) words.push(groupWords(question.group));
  for (const metric of question.metrics) {
    words.push((metric.kind === 'metric' ? metric.breakdown : undefined) ?? metric.id);
  }
  if (question.term !== undefined) words.push(question.term);
  if (question.period) words.push(periodWords(question.period));
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

/** A group in the words of a query, with the codes of whom it leaves out. */
function groupWords(group: NonNullable<Question['group']>): string {
  const without = group.without ?? [];
  return [membersWords(group), ...(without.length > 0 ? ['without', ...without] : [])].join(' ');
}

function membersWords(group: NonNullable<Question['group']>): string {
  switch (group.kind) {
    case 'region':
      return `${group.region} authorities`;
    case 'type':
    case 'listed':
      return group.words;
    case 'neighbours':
      return group.model === null ? 'neighbours' : `neighbours ${group.model} model`;
    case 'regions':
      return 'regions';
    case 'all':
      return 'all authorities';
  }
}

/** A period in the words of a query, which always read back as the same: "since 2015", "last 5 years", "2015 to 2020". */
export function periodWords(period: AskedPeriod): string {
  if (period.kind === 'previous') return 'last year';
  if (period.kind === 'next') return 'next year';
  const code = periodCode(period);
  const last = /^last(\d+)$/.exec(code);
  if (last) return `last ${last[1]} years`;
  const range = /^(\d*)\.\.(\d*)$/.exec(code);
  if (!range) return code === 'all' ? 'all years' : code.replaceAll(',', ' ');
  const [, from, to] = range;
  if (from && to) return `${from} to ${to}`;
  return from ? `since ${from}` : `until ${to}`;
}

/** The plain words of a query, beside codes, ids and years. */
const WORDS: ReadonlySet<string> = new Set(
  `${Object.values(INTENT_WORDS).join(' ')} percent change top bottom counties unitaries metropolitans neighbours model
  regions without all authorities last next year years since until to latest dfe`.split(/\s+/),
);

/**
 * Whether a text, as `plainText` returns it, is written like a query: an area's code, and nothing but codes, ids,
 * years and the plain words of queries. Every word of it that is an id or a code then means just that.
 */
export function isQueryText(plain: string, dataset: Dataset): boolean {
  const words = plain.trim().split(/\s+/);
  const isCode = (word: string): boolean => dataset.area(word.toUpperCase()) !== undefined;
  const isId = (word: string): boolean =>
    dataset.metric(word) !== undefined ||
    [dataset.parts.unheld, dataset.parts.breakdowns, dataset.parts.baskets].some((named) =>
      named.some(({ id }) => id === word),
    );
  const isNumber = (word: string, before: string | undefined): boolean =>
    /^\d{4}$/.test(word) || (/^\d{1,3}$/.test(word) && /^(?:top|bottom|last)$/.test(before ?? ''));
  return (
    words.some(isCode) &&
    words.every(
      (word, index) => WORDS.has(word) || isNumber(word, words[index - 1]) || isCode(word) || isId(word),
    )
  );
}
