import { describe, expect, it } from 'vitest';
import { dataset, essence, read } from './resolver.ts';

const LEEDS = dataset.authorities().find(({ name }) => name === 'Leeds')?.code;

describe('what a writer takes back', () => {
  it.each([
    ['cpp in Leeds, sorry, I mean Bradford', 'cpp in Bradford'],
    ['cla Salford… correction: Tameside', 'cla Tameside'],
    ['York (not North Yorkshire) cla rate', 'York cla rate'],
    ['child protection plans rather than looked after children, Leeds', 'child protection plans, Leeds'],
    ['referrals but not re-referrals in Bexley', 'referrals in Bexley'],
    ['Rutland adoptions.. no wait, Leicestershire adoptions', 'Leicestershire adoptions'],
    ['Leeds cin, oops I mean cpp', 'Leeds cpp'],
    ['cpp in Leeds. Actually Bradford', 'cpp in Bradford'],
    ['cpp in Devon (not Torbay or Plymouth)', 'cpp in Devon'],
    ['not Kent but Essex cla', 'Essex cla'],
    ['sorry, I meant Bexley cla not Bromley', 'Bexley cla'],
  ])('“%s” is “%s”', (said, meant) => {
    expect(essence(read(said))).toEqual(essence(read(meant)));
  });

  it.each([
    'no Leeds figures for children in care?',
    'Leeds and Bradford, not in education',
    'how many children are actually in care in Leeds',
    'Leeds: no further action referrals',
  ])('“%s” takes nothing back', (text) => {
    expect(JSON.stringify(essence(read(text)))).toContain(LEEDS);
  });
});
