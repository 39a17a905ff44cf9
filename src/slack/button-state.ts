import { z } from 'zod';

/** Every button that asks carries a canonical query as its value and an action id that begins so. */
export const askPrefix = 'ask:';
/** The answer takes the place of the message: a choice offered by a question back. */
export const insteadPrefix = 'ask:instead:';
/** The answer is added below, also where it is private. */
export const alsoPrefix = 'ask:also:';
export const shareAction = 'share';
export const chartAction = 'chart';

// Ids, codes, years and the few words of a query: nothing that markup or a prompt could be made of.
const query = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[\p{L}\p{N} .,:'()&/-]+$/u);

const remembered = z.object({ v: z.literal(1), query });

/** The query of an ask button, or null when the value is not one. */
export function readAsk(value: string): string | null {
  return query.safeParse(value).data ?? null;
}

/** What the buttons that share and draw remember, well under the 2,000 characters that Slack allows. */
export function writeQuery(asked: string): string {
  return JSON.stringify({ v: 1, query: asked } satisfies z.input<typeof remembered>);
}

/** The query to share or draw, or null when the value is of another version or not ours. */
export function readQuery(value: string): string | null {
  try {
    return remembered.safeParse(JSON.parse(value)).data?.query ?? null;
  } catch {
    return null;
  }
}
