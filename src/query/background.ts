import type { AreaCode } from '../domain/authority.ts';

/** What stands behind a question without being in its words. */
export interface Background {
  /** The question before it in the same conversation, in ids and codes. */
  readonly before?: string | null;
  /** The area that is meant where none is named and none was talked about. */
  readonly authority?: AreaCode | null;
  /** The edition of the neighbours' model that compares; the newest where it is not given. */
  readonly neighbourModel?: string | null;
  /** Id of the basket that a profile shows. */
  readonly basket?: string | null;
}
