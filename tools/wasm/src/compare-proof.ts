import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ToolError } from './tool-error.ts';

/** What a build of the proof module looks like to this comparison. */
interface Glue {
  readonly initSync: (options: { module: Uint8Array }) => unknown;
  readonly Core: new (
    nMotions: number,
    tools: Float64Array,
    contours: Float64Array,
    sheet: Float64Array,
  ) => Record<string, (...given: unknown[]) => ArrayLike<number>>;
}

const N_PROGRAMS = 4;
const N_MOVES = 80;

/** Methods of the core and what they are given; between them they run through every part of the crate that needs no drawing. */
const QUESTIONS: readonly (readonly [string, ...unknown[]])[] = [
  ['dangers', new Uint8Array(N_MOVES), Float64Array.of(45, 45), false, 1e6],
  ['engagement_places', 0.5, 1e6],
  ['removal', 1e6],
  ['raster_heights', Float64Array.of(0, 0, 0.5, 400, 400), N_MOVES, 0],
];

/**
 * Runs two builds of the proof module on the same random programs.
 * @returns how many numbers were compared
 * @throws ToolError at the first bit that differs
 */
export async function compareProof(folderA: string, folderB: string): Promise<number> {
  const [a, b] = [await start(folderA), await start(folderB)];
  const random = generator();
  const tools = Float64Array.of(0, 3, 0, 0, 0, 25, 3, 40, 0, 0, 1, 2, 2, 6, 0, 0, 60, 20, 3, 40, 0, 0, 1, 2);
  const sheet = Float64Array.of(200, 200, 18, 0.01, 0.2);
  let nNumbers = 0;
  for (let program = 0; program < N_PROGRAMS; program++) {
    const motions = programRows(random);
    const cores = [a, b].map((glue) => new glue.Core(N_MOVES, tools, new Float64Array(0), sheet));
    for (const core of cores) {
      core.add_motions?.(motions);
      core.begin?.();
    }
    for (const [method, ...given] of QUESTIONS) {
      const [left, right] = cores.map((core) => core[method]?.(...given) ?? []) as [
        ArrayLike<number>,
        ArrayLike<number>,
      ];
      if (left.length === 0) throw new ToolError(`${method} answered nothing.`);
      for (let i = 0; i < Math.max(left.length, right.length); i++) {
        if (Object.is(left[i], right[i])) continue;
        throw new ToolError(`${method}: number ${i} is ${left[i]} in one module, ${right[i]} in the other.`);
      }
      nNumbers += left.length;
    }
  }
  return nNumbers;
}

async function start(folder: string): Promise<Glue> {
  const glue: Glue = await import(pathToFileURL(resolve(folder, 'proof.js')).href);
  glue.initSync({ module: readFileSync(resolve(folder, 'proof.wasm')) });
  return glue;
}

/** Lines, arcs and ramps over a sheet of 200 mm, in the flat form of the crate. */
function programRows(random: () => number): Float64Array {
  const rows: number[] = [];
  let at = [0, 0, 5];
  for (let i = 0; i < N_MOVES; i++) {
    const kind = i === 0 ? 0 : random() < 0.3 ? 2 : 1;
    const to = [random() * 200, random() * 200, random() < 0.2 ? 5 : -random() * 18];
    const centre = [((at[0] as number) + (to[0] as number)) / 2, ((at[1] as number) + (to[1] as number)) / 2];
    rows.push(
      kind,
      ...at,
      ...to,
      ...centre,
      random() < 0.5 ? 1 : 0,
      Number.NaN,
      i < N_MOVES / 2 ? 0 : 1,
      1,
      1500,
      18000,
      i,
      i + 1,
    );
    at = to;
  }
  return Float64Array.from(rows);
}

/** A linear congruential generator: the same programs everywhere. */
function generator(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
