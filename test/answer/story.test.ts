import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer-question.ts';
import { storyOf, type Story } from '../../src/answer/story.ts';
import { figuresOf, type Clause } from '../../src/answer/story-clauses.ts';
import { median } from '../../src/domain/comparator.ts';
import type { Value } from '../../src/domain/figure.ts';
import { pageOf } from '../../src/present/answer-page.ts';
import { storyPage } from '../../src/present/story-page.ts';
import { plainText } from '../../src/present/text.ts';
import { clauseSentence } from '../../src/present/wording-story.ts';
import type { Question } from '../../src/query/question.ts';
import { dataset, inYear, question, TODAY } from './asked.ts';

function storyAbout(asked: Question): Story | null {
  const { answer } = answerQuestion(dataset, asked, { today: TODAY, examples: [] });
  return storyOf(dataset, answer, TODAY);
}

function lookup(area: string, metric: string, year?: number): Story {
  const story = storyAbout(
    question('lookup', [area], [metric], year === undefined ? {} : { period: inYear(year) }),
  );
  if (!story) throw new Error('no story');
  return story;
}

const kinds = (story: Story): string[][] =>
  story.paragraphs.map((clauses) => clauses.map(({ kind }) => kind));
const recordsOf = (story: Story) =>
  story.paragraphs.flat().flatMap((clause) => (clause.kind === 'record' ? [clause.record] : []));
const textOf = (story: Story): string => plainText(storyPage(story, dataset), { steps: 'none' });

describe('a story', () => {
  it('opens with the change where that is the news', () => {
    expect(kinds(lookup('916', 'cpp-at-31-march', 2025))[0]).toEqual(['changed', 'record']);
    expect(textOf(lookup('916', 'cpp-at-31-march', 2025))).toContain(
      'The number of children on a child protection plan in Gloucestershire fell by 32.9% in a year, from 601 on 31 March 2024 to 403 on 31 March 2025, Department for Education figures show.[1][2]',
    );
  });

  it('opens with the figure where the change is one that chance could bring, and says so', () => {
    expect(kinds(lookup('838', 'cpp-at-31-march', 2025))[0]).toEqual(['level', 'change', 'record']);
    expect(textOf(lookup('838', 'cpp-at-31-march', 2025))).toContain('no larger than chance could bring');
  });

  it('calls a figure the lowest of those that one edition holds, and says which where it is another', () => {
    const [record] = recordsOf(lookup('204', 'cla-at-31-march', 2025));
    expect(record).toMatchObject({ end: 'lowest', since: { value: 328 }, edition: { id: 'lait-2025' } });
    expect(textOf(lookup('204', 'cla-at-31-march', 2025))).toContain(
      'In another edition that has the years before, Local authority interactive tool (LAIT), it was the lowest figure since 31 March 2016',
    );
    // No return was made for two of the years between, which may have been lower or higher.
    expect(recordsOf(lookup('204', 'cpp-at-31-march', 2025))).toEqual([]);
  });

  it('makes nothing of what chance alone could bring', () => {
    const rutland = textOf(lookup('857', 'cpp-repeat-pct', 2025));
    expect(rutland).toContain('a gap that chance alone could explain');
    expect(rutland).not.toMatch(/quarter that does best|What explains the difference|What took it/);
    expect(textOf(lookup('916', 'cpp-at-31-march', 2025))).toMatch(/What took it down/);
  });

  it('says of an authority that has ended that it has', () => {
    expect(textOf(lookup('836', 'cpp-at-31-march', 2019))).toContain(
      '• Poole ended on 31 March 2019; Bournemouth, Christchurch and Poole came after it.',
    );
  });

  it('and every other answer about it, says so too', () => {
    const ended = 'Poole ended on 31 March 2019; Bournemouth, Christchurch and Poole came after it.';
    for (const asked of [
      question('profile', ['836'], []),
      question('breakdown', ['836'], ['cpp-started']),
      question('lookup', ['836'], ['cpp-at-31-march']),
    ]) {
      const answered = answerQuestion(dataset, asked, { today: TODAY, examples: [] });
      expect(plainText(pageOf(answered), { steps: 'none' })).toContain(ended);
    }
    expect(textOf(lookup('836', 'cpp-at-31-march', 2019))).not.toContain('What is it today?');
  });

  it('speaks of plans where plans are counted', () => {
    expect(textOf(lookup('838', 'cpp-started', 2025))).toContain('It counts plans, not children');
    expect(textOf(lookup('838', 'cpp-at-31-march', 2025))).not.toContain('It counts plans, not children');
  });

  it('asks for a range where a figure is suppressed, for the council’s own where none was returned', () => {
    expect(textOf(lookup('838', 'cpp-started-sexual', 2021))).toContain('a range such as 1 to 5');
    expect(textOf(lookup('204', 'cpp-at-31-march', 2021))).toContain('why no return was made');
    expect(textOf(lookup('838', 'cpp-started-neglect', 2024))).toContain(
      'Look first at the publisher’s page',
    );
  });

  it('does not call the next largest part the second, where one is withheld', () => {
    const story = storyAbout(question('breakdown', ['838'], ['cpp-started'], { period: inYear(2021) }));
    expect(story && textOf(story)).toContain('Among the other categories with a figure');
  });

  it('of a measure that is not held is what to ask for', () => {
    const asked = {
      ...question('lookup', ['850'], []),
      metrics: [{ kind: 'unheld', id: 'contacts-received', words: '' }],
    } as const;
    expect(storyAbout(asked)).toMatchObject({ paragraphs: [], requests: [{ kind: 'unheld' }] });
  });

  it('is none of a ranking', () => {
    expect(storyAbout(question('rank', [], ['cpp-rate'], { ranking: { end: 'top', count: 5 } }))).toBeNull();
  });
});

