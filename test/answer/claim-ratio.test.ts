import { describe, expect, it } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { TODAY } from './asked.ts';

const answerer = loadAnswerer();
const asked = (text: string) => answerer.answer(text, TODAY);

describe('so many times as high as another place', () => {
  it.each([
    ['Blackpool has twice the care rate of England', '890', 'E92000001', 'differs'],
    ['Blackpool’s care rate is almost three times the national average', '890', 'E92000001', 'reproduced'],
    ['Is Blackpool’s care rate more than double England’s?', '890', 'E92000001', 'reproduced'],
    ['the care rate in Leeds is 27% higher than England', '383', 'E92000001', 'reproduced'],
    ['the care rate in Leeds is 40 percent higher than England', '383', 'E92000001', 'differs'],
    ['Kent’s care rate is 21% lower than England’s', '886', 'E92000001', 'reproduced'],
    [
      'Children in Blackpool are three times more likely to be in care than the national average',
      '890',
      'E92000001',
      'reproduced',
    ],
    ['Leeds has half as many children in care as Birmingham', '383', '330', 'differs'],
    ['twice as many children in care in Leeds as in Kent', '383', '886', 'differs'],
    ['check "twice as many children in care in Leeds as in Kent"', '383', '886', 'differs'],
    [
      'almost three times the rate of children in care in Blackpool as across the country',
      '890',
      'E92000001',
      'reproduced',
    ],
    ['twice as many plans per 10,000 in Blackpool as in England', '890', 'E92000001', 'reproduced'],
  ])('%s', (text, area, to, verdict) => {
    const { answer } = asked(text);
    expect(answer).toMatchObject({ kind: 'claim', checks: [], orders: [] });
    const ratio = answer.kind === 'claim' ? answer.ratios[0] : undefined;
    expect(ratio).toMatchObject({ verdict, area: { code: area }, to: { code: to } });
    if (ratio?.own?.state !== 'value' || ratio.other?.state !== 'value') throw new Error('no figures');
    expect(ratio.ratio).toBeCloseTo(ratio.own.value / ratio.other.value);
    expect(ratio.own.year).toBe(ratio.other.year);
    expect(ratio.own.source.release).toBe(ratio.other.source.release);
  });

  it.each([
    'Blackpool has twice the care rate of England in 2020',
    'the care rate in Leeds is about 27% higher than England',
  ])('the query of the check asks for the same: %s', (text) => {
    const first = asked(text);
    const again = asked(first.query);
    if (first.answer.kind !== 'claim' || again.answer.kind !== 'claim') throw new Error('no claim');
    const told = ({ verdict, ratio, year, metric }: (typeof first.answer.ratios)[number]) => ({
      verdict,
      ratio,
      year,
      metric: metric?.id,
    });
    expect(again.answer.ratios.map(told)).toEqual(first.answer.ratios.map(told));
  });

  it('is not checked without a measure, and says so', () => {
    const { answer } = asked('the rate in Leeds is 40 percent higher than England');
    expect(answer).toMatchObject({ kind: 'claim', ratios: [{ verdict: 'cannot-tell', metric: null }] });
  });

  it('leaves a number in the clause before to its own place', () => {
    const { answer } = asked('Dorset has 15% agency social workers, twice the regional average');
    expect(answer).toMatchObject({
      kind: 'claim',
      checks: [{ area: { code: '838' } }],
      ratios: [{ area: { code: '838' }, to: { kind: 'region' } }],
    });
  });

  it('is none without another place', () => {
    const { answer } = asked('check: half of children in care in Leeds are in foster care');
    expect(answer).toMatchObject({ kind: 'claim', ratios: [], checks: [{ verdict: 'differs' }] });
  });
});
