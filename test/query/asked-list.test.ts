import { describe, expect, it } from 'vitest';
import { read } from './resolver.ts';

describe('lists of what is held, of places, and of subscriptions', () => {
  it.each([
    ['list measures', 'measures'],
    ['which measures do you have on care leavers', 'measures'],
    ['what years do you have for neglect', 'measures'],
    ['do you have data before 2013 on cp plans', 'measures'],
    ['my subscriptions', 'subscriptions'],
    ['what alerts do I have', 'subscriptions'],
  ])('%s: %s', (text, lists) => {
    expect(read(text)).toMatchObject({ kind: 'question', intent: 'list', lists });
  });

  it('the measures that words may mean are those that a list is asked about', () => {
    expect(read('which measures do you have on care leavers')).toMatchObject({
      metrics: [{ id: 'care-leavers-eet-pct' }, {}, {}, {}],
    });
  });

  it.each([
    ['neighbours of leeds', { kind: 'neighbours', model: null }],
    ["who are Dorset's statistical neighbours by the 2021 model", { kind: 'neighbours', model: '2021' }],
    ['which councils are like Leeds', { kind: 'neighbours', model: null }],
    ['which councils are in the North West', { kind: 'region', region: 'E12000002' }],
    ['what are the core cities', { kind: 'listed' }],
    ['list all unitary authorities', { kind: 'type', types: ['unitary'] }],
  ])('%s: places by name', (text, group) => {
    expect(read(text)).toMatchObject({ intent: 'list', lists: 'members', group, metrics: [] });
  });

  it.each([
    'leeds vs its neighbours',
    'how does leeds compare with its neighbours',
    'which councils in the North West have the highest cla rate',
    'neighbours of leeds on cpp rate',
    'dorset and its neighbours except somerset',
    'subscribe leeds neighbours',
    'north west',
  ])('%s: figures, and no list of places', (text) => {
    expect(read(text)).not.toMatchObject({ lists: 'members' });
  });
});
