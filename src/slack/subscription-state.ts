import { z } from 'zod';
import type { Wanted } from '../digest/read-subscription.ts';
import { slackLimits } from '../present/slack-limits.ts';
import { scheduleSchema } from '../store/schedule.ts';
import { contentSchema, mostAreas } from '../store/subscriptions.ts';

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
  form: `${subscriptionPrefix}form`,
} as const;

/** What is still to be asked of a digest that is being set up. */
export type OpenQuestion =
  | { readonly about: 'area'; readonly choices: readonly (readonly string[])[] }
  | { readonly about: 'metric'; readonly choices: readonly string[] };

/** A digest on its way: what was understood, and what is still to be asked. */
export interface Draft {
  readonly wanted: Wanted;
  readonly open: readonly OpenQuestion[];
}

const code = z.string().regex(/^[\w/-]{1,60}$/);
const question = z.discriminatedUnion('about', [
  z.object({ about: z.literal('area'), choices: z.array(z.array(code).min(1).readonly()).min(1).readonly() }),
  z.object({ about: z.literal('metric'), choices: z.array(code).min(1).readonly() }),
]);
// Until its questions are answered a draft may have no place.
const draft = z.object({
  v: z.literal(1),
  content: contentSchema.extend({ authorities: z.array(code).max(mostAreas).readonly() }),
  schedule: scheduleSchema,
  open: z.array(question).readonly(),
});

/** A draft as a button carries it; null where it is too long for one. */
export function writeDraft({ wanted, open }: Draft): string | null {
  const state: z.input<typeof draft> = { v: 1, ...wanted, open };
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

/** The draft with one of its first question's choices made. */
export function settled({ wanted, open }: Draft, choice: readonly string[]): Draft {
  const [first, ...rest] = open;
  const { content } = wanted;
  if (!first) return { wanted, open };
  return {
    open: rest,
    wanted: {
      ...wanted,
      content:
        first.about === 'area'
          ? { ...content, authorities: [...new Set([...content.authorities, ...choice])] }
          : { ...content, measures: withMetrics(content.measures, choice) },
    },
  };
}

function withMetrics(
  measures: Wanted['content']['measures'],
  more: readonly string[],
): Wanted['content']['measures'] {
  const before = measures.kind === 'metrics' ? measures.metrics : [];
  return { kind: 'metrics', metrics: [...new Set([...before, ...more])] };
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
