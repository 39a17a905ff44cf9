import { wording } from '../present/wording-slack.ts';
import { escaped } from './fit-message.ts';
import { privatelyTo } from './privately.ts';
import { showingFiles, type AnswerPlace } from './showing-files.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Draws the answer and shows it where the answer is: in its thread, or to the asker alone. */
export function charting({ outbound, claims, draw, today, log }: WorkspaceParts) {
  const showFile = showingFiles(outbound);
  return async (query: string, answer: AnswerPlace): Promise<void> => {
    const { channel, user, messageTs, ephemeral } = answer;
    const privately = privatelyTo(outbound, answer);
    const charted = [`charted:${ephemeral ? user : channel}:${messageTs}:${query}`];
    if (messageTs !== null && !(await claims.claim(charted))) return privately(wording.chartAlready);
    const drawn = await draw(query, today());
    if (drawn.state !== 'drawn') {
      if (drawn.state === 'failed') log.error({ query, detail: drawn.detail }, 'no picture could be drawn');
      await claims.release(charted);
      return privately(drawn.state === 'none' ? wording.chartNone : wording.chartInWords(escaped(drawn.alt)));
    }
    const { alt, title, fileName, png } = drawn.picture;
    const shown = await showFile(
      { fileName, title, alt, content: png, comment: wording.chartComment(escaped(title)) },
      answer,
    );
    log.info({ query, chart: shown }, 'charted');
    if (shown === 'here') return;
    if (shown !== 'nowhere') {
      return privately(shown === 'directly' ? wording.chartSent : wording.chartElsewhere);
    }
    await claims.release(charted);
    await privately(wording.chartInWords(escaped(alt)));
  };
}
