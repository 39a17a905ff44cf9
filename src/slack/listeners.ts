import type { AllMiddlewareArgs, App } from '@slack/bolt';
import type { Answers } from './answers.ts';
import type { BegunWork } from './begun-work.ts';
import { readDeparture, type Departure } from './departures.ts';
import type { OptionGroup } from './form-options.ts';
import { readCommand, readMessage, readPress } from './read-delivery.ts';
import { readHomeOpened, readSearch, readShortcut, readSubmission } from './read-view.ts';

/** The part of Bolt's app that listeners are registered with. */
export type Listening = Pick<
  App,
  'command' | 'event' | 'message' | 'action' | 'options' | 'view' | 'shortcut'
>;

/** The answers for the workspace that a delivery belongs to: its settings, its claims, its token. */
export type AnswersFor = (delivery: Pick<AllMiddlewareArgs, 'client' | 'context'>) => Answers;

/**
 * Everything that Slack may send and what is done about it. Each listener acknowledges first (Bolt does it for
 * events), then works as begun work, so that a shutdown waits for it.
 */
export function registerListeners(
  app: Listening,
  answersFor: AnswersFor,
  work: BegunWork,
  depart: (departure: Departure) => Promise<void>,
): void {
  app.command('/safeguard', ({ ack, body, client, context }) =>
    work.run(async () => {
      await ack();
      const delivery = readCommand(body);
      if (delivery) await answersFor({ client, context }).command(delivery);
    }),
  );

  app.event('app_mention', ({ body, client, context }) =>
    work.run(async () => {
      const delivery = readMessage(body, context.botUserId ?? null);
      if (delivery) await answersFor({ client, context }).mention(delivery);
    }),
  );

  app.message(({ body, client, context }) =>
    work.run(async () => {
      const delivery = readMessage(body, context.botUserId ?? null);
      if (delivery?.direct) await answersFor({ client, context }).directMessage(delivery);
    }),
  );

  app.action(/./, ({ ack, body, client, context }) =>
    work.run(async () => {
      await ack();
      const delivery = readPress(body);
      if (delivery) await answersFor({ client, context }).press(delivery);
    }),
  );

  // What Slack shows at once travels in the acknowledgement itself: the finds of a list, the faults of a form.
  app.options(/./, ({ ack, body, client, context }) =>
    work.run(async () => {
      const search = readSearch(body);
      const found = search ? answersFor({ client, context }).find(search) : [];
      await ack(found.length === 0 ? { options: [] } : { option_groups: found.map(grouped) });
    }),
  );

  app.view({ callback_id: /./, type: 'view_submission' }, ({ ack, body, client, context }) =>
    work.run(async () => {
      const submission = readSubmission(body);
      const own = answersFor({ client, context });
      const faults = submission ? own.faults(submission) : {};
      if (Object.keys(faults).length > 0) {
        await ack({ response_action: 'errors', errors: { ...faults } });
        return;
      }
      await ack();
      if (submission) await own.submitted(submission);
    }),
  );

  app.shortcut({ callback_id: /./, type: 'shortcut' }, ({ ack, body, client, context }) =>
    work.run(async () => {
      await ack();
      const delivery = readShortcut(body);
      if (delivery) await answersFor({ client, context }).shortcut(delivery);
    }),
  );

  app.event('app_home_opened', ({ body, client, context }) =>
    work.run(async () => {
      const delivery = readHomeOpened(body);
      if (delivery) await answersFor({ client, context }).homeOpened(delivery);
    }),
  );

  for (const end of ['app_uninstalled', 'tokens_revoked'] as const) {
    app.event(end, ({ body, context: { teamId, enterpriseId, isEnterpriseInstall } }) =>
      work.run(async () => {
        const departure = readDeparture(body, { teamId, enterpriseId, isEnterpriseInstall });
        if (departure) await depart(departure);
      }),
    );
  }
}

function grouped({ label, options }: OptionGroup) {
  return { label: { type: 'plain_text' as const, text: label }, options: [...options] };
}
