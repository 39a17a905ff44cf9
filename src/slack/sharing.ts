import { readQuery } from '../present/button-state.ts';
import { wording } from '../present/wording-slack.ts';
import type { KnownBlock } from './ask.ts';
import type { Asking } from './asking.ts';
import { escaped } from './fit-message.ts';
import { privatelyTo } from './privately.ts';
import type { PressDelivery } from './read-delivery.ts';
import { plain, rich } from './rich-text.ts';
import { stillMeant } from './still-meant.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Shows an answer that one person sees to everybody in the conversation, with who shared it and the question. */
export function sharing(parts: WorkspaceParts, asking: Asking) {
  const { outbound, claims } = parts;
  return async (press: PressDelivery): Promise<void> => {
    const { responseUrl, channel, user, thread } = press;
    const privately = privatelyTo(outbound, press);
    const query = readQuery(press.value);
    if (query === null || !stillMeant(query, parts)) return privately(wording.oldButton);
    // Pressing twice is one wish; a share that failed may be tried again.
    const shared = [`shared:${channel}:${user}:${press.messageTs}:${query}`];
    if (press.messageTs !== null && !(await claims.claim(shared))) return privately(wording.sharedAlready);
    const made = await asking.answer(query, { channel, thread, user, surface: 'mention' });
    const words = made.question?.words ?? query;
    const sent = await outbound.send(
      {
        text: `${wording.shared(escaped(press.userName ?? wording.somebody), escaped(words))}\n${made.text}`,
        blocks: made.blocks.length === 0 ? [] : [sharedBy(user, words), ...made.blocks],
      },
      { kind: 'shared', responseUrl, channel, thread },
    );
    if (sent.kind === 'sent') await asking.remember({ channel, thread: thread ?? sent.ts }, made);
    if (sent.kind === 'unconfirmed') await privately(wording.perhapsLost);
    if (sent.kind !== 'failed') return;
    await claims.release(shared);
    await privately(wording.shareFailed);
  };
}

/** Who shared it and the question as it was read: a user element, since names change and markup could ring. */
function sharedBy(user: string, words: string): KnownBlock {
  return rich([{ type: 'user', user_id: user }, ...plain(wording.sharedBy(words))]);
}
