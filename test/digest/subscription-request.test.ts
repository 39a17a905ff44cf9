import { describe, expect, it } from 'vitest';
import { readRequest } from '../../src/digest/subscription-request.ts';

describe('a message about digests', () => {
  it.each([
    ['send us dorset every friday at 4pm', 'dorset every friday at 4pm'],
    ['can you please send the team kent weekly', 'kent weekly'],
    ['email me the dorset figures monthly', 'the dorset figures monthly'],
    ['post kent ofsted here on fridays', 'kent ofsted here on fridays'],
    ['We’d like hampshire every monday morning, please', 'hampshire every monday morning, please'],
    ['give us kent every friday at 4.30pm', 'kent every friday at 4.30pm'],
    ['send us dorset every day', 'dorset every day'],
  ])('that wants something again and again is a wish for one, to be confirmed: %s', (text, about) => {
    expect(readRequest(text)).toEqual({ kind: 'subscribe', text: about, outright: false });
  });

  it.each([
    'send us the dorset send figures',
    'dorset send',
    'send me neglect in kent 2022',
    'show me kent every year since 2015',
    'show me how many children are seen every week by a social worker in kent',
    'drop in referrals every month in kent',
    'we want the weekly rate for kent',
    'give me dorset neglect',
    'tell me about kent',
  ])('is none where a figure is asked for: %s', (text) => {
    expect(readRequest(text)).toBeNull();
  });

  it.each([
    ['subscribe to dorset', { kind: 'subscribe', text: 'dorset', outright: true }],
    ['please subscribe this channel to kent', { kind: 'subscribe', text: 'kent', outright: true }],
    ['unsubscribe kent', { kind: 'unsubscribe', text: 'kent' }],
    ['digest now', { kind: 'preview', text: '' }],
    ['digest now kent ofsted', { kind: 'preview', text: 'kent ofsted' }],
    ['subscriptions', { kind: 'list' }],
    ['what digests come here?', { kind: 'list' }],
  ])('says in so many words what it wants: %s', (text, request) => {
    expect(readRequest(text)).toEqual(request);
  });
});
