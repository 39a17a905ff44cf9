import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../src/query/claim-numbers.ts';
import { readClaimMessage, type ClaimedNumber } from '../../src/query/read-claim.ts';
import type { Question, Reading } from '../../src/query/question.ts';

const NOTHING: Question = {
  kind: 'question',
  intent: 'check-claim',
  areas: [],
  group: null,
  metrics: [],
  period: null,
  ranking: null,
  unresolved: [],
};

function numbers(text: string): readonly ClaimedNumber[] {
  return readClaimMessage(text, NOTHING, () => null)?.claim.numbers ?? [];
}

/** "52 per cent = 52% level" for each number. */
function shown(text: string): string[] {
  return numbers(text).map(({ words, value, unit, says, direction }) => {
    const mark = {
      number: '',
      percent: '%',
      points: ' points',
      per: unit.kind === 'per' ? ` in ${unit.children}` : '',
      pounds: ' pounds',
      every: unit.kind === 'every' ? ` a ${unit.span}` : '',
      share: unit.kind === 'share' && unit.part === 1 ? ' of one' : '%',
    }[unit.kind];
    return `${words} = ${Math.round(value * 10) / 10}${mark} ${says}${direction === 1 ? ' up' : direction === -1 ? ' down' : ''}`;
  });
}

describe('the numbers of a sentence', () => {
  it.each([
    ['neglect made up 52 per cent of cases', ['52 per cent = 52% level']],
    ['415 children were on plans on 31 March 2017', ['415 = 415 level']],
    [
      '589 plans started in 2016/17, ten per cent more than before',
      ['589 = 589 level', 'ten per cent = 10% change up'],
    ],
    ['eight in every 1,000 children', ['eight in every 1,000 = 8 in 1000 level']],
    ['34.1 children on plans per 10,000', ['34.1 children on plans per 10,000 = 34.1 in 10000 level']],
    ['the rise stood for some 3,100 children', ['3,100 = 3100 change up']],
    ['149 per 100,000 young people', ['149 per 100,000 = 149 in 100000 level']],
    ['twice as many plans per 10,000 as in 2017', []],
    ['670 children on March 7, up 35 per cent', ['670 = 670 level', '35 per cent = 35% change up']],
    ['670 children on March 7, 2018', ['670 = 670 level']],
    ['in March 53 children were on plans', ['53 = 53 level']],
    [
      'children in need for two years or more fell by 4.4 percentage points',
      ['4.4 percentage points = 4.4 points change down'],
    ],
    ['children with up-to-date immunisations fell by 5 per cent', ['5 per cent = 5% change down']],
    ['a fall in more serious cases of 5 per cent', ['5 per cent = 5% change down']],
    ['415 on plans, more than 400', ['415 = 415 level', '400 = 400 level']],
    ['plans fell to less than 400', ['400 = 400 level']],
    ['plans rose by more than 5 per cent', ['5 per cent = 5% change up']],
    ['assessments took 27 working days', ['27 = 27 level']],
    ['completed within 45 working days', []],
    ['£208 a child was spent', ['£208 a child = 208 pounds level']],
    ['a fifth of plans were for neglect', ['a fifth = 20% level']],
    ['plans fell by nearly a third', ['a third = 33.3% change down']],
    ['plans more than doubled', ['doubled = 100% change up']],
    ['670 up 35 per cent', ['670 = 670 level', '35 per cent = 35% change up']],
    [
      'eight in every 1,000, above the UK average of six',
      ['eight in every 1,000 = 8 in 1000 level', 'six = 6 in 1000 level'],
    ],
    ['half of the rise in children in care', ['half = 50% share-of-change']],
    [
      'a 33 per cent fall, from 601 to 403',
      ['33 per cent = 33% change down', '601 = 601 level', '403 = 403 level'],
    ],
    ['one in five social workers', ['one in five = 5 of one level']],
    ['Leeds has one in 118 children in care', ['one in 118 = 118 of one level']],
    ['1-in-50 children is in care', ['1 in 50 = 50 of one level']],
    ['one child in 100 is in care', ['one child in 100 = 100 of one level']],
    ['two in five social workers are new', ['two in five = 40% level']],
    ['one of the worst in ten', []],
    ['1,498 of 176,239 children are in care', ['1,498 = 1498 level']],
    ['three children a week taken into care', ['three children a week = 3 a week level']],
    ['an overspend of £6.5m', ['£6.5m = 6500000 pounds level']],
    [
      'vacancies fell by 3 percentage points to 14.2%',
      ['3 percentage points = 3 points change down', '14.2% = 14.2% level'],
    ],
    ['twenty-five per cent fewer than a year ago', ['twenty-five per cent = 25% change down']],
    ['referrals rose to 1,234, up from 1,100', ['1,234 = 1234 level', '1,100 = 1100 level']],
    ['numbers were up 35 per cent on the same time last year', ['35 per cent = 35% change up']],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    'section 47 enquiries in 2017 and 2016-17',
    'children aged 16 to 17, and under-18s',
    'assessed within 45 working days',
    'E10000009 cpp-2yrs-active-pct March 2017',
    'the top 10 authorities, and the 43rd of them',
    'three children and two plans',
  ])('are none in “%s”', (text) => {
    expect(shown(text)).toEqual([]);
  });
});

