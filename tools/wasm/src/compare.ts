import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ToolError } from './tool-error.ts';

type Batch = (values: Float64Array) => Float64Array;
interface Glue {
  readonly initSync: (options: { module: Uint8Array }) => unknown;
  readonly [name: string]: unknown;
}

/** How many numbers each function takes. */
const GROUPS: readonly (readonly [string, number])[] = [
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'exp', 'log', 'cbrt'].map((name) => [name, 1] as const),
  ...['atan2', 'hypot', 'pow'].map((name) => [name, 2] as const),
  ['orient2d', 6],
  ['incircle', 8],
  ['arcOfBulge', 5],
];
const RESULTS_PER_FUNCTION = 20_000;

/**
 * Runs two builds of the numeric module on the same numbers, over all orders of magnitude.
 * @returns how many results were compared
 * @throws ToolError at the first bit that differs
 */
export async function compareNumeric(folderA: string, folderB: string): Promise<number> {
  const [a, b] = [await start(folderA), await start(folderB)];
  let nResults = 0;
  for (const [name, group] of GROUPS) {
    const values = numbers(RESULTS_PER_FUNCTION * group);
    const [resultsA, resultsB] = [(a[name] as Batch)(values), (b[name] as Batch)(values)];
    const at = resultsA.findIndex((result, i) => !Object.is(result, resultsB[i]));
    if (at >= 0)
      throw new ToolError(
        `${name}: result ${at} is ${resultsA[at]} in one module, ${resultsB[at]} in the other.`,
      );
    nResults += resultsA.length;
  }
  return nResults;
}

async function start(folder: string): Promise<Glue> {
  const glue: Glue = await import(pathToFileURL(resolve(folder, 'numeric.js')).href);
  glue.initSync({ module: readFileSync(resolve(folder, 'numeric.wasm')) });
  return glue;
}

/** Numbers by a linear congruential generator: half of them any pattern of 64 bits, half between −10 and 10. */
function numbers(length: number): Float64Array {
  const view = new DataView(new ArrayBuffer(8));
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  return Float64Array.from({ length }, () => {
    const [high, low] = [next(), next()];
    view.setUint32(0, high);
    view.setUint32(4, low);
    return (low >>> 16) & 1 ? view.getFloat64(0) : (high / 2 ** 32) * 20 - 10;
  });
}