/** The numbers that a clause may print: its figures, and what is worked out from them and the years around them. */
function allowed(clause: Clause): number[] {
  const values = figuresOf(clause).flatMap((figure) => (figure.state === 'value' ? [figure.value] : []));
  const dates = figuresOf(clause).flatMap(({ year }) => [year, year - 1, year % 100, 30, 31]);
  const more: number[] = [];
  if (clause.kind === 'changed' || clause.kind === 'change' || clause.kind === 'further') {
    const { change } = clause;
    if (change) {
      more.push(change.to.value, change.difference, change.percent ?? 0, change.from.year, change.to.year);
    }
  }
  if (clause.kind === 'record') more.push(clause.record.of);
  if (clause.kind === 'neighbours') {
    const { neighbours } = clause;
    more.push(
      median(neighbours.figures.map((figure: Value) => figure.value)),
      neighbours.of,
      neighbours.counted,
    );
    more.push(Number(neighbours.model));
  }
  if (clause.kind === 'rank') more.push(clause.rank.place, clause.rank.of, clause.rank.tied);
  return [...values, ...dates, ...more, 10_000, 100_000].map(Math.abs);
}

/** Numbers in a sentence, ages and the like in the words of a measure left out. */
function printed(sentence: string, clause: Clause): number[] {
  const metric = 'metric' in clause ? clause.metric : null;
  const words = metric
    ? [...metric.phrase.split('{}'), metric.name.toLowerCase()].reduce(
        (rest, told) => (told === '' ? rest : rest.replaceAll(told, ' ')),
        sentence,
      )
    : sentence;
  return [...words.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([number]) => Number(number.replaceAll(',', '')));
}

describe('any story', () => {
  const areas = dataset.parts.areas.filter((area) => area.kind !== 'joint');
  const metrics = dataset.parts.metrics.filter((metric) => metric.unit !== 'grade');

  it('prints no number that is not one of its figures or worked out from them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...areas),
        fc.constantFrom(...metrics),
        fc.option(fc.integer({ min: 2013, max: 2025 }), { nil: null }),
        (area, metric, year) => {
          const asked = question(
            'lookup',
            [area.code],
            [metric.id],
            year === null ? {} : { period: inYear(year) },
          );
          const story = storyAbout(asked);
          for (const clause of story?.paragraphs.flat() ?? []) {
            if (['withheld', 'absent', 'nearest'].includes(clause.kind)) continue;
            const sentence = clauseSentence(clause, { publisher: 'X' });
            const known = allowed(clause);
            for (const number of printed(sentence, clause)) {
              expect(
                known.some(
                  (one) =>
                    Math.abs(one - number) <= 0.0500001 ||
                    // Published in thousands, and a median of two such stands between them.
                    (metric.unit === 'thousand-pounds' && Math.abs(one * 1000 - number) <= 500) ||
                    Math.abs(Math.round(one) - number) < 1e-9,
                ),
                `${number} in “${sentence}”`,
              ).toBe(true);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has no record over a break, a gap or figures of two editions', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...areas),
        fc.constantFrom(...metrics),
        fc.integer({ min: 2017, max: 2025 }),
        (area, metric, year) => {
          const story = storyAbout(question('lookup', [area.code], [metric.id], { period: inYear(year) }));
          for (const { first, figure, since, end, edition } of story ? recordsOf(story) : []) {
            const { release } = first.source;
            expect(edition?.id ?? figure.source.release).toBe(release);
            for (let one = since?.year ?? first.year; one < figure.year; one += 1) {
              const held = dataset.figureIn(release, metric.id, figure.area, one);
              expect(held?.state).toBe('value');
              if (held?.state !== 'value' || one === since?.year) continue;
              expect(end === 'highest' ? held.value < figure.value : held.value > figure.value).toBe(true);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is the same each time, and every mark has its footnote', () => {
    fc.assert(
      fc.property(fc.constantFrom(...areas), fc.constantFrom(...metrics), (area, metric) => {
        const asked = question('lookup', [area.code], [metric.id]);
        const [first, second] = [storyAbout(asked), storyAbout(asked)];
        if (!first || !second) return;
        const text = textOf(first);
        expect(textOf(second)).toBe(text);
        expect(text).not.toMatch(/undefined|NaN|\[object/);
        const [body = '', notes = ''] = text.split('Figures and sources');
        const marks = new Set([...body.matchAll(/\[(\d+)\]/g)].map(([, mark]) => mark));
        const lines = [...notes.matchAll(/^\[(\d+)\] \S/gm)].map(([, mark]) => mark);
        expect(marks).toEqual(new Set(lines));
      }),
      { numRuns: 100 },
    );
  });
});
