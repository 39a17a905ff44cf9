import type { App } from '@slack/bolt';
import type { Answers } from './answers.ts';
import type { BegunWork } from './begun-work.ts';
import { readCommand, readMessage, readPress } from './read-delivery.ts';

/** The part of Bolt's app that listeners are registered with. */
export type Listening = Pick<App, 'command' | 'event' | 'message' | 'action'>;

/**
 * Everything that Slack may send and what is done about it. Each listener acknowledges first (Bolt does it for
 * events), then works as begun work, so that a shutdown waits for it.
 */
export function registerListeners(app: Listening, answers: Answers, work: BegunWork): void {
  app.command('/safeguard', ({ ack, body }) =>
    work.run(async () => {
      await ack();
      const delivery = readCommand(body);
      if (delivery) await answers.command(delivery);
    }),
  );

  app.event('app_mention', ({ body, context }) =>
    work.run(async () => {
      const delivery = readMessage(body, context.botUserId ?? null);
      if (delivery) await answers.mention(delivery);
    }),
  );

  app.message(({ body, context }) =>
    work.run(async () => {
      const delivery = readMessage(body, context.botUserId ?? null);
      if (delivery?.direct) await answers.directMessage(delivery);
    }),
  );

  app.action(/./, ({ ack, body }) =>
    work.run(async () => {
      await ack();
      const delivery = readPress(body);
      if (delivery) await answers.press(delivery);
    }),
  );
}
