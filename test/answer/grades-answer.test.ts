import { describe, expect, it } from 'vitest';
import { gradesAnswers } from '../../src/answer/grades-answer.ts';
import { inspectionAnswer } from '../../src/answer/inspection-answer.ts';
import type { Page } from '../../src/present/page.ts';
import { gradesPage } from '../../src/present/grades-page.ts';
import { inspectionPage } from '../../src/present/figure-page.ts';
import { plainText } from '../../src/present/text.ts';
import { dataset, question, TODAY } from './asked.ts';

const METRIC = 'ofsted-overall';

/** Authorities whose newest inspection in any list gave no overall grade, though an older one did. */
const regraded = dataset
  .authorities()
  .filter((area) => area.closed === null)
  .filter((area) => {
    const [newest, ...older] = dataset.inspections(area.code);
    return newest && !newest.grades[METRIC] && older.some((inspected) => inspected.grades[METRIC]);
  });

const textOf = (page: Page): string => plainText(page, { steps: 'none' });

function grades(...areas: string[]) {
  const [answer] = gradesAnswers(dataset, question('lookup', areas, [METRIC]), TODAY);
  if (!answer) throw new Error('no answer');
  return answer;
}

function inspection(code: string) {
  const [area, metric] = [dataset.area(code), dataset.metric(METRIC)];
  if (!area || !metric) throw new Error(`no ${code}`);
  return inspectionAnswer(dataset, { area, via: null, metric }, TODAY);
}

describe('grades', () => {
  it('of an inspection older than the newest count under no grade', () => {
    expect(regraded.map(({ name }) => name)).toEqual(expect.arrayContaining(['Brent', 'Somerset']));
    const answer = grades();
    expect(answer.since.map(({ area }) => area)).toEqual(
      expect.arrayContaining(regraded.map((area) => area)),
    );
    for (const { inspections } of answer.grades) {
      for (const { area, inspection: counted } of inspections) {
        expect(counted).toBe(dataset.inspections(area.code)[0]);
      }
    }
  });

  it('stand apart in a list, with what the newest inspection has instead and the date of the older', () => {
    const text = textOf(gradesPage(grades('E12000009')));
    expect(text).toContain('1 was inspected since without this grade');
    expect(text).toMatch(
      /Somerset\*: .*27 April 2026.*Requires improvement.*; Good at the older one of 18 July 2022/,
    );
    expect(text.split('\n').find((line) => line.startsWith('Good ('))).not.toMatch(/, Somerset/);
  });

  it('of one authority come from the newest inspection, and an older one is told as older', () => {
    const text = textOf(inspectionPage(inspection('933')));
    const [headline] = text.split('\n');
    expect(headline).toContain('27 April 2026');
    expect(headline).toMatch(
      /Requires improvement to be good for help and protection, children in care, impact of leaders/,
    );
    expect(text).toMatch(/Only an older inspection has one.*Good, inspected 18 July 2022/);
    expect(text).not.toContain('In the official list: Good');
  });

  it('of one whose newest inspection is graded need nothing beside', () => {
    expect(inspection('838').judgements).toEqual([]);
  });
});
