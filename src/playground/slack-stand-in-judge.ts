import { z } from 'zod';
import { slackLimits as limits } from '../present/slack-limits.ts';

/** What Slack would say of a payload: its error code and where the fault lies. */
export interface Refusal {
  readonly error: string;
  readonly messages: readonly string[];
}

// Blocks are strict objects: Slack refuses a property that it does not know.
const text = (most: number) => z.string().min(1).max(most);
const plain = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().optional() });
const markup = (most: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(most), verbatim: z.boolean().optional() });
const either = (most: number) => z.union([plain(most), markup(most)]);
const address = (most: number) => z.url({ protocol: /^https?$/ }).max(most);

const confirm = z.strictObject({
  title: plain(limits.confirm.title),
  text: either(limits.confirm.text),
  confirm: plain(limits.confirm.button),
  deny: plain(limits.confirm.button),
  style: z.enum(['primary', 'danger']).optional(),
});
const actionId = z.string().min(1).max(limits.actionId).optional();
const option = z.strictObject({
  text: either(limits.option.text),
  value: text(150),
  description: either(limits.option.description).optional(),
  url: address(limits.option.url).optional(),
});
const options = (most: number) => z.array(option).min(1).max(most);
const group = z.strictObject({ label: plain(75), options: options(limits.select.options) });
const placeholder = plain(limits.select.placeholder).optional();

const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plain(limits.button.text),
  value: z.string().max(limits.button.value).optional(),
  url: address(limits.button.url).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().max(limits.button.accessibilityLabel).optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: options(limits.overflow.options),
  confirm: confirm.optional(),
});
const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: actionId,
    placeholder,
    options: options(limits.select.options).optional(),
    option_groups: z.array(group).min(1).max(limits.select.groups).optional(),
    initial_option: option.optional(),
    confirm: confirm.optional(),
    focus_on_load: z.boolean().optional(),
  })
  .refine((select) => (select.options === undefined) !== (select.option_groups === undefined));
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  action_id: actionId,
  placeholder,
  min_query_length: z.int().min(0).optional(),
  initial_option: option.optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
});
const choice = (type: 'radio_buttons' | 'checkboxes') =>
  z.strictObject({
    type: z.literal(type),
    action_id: actionId,
    options: options(limits.choice.options),
    initial_option: option.optional(),
    initial_options: z.array(option).optional(),
  });
const conversationsSelect = z.strictObject({
  type: z.enum(['conversations_select', 'channels_select', 'users_select']),
  action_id: actionId,
  placeholder,
  default_to_current_conversation: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .optional(),
  initial_conversation: z.string().optional(),
  initial_channel: z.string().optional(),
  initial_user: z.string().optional(),
});
const plainInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  multiline: z.boolean().optional(),
  initial_value: z.string().optional(),
  placeholder: plain(limits.input.placeholder).optional(),
  min_length: z.int().max(limits.input.characters).optional(),
  max_length: z.int().max(limits.input.characters).optional(),
  focus_on_load: z.boolean().optional(),
});
const imageParts = {
  type: z.literal('image'),
  alt_text: text(limits.image.alt),
  image_url: address(limits.image.url).optional(),
  slack_file: z.union([z.strictObject({ id: text(255) }), z.strictObject({ url: address(3000) })]).optional(),
};
const oneSource = (image: { image_url?: unknown; slack_file?: unknown }) =>
  (image.image_url === undefined) !== (image.slack_file === undefined);
const image = z.strictObject(imageParts).refine(oneSource);

const blockId = z.string().min(1).max(limits.blockId).optional();
const inActions = z.union([
  button,
  overflow,
  staticSelect,
  externalSelect,
  choice('radio_buttons'),
  choice('checkboxes'),
  conversationsSelect,
]);

const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
});
const leaf = z.union([
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: style.optional() }),
  z.strictObject({
    type: z.literal('link'),
    url: z.url({ protocol: /^https?$/ }),
    text: z.string().optional(),
    style: style.optional(),
  }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().min(1), style: style.optional() }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string().min(1), style: style.optional() }),
  z.strictObject({ type: z.literal('emoji'), name: z.string().min(1) }),
]);
const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(leaf).min(1) });
const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z
    .array(
      z.union([
        richSection,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          indent: z.int().min(0).max(8).optional(),
          border: z.int().optional(),
          elements: z.array(richSection).min(1),
        }),
        z.strictObject({
          type: z.enum(['rich_text_preformatted', 'rich_text_quote']),
          border: z.int().optional(),
          elements: z.array(leaf).min(1),
        }),
      ]),
    )
    .min(1),
});
const cell = z.union([
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
  richText,
]);
/** How many characters the texts within a value have together. */
function characters(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, part]: [string, unknown]) =>
      sum + (name === 'text' && typeof part === 'string' ? part.length : characters(part)),
    0,
  );
}

