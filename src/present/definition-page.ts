import type { DefinitionAnswer } from '../answer/definition-answer.ts';
import { section, sections, type Page } from './page.ts';
import * as table from './wording-definition.ts';
import { definitionHeadline, heldSentence, polaritySentence, stockOrFlow } from './wording-definition.ts';
import { WORDS } from './wording-phrases.ts';
import { overdueSentence, publisherSentence, sourceSentence } from './wording-source.ts';

/** The page that says what a metric means, what it is not, and who publishes it. */
export function definitionPage(answer: DefinitionAnswer): Page {
  const { metric, example, confusedWith } = answer;
  const newest =
    answer.releases.find((release) => release.id === example?.source.release) ?? answer.releases[0];
  const graded = metric.unit === 'grade';
  const place = answer.exampleOf;
  const sourced = answer.asksSource && newest !== undefined;
  return {
    headline: sourced ? table.sourceHeadline(metric, newest) : definitionHeadline(metric),
    sections: sections([
      section('definition', [sourced ? metric.definition : null]),
      section('body', [
        graded ? null : stockOrFlow(metric),
        graded ? null : polaritySentence(metric),
        answer.total ? table.partOfSentence(answer.total) : null,
        answer.comparedBy ? table.comparedBySentence(answer.comparedBy) : null,
        answer.inputs.length > 0 ? table.workedOutSentence(metric, answer.inputs) : null,
        ...confusedWith.map((other) => table.notTheSameSentence(metric, other)),
        example?.state === 'value' && place ? table.exampleSentence(metric, example, place.name) : null,
        answer.span ? heldSentence(metric, answer.span) : null,
        newest && !sourced ? publisherSentence(newest) : null,
      ]),
      section('caution', [...answer.breaks, answer.overdue ? overdueSentence(answer.overdue) : null]),
      {
        role: 'source',
        lines: [
          ...(example && newest ? [[sourceSentence(newest, example.source)]] : []),
          [
            { link: metric.page, text: WORDS.source },
            ' · ',
            { link: metric.methodology, text: WORDS.methodology },
          ],
        ],
      },
    ]),
    table: null,
    steps: [
      ...(place ? [{ label: table.figureInFull(place.name), query: `${place.code} ${metric.id}` }] : []),
      ...confusedWith.map((other) => ({ label: other.name, query: `define ${other.id}` })),
    ].slice(0, 4),
    more: [],
    shareable: true,
  };
}
