import { describe, expect, it } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { ordersIn } from '../../src/query/claimed-orders.ts';
import { plainText } from '../../src/query/normalise.ts';
import { assertsOrder } from '../../src/query/order-words.ts';
import type { Question } from '../../src/query/question.ts';

const { resolver, newest } = loadAnswerer();

function read(text: string): Question | null {
  const reading = resolver.read(text, { today: '2026-11-21', newest });
  return reading.kind === 'question' ? reading : reading.partial;
}

/** The orders of a sentence, short: "890 cla-rate high 1 of all", "886 cla-rate high than 881". */
function orders(text: string): (string | null)[] {
  return ordersIn(plainText(text), read).map(({ order }) => {
    if (!order) return null;
    const { says } = order;
    const lead = `${order.area.code} ${order.metric.id} ${order.side}`;
    if (says.kind === 'against')
      return `${lead} than ${says.to.kind === 'area' ? says.to.area.code : says.to.kind}`;
    const { places, scope } = says;
    const nth =
      places.kind === 'places'
        ? `${places.first}-${places.last}`
        : places.kind === 'share'
          ? `${places.percent}%`
          : 'among';
    const of = scope?.kind === 'region' ? scope.region : scope?.kind === 'type' ? scope.words : scope?.kind;
    return `${lead} ${nth} of ${of ?? 'nobody said'}`;
  });
}

describe('a sentence about how a place stands', () => {
  it.each([
    ['Blackpool has the highest rate of children in care in England', '890 cla-rate high 1-1 of all'],
    [
      'Dorset has the third lowest rate of child protection plans in the South West',
      '838 cpp-rate low 3-3 of E12000009',
    ],
    [
      'In the South West, Dorset has the lowest rate of child protection plans',
      '838 cpp-rate low 1-1 of E12000009',
    ],
    ['Blackpool has the worst cla rate in the region', '890 cla-rate worse 1-1 of own-region'],
    ['Kent is one of the ten highest for children in care', '886 cla-at-31-march high 1-10 of nobody said'],
    ['Torbay is among the highest for cla rate', '880 cla-rate high among of nobody said'],
    ['Torbay’s cla rate is in the top 10% in England', '880 cla-rate high 10% of all'],
    ['Torbay’s cla rate is in the top quarter of its neighbours', '880 cla-rate high 25% of neighbours'],
    [
      'Hackney has the most children in care of any London borough',
      '204 cla-at-31-march high 1-1 of E12000007',
    ],
    [
      'Birmingham is the 3rd highest of all metropolitan boroughs for cla rate',
      '330 cla-rate high 3-3 of metropolitans',
    ],
    [
      'The North East has the highest rate of children in care of any region',
      'E12000001 cla-rate high 1-1 of regions',
    ],
    ['Kent’s rate of children in care is higher than Essex’s', '886 cla-rate high than 881'],
    ['Manchester has more children in care than Liverpool', '352 cla-at-31-march high than 341'],
    ['Leeds is below the England average for cla rate', '383 cla-rate low than england'],
    ['Leeds’ cla rate is above the regional average', '383 cla-rate high than region'],
    ['Leeds’ cla rate is lower than that of its statistical neighbours', '383 cla-rate low than neighbours'],
    ['Leeds’ cla rate is above average', '383 cla-rate high than average'],
  ])('%s', (text, expected) => {
    expect(orders(text)).toEqual([expected]);
  });

  it('may say two things, each of its own place', () => {
    expect(orders('Kent’s cla rate is higher than Essex’s but lower than Medway’s')).toEqual([
      '886 cla-rate high than 881',
      '886 cla-rate low than 887',
    ]);
    expect(orders('Blackpool has the highest cla rate and Wokingham the lowest')).toEqual([
      '890 cla-rate high 1-1 of nobody said',
      '872 cla-rate low 1-1 of nobody said',
    ]);
  });

  it.each([
    [
      'Blackpool has the highest care rate in England and the lowest cp plan rate in the North West',
      ['890 cla-rate high 1-1 of all', '890 cpp-rate low 1-1 of E12000002'],
    ],
    [
      'Blackpool’s care rate is the highest and its cp plan rate is the lowest',
      ['890 cla-rate high 1-1 of nobody said', '890 cpp-rate low 1-1 of nobody said'],
    ],
    [
      'Dorset has the lowest care rate in the South West and one of the lowest in England',
      ['838 cla-rate low 1-1 of E12000009', '838 cla-rate low among of all'],
    ],
    [
      'Kent had the lowest rate of children in care in the South East and Medway the highest',
      ['886 cla-rate low 1-1 of E12000008', '887 cla-rate high 1-1 of E12000008'],
    ],
    [
      'Swindon is the second worst council in England for timely assessments',
      ['866 assessments-45-days-pct worse 2-2 of all'],
    ],
    ['Kent has more children in care than any other council', ['886 cla-at-31-march high 1-1 of all']],
  ])('%s: each with its own measure and group', (text, expected) => {
    expect(orders(text)).toEqual(expected);
  });

  it.each([
    'Kent and Essex have the highest rates of children in care',
    'Weymouth has the highest neglect in Dorset',
    'Kent does not have the highest rate of children in care',
    'Kent may have the highest rate of children in care',
    'Kent has the highest rate of children in care in the UK',
    'Kent’s cla rate is three times higher than Essex’s',
    'Kent’s neighbours have a higher cla rate than Essex',
    'authorities in the South West that have a higher cla rate than Dorset',
    'Wigan’s agency social worker rate is the lowest in Greater Manchester',
    'Isle of Wight’s rate is above England’s',
    'Kent’s cla rate has been above Essex’s since 2016',
    'Since 2016 Blackpool has had the highest cla rate in England',
    'Blackpool has consistently had the highest cla rate in England',
    'somebody has the highest rate of children in care',
  ])('%s: whom or what it means cannot be told', (text) => {
    expect(orders(text).filter((order) => order !== null)).toEqual([]);
  });

  it.each([
    'children in care in Hackney were the lowest since 2016',
    'Kent had the biggest rise in children in care',
    'Kent has the highest number of children in care on record',
    'Kent has made the most of a bad year for children in care',
    'Kent has more children in care than last year',
    'Kent has more than 400 children in care',
    'Kent is higher or lower than Essex for cla rate',
    'the most common reason in Kent is neglect',
    'Kent is the largest council in England',
    'at least 400 children are in care in Kent',
  ])('%s: is of something else', (text) => {
    expect(ordersIn(plainText(text), read)).toEqual([]);
  });
});

describe('asserting is not asking', () => {
  it.each([
    ['Blackpool has the highest rate of children in care', true],
    ['Leeds is below the England average for children in care', true],
    ['which council has the highest rate of children in care', false],
    ['is Kent above the national average?', false],
    ['highest rate of children in care in the north west', false],
    ['tell me whether Kent is above Essex', false],
    ['compare Kent with Essex', false],
    ['Kent, is it above England for children in care', false],
  ])('%s: %s', (text, expected) => {
    expect(assertsOrder(plainText(text))).toBe(expected);
  });
});
