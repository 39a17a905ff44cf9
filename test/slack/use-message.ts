import { z } from 'zod';
import type { Delivered } from '../../src/playground/slack-stand-in-transport.ts';
import type { Json, Posted } from '../../src/playground/slack-stand-in-workspace.ts';
import type { Running } from './running-app.ts';

const own = 'U0SAFEGUARD';

/** What the app has said that a person sees, in a conversation, once all begun work is done. */
export async function saidIn({ seen }: Running, channel: string, user: string): Promise<Posted[]> {
  return (await seen(user, channel)).filter((one) => one.author === own);
}

/** The newest thing that the app has said there. Throws when there is nothing. */
export async function newestIn(running: Running, channel: string, user: string): Promise<Posted> {
  const newest = (await saidIn(running, channel, user)).at(-1);
  if (newest === undefined) throw new Error(`nothing said to ${user} in ${channel}`);
  return newest;
}

/** Buttons, lists and menus of a message or view, with the block that each stands in. */
export function elementsOf(blocks: readonly Json[]): { readonly block: Json; readonly element: Json }[] {
  return blocks.flatMap((block) => {
    const { elements, accessory, element } = block;
    const inside = [...(Array.isArray(elements) ? elements : []), accessory, element];
    return inside
      .filter(isJson)
      .filter((one) => typeof one['action_id'] === 'string')
      .map((one) => ({ block, element: one }));
  });
}

/** Chooses an entry of a list or menu of a message, found by its value. */
export async function choose(
  { slack }: Running,
  message: Posted,
  value: string,
  user?: string,
): Promise<void> {
  const found = elementsOf(message.blocks).find(({ element }) => optionOf(element, value) !== undefined);
  if (found === undefined) throw new Error(`no entry ${value} in: ${message.text}`);
  const { block, element } = found;
  await slack.act(
    message,
    {
      type: element['type'],
      action_id: element['action_id'],
      block_id: block['block_id'],
      selected_option: optionOf(element, value),
    },
    user === undefined ? {} : { user },
  );
}

const foundGroups = z.union([
  z.object({ options: z.array(z.unknown()) }).transform(() => []),
  z
    .object({
      option_groups: z.array(
        z.object({
          label: z.object({ text: z.string() }),
          options: z.array(z.object({ text: z.object({ text: z.string() }), value: z.string() })),
        }),
      ),
    })
    .transform(({ option_groups }) =>
      option_groups.map(({ label, options }) => ({
        label: label.text,
        options: options.map(({ text, value }) => ({ text: text.text, value })),
      })),
    ),
]);

/** What a list finds, by its headings. */
export type FoundGroup = z.infer<typeof foundGroups>[number];

export function readFound({ body }: Delivered): readonly FoundGroup[] {
  return foundGroups.parse(JSON.parse(body));
}

/** The list of a message that finds as one types: what it finds, and choosing of it. Throws when there is none. */
export function finderOf({ slack }: Running, message: Posted) {
  const found = elementsOf(message.blocks).find(({ element }) => element['type'] === 'external_select');
  if (found === undefined) throw new Error(`nothing to find in: ${message.text}`);
  const { block, element } = found;
  const named = { action_id: element['action_id'], block_id: block['block_id'] };
  return {
    async search(value: string): Promise<readonly FoundGroup[]> {
      const container = { type: 'message', message_ts: message.ts, channel_id: message.channel };
      return readFound(await slack.interact({ type: 'block_suggestion', ...named, value, container }));
    },
    async choose(value: string, user?: string): Promise<void> {
      await slack.act(
        message,
        { type: 'external_select', ...named, selected_option: { value } },
        user === undefined ? {} : { user },
      );
    },
  };
}

function optionOf({ options }: Json, value: string): unknown {
  return Array.isArray(options)
    ? options.find((one: unknown) => isJson(one) && one['value'] === value)
    : undefined;
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
