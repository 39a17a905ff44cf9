import { App, HTTPReceiver, type types } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { startPlayground, type Playground, type SlackAccess } from '../../src/playground/playground.ts';
import type { RunningSlackApp } from '../../src/slack/app.ts';
import { boltLog, openLog } from '../../src/slack/log.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

const form: types.ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Ask'),
  submit: plain('Go'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'place',
      label: plain('Place'),
      hint: plain('Any council'),
      element: { type: 'external_select', action_id: 'place', min_query_length: 2 },
    },
    {
      type: 'input',
      block_id: 'year',
      optional: true,
      label: plain('Year'),
      element: { type: 'plain_text_input', action_id: 'year', max_length: 4 },
    },
  ],
};

/** What the trial app was told, in order. */
export interface Told {
  readonly kind: string;
  readonly value: unknown;
}

export interface Trial extends Playground {
  readonly told: Told[];
  /** What was said on the terminal. */
  readonly said: string[];
}

/**
 * The playground with another app than Safeguard behind the stand-in: one that uses every element and answers forms
 * in every way that Slack knows, so that the page is tried with more than the product happens to need.
 */
export async function trialPlayground(port = 0): Promise<Trial> {
  const told: Told[] = [];
  const said: string[] = [];
  const startApp = async (access: SlackAccess): Promise<Pick<RunningSlackApp, 'port' | 'stop'>> => {
    const logger = boltLog(openLog('silent'));
    const receiver = new HTTPReceiver({ signingSecret: access.signingSecret, logger });
    const app = new App({
      receiver,
      authorize: () => Promise.resolve({ botToken: access.botToken, botUserId: 'U0SAFEGUARD' }),
      clientOptions: { slackApiUrl: access.apiUrl },
      logger,
    });
    app.command('/safeguard', async ({ ack, respond }) => {
      await ack();
      await respond({
        text: 'Every element',
        blocks: [
          {
            type: 'actions',
            block_id: 'elements',
            elements: [
              { type: 'button', action_id: 'open', text: plain('Open the form') },
              {
                type: 'button',
                action_id: 'sure',
                text: plain('Remove'),
                value: 'all',
                confirm: {
                  title: plain('Remove all?'),
                  text: plain('For good.'),
                  confirm: plain('Remove'),
                  deny: plain('Keep'),
                },
              },
              {
                type: 'static_select',
                action_id: 'pick',
                placeholder: plain('Pick one'),
                options: [option('One'), option('Two')],
              },
              { type: 'overflow', action_id: 'more', options: [option('Story'), option('Cite')] },
            ],
          },
          {
            type: 'section',
            block_id: 'beside',
            text: {
              type: 'mrkdwn',
              text: '&lt;@U0SAFEGUARD&gt; <https://example.org/a_b|a page>',
              verbatim: true,
            },
            accessory: {
              type: 'checkboxes',
              action_id: 'boxes',
              options: [option('Red'), option('Green')],
            },
          },
          {
            type: 'table',
            block_id: 'table',
            rows: [
              [
                { type: 'raw_text', text: 'Year' },
                { type: 'raw_text', text: 'Figure' },
              ],
              [
                { type: 'raw_text', text: 'First' },
                { type: 'raw_number', value: 1234, text: '1,234' },
              ],
            ],
          },
        ],
      });
    });
    app.action(/./, async ({ ack, action, body, client }) => {
      await ack();
      const action_id = 'action_id' in action ? action.action_id : '';
      told.push({ kind: action_id, value: action });
      if (action_id === 'open' && 'trigger_id' in body) {
        await client.views.open({ trigger_id: body.trigger_id, view: form });
      }
    });
    app.options('place', async ({ ack, payload }) => {
      const names = ['Northshire', 'Northampton', 'Southshire'];
      await ack({
        options: names
          .filter((name) => name.toLowerCase().startsWith(payload.value.toLowerCase()))
          .map(option),
      });
    });
    app.view('form', async ({ ack, view }) => {
      const { year, place } = view.state.values;
      told.push({ kind: 'submitted', value: place?.['place']?.selected_option?.value });
      const written = year?.['year']?.value;
      if (written === 'soon') return ack({ response_action: 'errors', errors: { year: 'Not a year' } });
      if (written === 'more') {
        return ack({
          response_action: 'push',
          view: { ...form, callback_id: 'second', title: plain('Second'), blocks: [{ type: 'divider' }] },
        });
      }
      return ack();
    });
    app.view('second', ({ ack }) => ack({ response_action: 'clear' }));
    app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack }) => {
      told.push({ kind: 'closed', value: null });
      await ack();
    });
    app.event('app_home_opened', async ({ event, client }) => {
      if (event.tab !== 'home') return;
      await client.views.publish({
        user_id: event.user,
        view: {
          type: 'home',
          blocks: [
            { type: 'header', text: plain('At home') },
            {
              type: 'actions',
              block_id: 'home',
              elements: [{ type: 'button', action_id: 'open', text: plain('Ask from home') }],
            },
          ],
        },
      });
    });
    const server = await receiver.start({ port: 0, host: '127.0.0.1' });
    const address = server.address();
    return {
      port: typeof address === 'object' && address !== null ? address.port : null,
      async stop() {
        await app.stop();
      },
    };
  };
  const playground = await startPlayground({
    startApp,
    now: Date.now,
    port,
    examples: ['first example', 'second example'],
    say: (text) => void said.push(text),
  });
  onTestFinished(() => playground.close());
  return { ...playground, told, said };
}
