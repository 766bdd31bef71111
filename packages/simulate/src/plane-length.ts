/** Length of a plane vector, mm. √ is exactly rounded everywhere, so the result is the same on every machine. */
export function lengthOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
