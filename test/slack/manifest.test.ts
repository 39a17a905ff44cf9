import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { askFormId } from '../../src/slack/ask-form-view.ts';
import { begunWork } from '../../src/slack/begun-work.ts';
import { registerListeners, type Listening } from '../../src/slack/listeners.ts';
import { httpManifest } from '../../src/slack/manifest.ts';

const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');

// Names, lengths and counts as in Slack's manifest reference.
const schema = z.strictObject({
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    long_description: z.string().min(175).max(4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    agent_view: z.strictObject({
      agent_description: z.string().max(300),
      suggested_prompts: z.array(z.strictObject({ title: z.string(), message: z.string() })).max(4),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().max(24),
          type: z.enum(['global', 'message']),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().startsWith('/').max(32),
          description: z.string().max(2000),
          usage_hint: z.string().max(1000),
          should_escape: z.boolean(),
          url: z.url().optional(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z
      .array(z.url({ protocol: /^https$/ }))
      .max(1000)
      .optional(),
    scopes: z.strictObject({ bot: z.array(z.string()) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()), request_url: z.url().optional() }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: z.url().optional(),
      message_menu_options_url: z.url().optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});
const manifest = schema.parse(parse(text));

/** What each scope is there for; a scope without use here must not be asked for. */
const uses: Readonly<Record<string, readonly string[]>> = {
  commands: ['command'],
  'app_mentions:read': ['app_mention'],
  'im:history': ['message.im'],
  'chat:write': ['chat.postMessage', 'chat.postEphemeral'],
  'im:write': ['conversations.open'],
  'assistant:write': ['assistant.threads.setSuggestedPrompts'],
  'channels:read': ['users.conversations'],
  'groups:read': ['users.conversations'],
  'files:write': ['files.getUploadURLExternal', 'files.completeUploadExternal'],
  'files:read': ['files.info'],
};

/** Works where a workspace granted a history scope on top; README says what for. */
const optional = new Set(['conversations.history']);
const unscoped = new Set(['app_uninstalled', 'tokens_revoked', 'app_home_opened']);

test('the manifest asks for what the listeners hear and outbound calls, and for nothing more', () => {
  const heard: { commands: string[]; events: string[]; actions: number } = {
    commands: [],
    events: [],
    actions: 0,
  };
  const recorder: Listening = {
    command: (name) => void heard.commands.push(String(name)),
    event: (name: unknown) => void heard.events.push(String(name)),
    message: () => void heard.events.push('message.im'),
    action: () => void (heard.actions += 1),
    options: () => void (heard.actions += 1),
    view: () => void (heard.actions += 1),
    shortcut: () => void (heard.actions += 1),
  };
  const unused = () => Promise.resolve();
  registerListeners(
    recorder,
    () => {
      throw new Error('nothing is delivered here');
    },
    begunWork(),
    unused,
  );
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(heard.commands);
  expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(heard.events.toSorted());
  expect(manifest.settings.interactivity.is_enabled).toBe(heard.actions > 0);

  const outbound = ['outbound.ts', 'upload-file.ts', 'show-view.ts', 'digest-poster.ts']
    .map((file) => readFileSync(new URL(`../../src/slack/${file}`, import.meta.url), 'utf8'))
    .join('\n');
  const called = [...outbound.matchAll(/client\.(\w+(?:\.\w+)+)\(/g)].map(([, method]) => method);
  const needed = new Set([
    'command',
    // Every app is told of its own end, and who looks at its home.
    ...heard.events.filter((event) => !unscoped.has(event)),
    // Every token may ask who it is, and show forms and a home.
    ...called.filter(
      (method) =>
        method !== undefined &&
        method !== 'auth.test' &&
        !method.startsWith('views.') &&
        !optional.has(method),
    ),
  ]);
  const granted = manifest.oauth_config.scopes.bot.flatMap(
    (scope) => uses[scope] ?? [`${scope}: no use known`],
  );
  expect(new Set(granted)).toEqual(needed);
});

test('the manifest is for Socket Mode, and its HTTP form differs in nothing but addresses', () => {
  expect(manifest.settings.socket_mode_enabled).toBe(true);
  const address = 'https://safeguard.example.org/slack/events';
  for (const base of ['https://safeguard.example.org', 'https://safeguard.example.org/']) {
    expect(schema.parse(parse(httpManifest(text, new URL(base))))).toEqual({
      ...manifest,
      features: {
        ...manifest.features,
        slash_commands: manifest.features.slash_commands.map((command) => ({ ...command, url: address })),
      },
      oauth_config: {
        ...manifest.oauth_config,
        redirect_urls: ['https://safeguard.example.org/slack/oauth_redirect'],
      },
      settings: {
        ...manifest.settings,
        socket_mode_enabled: false,
        event_subscriptions: { ...manifest.settings.event_subscriptions, request_url: address },
        interactivity: {
          ...manifest.settings.interactivity,
          request_url: address,
          message_menu_options_url: address,
        },
      },
    });
  }
});

test('the suggested questions are those that the help has, and the shortcut opens the form', () => {
  const { agent_view: agent, shortcuts, app_home: home } = manifest.features;
  const examples: unknown = JSON.parse(
    readFileSync(new URL('../../data/examples.json', import.meta.url), 'utf8'),
  );
  expect(agent.suggested_prompts.map(({ message }) => message)).toEqual(examples);
  expect(shortcuts.map(({ callback_id }) => callback_id)).toEqual([askFormId]);
  expect(home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
});
