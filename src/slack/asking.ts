import { conversation, type Place } from './conversation.ts';
import type { Asker, Reply } from './ask.ts';
import { errorForLog } from './log.ts';
import { wording } from '../present/wording-slack.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

export interface Asking {
  /** Answers a text as it is meant where it was asked. Never rejects. */
  answer(text: string, place: Place): Promise<Reply>;
  /** Keeps what was answered in a place that others see, so that it can be followed up. Never rejects. */
  remember(place: Pick<Place, 'channel' | 'thread'>, reply: Reply): Promise<void>;
}

/** A reply of words alone. */
export function said(text: string): Reply {
  return { text, blocks: [], logged: {}, question: null, followed: null, aboutDigests: null };
}

/** Reads, answers and presents, with what stands behind the question in its conversation. */
export function asking(parts: WorkspaceParts): Asking {
  const { respond, today, log } = parts;
  const talk = conversation(parts);
  return {
    async answer(text, place) {
      const { surface } = place;
      const asker: Asker = { today: today(), surface, background: await talk.background(place) };
      try {
        const made = respond(text, asker);
        log.info({ surface, ...made.logged }, 'answered');
        return made;
      } catch (error) {
        log.error({ surface, ...errorForLog(error) }, 'no answer could be made');
        return said(wording.broken);
      }
    },

    remember: (place, reply) => talk.remember(place, reply.followed),
  };
}

/** In a direct conversation an answer follows on; in a channel it goes into the thread of what it answers. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}
