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
  'story-nothing-shown': 'hackney categories of abuse 2021',
} as const;

const CITED = [
  'dorset child protection plans',
  'gloucestershire child protection 2018',
  'hampshire cpp 2024',
  'hackney child protection plans 2021',
  'kingston upon thames caseload',
  'isles of scilly children in care',
  'south west children in care',
  'england categories of abuse 2017',
  'gloucestershire ofsted',
];

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
    ['csv-gloucestershire', 'gloucestershire child protection 2018'],
    ['csv-unreliable', 'hampshire cpp 2024'],
    ['csv-not-returned', 'hackney child protection plans 2021'],
    ['csv-joint-return', 'kingston upon thames caseload'],
    ['csv-suppressed', 'isles of scilly child protection plans'],
    ['csv-region', 'south west children in care'],
    ['csv-england', 'england child protection plans'],
    ['csv-whats-new', "what's new dorset"],
  ])('%s: %s', async (name, ask) => {
    const csv = csvText(answerer.answer(ask, TODAY), dataset);
    await expect(csv).toMatchFileSnapshot(`takeaways/${name}.csv`);
  });

  it('the citations of figures with their comparison', async () => {
    const cited = CITED.map((ask) => {
      const page = citationPage(answerer.answer(ask, TODAY), dataset);
      return `--cite ${ask}\n\n${plainText(page, { steps: 'none' })}\n`;
    });
    await expect(cited.join('\n')).toMatchFileSnapshot('takeaways/citations.txt');
  });
});
