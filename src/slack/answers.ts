import type { Asker, KnownBlock, Reply, Respond, Surface } from './ask.ts';
import {
  alsoPrefix,
  askPrefix,
  insteadPrefix,
  readAsk,
  readShare,
  shareAction,
  writeShare,
} from './button-state.ts';
import type { Claims } from './claims.ts';
import { errorForLog, type Log } from './log.ts';
import type { Destination, Outbound } from './outbound.ts';
import type { CommandDelivery, MessageDelivery, PressDelivery } from './read-delivery.ts';
import { escaped } from './fit-message.ts';
import { wording } from './wording.ts';

export interface AnswersParts {
  readonly respond: Respond;
  readonly outbound: Outbound;
  readonly claims: Claims;
  readonly today: () => string;
  readonly log: Log;
}

/** What is done about each kind of delivery, after it has been acknowledged. None of these throws. */
export interface Answers {
  command(delivery: CommandDelivery): Promise<void>;
  mention(delivery: MessageDelivery): Promise<void>;
  directMessage(delivery: MessageDelivery): Promise<void>;
  press(delivery: PressDelivery): Promise<void>;
}

/** The straight line of one request: read the question, answer, present (all in `respond`), then outbound. */
export function answers({ respond, outbound, claims, today, log }: AnswersParts): Answers {
  const reply = (text: string, surface: Surface): Reply => {
    const asker: Asker = { today: today(), surface };
    try {
      const made = respond(text, asker);
      log.info({ surface, ...made.logged }, 'answered');
      return made;
    } catch (error) {
      log.error({ surface, ...errorForLog(error) }, 'no answer could be made');
      return { text: wording.broken, blocks: [], logged: {}, question: null };
    }
  };

  const once = async (keys: readonly string[], work: () => Promise<void>): Promise<void> => {
    if (await claims.claim(keys)) await work();
    else log.info('delivered again, answered before');
  };

  const share = async (press: PressDelivery): Promise<void> => {
    const { responseUrl, channel, user, thread } = press;
    const privately = (text: string): Promise<unknown> =>
      outbound.send(
        { text, blocks: [] },
        { kind: 'private', responseUrl, channel, user, thread, replace: false },
      );
    const query = readShare(press.value);
    if (query === null) {
      await privately(wording.oldButton);
      return;
    }
    // Pressing twice is one wish; a share that failed may be tried again.
    const shared = [`shared:${channel}:${user}:${press.messageTs}:${query}`];
    if (press.messageTs !== null && !(await claims.claim(shared))) {
      await privately(wording.sharedAlready);
      return;
    }
    const { text, blocks, question } = reply(query, 'command');
    const words = question?.words ?? query;
    const sent = await outbound.send(
      {
        text: `${wording.shared(escaped(press.userName ?? wording.somebody), escaped(words))}\n${text}`,
        blocks: blocks.length === 0 ? [] : [sharedBy(user, words), ...blocks],
      },
      { kind: 'shared', responseUrl, channel, thread },
    );
    if (sent.kind === 'unconfirmed') await privately(wording.perhapsLost);
    if (sent.kind !== 'failed') return;
    await claims.release(shared);
    await privately(wording.shareFailed);
  };

  const ask = async (press: PressDelivery): Promise<void> => {
    const { channel, user, thread, responseUrl, ephemeral, actionId } = press;
    const query = readAsk(press.value);
    const made: Reply =
      query === null
        ? { text: wording.oldButton, blocks: [], logged: {}, question: null }
        : reply(query, ephemeral ? 'command' : 'mention');
    const instead = actionId.startsWith(insteadPrefix) || (ephemeral && !actionId.startsWith(alsoPrefix));
    // The response address replaces public messages too, and shows the new one to everybody as before.
    const to: Destination =
      query === null || ephemeral || channel === null || (instead && responseUrl !== null)
        ? { kind: 'private', responseUrl, channel, user, thread, replace: instead && query !== null }
        : {
            kind: 'conversation',
            channel,
            user,
            thread: thread ?? (isDirect(channel) ? null : press.messageTs),
          };
    await outbound.send(ephemeral ? shareable(made) : made, to);
  };

  return {
    command: (delivery) =>
      once(delivery.keys, async () => {
        const { responseUrl, channel, user } = delivery;
        await outbound.send(shareable(reply(delivery.text, 'command')), {
          kind: 'private',
          responseUrl,
          channel,
          user,
          thread: null,
          replace: false,
        });
      }),

    mention: (delivery) =>
      once(delivery.keys, async () => {
        const { channel, user, thread, ts } = delivery;
        await outbound.send(reply(delivery.text, 'mention'), {
          kind: 'conversation',
          channel,
          user,
          thread: thread ?? ts,
        });
      }),

    directMessage: (delivery) =>
      once(delivery.keys, async () => {
        const { channel, user, thread } = delivery;
        await outbound.send(reply(delivery.text, 'dm'), { kind: 'conversation', channel, user, thread });
      }),

    press: (delivery) =>
      once(delivery.keys, async () => {
        if (delivery.link) return;
        if (delivery.actionId === shareAction) return share(delivery);
        if (delivery.actionId.startsWith(askPrefix)) return ask(delivery);
        const { channel, user, thread, responseUrl } = delivery;
        await outbound.send(
          { text: wording.oldButton, blocks: [] },
          { kind: 'private', responseUrl, channel, user, thread, replace: false },
        );
      }),
  };
}

/** In a direct conversation an answer follows on; in a channel it goes into the thread of what it answers. */
function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** A private reply with the button that shows it to everybody, if it answers a question. */
function shareable({ text, blocks, question }: Reply): { text: string; blocks: readonly KnownBlock[] } {
  if (question === null || blocks.length === 0) return { text, blocks };
  const button: KnownBlock = {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: shareAction,
        text: { type: 'plain_text', text: wording.share },
        accessibility_label: wording.shareHint,
        value: writeShare(question.query),
      },
    ],
  };
  return { text, blocks: [...blocks, button] };
}

/** Who shared it and the question as it was read: a user element, since names change and markup could ring. */
function sharedBy(user: string, words: string): KnownBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'user', user_id: user },
          { type: 'text', text: wording.sharedBy(words) },
        ],
      },
    ],
  };
}
