/** The way to a value: names of fields and places in lists. */
export type JsonPath = readonly PropertyKey[];

export interface JsonLines {
  /** Where and why the text is no JSON; null where it is. */
  readonly broken: { readonly line: number; readonly message: string } | null;
  /** The line, counted from 1, of a value, or of the innermost thing around it that is there. */
  readonly lineOf: (path: JsonPath) => number;
}

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[[\]{},:])/y;

/** On which lines the values of a JSON text stand: what a parsed value no longer knows. */
export function jsonLines(text: string): JsonLines {
  const lines = new Map<string, number>();
  const broken = brokenAt(text);
  walk(text, lines);
  return {
    broken,
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const line = lines.get(keyOf(path.slice(0, length)));
        if (line !== undefined) return line;
      }
      return 1;
    },
  };
}

function keyOf(path: JsonPath): string {
  return JSON.stringify(path.map(String));
}

/**
 * Notes the line on which each value begins, a field's value on the line of its name. Returns where the text ends or
 * the first thing stands that is no JSON.
 */
function walk(text: string, lines: Map<string, number>): number {
  const open: { list: boolean; key: string | number }[] = [];
  const token = new RegExp(TOKEN);
  let line = 1;
  let at = 0;
  let named = false;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [whole, word = ''] = match;
    line += whole.split('\n').length - 1;
    at = token.lastIndex;
    const inside = open.at(-1);
    if (word === '}' || word === ']') open.pop();
    else if (word === ',') {
      if (inside?.list) inside.key = Number(inside.key) + 1;
      named = false;
    } else if (word === ':') named = true;
    else {
      const isName = inside !== undefined && !inside.list && !named && word.startsWith('"');
      if (isName) inside.key = word.slice(1, -1);
      const key = keyOf(open.map((one) => one.key));
      if (!lines.has(key)) lines.set(key, line);
      if (!isName) named = false;
      if (word === '{' || word === '[') open.push({ list: word === '[', key: word === '[' ? 0 : '' });
    }
  }
  return at + text.slice(at).search(/\S|$/);
}

function brokenAt(text: string): JsonLines['broken'] {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unreadable';
    const position = /position (\d+)/.exec(message)?.[1];
    const at = position === undefined ? walk(text, new Map()) : Number(position);
    return {
      line: text.slice(0, at).split('\n').length,
      message: `no JSON: ${message.replaceAll('\n', ' ')}`,
    };
  }
}
