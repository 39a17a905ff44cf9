/** Words of a claim as they were written, fit to be shown back: points and commas between digits only, 60 characters at most. */
export function echoOf(words: string): string {
  return words
    .replaceAll(/[^\p{L}\p{N}£%.,'’ -]+/gu, ' ')
    .replaceAll(/(?<!\d)[.,]+|[.,]+(?!\d)/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, 60);
}
