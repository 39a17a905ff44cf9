import type { SourceCell } from '../domain/figure.ts';
import type { Release } from '../domain/release.ts';
import type { Section } from './page.ts';
import { WORDS } from './wording-phrases.ts';
import { sourceSentence } from './wording-source.ts';

/** The source line of figures of one release: publisher, edition, file and column, with the release's page. */
export function releaseSource(release: Release, source: SourceCell): Section {
  return {
    role: 'source',
    lines: [[`${sourceSentence(release, source)} `, { link: release.page, text: WORDS.source }]],
  };
}
