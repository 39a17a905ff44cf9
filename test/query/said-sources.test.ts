import { describe, expect, it } from 'vitest';
import { read } from './resolver.ts';

describe('figures that are taken for an inspectorate’s', () => {
  it.each([
    ['according to ofsted which are the top 10 councils for cp rate', 'cpp-rate', 'according to ofsted'],
    ['using Ofsted figures, how many children in care in Kent', 'cla-at-31-march', 'using ofsted figures'],
    ['ofsted data on cla rate in Leeds', 'cla-rate', 'ofsted data'],
  ])('“%s” is %s, and “%s” is not understood', (text, id, words) => {
    expect(read(text)).toMatchObject({ kind: 'question', metrics: [{ id }], unresolved: [words] });
  });

  it.each([
    ['what is Leeds rated according to Ofsted', 'ofsted-overall'],
    ['according to ofsted is Leeds inadequate', 'ofsted-overall'],
    ['ofsted grade for help and protection in Leeds', 'ofsted-help-protection'],
  ])('“%s” is a grade', (text, id) => {
    expect(read(text)).toMatchObject({ kind: 'question', metrics: [{ id }], unresolved: [] });
  });
});
