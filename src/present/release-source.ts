import type { Answer, FigureAnswer, InspectionAnswer } from '../answer/answer.ts';
import type { SourceCell } from '../domain/figure.ts';
import type { Release } from '../domain/release.ts';
import type { Section } from './page.ts';
import { WORDS } from './wording-phrases.ts';
import { listSourceOf, sourceSentence } from './wording-source.ts';

/** The source line of figures of one release: publisher, edition, file and column, with the release's page. */
export function releaseSource(release: Release, source: SourceCell): Section {
  return {
    role: 'source',
    lines: [[`${sourceSentence(release, source)} `, { link: release.page, text: WORDS.source }]],
  };
}

/** A line for each release that headlines of several answers are from, with what it is the source of. */
export function headlineSources(answers: readonly Answer[]): string[] {
  const named = new Map<Release, string[]>();
  for (const answer of answers) {
    if (answer.kind !== 'figure' && answer.kind !== 'inspection') continue;
    const id = headlineRelease(answer);
    const release = answer.releases.find((candidate) => candidate.id === id);
    if (release) named.set(release, [...(named.get(release) ?? []), answer.metric.name]);
  }
  return [...named].map(([release, names]) => listSourceOf(release, names));
}

function headlineRelease(answer: FigureAnswer | InspectionAnswer): string | null {
  if (answer.kind === 'inspection') return answer.newest?.release ?? null;
  return answer.headline.state === 'absent' ? null : answer.headline.source.release;
}
