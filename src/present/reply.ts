import type { KnownBlock } from '@slack/types';
import type { Answer, Answered } from '../answer/answer.ts';
import type { Dataset } from '../domain/dataset.ts';
import { answerButtons } from './answer-buttons.ts';
import { pageOf } from './answer-page.ts';
import { section, type Page } from './page.ts';
import { blocksOf, cut, escapeMrkdwn } from './blocks.ts';
import { hasChart } from './has-chart.ts';
import { questionWords } from './question-words.ts';
import { slackLimits } from './slack-limits.ts';
import { plainText } from './text.ts';
import { helpInSlack, usualAuthority } from './wording-slack.ts';

/** A reply as Slack takes it. */
export interface SlackReply {
  /** Complete by itself, escaped: phones and screen readers get only this. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** The question in ids and codes and in words, where the reply is worth sharing; whether it has a picture. */
  readonly question: { readonly query: string; readonly words: string; readonly charted: boolean } | null;
  /** What a follow-up leans on, in ids and codes; null where there is nothing to go on with. */
  readonly followed: string | null;
}

/** The Slack form of an answer: text and blocks drawn from the same page, one row of buttons under them. */
export function slackReply(
  answered: Answered,
  dataset: Dataset,
  seenBy: 'one' | 'everybody' = 'one',
): SlackReply {
  const { answer, query } = answered;
  const page = inSlack(answered, pageOf(answered), dataset);
  const row = answerButtons(answered, page, seenBy);
  return {
    text: cut(escapeMrkdwn(plainText(page, { steps: 'listed' })), slackLimits.message.text),
    blocks: [...blocksOf(page, 'left out'), ...(row ? [row] : [])],
    question:
      page.shareable && query !== ''
        ? { query, words: questionWords(query, dataset), charted: hasChart(answer) }
        : null,
    followed: goesOn(answer) && query !== '' ? query : null,
  };
}

/** The help has a few more words where there are threads and channels; a place that nobody named is told of. */
function inSlack({ answer, assumed }: Answered, page: Page, dataset: Dataset): Page {
  if (answer.kind === 'help') {
    return { ...page, sections: [...page.sections, section('body', [...helpInSlack])] };
  }
  const usual = assumed === undefined ? undefined : dataset.area(assumed);
  return usual
    ? { ...page, sections: [section('body', [usualAuthority(usual.name)]), ...page.sections] }
    : page;
}

function goesOn({ kind }: Answer): boolean {
  return kind !== 'refusal' && kind !== 'help' && kind !== 'not-here' && kind !== 'news';
}
