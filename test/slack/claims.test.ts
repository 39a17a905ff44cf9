import { expect, test } from 'vitest';
import { claimsInMemory } from '../../src/slack/claims.ts';

const minute = 60_000;

test('a key is claimed once, for at least ten minutes and not for ever', () => {
  let now = 0;
  const claims = claimsInMemory(() => now);
  expect(claims.claim(['event:1', 'message:1'])).toBe(true);
  now = 10 * minute;
  expect(claims.claim(['message:1'])).toBe(false);
  expect(claims.claim(['event:2'])).toBe(true);
  now = 20 * minute;
  expect(claims.claim(['event:1'])).toBe(true);
  expect(claims.claim(['event:2'])).toBe(false);
});

test('a key that is given back can be claimed again', () => {
  const claims = claimsInMemory(() => 0);
  expect(claims.claim(['share:1'])).toBe(true);
  void claims.release(['share:1']);
  expect(claims.claim(['share:1'])).toBe(true);
});

test('a flood forgets the oldest keys first and keeps the newest', () => {
  const claims = claimsInMemory(() => 0);
  for (let number = 0; number < 60_000; number += 1) void claims.claim([`event:${number}`]);
  expect(claims.claim(['event:59999'])).toBe(false);
  expect(claims.claim(['event:51000'])).toBe(false);
  expect(claims.claim(['event:0'])).toBe(true);
});
