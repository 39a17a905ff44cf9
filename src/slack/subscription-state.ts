import { z } from 'zod';
import type { Doubt, Meaning, Wanted } from '../digest/read-subscription.ts';
import { digestFormAction, subscribeAction } from '../present/button-state.ts';
import { slackLimits } from '../present/slack-limits.ts';
import { scheduleSchema } from '../store/schedule.ts';
import { contentSchema, mostAreas } from '../store/subscription.ts';

/** Every button about digests has an action id that begins so. */
export const subscriptionPrefix = 'digest:';

/** What a button does; `id` buttons carry the id of a digest, the others what their state says. */
export const actions = {
  /** Sets up what the button carries, or asks the next of its questions. */
  add: `${subscriptionPrefix}add`,
  preview: `${subscriptionPrefix}preview`,
  change: `${subscriptionPrefix}change`,
  end: `${subscriptionPrefix}end`,
  resume: `${subscriptionPrefix}resume`,
  list: `${subscriptionPrefix}list`,
  form: digestFormAction,
  ask: subscribeAction,
} as const;

/** What is still to be asked of a digest that is being set up. */
export type OpenQuestion = Pick<Doubt, 'about' | 'choices'>;

/** A digest on its way: what was understood, and what is still to be asked. */
export interface Draft {
  readonly wanted: Wanted;
  readonly open: readonly OpenQuestion[];
}

const code = z.string().regex(/^[\w/-]{1,60}$/);
const meaning = z.union([
  z.object({ areas: z.array(code).min(1).readonly(), as: z.string().max(60).nullable() }),
  z.object({ metric: code }),
]);
const question = z.object({ about: z.enum(['area', 'metric']), choices: z.array(meaning).min(1).readonly() });
// Until its questions are answered a draft may have no place.
const draft = z.object({
  v: z.literal(1),
  content: contentSchema.extend({ authorities: z.array(code).max(mostAreas).readonly() }),
  schedule: scheduleSchema,
  open: z.array(question).readonly(),
});

/** A draft as a button carries it; null where it is too long for one. */
export function writeDraft({ wanted, open }: Draft): string | null {
  const asked = open.map(({ about, choices }) => ({ about, choices }));
  const state: z.input<typeof draft> = { v: 1, ...wanted, open: asked };
  const text = JSON.stringify(state);
  return text.length <= slackLimits.button.value ? text : null;
}

/** The draft of a button, or null where it is of another version or not ours. */
export function readDraft(value: string): Draft | null {
  const read = draft.safeParse(json(value));
  if (!read.success) return null;
  const { content, schedule, open } = read.data;
  return { wanted: { content, schedule }, open };
}

/** The draft with its first question answered. */
export function settled({ wanted, open }: Draft, answer: Meaning): Draft {
  const { content } = wanted;
  const { authorities, measures } = content;
  const named = measures.kind === 'metrics' ? measures.metrics : [];
  return {
    open: open.slice(1),
    wanted: {
      ...wanted,
      content:
        'metric' in answer
          ? { ...content, measures: { kind: 'metrics', metrics: [...new Set([...named, answer.metric])] } }
          : { ...content, authorities: [...new Set([...authorities, ...answer.areas])] },
    },
  };
}

/** The id of a digest that a button carries, or null. */
export function readId(value: string): string | null {
  return /^[0-9a-f]{12}$/.test(value) ? value : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
