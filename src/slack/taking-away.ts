import { checkAgain, overdueOf } from '../answer/check-again.ts';
import type { Answered } from '../answer/answer.ts';
import { storyOf } from '../answer/story.ts';
import { blocksOf, cut, escapeMrkdwn } from '../present/blocks.ts';
import type { MoreState } from '../present/button-state.ts';
import { checkPage } from '../present/check-page.ts';
import { citationPage } from '../present/citation.ts';
import { csvText } from '../present/csv.ts';
import type { Page } from '../present/page.ts';
import { questionWords } from '../present/question-words.ts';
import { slackLimits } from '../present/slack-limits.ts';
import { storyPage } from '../present/story-page.ts';
import { plainText } from '../present/text.ts';
import { wording } from '../present/wording-slack.ts';
import { conversation } from './conversation.ts';
import { escaped } from './fit-message.ts';
import { privatelyTo } from './privately.ts';
import { showingFiles, type AnswerPlace } from './showing-files.ts';
import { stillMeant } from './still-meant.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** What a reader takes away from an answer, each given to whoever pressed. */
export interface TakingAway {
  story(state: MoreState, press: AnswerPlace): Promise<void>;
  /** The figures as a file: in the thread where everybody sees the answer, else by direct message. */
  csv(state: MoreState, press: AnswerPlace): Promise<void>;
  cite(state: MoreState, press: AnswerPlace): Promise<void>;
  check(state: MoreState, press: AnswerPlace): Promise<void>;
}

export function takingAway(parts: WorkspaceParts): TakingAway {
  const { knowledge, outbound, today, log } = parts;
  const { dataset } = knowledge;
  const showFile = showingFiles(outbound);
  const talk = conversation(parts);

  /** The answer once more, as it is meant where the button stands; null where its question is not read any more. */
  const again = async (
    { query }: MoreState,
    { channel, user, thread }: AnswerPlace,
  ): Promise<Answered | null> => {
    if (!stillMeant(query, parts)) return null;
    const background = await talk.background({ channel, thread, user, surface: 'command' });
    return knowledge.answer(query, today(), background);
  };

  const give = async (press: AnswerPlace, page: Page): Promise<void> => {
    const text = cut(escapeMrkdwn(plainText(page, { steps: 'listed' })), slackLimits.message.text);
    await privatelyTo(outbound, press)(text, blocksOf(page));
  };

  const withAnswer =
    (work: (answered: Answered, press: AnswerPlace) => Promise<void>) =>
    async (state: MoreState, press: AnswerPlace): Promise<void> => {
      const answered = await again(state, press);
      if (answered === null) return privatelyTo(outbound, press)(wording.oldButton);
      await work(answered, press);
    };

  return {
    story: withAnswer((answered, press) =>
      give(press, storyPage(storyOf(dataset, answered.answer, today()), dataset)),
    ),

    cite: withAnswer((answered, press) => give(press, citationPage(answered, dataset))),

    csv: withAnswer(async (answered, press) => {
      const privately = privatelyTo(outbound, press);
      const title = questionWords(answered.query, dataset);
      const shown = await showFile(
        {
          fileName: `${slug(answered.query)}.csv`,
          title,
          alt: null,
          comment: wording.csvComment(escaped(title)),
          content: Buffer.from(csvText(answered, dataset)),
        },
        press,
      );
      log.info({ query: answered.query, csv: shown }, 'figures as a file');
      if (shown === 'here') return;
      await privately(
        shown === 'directly'
          ? wording.csvSent
          : shown === 'elsewhere'
            ? wording.csvElsewhere
            : wording.csvFailed,
      );
    }),

    async check(state, press) {
      if (state.figure === null) return privatelyTo(outbound, press)(wording.oldButton);
      const among = await again(state, press);
      const checked = checkAgain(dataset, state.figure);
      const overdue = overdueOf(checked, dataset, today());
      await give(press, checkPage(checked, { among: among?.answer ?? null, overdue }));
    },
  };
}

/** A file name of the letters and digits of a question. */
function slug(query: string): string {
  const plain = query.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return `safeguard-${plain.slice(0, 80)}`.replaceAll(/^-|-$/g, '');
}
