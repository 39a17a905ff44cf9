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

function optionOf({ options }: Json, value: string): unknown {
  return Array.isArray(options)
    ? options.find((one: unknown) => isJson(one) && one['value'] === value)
    : undefined;
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
