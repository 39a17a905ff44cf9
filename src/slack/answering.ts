import { impliedRequest, readRequest } from '../digest/subscription-request.ts';
import { wording } from '../present/wording-slack.ts';
import { wantsPicture } from '../query/wants-picture.ts';
import type { Reply } from './ask.ts';
import { isDirect } from './asking.ts';
import type { Place } from './conversation.ts';
import { privatelyTo } from './privately.ts';
import type { CommandDelivery, MessageDelivery } from './read-delivery.ts';
import { readSetting } from './read-setting.ts';
import type { SettingPlace } from './settings.ts';
import type { Subjects } from './subjects.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** What is done about what people write. */
export interface Answering {
  /** Answers a command, to whoever gave it alone. */
  command(delivery: CommandDelivery): Promise<void>;
  /** Answers a message where everybody in its conversation sees it. */
  message(delivery: MessageDelivery, surface: 'mention' | 'dm', thread: string | null): Promise<void>;
}

export function answering(
  { outbound }: Pick<WorkspaceParts, 'outbound'>,
  { ask, chart, setting, digests, aside }: Subjects,
): Answering {
  /** The picture of an answer whose question asked for one. */
  const alsoChart = async (
    delivery: CommandDelivery | MessageDelivery,
    reply: Reply,
    thread: string | null,
  ): Promise<void> => {
    if (reply.question === null || !wantsPicture(delivery.text)) return;
    const { channel, user } = delivery;
    const responseUrl = 'responseUrl' in delivery ? delivery.responseUrl : null;
    if (reply.question.charted !== true) {
      return privatelyTo(outbound, { responseUrl, channel, user, thread })(wording.chartNone);
    }
    await chart(reply.question.query, {
      channel,
      user,
      thread,
      messageTs: null,
      ephemeral: 'responseUrl' in delivery,
      responseUrl,
    });
  };

  /** The reply to a question; null where the message was about the app itself, which is done then. */
  const replyTo = async (text: string, asked: Place, place: SettingPlace): Promise<Reply | null> => {
    const wanted = readSetting(text);
    const request = wanted ? null : readRequest(text);
    if (wanted) await setting.carryOut(wanted, place);
    if (request) await digests.carryOut(request, place);
    if (wanted || request) return null;
    const reply = await ask.answer(text, asked);
    if (reply.aboutDigests === null) return reply;
    const implied = impliedRequest(text, reply.aboutDigests);
    if (implied === null) return ask.answer('help', asked);
    await digests.carryOut(implied, place);
    return null;
  };

  return {
    async message(delivery, surface, thread) {
      const { channel, user, text } = delivery;
      const place = { channel, thread, user, userName: null, responseUrl: null, direct: surface === 'dm' };
      if (await aside(text, place)) return;
      const reply = await replyTo(text, { channel, thread, user, surface }, place);
      if (reply === null) return;
      await outbound.send(reply, { kind: 'conversation', channel, user, thread });
      await ask.remember({ channel, thread }, reply);
      await alsoChart(delivery, reply, thread);
    },

    async command(delivery) {
      const { responseUrl, channel, user, userName, text } = delivery;
      const place = { channel, thread: null, user, userName, responseUrl, direct: isDirect(channel) };
      const reply = await replyTo(text, { channel, thread: null, user, surface: 'command' }, place);
      if (reply === null) return;
      await outbound.send(reply, {
        kind: 'private',
        responseUrl,
        channel,
        user,
        thread: null,
        replace: false,
      });
      await alsoChart(delivery, reply, null);
    },
  };
}
