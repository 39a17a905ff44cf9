/**
 * A value to so many decimals, halves away from nought as newspapers print them. Twelve digits drop the noise of binary
 * fractions, and the point is moved in the text, since 40.65 times ten in binary may fall short of its half.
 */
export function rounded(value: number, decimals: number): number {
  if (Number.isInteger(value)) return value;
  const digits = Number(Math.abs(value).toPrecision(12)).toFixed(12);
  const size = Math.round(Number(`${digits}e${decimals}`)) / 10 ** decimals;
  return value < 0 ? -size : size;
}