describe('what a sentence says about a number', () => {
  it.each([
    ['check 352 in care in Hackney, the lowest since 2016', true],
    ['check: a record high of 352 in care', true],
    ['check 352 children, a ten-year low', true],
    ['check 352 children recorded in need, low numbers', false],
  ])('%j says that a number stands out: %s', (text, superlative) => {
    const claim = readClaimMessage(text, NOTHING, () => null)?.claim;
    expect(claim?.superlative === true || (claim !== undefined && claim.record !== null)).toBe(superlative);
  });

  it('is read from its own clause: the UK of one is not the UK of the other', () => {
    const [own, other] = numbers('eight in every 1,000 here, against a UK average of six in every 1,000');
    expect([own?.scope, other?.scope]).toEqual([null, 'uk']);
  });

  it('is read from its own clause: an average that it is above is not its own', () => {
    expect(numbers('eight in every 1,000, above the UK average of six').map(({ scope }) => scope)).toEqual([
      null,
      'uk',
    ]);
  });

  it('joins the two ends of a change, whichever comes first', () => {
    expect(numbers('up 22 per cent, from 87,235 to 106,010')[0]?.ends).toEqual({ from: 1, to: 2 });
    expect(numbers('670 on plans, up 35 per cent on 496')[1]?.ends).toEqual({ from: 2, to: 0 });
  });

  it('knows the year before', () => {
    expect(numbers('415 on plans, up from 409').map((one) => one.yearsBefore)).toEqual([0, 1]);
  });

  it('knows a day that national figures are not taken on, month first too', () => {
    for (const text of ['670 on plans on March 7', '670 on plans on March 7, 2018']) {
      expect(numbers(text).map(({ otherDay }) => otherDay)).toEqual([true]);
    }
    expect(numbers('415 on plans on March 31, 2017')).toMatchObject([{ otherDay: false, ownDay: true }]);
  });

  it('knows a day that national figures are not taken on', () => {
    expect(numbers('670 were on plans on 7 March 2018')[0]?.otherDay).toBe(true);
    expect(numbers('653 were on plans on 31 March 2018')[0]?.otherDay).toBe(false);
  });

  it('knows over how many years it is said to have changed', () => {
    const over = (text: string): (number | null)[] => numbers(text).map(({ yearsOver }) => yearsOver);
    expect(over('children in care fell 10% over five years')).toEqual([5]);
    expect(over('children in care rose by a third in a decade')).toEqual([10]);
    expect(over('12% of children in care for two years')).toEqual([null]);
  });

  it('keeps how loosely it was said, and to which digit', () => {
    expect(
      numbers('more than 400 children, about 1.5 million pounds').map((one) => [one.looseness, one.step]),
    ).toEqual([
      ['over', 1],
      ['about', 100_000],
    ]);
  });
});

describe('a message', () => {
  const reading = (intent: Question['intent']): Reading => ({ ...NOTHING, intent });
  const none = (): null => null;

  it('is a claim by its first word and a number, and not without', () => {
    expect(readClaimMessage('check 415 children on plans', reading('lookup'), none)).not.toBeNull();
    expect(readClaimMessage('check children on plans in 2017', reading('lookup'), none)).toBeNull();
    expect(readClaimMessage('415 children on plans', reading('lookup'), none)).toBeNull();
  });

  it('that is refused for what it asks stays refused', () => {
    const refusal: Reading = { kind: 'refusal', why: { kind: 'individual' }, partial: null };
    expect(readClaimMessage('check whether 3 of her children are on a plan', refusal, none)).toBeNull();
  });

  it('is read within bounds, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '5',
            '12%',
            ' per ',
            '1,000',
            'from',
            ' to ',
            '.',
            '£',
            'in every ',
            'up',
            '-',
            '"',
            ',',
          ),
          {
            maxLength: 400,
          },
        ),
        (pieces) => {
          const text = `check ${pieces.join(' ')}`;
          for (const number of numbersIn(text)) {
            expect(number.end).toBeGreaterThan(number.start);
            expect(Number.isFinite(number.value)).toBe(true);
          }
          expect(numbers(text).length).toBeLessThanOrEqual(12);
        },
      ),
      { numRuns: 100 },
    );
  });
});
