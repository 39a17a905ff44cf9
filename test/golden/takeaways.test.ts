import { describe, expect, it } from 'vitest';
import { storyOf } from '../../src/answer/story.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { citationPage } from '../../src/present/citation.ts';
import { csvText } from '../../src/present/csv.ts';
import { storyPage } from '../../src/present/story-page.ts';
import { plainText } from '../../src/present/text.ts';

/** The day that the files in this folder are of. */
const TODAY = '2026-11-21';

const STORIES = {
  'story-large-fall': 'gloucestershire child protection plans',
  'story-small-change': 'dorset child protection plans',
  'story-plans-by-category': 'dorset categories of abuse',
  'story-category-withheld': 'dorset categories of abuse 2021',
  'story-before-reorganisation': 'dorset child protection plans 2017',
  'story-not-returned': 'hackney child protection plans 2021',
  'story-unreliable': 'hampshire child protection plans 2024',
  'story-suppressed': 'isles of scilly child protection plans',
  'story-joint-return': 'kingston upon thames caseload',
  'story-not-held': 'dorset neglect 2024',
  'story-local-measure': 'hampshire contacts',
  'story-several-measures': 'dorset referrals, re-referrals and caseload',
  'story-profile': 'dorset',
  'story-region': 'south west children in care',
  'story-england': 'england child protection plans',
} as const;

describe('what a reader takes away', () => {
  const answerer = loadAnswerer();
  const { dataset } = answerer;

  it.each(Object.entries(STORIES))('%s: %s', async (name, ask) => {
    const { answer } = answerer.answer(ask, TODAY);
    const text = plainText(storyPage(storyOf(dataset, answer, TODAY), dataset), { steps: 'none' });
    await expect(`--story ${ask}\n\n${text}\n`).toMatchFileSnapshot(`takeaways/${name}.txt`);
  });

  it.each([
    ['csv-figure', 'dorset neglect'],
    ['csv-withheld', 'dorset categories of abuse 2021'],
    ['csv-ofsted', 'dorset ofsted'],
  ])('%s: %s', async (name, ask) => {
    const csv = csvText(answerer.answer(ask, TODAY), dataset);
    await expect(csv).toMatchFileSnapshot(`takeaways/${name}.csv`);
  });

  it('the citation of a figure with its comparison', async () => {
    const page = citationPage(answerer.answer('dorset child protection plans', TODAY), dataset);
    await expect(`${plainText(page, { steps: 'none' })}\n`).toMatchFileSnapshot('takeaways/citation.txt');
  });
});
