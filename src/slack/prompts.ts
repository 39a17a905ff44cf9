import { promptsTitle } from '../present/wording-slack.ts';
import { conversation } from './conversation.ts';
import type { SuggestedPrompts } from './show-view.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Slack shows no more. */
const mostPrompts = 4;

/** Questions to begin with in a direct conversation: the person's own authority first, then those that always work. */
export async function promptsFor(parts: WorkspaceParts, user: string): Promise<SuggestedPrompts> {
  const { dataset, examples } = parts.knowledge;
  const { authority } = await conversation(parts).background({
    channel: null,
    thread: null,
    user,
    surface: 'dm',
  });
  const own = authority ? dataset.area(authority) : undefined;
  const messages = [...(own ? [own.name] : []), ...examples].slice(0, mostPrompts);
  return { title: promptsTitle, prompts: messages.map((message) => ({ title: message, message })) };
}
