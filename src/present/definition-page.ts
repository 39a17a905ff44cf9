import type { DefinitionAnswer } from '../answer/definition-answer.ts';
import { ENGLAND } from '../domain/dataset.ts';
import { section, sections, type Page } from './page.ts';
import * as table from './wording-table.ts';
import * as say from './wording.ts';

/** The page that says what a metric means, what it is not, and who publishes it. */
export function definitionPage(answer: DefinitionAnswer): Page {
  const { metric, example, confusedWith } = answer;
  const newest =
    answer.releases.find((release) => release.id === example?.source.release) ?? answer.releases[0];
  const graded = metric.unit === 'grade';
  return {
    headline: say.definitionHeadline(metric),
    sections: sections([
      section('body', [
        graded ? null : say.stockOrFlow(metric),
        graded ? null : say.polaritySentence(metric),
        answer.total ? table.partOfSentence(answer.total) : null,
        answer.comparedBy ? table.comparedBySentence(answer.comparedBy) : null,
        answer.inputs.length > 0 ? table.workedOutSentence(metric, answer.inputs) : null,
        ...confusedWith.map((other) => table.notTheSameSentence(metric, other)),
        example?.state === 'value' ? table.exampleSentence(metric, example) : null,
        answer.span ? say.heldSentence(metric, answer.span) : null,
        newest ? say.publisherSentence(newest) : null,
      ]),
      section('caution', [...answer.breaks, answer.overdue ? say.overdueSentence(answer.overdue) : null]),
      {
        role: 'source',
        lines: [
          ...(example && newest ? [[say.sourceSentence(newest, example.source)]] : []),
          [
            { link: metric.page, text: say.WORDS.source },
            ' · ',
            { link: metric.methodology, text: say.WORDS.methodology },
          ],
        ],
      },
    ]),
    table: null,
    steps: [
      ...(example ? [{ label: table.englandFigure, query: `${ENGLAND} ${metric.id}` }] : []),
      ...confusedWith.map((other) => ({ label: other.name, query: `define ${other.id}` })),
    ].slice(0, 4),
    more: [],
    shareable: true,
  };
}
