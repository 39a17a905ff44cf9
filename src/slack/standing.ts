import type { Workspace } from '../store/tables.ts';

/** How a delivery stands to us: which workspace it belongs to, or why nobody can be answered by a token. */
export type Standing =
  /** Whose settings apply, and with whose token it is answered: the workspace or organisation that installed us. */
  | { readonly kind: 'installed'; readonly workspace: Workspace }
  /** It comes from a workspace that has no installation here, or none any more. */
  | { readonly kind: 'stranger' }
  /** The installation could not be read. */
  | { readonly kind: 'unreadable' };

// A class, so that what comes back out of Bolt's untyped context can be told apart from anything else.
class Found {
  readonly standing: Standing;
  constructor(standing: Standing) {
    this.standing = standing;
  }
}

/** For the result of `authorize`; Bolt copies it into the context of the delivery. */
export function standingAs(standing: Standing): { readonly standing: Found } {
  return { standing: new Found(standing) };
}

/** How a delivery stands, or null where Bolt asks for no authorisation: when an installation ends. */
export function standingOf(context: Readonly<Record<string, unknown>>): Standing | null {
  const found: unknown = context['standing'];
  return found instanceof Found ? found.standing : null;
}
