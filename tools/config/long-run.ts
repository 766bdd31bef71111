import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { digestOfPackage } from './package-digest.ts';

const root = resolve(import.meta.dirname, '../..');

/** A large count of cases to be tried, a chunk at a time. */
export interface LongRun<Tally extends Counts> {
  /** `<folder of the package under test>/<what>`, unique, e.g. `nest/valid-layouts`. Progress is kept in `out/long/<name>.json`. */
  readonly name: string;
  /** How many cases in all, ≥ 1. */
  readonly total: number;
  /** How many cases at a time, ≥ 1; no more are lost when the run is killed. Seconds, not minutes: nothing else happens meanwhile. */
  readonly chunk: number;
  /** A whole number. It decides every chunk's own seed. */
  readonly seed: number;
  /** What has been counted before the first chunk. */
  readonly tally?: Tally;
}

/** What a test counts on its way, finite numbers by name. */
export type Counts = Readonly<Record<string, number>>;

/**
 * Tries `n` cases made from `chunkSeed`, and throws when one fails.
 * @returns the tally with this chunk counted in, or nothing to leave it as it is
 */
export type RunChunk<Tally extends Counts> = (
  chunkSeed: number,
  n: number,
  tally: Tally,
) => Tally | undefined | Promise<Tally | undefined>;

/** Where progress is kept, what the code under test is, and who is told; other ones for tests of this file. */
export interface Surroundings {
  readonly folder: string;
  /** A different digest is different code: everything is tried anew. */
  readonly digest: string;
  readonly print: (line: string) => void;
}

/** Progress is told this many times on the way. */
const N_REPORTS = 20;

/**
 * Tries a large count of cases. What has been covered is kept after every chunk, so that a run that was killed goes on where it stopped, and one
 * that failed repeats the chunk that failed. It starts anew when its plan, the tests, the code under test or its dependencies have changed, or
 * when the file in `out/long` is deleted; a run that is complete is not repeated.
 * @returns the tally of everything covered, by earlier runs too
 * @throws whatever a chunk throws, after printing the chunk's seed; Error when the plan makes no sense
 */
export async function longRun<Tally extends Counts>(
  plan: LongRun<Tally>,
  runChunk: RunChunk<Tally>,
  surroundings: Surroundings = surroundingsOf(plan.name),
): Promise<Tally> {
  checkPlan(plan);
  const { name, total, chunk, seed } = plan;
  const { folder, print } = surroundings;
  const file = join(folder, `${name}.json`);
  const identity = { name, total, chunk, seed, digest: surroundings.digest };
  let { covered, tally } = readProgress<Tally>(file, identity) ?? {
    covered: 0,
    tally: plan.tally ?? ({} as Tally),
  };
  const place = () => `${name}: covered ${inThousands(covered)} of ${inThousands(total)} (seed ${seed})`;
  print(`${place()}${covered > 0 ? ' by earlier runs' : ', starting'}`);
  for (let began = covered; covered < total; began = covered) {
    const n = Math.min(chunk, total - covered);
    const chunkSeed = chunkSeedOf(seed, covered / chunk);
    try {
      tally = (await runChunk(chunkSeed, n, tally)) ?? tally;
      checkTally(name, tally);
    } catch (error) {
      print(`${place()}, FAILED in the next ${inThousands(n)}, whose seed is ${chunkSeed}`);
      throw error;
    }
    covered += n;
    writeWhole(file, `${JSON.stringify({ ...identity, covered, tally }, undefined, 2)}\n`);
    if (covered === total || reportsAt(covered, total) > reportsAt(began, total))
      print(place() + inWords(tally));
    // The test runner has to hear of its workers now and then.
    await new Promise((done) => setImmediate(done));
  }
  return tally;
}

function checkPlan({ name, total, chunk, seed }: LongRun<Counts>): void {
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)+$/.test(name)) throw new Error(`"${name}" is not of the form package/what`);
  if (!Number.isSafeInteger(total) || total < 1) throw new Error(`${name}: total is ${total}, not 1 or more`);
  if (!Number.isSafeInteger(chunk) || chunk < 1) throw new Error(`${name}: chunk is ${chunk}, not 1 or more`);
  if (!Number.isSafeInteger(seed)) throw new Error(`${name}: seed is ${seed}, not a whole number`);
}

/** JSON knows no others. */
function checkTally(name: string, tally: Counts): void {
  for (const [what, value] of Object.entries(tally))
    if (!Number.isFinite(value)) throw new Error(`${name}: ${what} is ${value}, not a finite number`);
}

/** Different for each of the first 2³² chunks: a bijection of 32 bits (the finalizer of MurmurHash3) over steps of the golden ratio, as SplitMix does. */
function chunkSeedOf(seed: number, index: number): number {
  let word = (seed + Math.imul(index, 0x9e3779b9)) | 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

/** What earlier runs covered, if they were runs of the same. A file that cannot be read counts for nothing. */
function readProgress<Tally extends Counts>(
  file: string,
  identity: object,
): { covered: number; tally: Tally } | undefined {
  try {
    const { covered, tally, ...of } = JSON.parse(readFileSync(file, 'utf8'));
    return JSON.stringify(of) === JSON.stringify(identity) ? { covered, tally } : undefined;
  } catch {
    return undefined;
  }
}

/** A kill leaves the old file or the new one, never half of one. */
function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

const reportsAt = (covered: number, total: number): number => Math.floor((covered * N_REPORTS) / total);

const inThousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

const inWords = (tally: Counts): string =>
  Object.entries(tally)
    .map(([name, value]) => `, ${name} ${Number.isInteger(value) ? inThousands(value) : value}`)
    .join('');

function surroundingsOf(name: string): Surroundings {
  const underTest = name.split('/')[0] ?? '';
  return {
    folder: join(root, 'out/long'),
    digest: digestOfPackage(join(root, 'packages', underTest)),
    print: (line) => console.log(line),
  };
}
