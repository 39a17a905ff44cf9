import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer-question.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { pageOf } from '../../src/present/answer-page.ts';
import { plainText } from '../../src/present/text.ts';
import { read } from '../query/resolver.ts';
import { dataset, TODAY } from './asked.ts';

function words(text: string): string {
  const { answer } = answerQuestion(dataset, read(text), { today: TODAY, examples: [] });
  return plainText(pageOf({ answer, unresolved: [], query: text, period: null }), { steps: 'none' });
}

describe('what was reported of a measure that nobody publishes', () => {
  it('is told beside it for the authority that came after, and says of whom it was said', () => {
    expect(words('dorset overspend 2018')).toContain(
      'Of Dorset (the county council of the time): Dorset Echo reported (about early November 2017): the budget',
    );
    expect(words('835 overspend')).toContain(
      ': Dorset Echo reported (about early November 2017): the budget',
    );
  });

  it('of a district is told where the district is named', () => {
    const reported = /nine of the county’s twelve|five neighbourhoods there|seven neighbourhoods there/g;
    expect(words('weymouth and portland deprived neighbourhoods').match(reported)).toHaveLength(3);
    expect(words('dorset deprived neighbourhoods').match(reported)).toBeNull();
  });

  it('reaches everything on record', () => {
    const unheld = dataset.parts.claims.filter(({ metric }) => !dataset.metric(metric));
    for (const { area, place, metric, finding } of unheld) {
      expect(words(`${area ?? place} ${metric}`), `${place} ${metric}`).toContain(finding);
    }
  });
});

it('where to look for what is not held needs no place', () => {
  expect(loadAnswerer().answer('private fostering', TODAY).answer).toMatchObject({
    kind: 'unheld',
    area: null,
    measure: { id: 'private-fostering' },
  });
});

it('a basket of measures needs a place, and is meant only where its name is all that is said', () => {
  const answered = (text: string) => loadAnswerer().answer(text, TODAY).answer;
  expect(answered('workforce profile')).toMatchObject({ kind: 'clarification', about: 'area' });
  expect(answered('leeds workforce')).toMatchObject({ kind: 'profile' });
  expect(answered('adult social care spending in Kent')).toMatchObject({
    kind: 'clarification',
    about: 'metric',
  });
});
