import { figuresOf, type Clause } from '../answer/story-clauses.ts';
import type { Story } from '../answer/story.ts';
import type { Figure } from '../domain/figure.ts';
import type { Release } from '../domain/release.ts';
import type { Names } from './figure-rows.ts';
import { formatCell } from './number.ts';
import { section, sections, simplePage, type Page } from './page.ts';
import { cautionSentence } from './wording-caution.ts';
import { ownEndSentence, standsForSentence } from './wording-place.ts';
import * as requests from './wording-requests.ts';
import * as story from './wording-story.ts';

/** Looks up what a footnote names. */
export interface StoryNames extends Names {
  readonly release: (id: string) => Release | undefined;
}

/** The page of a story draft: paragraphs with footnotes, what they do not show, what to ask, the figures. */
export function storyPage(draft: Story | null, names: StoryNames): Page {
  if (!draft) return simplePage(story.STORY.none, []);
  const notes = new Footnotes(names);
  const paragraphs = draft.paragraphs.map((clauses) =>
    clauses.map((clause) => marked(clause, names, notes)).join(' '),
  );
  const places = draft.areas.map((area) => area.name);
  const cautions = [
    ...draft.standsFor.flatMap(
      (told) => standsForSentence(told.standsFor, told.area) ?? ownEndSentence(told) ?? [],
    ),
    ...new Set(draft.cautions.map(cautionSentence)),
  ];
  return {
    headline: paragraphs.length > 0 ? story.STORY.headline(places) : story.STORY.requestsOnly(places),
    sections: sections([
      section('body', paragraphs),
      listed(story.STORY.notShown, [...draft.notShown.map(requests.notShownSentence), ...cautions]),
      listed(story.STORY.asks(draft.areas[0]), draft.asks.map(requests.askSentence)),
      listed(story.STORY.requests, draft.requests.map(requests.requestSentence)),
      notes.lines.length > 0
        ? section('source', [
            story.STORY.sources,
            ...notes.lines.map((line, index) => `[${index + 1}] ${line}`),
          ])
        : null,
    ]),
    table: null,
    steps: [],
    more: [],
    shareable: paragraphs.length > 0,
  };
}

/** A sentence with the numbers of the figures that it stands on. */
function marked(clause: Clause, names: StoryNames, notes: Footnotes): string {
  const figures = figuresOf(clause);
  const [first] = figures;
  const publisher = first ? (names.release(first.source.release)?.publisher ?? '') : '';
  const sentence = story.clauseSentence(clause, { publisher });
  const numbers =
    clause.kind === 'neighbours' ? [notes.ofNeighbours(clause)] : figures.map((figure) => notes.of(figure));
  return `${sentence}${[...new Set(numbers)].map((number) => `[${number}]`).join('')}`;
}

function listed(lead: string, lines: readonly string[]): ReturnType<typeof section> {
  return section('body', lines.length === 0 ? [] : [`${lead}:`, ...lines.map((line) => `• ${line}`)]);
}

/** Footnotes in the order that they are first needed; a figure has one however often it is used. */
class Footnotes {
  readonly lines: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #names: StoryNames;

  constructor(names: StoryNames) {
    this.#names = names;
  }

  of(figure: Figure): number {
    const key = [figure.area, figure.metric, figure.year, figure.source.release].join(' ');
    return this.#numbered(key, () => {
      const metric = this.#names.metric(figure.metric);
      return metric
        ? story.footnote(this.#area(figure.joint ?? figure.area), metric, figure, this.#source(figure))
        : '';
    });
  }

  ofNeighbours({ metric, neighbours }: Extract<Clause, { kind: 'neighbours' }>): number {
    return this.#numbered(`neighbours ${metric.id}`, () => {
      const [first] = neighbours.figures;
      const figures = neighbours.figures.map(
        (figure) => `${this.#area(figure.joint ?? figure.area)} ${formatCell(figure.value, metric)}`,
      );
      return story.neighboursNote(metric, neighbours.model, figures, first ? this.#source(first) : '');
    });
  }

  #numbered(key: string, line: () => string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.lines.push(line()));
    return this.lines.length;
  }

  #area(code: string): string {
    return this.#names.area(code)?.name ?? code;
  }

  /** Where a figure stands, or both of those that it is worked out from. */
  #source(figure: Figure): string {
    const from = figure.state === 'value' && figure.inputs ? figure.inputs : [figure];
    return story.footnoteSource(
      from.map(({ source }) => ({ release: this.#names.release(source.release), source })),
    );
  }
}
