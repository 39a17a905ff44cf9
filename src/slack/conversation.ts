import type { Background } from '../query/background.ts';
import type { Surface } from './ask.ts';
import { errorForLog } from './log.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Where something is asked, and by whom. */
export interface Place {
  readonly channel: string | null;
  /** The thread that the answer goes into; null beside a message of a direct conversation, or where there is none. */
  readonly thread: string | null;
  readonly user: string;
  readonly surface: Surface;
}

export interface Conversation {
  /** What a question leans on there: the one before it, and what the channel or the person has set. */
  background(place: Place): Promise<Background>;
  /** Keeps what was answered, so that anybody there can follow it up. */
  remember(place: Pick<Place, 'channel' | 'thread'>, followed: string | null): Promise<void>;
}

/** A direct conversation without a thread is one thread by itself. */
const unthreaded = '';
/** Nothing longer than a button could carry is kept. */
const longest = 300;

/** Settings and memory of a workspace. Neither method rejects: a store that fails costs the background only. */
export function conversation({
  workspace,
  store,
  now,
  log,
}: Pick<WorkspaceParts, 'workspace' | 'store' | 'now' | 'log'>): Conversation {
  const before = async ({ channel, thread, user, surface }: Place): Promise<string | null> => {
    // Commands do not work in threads, so each stands by itself.
    if (channel === null || surface === 'command') return null;
    // An authority that somebody sets for themselves, wherever it was, counts over what was talked about before.
    const set = surface === 'dm' ? await store.personSettings.setAt(workspace, user) : null;
    const recall = (of: string) => store.threadMemory.recall(workspace, channel, of, now(), set ?? 0);
    const own = thread === null ? null : await recall(thread);
    return own === null && surface === 'dm' ? recall(unthreaded) : own;
  };

  return {
    async background(place) {
      const { channel, user, surface } = place;
      try {
        const shared = channel === null ? null : await store.channelSettings.read(workspace, channel);
        // What one person prefers is no default for those who read along.
        const own = surface === 'mention' ? null : await store.personSettings.authority(workspace, user);
        return {
          before: await before(place),
          authority: shared?.authority ?? own,
          neighbourModel: shared?.neighbourModel ?? null,
          basket: shared?.basket ?? null,
        };
      } catch (error) {
        log.error(errorForLog(error), 'settings and memory could not be read');
        return {};
      }
    },

    async remember({ channel, thread }, followed) {
      if (channel === null || followed === null || followed.length > longest) return;
      try {
        await store.threadMemory.remember(workspace, channel, thread ?? unthreaded, followed, now());
      } catch (error) {
        log.error(errorForLog(error), 'a conversation could not be remembered');
      }
    },
  };
}
