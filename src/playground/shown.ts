import type { Shortcut, Shown } from './page/contract.ts';
import type { Workspace } from './slack-stand-in-workspace.ts';

/** What does not come from the workspace itself. */
export interface Surroundings {
  readonly shortcuts: readonly Shortcut[];
  readonly examples: readonly string[];
}

const picture = /\.(png|jpe?g|gif)$/i;

/** Everything that a person sees: their conversations, messages, forms and home, as the page draws them. */
export function shownTo(user: string, workspace: Workspace, surroundings: Surroundings): Shown {
  const { app, people, conversations, modals, homes, files, suggested } = workspace;
  workspace.directWith(user);
  const places = [...conversations.values()].filter((place) => place.members.has(user));
  return {
    person: { id: user, name: people.get(user)?.realName ?? user },
    persons: [...people.values()]
      .filter(({ id }) => id !== app.userId)
      .map(({ id, realName }) => ({ id, name: realName })),
    app: { id: app.userId, name: people.get(app.userId)?.realName ?? app.name },
    people: [...people.values()].map(({ id, realName }) => ({ id, name: realName })),
    conversations: places.map(({ id, name, kind }) => ({
      id,
      name,
      kind,
      suggested: suggested.get(id) ?? null,
    })),
    messages: places.flatMap((place) =>
      workspace.seenBy(user, place.id).map((message) => ({
        channel: message.channel,
        ts: message.ts,
        thread: message.thread,
        author: message.author,
        text: message.text,
        blocks: message.blocks,
        onlyForYou: message.onlyFor !== null,
        files: message.files,
      })),
    ),
    home: homes.get(user) ?? null,
    modals: modals.filter((modal) => modal.user === user).map(({ id, view }) => ({ id, view })),
    files: [...files.values()]
      .filter(({ content }) => content !== null)
      .map(({ id, name, title, alt, length }) => ({
        id,
        name,
        bytes: length,
        title: title ?? name,
        alt: alt ?? title ?? name,
        picture: picture.test(name),
      })),
    ...surroundings,
  };
}