const known = {
  section: z
    .strictObject({
      type: z.literal('section'),
      block_id: blockId,
      text: either(limits.section.text).optional(),
      fields: z.array(either(limits.section.field)).min(1).max(limits.section.fields).optional(),
      accessory: z.union([inActions, image]).optional(),
      expand: z.boolean().optional(),
    })
    .refine((section) => section.text !== undefined || section.fields !== undefined),
  header: z.strictObject({
    type: z.literal('header'),
    block_id: blockId,
    text: plain(limits.header.text),
    level: z.int().optional(),
  }),
  divider: z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  context: z.strictObject({
    type: z.literal('context'),
    block_id: blockId,
    elements: z
      .array(z.union([either(limits.context.text), image]))
      .min(1)
      .max(limits.context.elements),
  }),
  actions: z.strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z.array(inActions).min(1).max(limits.actions.elements),
  }),
  image: z
    .strictObject({ ...imageParts, block_id: blockId, title: plain(limits.image.title).optional() })
    .refine(oneSource),
  rich_text: richText,
  table: z
    .strictObject({
      type: z.literal('table'),
      block_id: blockId,
      column_settings: z
        .array(
          z
            .strictObject({
              align: z.enum(['left', 'center', 'right']).optional(),
              is_wrapped: z.boolean().optional(),
            })
            .nullable(),
        )
        .max(limits.table.columns)
        .optional(),
      rows: z.array(z.array(cell).min(1).max(limits.table.columns)).min(1).max(limits.table.rows),
    })
    .refine((table) => characters(table.rows) <= limits.table.characters),
  input: z.strictObject({
    type: z.literal('input'),
    block_id: blockId,
    label: plain(limits.input.label),
    hint: plain(limits.input.hint).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: z.union([
      plainInput,
      staticSelect,
      externalSelect,
      choice('radio_buttons'),
      choice('checkboxes'),
      conversationsSelect,
    ]),
  }),
};
const onlyIn: Readonly<Record<string, 'message' | 'modal' | undefined>> = {
  table: 'message',
  input: 'modal',
};

/** Judges blocks as Slack does for a surface; null when it would take them. */
export function judgeBlocks(blocks: unknown, surface: 'message' | 'modal' | 'home'): Refusal | null {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', messages: ['not a list'] };
  const most = surface === 'message' ? limits.message.blocks : limits.view.blocks;
  const messages: string[] = [];
  if (blocks.length > most) messages.push(`no more than ${most} items allowed [json-pointer:/blocks]`);
  const ids = new Set<string>();
  let tables = 0;
  blocks.forEach((block: unknown, index) => {
    const type = typeof block === 'object' && block !== null && 'type' in block ? block.type : undefined;
    const schema = Object.entries(known).find(([name]) => name === type)?.[1];
    if (schema === undefined || typeof type !== 'string') {
      messages.push(`unsupported type: ${String(type)} [json-pointer:/blocks/${index}/type]`);
      return;
    }
    const only = onlyIn[type];
    if (only !== undefined && only !== surface && !(only === 'message' && surface === 'home')) {
      messages.push(`${type} is not for a ${surface} [json-pointer:/blocks/${index}]`);
    }
    const read = schema.safeParse(block);
    for (const fault of read.error?.issues ?? []) {
      messages.push(`${fault.message} [json-pointer:/blocks/${index}/${fault.path.join('/')}]`);
    }
    if (type === 'table') tables += 1;
    const id = read.data?.block_id;
    if (id !== undefined && ids.has(id)) messages.push(`block_id ${id} is not unique`);
    if (id !== undefined) ids.add(id);
  });
  if (tables > limits.message.tables) return { error: 'only_one_table_allowed', messages };
  return messages.length === 0 ? null : { error: 'invalid_blocks', messages };
}

/** Judges a message to be posted; null when Slack would take it. Stricter in one thing: text is always wanted. */
export function judgeMessage(message: {
  readonly text?: unknown;
  readonly blocks?: unknown;
}): Refusal | null {
  const { text: words, blocks } = message;
  if (typeof words !== 'string' || words.trim() === '')
    return { error: 'no_text', messages: ['text is missing'] };
  if (words.length > limits.message.text)
    return { error: 'msg_too_long', messages: [`${words.length} characters`] };
  return blocks === undefined ? null : judgeBlocks(blocks, 'message');
}

const view = z.object({
  type: z.enum(['modal', 'home']),
  title: plain(limits.view.title).optional(),
  submit: plain(limits.view.submit).optional(),
  close: plain(limits.view.close).optional(),
  callback_id: z.string().max(limits.view.callbackId).optional(),
  private_metadata: z.string().max(limits.view.privateMetadata).optional(),
  external_id: z.string().max(255).optional(),
  notify_on_close: z.boolean().optional(),
  clear_on_close: z.boolean().optional(),
  blocks: z.array(z.unknown()),
});

/** Judges a modal or a home tab; null when Slack would take it. */
export function judgeView(candidate: unknown): Refusal | null {
  const read = view.safeParse(candidate);
  if (!read.success) {
    return {
      error: 'invalid_arguments',
      messages: read.error.issues.map(
        (fault) => `${fault.message} [json-pointer:/view/${fault.path.join('/')}]`,
      ),
    };
  }
  const { type, title, submit, blocks } = read.data;
  const messages: string[] = [];
  if (type === 'modal' && title === undefined) messages.push('a modal needs a title');
  const hasInput = blocks.some(
    (block) => typeof block === 'object' && block !== null && 'type' in block && block.type === 'input',
  );
  if (type === 'modal' && hasInput && submit === undefined) messages.push('a modal with inputs needs submit');
  if (messages.length > 0) return { error: 'invalid_arguments', messages };
  return judgeBlocks(blocks, type === 'modal' ? 'modal' : 'home');
}
