import type { Refusal } from '../query/question.ts';

// What is said instead of figures: questions back, refusals and help.

export function clarificationHeadline(
  about: 'area' | 'metric',
  words: string,
  isRanking: boolean = false,
): string {
  if (about === 'area') {
    return words === ''
      ? 'Which authority? Name a council, a region or England.'
      : `Which place do you mean by “${words}”?`;
  }
  if (words === '' && isRanking)
    return 'No one figure says which council is best or worst, or ranks councils as a whole. Which measure would you like?';
  return words === '' ? 'Which measure would you like?' : `Which measure do you mean by “${words}”?`;
}

export const clarificationTail = 'Pick one, or ask again in other words.';

export const keyFigures = 'All key figures, with their changes';

export const noChoices = 'Try the full name of a council, or a measure such as “child protection plans”.';

export const unresolvedSentence = (words: readonly string[]): string =>
  `Not understood, and left out of the answer: ${words.map((word) => `“${word}”`).join(', ')}.`;

export const notWhySentence = 'Published figures say how many, and not why; the council may be able to say.';

export function refusalLines(why: Refusal['why']): readonly [string, ...string[]] {
  switch (why.kind) {
    case 'empty':
    case 'nothing-understood':
      return [
        'That could not be read as a question about children’s safeguarding statistics.',
        'Name a place and a measure, such as “dorset neglect”, or ask for help.',
      ];
    case 'other-nation':
      return [
        why.place.toLowerCase() === why.nation.toLowerCase()
          ? `Safeguard covers England only, not ${why.nation}.`
          : `${why.place} is in ${why.nation}, and Safeguard covers England only.`,
        OTHER_NATIONS[why.nation],
      ];
    case 'elsewhere':
      return [`${why.place} is outside England; Safeguard covers English authorities only.`];
    case 'unknown-place':
      return [
        `“${why.words}” is not an English authority that Safeguard knows.`,
        'Try the name of the county, borough or city council that runs children’s services there.',
      ];
    case 'unknown-measure':
      return [
        `“${why.words}” is not a measure that Safeguard knows.`,
        'Ask for “help” to see what it covers, such as child protection plans, children in care, referrals or social workers.',
      ];
    case 'reasons':
      return [
        'Published figures say how many, and not why.',
        'What can move a figure without any child’s life being different stands under “Take care”; the story draft of an answer ends with questions to put to the council, which can say why.',
      ];
    case 'individual':
      return [
        'Safeguard has statistics about areas only, and nothing about any child, family or worker.',
        RISK,
      ];
    case 'child-at-risk':
      return [RISK, 'Safeguard only answers questions about statistics and nobody reads what is typed here.'];
    case 'off-topic':
      return [
        'That is not something Safeguard covers: it answers questions about children’s safeguarding statistics in England.',
      ];
    case 'instruction':
      return [
        'Safeguard only answers questions about children’s safeguarding statistics in England; it takes no other instructions.',
      ];
  }
}

const OTHER_NATIONS: Readonly<Record<'Wales' | 'Scotland' | 'Northern Ireland', string>> = {
  Wales: 'The Welsh Government publishes figures for Wales on StatsWales (statswales.gov.wales).',
  Scotland: 'The Scottish Government publishes Children’s Social Work Statistics (gov.scot).',
  'Northern Ireland':
    'The Department of Health publishes Children’s Social Care Statistics for Northern Ireland (health-ni.gov.uk).',
};

const RISK =
  'If a child is in danger now, call 999. If you are worried about a child, call the NSPCC on 0808 800 5000 or the children’s services of the council where the child lives.';

export const help = {
  headline:
    'Ask Safeguard about children’s safeguarding statistics in England: a place and a measure, in your own words.',
  examplesLead: 'Try:',
  covers:
    'It covers child protection plans, referrals and assessments, children in need and in care, care leavers, social workers, spending and Ofsted grades, for every English authority, with the source of every figure.',
  risk: RISK,
} as const;

export const notHere = (what: 'subscribe' | 'unsubscribe' | 'list'): string =>
  what === 'list'
    ? 'Subscriptions are kept for Slack channels; there are none here.'
    : 'Subscriptions belong to Slack channels and can’t be set up from here.';

/** "4 answers; 2 more were asked for and left out. Ask for them by themselves." */
export const droppedSentence = (count: number, dropped: number): string =>
  dropped === 1
    ? `${count} answers; 1 more was asked for and left out. Ask for it by itself.`
    : `${count} answers; ${dropped} more were asked for and left out. Ask for them by themselves.`;
