import type { types, webApi } from '@slack/bolt';
import type { Log } from './log.ts';
import { outcomeOf, type Outcome } from './outcome.ts';

/** What became of a form that was to be opened. */
export type Opened =
  | 'opened'
  /** The trigger was used up or more than three seconds old: whoever pressed has to press again. */
  | 'expired'
  /** Slack asked for more patience than the trigger has. */
  | 'busy'
  | 'refused';

export interface SuggestedPrompts {
  readonly title: string;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

/** What is shown outside of messages. None of these rejects. */
export interface ViewWriter {
  /** Opens a form. */
  readonly openView: (trigger: string, view: types.ModalView) => Promise<Opened>;
  /** Shows a home tab; false where Slack would not take it. */
  readonly publishHome: (user: string, view: types.HomeView) => Promise<boolean>;
  /** Offers questions in an empty direct conversation. */
  readonly suggestPrompts: (channel: string, suggested: SuggestedPrompts) => Promise<void>;
  /** The channels that a person is in, as far as the app may see them; null where it may not ask. */
  readonly channelsOf: (user: string) => Promise<readonly string[] | null>;
}

export interface ViewWriterParts {
  /** Must not retry by itself. */
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly wait: (milliseconds: number) => Promise<void>;
}

const spent = new Set(['expired_trigger_id', 'trigger_expired', 'exchanged_trigger_id', 'trigger_exchanged']);
/** A trigger lives for three seconds, and some of them are gone already. */
const patience = 1500;
const longestWait = 30_000;
/** Slack advises no more channels at once; whoever is in more than all pages have sees the settings of those. */
const channelsAtOnce = 200;
const mostPages = 5;

export function viewWriter({ client, log, wait }: ViewWriterParts): ViewWriter {
  /** One call: once more when Slack asks for patience, as long as that is worth waiting for. */
  const call = async (name: string, longest: number, work: () => Promise<unknown>): Promise<Outcome> => {
    const first = await outcomeOf(work);
    const again = first.kind === 'later' && first.wait <= longest;
    if (again) await wait(first.wait);
    const outcome = again ? await outcomeOf(work) : first;
    if (outcome.kind !== 'accepted') log.warn({ view: name, code: outcome.code }, 'a view was not taken');
    return outcome;
  };

  return {
    async openView(trigger, view) {
      const outcome = await call('form', patience, () => client.views.open({ trigger_id: trigger, view }));
      switch (outcome.kind) {
        case 'accepted':
        // Nobody presses again who sees the form, and who does not see it will.
        case 'unconfirmed':
          return 'opened';
        case 'later':
          return 'busy';
        case 'refused':
          return spent.has(outcome.code) ? 'expired' : 'refused';
      }
    },

    async publishHome(user, view) {
      const outcome = await call('home', longestWait, () => client.views.publish({ user_id: user, view }));
      return outcome.kind === 'accepted';
    },

    async suggestPrompts(channel, { title, prompts }) {
      await call('prompts', longestWait, () =>
        client.assistant.threads.setSuggestedPrompts({ channel_id: channel, title, prompts: [...prompts] }),
      );
    },

    async channelsOf(user) {
      const found: string[] = [];
      let cursor = '';
      for (let page = 0; page < mostPages; page += 1) {
        const outcome = await call('channels', patience, async () => {
          const { channels = [], response_metadata: more } = await client.users.conversations({
            user,
            types: 'public_channel,private_channel',
            exclude_archived: true,
            limit: channelsAtOnce,
            ...(cursor === '' ? {} : { cursor }),
          });
          found.push(...channels.flatMap(({ id }) => id ?? []));
          cursor = more?.next_cursor ?? '';
        });
        if (outcome.kind !== 'accepted') return page === 0 ? null : found;
        if (cursor === '') break;
      }
      return found;
    },
  };
}
