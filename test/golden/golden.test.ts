import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { pageOf } from '../../src/present/answer-page.ts';
import { slackReply } from '../../src/present/reply.ts';
import { plainText } from '../../src/present/text.ts';
import { readGoldenQuestions } from './read-golden-questions.ts';

/** The day that the replies in this folder are of. */
const TODAY = '2026-11-21';

describe('golden replies', () => {
  const answerer = loadAnswerer();
  const questions = readGoldenQuestions(readFileSync(new URL('questions.json', import.meta.url), 'utf8'));

  it.each(questions)('$ask', async ({ name, ask }) => {
    const answered = answerer.answer(ask, TODAY);
    const text = plainText(pageOf(answered), { steps: 'numbered' });
    await expect(`${ask}\n\n${text}\n`).toMatchFileSnapshot(`${name}.txt`);
    const { blocks } = slackReply(answered, answerer.dataset);
    await expect(`${JSON.stringify(blocks, null, 1)}\n`).toMatchFileSnapshot(`${name}.blocks.json`);
  });
});
