import { pageOf } from '../present/answer-page.ts';
import type { Page, Role } from '../present/page.ts';
import { headlineSources } from '../present/release-source.ts';
import { homeWords } from '../present/wording-slack.ts';
import { USUAL_METRICS } from '../query/complete-question.ts';
import type { Subscription } from '../store/subscription.ts';
import { placeOptions, type OptionGroup } from './form-options.ts';
import { homeView, type HomeFacts, type Sample } from './home-view.ts';
import { errorForLog } from './log.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** The home tab of each person. None of these rejects. */
export interface Home {
  /** Shows it as things stand. */
  publish(user: string): Promise<void>;
  /** Sets the person's own authority, null to remove it, and shows the tab anew. */
  setAuthority(user: string, authority: string | null): Promise<void>;
  /** Removes a saved question, by the moment at which it was saved. */
  unsave(user: string, savedAt: string): Promise<void>;
  /** What its list of authorities finds. */
  find(query: string): readonly OptionGroup[];
}

export function home(parts: WorkspaceParts): Home {
  const { workspace, store, knowledge, outbound, today, now, log } = parts;
  const { dataset } = knowledge;

  /** The person's own authority in a few figures; for a newcomer the first of the questions that always work. */
  const sampleOf = (authority: string | null): Sample | null => {
    const area = authority === null ? undefined : dataset.area(authority);
    if (area) {
      const figures = USUAL_METRICS.map((metric) => knowledge.answer(`${area.code} ${metric}`, today()));
      return {
        title: homeWords.glanceTitle(area.name),
        lines: figures.map((answered) => pageOf(answered).headline),
        sources: headlineSources(figures.map(({ answer }) => answer)),
        label: homeWords.allFigures,
        query: `profile ${area.code}`,
      };
    }
    const [example] = knowledge.examples;
    if (example === undefined) return null;
    const answered = knowledge.answer(example, today());
    const page = pageOf(answered);
    return {
      title: homeWords.newcomerTitle,
      lines: [homeWords.newcomerAsked(example), page.headline, ...linesOf(page, 'body')],
      sources: linesOf(page, 'source'),
      label: homeWords.wholeAnswer,
      query: answered.query,
    };
  };

  const subscriptionsOf = async (
    user: string,
    joined: readonly string[],
  ): Promise<readonly Subscription[]> => {
    const own = await store.subscriptions.ofOwner(workspace, user);
    const others = await store.subscriptions.ofChannels(workspace, joined);
    return [...new Map([...own, ...others].map((subscription) => [subscription.id, subscription])).values()];
  };

  const factsOf = async (user: string): Promise<HomeFacts> => {
    const joined = await outbound.channelsOf(user);
    const channels = joined === null ? null : await store.channelSettings.list(workspace, joined);
    const authority = await store.personSettings.authority(workspace, user);
    return {
      authority,
      sample: sampleOf(authority),
      channels,
      saved: await store.savedQuestions.list(workspace, user),
      subscriptions: await subscriptionsOf(user, joined ?? []),
      today: today(),
      now: now(),
    };
  };

  const safely = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error(errorForLog(error), 'a home tab could not be shown as it stands');
    }
  };

  const publish = (user: string): Promise<void> =>
    safely(async () => {
      await outbound.publishHome(user, homeView(await factsOf(user), dataset));
    });

  return {
    publish,

    async setAuthority(user, authority) {
      const known = authority === null || dataset.area(authority) !== undefined;
      await safely(async () => {
        if (known) await store.personSettings.setAuthority(workspace, user, authority, now());
      });
      await publish(user);
    },

    async unsave(user, savedAt) {
      await safely(async () => {
        const saved = await store.savedQuestions.list(workspace, user);
        const gone = saved.find((question) => String(question.savedAt) === savedAt);
        if (gone) await store.savedQuestions.remove(workspace, user, gone.query);
      });
      await publish(user);
    },

    find: (query) => placeOptions(query, knowledge),
  };
}

function linesOf(page: Page, wanted: Role): string[] {
  return page.sections
    .filter(({ role }) => role === wanted)
    .flatMap(({ lines }) =>
      lines.map((line) =>
        line
          .filter((span) => typeof span === 'string')
          .join('')
          .trim(),
      ),
    )
    .filter((line) => line !== '');
}
