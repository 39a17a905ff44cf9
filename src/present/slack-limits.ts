/**
 * What Slack refuses, as data: the sender trims to it and the stand-in judges by it.
 * Lengths are in UTF-16 units, which is never fewer than Slack counts.
 * Sources: the reference pages of Block Kit and of chat.postMessage, and the limits written in @slack/types 3.2.
 */
export const slackLimits = {
  message: {
    blocks: 50,
    /** Slack advises 4,000 and cuts at 40,000. */
    text: 4000,
    /** All markdown blocks of a message together. */
    markdown: 12_000,
    /** Of `table` and `data_table` together. */
    tables: 1,
  },
  view: { blocks: 100, title: 24, submit: 24, close: 24, privateMetadata: 3000, callbackId: 255 },
  blockId: 255,
  actionId: 255,
  section: { text: 3000, fields: 10, field: 2000 },
  header: { text: 150 },
  context: { elements: 10, text: 3000 },
  actions: { elements: 25 },
  image: { url: 3000, alt: 2000, title: 2000 },
  /** `alt_txt_too_large` of files.getUploadURLExternal. */
  file: { alt: 1000 },
  button: { text: 75, value: 2000, url: 3000, accessibilityLabel: 75 },
  overflow: { options: 5 },
  choice: { options: 10 },
  select: { options: 100, groups: 100, placeholder: 150 },
  option: { text: 75, description: 75, value: 75, url: 3000 },
  confirm: { title: 100, text: 300, button: 30 },
  input: { label: 2000, hint: 2000, placeholder: 150, characters: 3000 },
  table: { rows: 100, columns: 20, characters: 10_000 },
  /** The older of two published limits: header row not counted. */
  dataTable: { rows: 100, columns: 20, characters: 10_000 },
} as const;
