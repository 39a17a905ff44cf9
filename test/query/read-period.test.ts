import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/data-package/lexicon.ts';
import { periodCode } from '../../src/domain/period.ts';
import { plainText } from '../../src/query/normalise.ts';
import { readPeriod } from '../../src/query/read-period.ts';

const { moments: MOMENTS } = loadLexicon(new URL('../../data/', import.meta.url));

function period(text: string): string | null {
  const { period: found } = readPeriod(plainText(text), 2025, MOMENTS);
  return found && periodCode(found);
}

describe('years are reporting years, named by the March they end in', () => {
  it.each([
    ['2016/17', '2017'],
    ['1 April 2016 to 31 March 2017', '2017'],
    ['between April 2016 and March 2017', '2017'],
    ['from April 2014 to March 2017', '2015..2017'],
    ['2016-17', '2017'],
    ['16/17', '2017'],
    ['FY16/17', '2017'],
    ['2016/2017', '2017'],
    ['31.3.2017', '2017'],
    ['31-03-2017', '2017'],
    ['31/03/17', '2017'],
    ['2017-03-31', '2017'],
    ['31 March 2017', '2017'],
    ['31st of march 2017', '2017'],
    ['year ending March 2017', '2017'],
    ['y/e march 2017', '2017'],
    ['Mar-17', '2017'],
    ['in 2017', '2017'],
    ['twenty seventeen', '2017'],
    ['twenty twenty-three', '2023'],
    ['2016/7', '2017'],
    ["'16/'17", '2017'],
    ['FYE 2017', '2017'],
    ['YE17', '2017'],
    ['09/2017', '2017-09'],
    ['2017-09', '2017-09'],
    ['December 2017', '2017-12'],
    ['1 Sept 2017', '2017-09'],
  ])('%s is %s', (text, code) => {
    expect(period(`cpp ${text} kent`)).toBe(code);
  });
});

describe('ranges, lists and relative periods', () => {
  it.each([
    ['2017-19', '2017..2019'],
    ['2017-2024', '2017..2024'],
    ['2014/15 to 2018/19', '2015..2019'],
    ['16/17-20/21', '2017..2021'],
    ['between 2016 and 2018', '2016..2018'],
    ['from 2015 to 2020', '2015..2020'],
    ['since 2018', '2018..'],
    ['2018 onwards', '2018..'],
    ['up to 2015', '..2015'],
    ['2017 and 2024', '2017,2024'],
    ['2017 vs 2024', '2017,2024'],
    ['over the last five years', 'last5'],
    ['ten year trend', 'last10'],
    ['the past decade', 'last10'],
    ['last year', 'previous'],
    ['next year', 'next'],
    ['latest', 'latest'],
    ['every year', 'all'],
    ['since the pandemic', '2020..'],
    ['pre-covid', '..2020'],
    ['2015 to date', '2015..'],
    ['2015-present', '2015..'],
    ['2017…2020', '2017..2020'],
    ['six years to 2024', '2019..2024'],
    ['5 years to March 2023', '2019..2023'],
    ['pre-2018', '..2017'],
    ['no later than 2019', '..2019'],
    ['the last 2 financial years', 'last2'],
    ['entire series', 'all'],
    ['five years ago', '2020'],
  ])('%s is %s', (text, code) => {
    expect(period(`cla kent ${text}`)).toBe(code);
  });
});

describe('numbers that are no times', () => {
  it.each([
    'plans lasting two years or more',
    'plans over 2 years',
    'assessments within 45 days',
    'per 10,000 children',
    'aged 16-17',
    '17-18 year olds',
    'population 0 to 17',
    'section 47',
    '3+ placements',
    '20 miles from home',
    '415 children',
    'leeds has 2000 children on plans',
    'there were about 2019 referrals in dorset',
    '1066',
    '31 march',
  ])('%s', (text) => {
    expect(period(text)).toBeNull();
  });

  it('a year beside them is still read', () => {
    expect(period('assessments in 45 days 2019')).toBe('2019');
    expect(period('plans over 2 years in kent over 5 years')).toBe('last5');
    expect(period('leeds 2019 children on plans')).toBe('2019');
    expect(period('kent had 2011 children in care in 2018')).toBe('2018');
  });
});
