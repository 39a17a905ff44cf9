import { describe, expect, it } from 'vitest';
import { dataset, read, resolver } from './resolver.ts';

const name = (code: string): string => dataset.area(code)?.name ?? code;
const placeOf = (text: string): string => {
  const found = resolver.readPlace(text);
  return found.kind === 'found' ? found.areas.map(({ code }) => name(code)).join(' + ') : found.kind;
};

describe('a slip of hand or ear', () => {
  it.each([
    ['brighton and hoe', 'Brighton and Hove'],
    ['southend-ppn-sea', 'Southend-on-Sea'],
    ['birmingham cty council', 'Birmingham'],
    ['Notting ham', 'Nottingham'],
    ['yokr', 'York'],
    ['Wustershire', 'Worcestershire'],
    ['Suthuk', 'Southwark'],
  ])('“%s” is %s', (typed, meant) => {
    expect(placeOf(typed)).toBe(meant);
  });

  it.each(['Sandford', 'Belton', 'Helton', 'Carrington', 'Wolsingham', 'Blahtown'])(
    '“%s” is a place of its own and never a council of a similar name',
    (village) => {
      expect(placeOf(village)).toMatch(/^(?:none|choices)$/);
      const reading = read(`child protection plans in ${village}`);
      expect(reading.kind).not.toBe('question');
    },
  );

  it.each(['ordinary words', 'most on', 'many', 'mnay'])('“%s” names no place', (words) => {
    expect(read(`${words} children in care in Leeds`)).toMatchObject({ areas: [{ code: '383' }] });
  });
});

describe('names beside each other', () => {
  it('that are no two councils are asked about', () => {
    expect(read('cla in Burton Hastings')).toMatchObject({ kind: 'clarification', about: 'area' });
  });

  it('may be a council and the county around it', () => {
    for (const text of [
      'Leeds, West Yorkshire cla',
      'Bolton Greater Manchester cla',
      'Warrington, Cheshire cla',
    ]) {
      const reading = read(text);
      expect(reading.kind).toBe('question');
      expect(reading).toMatchObject({ areas: { length: 1 } });
    }
  });

  it('two letters behind a comma are asked about, since they may be a state', () => {
    expect(read('child protection in Boston, MA').kind).not.toBe('question');
  });
});

describe('a name with several owners', () => {
  it('says by which district it is meant, and offers no pair of strangers', () => {
    const reading = read('newcastle cla');
    expect(reading).toMatchObject({
      kind: 'clarification',
      choices: [
        { kind: 'area', code: '391', via: null },
        { kind: 'area', code: '860', via: { kind: 'district', name: 'Newcastle-under-Lyme' } },
      ],
    });
  });

  it('offers all its parts where they belong together', () => {
    expect(read('tyneside cla')).toMatchObject({ choices: { 2: { kind: 'areas', codes: { length: 2 } } } });
  });

  it('is the region where authorities are ranked', () => {
    const reading = read('lowest cla rate in Yorkshire');
    expect(reading).toMatchObject({ kind: 'question', intent: 'rank', areas: [{ code: 'E12000003' }] });
  });
});

describe('the authorities of a region', () => {
  it('are compared where they are named, and the region where it is', () => {
    const london = { kind: 'region', region: 'E12000007' };
    expect(read('compare London boroughs on child poverty')).toMatchObject({ areas: [], group: london });
    expect(read('compare London and Kent on child poverty')).toMatchObject({ group: null });
  });
});

describe('a name that goes on with a word that is not known', () => {
  it.each([
    ['children in care in Bolton upon Dearne', 'bolton upon dearne', '350'],
    ['children in care in Stockton on Forest', 'stockton on forest', '808'],
  ])('is likely another place: “%s”', (text, words, code) => {
    expect(read(text)).toMatchObject({ kind: 'clarification', about: 'area', words, choices: [{ code }] });
  });
});

it('a county of another country is none of England, whatever stands between', () => {
  expect(read('children in care in Essex County, New Jersey')).toMatchObject({
    kind: 'refusal',
    why: { kind: 'elsewhere', place: 'New Jersey' },
  });
});
