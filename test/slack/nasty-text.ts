import * as fc from 'fast-check';

/** Pieces that ring, link, reorder, hide or break where they are shown as they were typed. */
const pieces = [
  '<!channel> <!here|here> <@U0REPORTER> <#C0NEWSROOM|x> <!subteam^S1> @channel @here <<!channel>> <!channel',
  '<https://evil.example|bank> <mailto:a@b|c> <javascript:alert(1)|x> https://evil.example/x',
  '&amp; &lt; &gt; &lt;!channel&gt; & < > &&lt;< | >>> * _ ` ``` ~ 😀 é',
  '\u0000 \u0007 \r\n \n \t \u202e \u2066 \u200f \u200b \ufeff \u2028 \ud800 \udc00',
].flatMap((line) => [...line.split(' '), ' ']);

/** Text of up to so many characters in which the pieces turn up between words and arbitrary characters. */
export function nastyText(
  most: number,
  words: readonly string[] = ['dorset', 'neglect', '2017'],
): fc.Arbitrary<string> {
  const part = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pieces) },
    { weight: 2, arbitrary: fc.constantFrom(...words.map((word) => ` ${word} `)) },
    fc.string({ unit: 'binary' }),
    fc.string({ maxLength: 60 }),
  );
  // Short ones read as questions; repeated ones meet the limits.
  return fc.tuple(fc.array(part), fc.constantFrom(1, 1, most)).map(([parts, times]) => {
    const once = parts.join('');
    return once.repeat(Math.min(times, Math.ceil(most / Math.max(once.length, 1)))).slice(0, most);
  });
}
