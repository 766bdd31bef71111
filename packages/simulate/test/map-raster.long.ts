import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const crates = resolve(import.meta.dirname, '../../../crates');
const hasCargo = spawnSync('cargo', ['--version']).status === 0;
if (!hasCargo) process.stderr.write('map-raster.long.ts SKIPPED: it needs cargo.\n');

it.skipIf(!hasCargo)(
  'no point of a 10 µm raster of 50 programs contradicts its cell in the height map',
  () => {
    const run = spawnSync(
      'cargo',
      [
        ...['test', '--locked', '--release', '-p', 'millwright-proof', '--test', 'map_raster'],
        ...['--', '--ignored', '--nocapture'],
      ],
      { cwd: crates, encoding: 'utf8' },
    );
    const tally = [...run.stdout.matchAll(/\d+ points of .*/g)].join('\n');
    process.stdout.write(`${tally === '' ? run.stderr : tally}\n`);
    expect(run.status, `${run.stdout}${run.stderr}`).toBe(0);
    expect(tally).toContain('200000000 points of 50 programs, 0 contradictions');
    expect(tally).toContain('points of 1000 jobs, 0 contradictions');
  },
);
