import { wording } from '../present/wording-slack.ts';
import { isDirect } from './asking.ts';
import { escaped } from './fit-message.ts';
import { privatelyTo } from './privately.ts';
import type { PressDelivery } from './read-delivery.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** An answer whose picture is wanted, and who wants it. */
export type Charted = Pick<
  PressDelivery,
  'channel' | 'user' | 'thread' | 'messageTs' | 'ephemeral' | 'responseUrl'
>;

/** Draws the answer and shows it where the answer is: in its thread, or to the asker alone. */
export function charting({ outbound, claims, draw, today, log }: WorkspaceParts) {
  return async (query: string, answer: Charted): Promise<void> => {
    const { channel, user, thread, messageTs, ephemeral } = answer;
    const privately = privatelyTo(outbound, answer);
    const place = ephemeral ? null : channel;
    const charted = [`charted:${place ?? user}:${messageTs}:${query}`];
    if (messageTs !== null && !(await claims.claim(charted))) return privately(wording.chartAlready);
    const drawn = await draw(query, today());
    if (drawn.state !== 'drawn') {
      if (drawn.state === 'failed') log.error({ query, detail: drawn.detail }, 'no picture could be drawn');
      await claims.release(charted);
      return privately(drawn.state === 'none' ? wording.chartNone : wording.chartInWords(escaped(drawn.alt)));
    }
    const { alt, title } = drawn.picture;
    const picture = { ...drawn.picture, comment: wording.chartComment(escaped(title)) };
    const here =
      place === null
        ? null
        : await outbound.upload(picture, {
            kind: 'conversation',
            channel: place,
            thread: thread ?? (isDirect(place) ? null : messageTs),
          });
    log.info({ query, chart: here?.kind ?? 'direct' }, 'charted');
    if (here?.kind === 'shared') return;
    // What did not turn up may still come, so only what was refused is sent by the other way.
    const sent = here?.kind === 'unseen' ? here : await outbound.upload(picture, { kind: 'direct', user });
    if (sent.kind === 'shared') return privately(here === null ? wording.chartSent : wording.chartElsewhere);
    await claims.release(charted);
    await privately(wording.chartInWords(escaped(alt)));
  };
}
