import { isDirect } from './asking.ts';
import type { Outbound } from './outbound.ts';
import type { PressDelivery } from './read-delivery.ts';
import type { FileToShow } from './upload-file.ts';

/** Where an answer stands that a file belongs to, and who wants the file. */
export type AnswerPlace = Pick<
  PressDelivery,
  'channel' | 'user' | 'thread' | 'messageTs' | 'ephemeral' | 'responseUrl'
>;

/** Where a file can be seen: beside its answer, in a direct message as was wanted or for want of another way. */
export type FileShown = 'here' | 'directly' | 'elsewhere' | 'nowhere';

/** Shows a file where its answer is: in its thread, or to the asker alone where only they see the answer. */
export function showingFiles(outbound: Pick<Outbound, 'upload'>) {
  return async (file: FileToShow, answer: AnswerPlace): Promise<FileShown> => {
    const { channel, user, thread, messageTs, ephemeral } = answer;
    const place = ephemeral ? null : channel;
    const here =
      place === null
        ? null
        : await outbound.upload(file, {
            kind: 'conversation',
            channel: place,
            thread: thread ?? (isDirect(place) ? null : messageTs),
          });
    if (here?.kind === 'shared') return 'here';
    // What did not turn up may still come, so only what was refused is sent by the other way.
    if (here?.kind === 'unseen') return 'nowhere';
    const sent = await outbound.upload(file, { kind: 'direct', user });
    if (sent.kind !== 'shared') return 'nowhere';
    return here === null ? 'directly' : 'elsewhere';
  };
}
