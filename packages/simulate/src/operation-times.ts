import type { Proof } from '@millwright/contracts';
import type { Scene } from './scene/scene.js';

/** Running time of each block that was given, in their order, s: of the motions on its lines, both ends included. */
export function operationTimes(scene: Scene, perMotionS: Float64Array): Proof['operationTimes'] {
  const { blocks, reading } = scene.request;
  if (blocks.length === 0) return [];
  const byLine = reading.motions
    .map(({ line }, i) => ({ line, i }))
    .sort((a, b) => a.line - b.line || a.i - b.i);
  const sums = new Float64Array(byLine.length + 1);
  byLine.forEach(({ i }, at) => {
    sums[at + 1] = (sums[at] as number) + (perMotionS[i] as number);
  });
  const before = (line: number): number => {
    let [low, high] = [0, byLine.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((byLine[middle]?.line ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return sums[low] as number;
  };
  return blocks.map(({ id, firstLine, lastLine }) => ({
    id,
    timeS: Math.max(0, before(lastLine + 1) - before(firstLine)),
  }));
}
