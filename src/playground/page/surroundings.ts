import { createContext, use, type Context } from 'react';
import type { Act, Done, Json, Shown, Where } from './contract.ts';

/** Who sits at the page: what they see and what they can do. */
export interface Session {
  readonly shown: Shown;
  /** Does what the person did; what it changes arrives as a new `shown`. Never rejects. */
  readonly act: (act: Act) => Promise<Done>;
  /** Tells the person something in passing. */
  readonly say: (word: string) => void;
}

/** Where the elements of some blocks stand. */
export interface Surroundings {
  readonly where: Where;
  /** In a form: keeps what a field holds until the form is sent; gives back the form with it. */
  readonly onChange?: (block: string, action: string, value: Json) => Where;
  /** In a form: what is wrong with its fields, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
}

export const SessionContext = createContext<Session | null>(null);
export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSession(): Session {
  return useInside(SessionContext);
}

export function useSurroundings(): Surroundings {
  return useInside(SurroundingsContext);
}

function useInside<Value>(context: Context<Value | null>): Value {
  const value = use(context);
  if (value === null) throw new Error('drawn outside of what it belongs to');
  return value;
}
