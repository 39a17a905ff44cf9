/** A word that replies and tables use and that is no statistic: a method, a mark, an abbreviation. */
export interface GlossaryTerm {
  readonly id: string;
  /** As a sentence about it begins. */
  readonly name: string;
  /** One to three sentences. */
  readonly meaning: string;
  /** What people call it, in lower case. */
  readonly aliases: readonly string[];
}
