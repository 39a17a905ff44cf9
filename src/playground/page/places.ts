import type { Place, Shown } from './contract.ts';

/** Stands for the app's home where a conversation's id could stand. */
export const homeId = 'home';

/** How a conversation is headed. */
export function nameOf({ kind, name }: Place, { app }: Shown): string {
  return kind === 'im' ? app.name : `#${name}`;
}
