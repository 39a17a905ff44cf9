import { isRegion } from './place-context.ts';
import type { Parse, Parser } from './parse-text.ts';
import type { AskedArea, AskedGroup } from './question.ts';

/** Kinds of council, named in the plural: one of them is a word beside a name ("Kent county"). */
const TYPES: readonly { readonly said: RegExp; readonly words: string; readonly types: readonly string[] }[] =
  [
    {
      said: /\b(?:shire |all |the |english )*(?:counties|shires)\b|\bcounty councils\b/,
      words: 'counties',
      types: ['county'],
    },
    {
      said: /\bunitar(?:ies|ys)\b|\bunitary (?:authorities|councils)\b/,
      words: 'unitaries',
      types: ['unitary'],
    },
    {
      said: /\bmetropolitans\b|\bmet(?:ropolitan)? (?:boroughs|districts|authorities|councils|areas)\b/,
      words: 'metropolitans',
      types: ['metropolitan'],
    },
  ];
const EVERYWHERE =
  /\b(?:all|every|how many|each|across|by|per|other|english|of|which|what|top|bottom|rank|list) (?:the |of |english |other |local |\d+ |\p{L}+ )?(?:councils?|authorit(?:y|ies)|las?|areas?|boroughs?)\b|\b(?:councils|authorities|las)\b/u;

/** The authorities of a region, and not the region: "compare London boroughs". */
const MEMBERS = /\b(?:boroughs|councils|authorities|las|counties)\b/;

/** The authorities that a text names together, beside the areas that it names one by one. */
export function groupOf(
  parser: Parser,
  { cues, model, said }: Parse,
  areas: readonly AskedArea[],
): AskedGroup | null {
  if (cues.has('neighbours') || model !== null) return { kind: 'neighbours', model };
  const type = TYPES.find((kind) => kind.said.test(said));
  if (type) return { kind: 'type', types: type.types, words: type.words };
  const [region, ...others] = areas.filter(({ code }) => isRegion(parser, code));
  if (region && others.length === 0 && cues.has('compare') && MEMBERS.test(said))
    return { kind: 'region', region: region.code };
  return cues.has('all-authorities') && areas.length === 0 && EVERYWHERE.test(said) ? { kind: 'all' } : null;
}
