import { createContext, use } from 'react';
import type { Done, Json, OptionGroup, Shown } from './contract.ts';

/** What an element needs to know about where it stands. */
export interface Surroundings {
  readonly shown: Shown;
  /** The element is used: the action as Slack has it, without its block. */
  readonly onUse: (block: string, action: Json) => Promise<Done>;
  readonly onSearch: (block: string, action: string, query: string) => Promise<readonly OptionGroup[]>;
  /** In a form: keeps what a field holds until the form is sent. */
  readonly onChange: ((block: string, action: string, value: Json) => void) | null;
  /** Faults of a form's fields, by block id. */
  readonly errors: Readonly<Record<string, string>>;
}

const context = createContext<Surroundings | null>(null);

export const SurroundingsProvider = context;

export function useSurroundings(): Surroundings {
  const surroundings = use(context);
  if (surroundings === null) throw new Error('an element stands nowhere');
  return surroundings;
}
