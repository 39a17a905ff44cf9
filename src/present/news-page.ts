import type { EditionNews, NewsAnswer } from '../answer/news-answer.ts';
import { section, sections, type Page } from './page.ts';
import * as news from './wording-news.ts';
import { WORDS } from './wording-phrases.ts';
import { viaSentence } from './wording-place.ts';
import { overdueSentence } from './wording-source.ts';
import * as table from './wording-table.ts';

/** The page of what the newest editions brought. */
export function newsPage(answer: NewsAnswer): Page {
  const { area, editions, metrics } = answer;
  const rows = editions.flatMap((edition) =>
    edition.fresh.flatMap(({ metric, figure, change }) =>
      figure && change
        ? [
            [
              table.measureCell(metric),
              table.whenCell(metric.periodKind, figure.year),
              table.figureCell(metric, figure),
              table.changeCell(metric, change),
            ],
          ]
        : [],
    ),
  );
  return {
    headline: news.newsHeadline(area, metrics, editions),
    sections: sections([
      section('body', [
        answer.via && area ? viaSentence(answer.via, area) : null,
        ...editions.flatMap((edition) =>
          editionLines(edition, {
            one: area !== null,
            named: metrics.length > 0,
            alone: editions.length === 1,
          }),
        ),
        editions.some((edition) => changesOf(edition) > news.MOST_LISTED) ? news.NEWS.whole : null,
      ]),
      section('caution', [
        ratesRevised(editions) ? news.NEWS.rates : null,
        ...answer.overdue.map(overdueSentence),
      ]),
      {
        role: 'source',
        lines: editions.map(({ newer, older }) => [
          `${news.comparedEditions(newer, older)} `,
          { link: newer.page, text: WORDS.source },
        ]),
      },
    ]),
    table:
      rows.length === 0
        ? null
        : { caption: news.NEWS.caption, header: news.NEWS.header, rows, emphasis: null },
    steps: area
      ? []
      : metrics.slice(0, 3).map((metric) => ({ label: metric.name, query: `rank ${metric.id}` })),
    more: [],
    shareable: editions.length > 0,
  };
}

const changesOf = ({ revised, withheldNow, shownNow }: EditionNews): number =>
  Math.max(revised.length, withheldNow.length, shownNow.length);

/** What one edition brought: later years, revisions, figures hidden and figures shown, each with old and new. */
function editionLines(
  edition: EditionNews,
  about: { readonly one: boolean; readonly named: boolean; readonly alone: boolean },
): string[] {
  const { one, named, alone } = about;
  const { revised, withheldNow, shownNow, fresh } = edition;
  const veilings = (changes: EditionNews['shownNow']): string[] =>
    one || named ? changes.map((change) => news.veilingWords(change, one)) : news.countedByMeasure(changes);
  const lines = [
    one ? '' : news.freshSentence(fresh),
    one || named
      ? news.revisionsSentence(revised, one)
      : news.listed(news.NEWS.revised, news.countedByMeasure(revised)),
    news.listed(news.NEWS.withheld, veilings(withheldNow)),
    news.listed(news.NEWS.shown, veilings(shownNow)),
  ].filter((line) => line !== '');
  return changesOf(edition) === 0
    ? [...lines, news.unchangedSentence(edition)]
    : lines.map((line) => (alone ? line : news.inEdition(edition.newer, line)));
}

function ratesRevised(editions: readonly EditionNews[]): boolean {
  return editions.some(({ revised }) => revised.some(({ metric }) => metric.unit === 'per-10000'));
}
