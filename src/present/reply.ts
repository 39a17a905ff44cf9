import type { KnownBlock } from '@slack/types';
import type { Answered } from '../answer/answer.ts';
import { hasChart } from './chart-of-answer.ts';
import { blocksOf, cut, escapeMrkdwn } from './blocks.ts';
import { pageOf } from './answer-page.ts';
import { slackLimits } from './slack-limits.ts';
import { plainText } from './text.ts';

/** A reply as Slack takes it. */
export interface SlackReply {
  /** Complete by itself, escaped: phones and screen readers get only this. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** The question in ids and codes and in words, where the reply is worth sharing; `charted` if it has a picture. */
  readonly question: { readonly query: string; readonly words: string; readonly charted: boolean } | null;
}

/** The Slack form of an answer: text and blocks drawn from the same page. */
export function slackReply(answered: Answered): SlackReply {
  const page = pageOf(answered);
  return {
    text: cut(escapeMrkdwn(plainText(page, { steps: 'listed' })), slackLimits.message.text),
    blocks: blocksOf(page),
    question:
      page.shareable && answered.query !== ''
        ? { query: answered.query, words: page.headline, charted: hasChart(answered.answer) }
        : null,
  };
}
