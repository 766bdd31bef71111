import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LongRun, longRun } from '../long-run.ts';

let folder: string;
let lines: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-long-'));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plan = { name: 'nest/cases', total: 50, chunk: 10, seed: 7 };

/** Runs a plan; in the chunk numbered `failing` a case fails. @returns the seeds and sizes of the chunks that were begun */
async function chunksOf(
  more: Partial<LongRun<Record<string, number>>> & { digest?: string; failing?: number } = {},
): Promise<[number, number][]> {
  const { digest = 'a', failing, ...changed } = more;
  const chunks: [number, number][] = [];
  const surroundings = { folder, digest, print: (line: string) => void lines.push(line) };
  const run = longRun(
    { ...plan, ...changed },
    (chunkSeed, n) => {
      chunks.push([chunkSeed, n]);
      if (chunks.length === failing) throw new Error('a case fails');
      return undefined;
    },
    surroundings,
  );
  if (failing === undefined) await run;
  else await expect(run).rejects.toThrow('a case fails');
  return chunks;
}

describe('a long run', () => {
  it('covers its total in chunks, the last one smaller', async () => {
    const chunks = await chunksOf({ total: 25 });
    expect(chunks.map(([, n]) => n)).toEqual([10, 10, 5]);
  });

  it('gives every chunk a seed of its own, the same ones every time', async () => {
    const chunks = await chunksOf({ total: 5000, chunk: 1 });
    const seeds = chunks.map(([seed]) => seed);
    expect(new Set(seeds).size).toBe(5000);
    for (const seed of seeds) expect(seed).toBe(seed | 0);
    expect(await chunksOf({ total: 5000, chunk: 1, digest: 'b' })).toEqual(chunks);
    expect((await chunksOf({ seed: 8 }))[0]).not.toEqual(chunks[0]);
  });

  it('says what it covered, in between and at the end', async () => {
    await chunksOf({ total: 1_000_000, chunk: 200_000 });
    expect(lines).toEqual([
      'nest/cases: covered 0 of 1,000,000 (seed 7), starting',
      'nest/cases: covered 200,000 of 1,000,000 (seed 7)',
      'nest/cases: covered 400,000 of 1,000,000 (seed 7)',
      'nest/cases: covered 600,000 of 1,000,000 (seed 7)',
      'nest/cases: covered 800,000 of 1,000,000 (seed 7)',
      'nest/cases: covered 1,000,000 of 1,000,000 (seed 7)',
    ]);
  });

  it('does not say so after every one of many chunks', async () => {
    await chunksOf({ total: 1000, chunk: 1 });
    expect(lines.length).toBe(21);
  });

  it('hands the tally on from chunk to chunk and from run to run', async () => {
    let nChunks = 0;
    const run = () =>
      longRun(
        { ...plan, tally: { nCases: 1000, largestMm: -1 } },
        (_, n, { nCases, largestMm }) => {
          nChunks += 1;
          if (nChunks === 3) throw new Error('a case fails');
          return { nCases: nCases + n, largestMm: Math.max(largestMm, n / 4) };
        },
        { folder, digest: 'a', print: (line) => void lines.push(line) },
      );
    await expect(run()).rejects.toThrow('a case fails');
    expect(await run()).toEqual({ nCases: 1050, largestMm: 2.5 });
    expect(lines.at(-1)).toBe('nest/cases: covered 50 of 50 (seed 7), nCases 1,050, largestMm 2.5');
  });

  it('refuses a tally that a file cannot keep', async () => {
    const surroundings = { folder, digest: 'a', print: () => undefined };
    const run = longRun({ ...plan, tally: { least: 0 } }, () => ({ least: Number.NaN }), surroundings);
    await expect(run).rejects.toThrow('nest/cases: least is NaN, not a finite number');
  });

  it.each([
    [{ name: 'cases' }, /"cases" is not of the form package\/what/],
    [{ name: 'nest/../../cases' }, /is not of the form/],
    [{ total: 0 }, /total is 0/],
    [{ chunk: 0.5 }, /chunk is 0\.5/],
    [{ seed: Number.NaN }, /seed is NaN/],
  ])('is refused with the plan %j', async (more, message) => {
    await expect(chunksOf(more)).rejects.toThrow(message);
  });
});

describe('a long run that stopped', () => {
  it('repeats the chunk that failed, and says its seed', async () => {
    const before = await chunksOf({ failing: 3 });
    expect(lines.at(-1)).toBe(
      `nest/cases: covered 20 of 50 (seed 7), FAILED in the next 10, whose seed is ${before[2]?.[0]}`,
    );
    const after = await chunksOf();
    expect(after[0]).toEqual(before[2]);
    expect(lines).toContain('nest/cases: covered 20 of 50 (seed 7) by earlier runs');
    rmSync(folder, { recursive: true });
    expect([...before.slice(0, 2), ...after]).toEqual(await chunksOf());
  });

  it('by a kill in the middle of a chunk goes on with that chunk', async () => {
    const log = join(folder, 'chunks');
    const killed = spawnSync(process.execPath, [join(import.meta.dirname, 'killed-run.ts'), folder, log], {
      encoding: 'utf8',
    });
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    const seeds = readFileSync(log, 'utf8').trim().split('\n').map(Number);
    expect(seeds.length).toBe(2);
    const after = await chunksOf({ name: 'nest/killed' });
    expect([...seeds, ...after.map(([seed]) => seed)]).toEqual((await chunksOf()).map(([seed]) => seed));
  });

  it('at its end is not repeated', async () => {
    await chunksOf();
    expect(await chunksOf()).toEqual([]);
    expect(lines.at(-1)).toBe('nest/cases: covered 50 of 50 (seed 7) by earlier runs');
  });

  it.each<[string, { digest?: string; seed?: number; total?: number; chunk?: number }]>([
    ['the code under test', { digest: 'b' }],
    ['the seed', { seed: 8 }],
    ['the total', { total: 60 }],
    ['the size of a chunk', { chunk: 5 }],
  ])('starts anew when %s has changed', async (_what, more) => {
    await chunksOf({ failing: 3 });
    const [, first] = (await chunksOf(more)).map(([, n]) => n);
    expect(first).toBe(more.chunk ?? 10);
    expect(lines).toContainEqual(expect.stringMatching(/covered 0 of \d+ \(seed \d\), starting/));
    expect(lines).not.toContainEqual(expect.stringContaining('by earlier runs'));
  });

  it.each(['', '{ "covered": 40 }', 'null', '[]', '{ "name": "nest/ca'])(
    'starts anew when its file holds %j',
    async (text) => {
      mkdirSync(join(folder, 'nest'));
      writeFileSync(join(folder, 'nest/cases.json'), text);
      expect((await chunksOf()).length).toBe(5);
    },
  );

  it('knows nothing of runs with other names', async () => {
    await chunksOf();
    expect((await chunksOf({ name: 'nest/cases/others' })).length).toBe(5);
  });
});
