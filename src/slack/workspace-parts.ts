import type { Store } from '../store/open-store.ts';
import type { Workspace } from '../store/tables.ts';
import type { Draw, Knowledge, Respond } from './ask.ts';
import type { Claims } from './claims.ts';
import type { Log } from './log.ts';
import type { Outbound } from './outbound.ts';

/** What everything that is done for the people of one workspace works with. */
export interface WorkspaceParts {
  /** Whose people ask: nothing of any other workspace is reached from here. */
  readonly workspace: Workspace;
  readonly store: Store;
  readonly respond: Respond;
  readonly draw: Draw;
  readonly knowledge: Knowledge;
  readonly outbound: Outbound;
  readonly claims: Claims;
  /** The day in London, as 2026-11-21. */
  readonly today: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}
