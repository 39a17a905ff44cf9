import type { types } from '@slack/bolt';
import type { Workspace } from '../store/tables.ts';
import type { Asker, Draw, KnownBlock, Reply, Respond, Surface } from './ask.ts';
import {
  alsoPrefix,
  askPrefix,
  chartAction,
  insteadPrefix,
  readAsk,
  readQuery,
  shareAction,
  writeQuery,
} from './button-state.ts';
import type { Claims } from './claims.ts';
import { errorForLog, type Log } from './log.ts';
import type { Destination, Outbound } from './outbound.ts';
import type { CommandDelivery, MessageDelivery, PressDelivery } from './read-delivery.ts';
import { escaped } from './fit-message.ts';
import { wording } from './wording.ts';

export interface AnswersParts {
  /** Whose people ask: nothing of any other workspace is reached from here. */
  readonly workspace: Workspace;
  readonly respond: Respond;
  readonly draw: Draw;
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
export function answers({ respond, draw, outbound, claims, today, log }: AnswersParts): Answers {
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

  /** A word to the person who pressed, seen by nobody else. */
  const privatelyTo =
    ({ responseUrl, channel, user, thread }: PressDelivery) =>
    async (text: string): Promise<void> => {
      await outbound.send(
        { text, blocks: [] },
        { kind: 'private', responseUrl, channel, user, thread, replace: false },
      );
    };

  const share = async (press: PressDelivery): Promise<void> => {
    const { responseUrl, channel, user, thread } = press;
    const privately = privatelyTo(press);
    const query = readQuery(press.value);
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
    const made = reply(query, 'command');
    const { text, blocks } = withTools(made, 'for everybody');
    const words = made.question?.words ?? query;
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

  /** Draws the answer and shows it where the answer is: in its thread, or to the asker alone. */
  const chart = async (press: PressDelivery): Promise<void> => {
    const { channel, user, thread, messageTs, ephemeral } = press;
    const privately = privatelyTo(press);
    const query = readQuery(press.value);
    if (query === null) {
      await privately(wording.oldButton);
      return;
    }
    const place = ephemeral ? null : channel;
    const charted = [`charted:${place ?? user}:${messageTs}:${query}`];
    if (messageTs !== null && !(await claims.claim(charted))) {
      await privately(wording.chartAlready);
      return;
    }
    const drawn = await draw(query, today());
    if (drawn.state !== 'drawn') {
      if (drawn.state === 'failed') log.error({ query, detail: drawn.detail }, 'no picture could be drawn');
      await claims.release(charted);
      await privately(drawn.state === 'none' ? wording.chartNone : wording.chartInWords(escaped(drawn.alt)));
      return;
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
    if (sent.kind === 'shared') {
      await privately(here === null ? wording.chartSent : wording.chartElsewhere);
      return;
    }
    await claims.release(charted);
    await privately(wording.chartInWords(escaped(alt)));
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
    await outbound.send(withTools(made, ephemeral ? 'for one' : 'for everybody'), to);
  };

  return {
    command: (delivery) =>
      once(delivery.keys, async () => {
        const { responseUrl, channel, user } = delivery;
        await outbound.send(withTools(reply(delivery.text, 'command'), 'for one'), {
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
        await outbound.send(withTools(reply(delivery.text, 'mention'), 'for everybody'), {
          kind: 'conversation',
          channel,
          user,
          thread: thread ?? ts,
        });
      }),

    directMessage: (delivery) =>
      once(delivery.keys, async () => {
        const { channel, user, thread } = delivery;
        await outbound.send(withTools(reply(delivery.text, 'dm'), 'for everybody'), {
          kind: 'conversation',
          channel,
          user,
          thread,
        });
      }),

    press: (delivery) =>
      once(delivery.keys, async () => {
        if (delivery.link) return;
        if (delivery.actionId === shareAction) return share(delivery);
        if (delivery.actionId === chartAction) return chart(delivery);
        if (delivery.actionId.startsWith(askPrefix)) return ask(delivery);
        const { channel, user, thread, responseUrl } = delivery;
        await outbound.send(
          { text: wording.oldButton, blocks: [] },
          { kind: 'private', responseUrl, channel, user, thread, replace: false },
        );
      }),
  };
}

type Button = types.Button;

/** In a direct conversation an answer follows on; in a channel it goes into the thread of what it answers. */
function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** A reply with the buttons for what can be done with it: a picture, and to everybody what only one can see. */
function withTools(
  { text, blocks, question }: Reply,
  seen: 'for one' | 'for everybody',
): { text: string; blocks: readonly KnownBlock[] } {
  if (question === null || blocks.length === 0) return { text, blocks };
  const value = writeQuery(question.query);
  const tool = (action: string, label: string, hint: string): Button => ({
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text: label },
    accessibility_label: hint,
    value,
  });
  const elements = [
    ...(question.charted === true ? [tool(chartAction, wording.chart, wording.chartHint)] : []),
    ...(seen === 'for one' ? [tool(shareAction, wording.share, wording.shareHint)] : []),
  ];
  return elements.length === 0
    ? { text, blocks }
    : { text, blocks: [...blocks, { type: 'actions', elements }] };
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
