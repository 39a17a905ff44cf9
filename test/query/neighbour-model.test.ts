import { describe, expect, it } from 'vitest';
import { namedModel } from '../../src/query/neighbour-model.ts';

const MODELS = ['2025', '2021'];

describe('the version of the neighbour model', () => {
  it.each([
    ['leeds vs its neighbours cpp rate 2021 model', '2021'],
    ['dorset against its 2021 statistical neighbours model', '2021'],
    ['with neighbours by the 2025 model', '2025'],
    ['neighbours, model of 2021', '2021'],
    ['dorset and its neighbours in 2021', null],
    ['a model council in 2021', null],
    ['the 2019 model', null],
  ])('in “%s” is %s', (text, model) => {
    expect(namedModel(text, MODELS).model).toBe(model);
  });

  it('takes the year with it, so that it is not read as a period', () => {
    const { spans } = namedModel('leeds neighbours 2021 model 2024', MODELS);
    expect(spans.map(({ start, end }) => 'leeds neighbours 2021 model 2024'.slice(start, end))).toEqual([
      '2021 model',
    ]);
  });
});
