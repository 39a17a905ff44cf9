/** The version of the neighbour model that a text names, as the data names it, and the words that do. */
export interface NamedModel {
  readonly model: string | null;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/**
 * The neighbour model named in a text: "2021 model", "neighbours model of 2021". A year without the word "model" stays a
 * period.
 */
export function namedModel(plain: string, models: readonly string[]): NamedModel {
  // Nearly every text ends here, before a pattern is made.
  if (!plain.includes('model')) return { model: null, spans: [] };
  for (const model of models) {
    const match = new RegExp(
      String.raw`\b(?:by |on |with |using )?(?:the )?${model} (?:statistical )?(?:neighbours? )?model\b|\bmodel (?:of |from )?${model}\b`,
    ).exec(plain);
    if (match) return { model, spans: [{ start: match.index, end: match.index + match[0].length }] };
  }
  return { model: null, spans: [] };
}
