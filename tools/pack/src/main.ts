// `node tools/pack/src/main.ts [--sizes]`: packs every package, installs the tarballs into an empty project, looks at what they hold and runs
// the example of each README and the small golden job in Node and in browsers. `--sizes` only packs, and writes tools/pack/sizes.json. The
// packages have to be built.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compareDigests, readGoldenDigests } from './golden-job.ts';
import { inspectAll, projectIn } from './inspect.ts';
import { packAll } from './pack-all.ts';
import { compareSizes, readSizes, SIZES_FILE, sizesOf } from './sizes.ts';
import { checkTypes } from './types.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'millwright-pack-'));
try {
  if (process.argv.includes('--sizes')) {
    const sizes = sizesOf(await packAll(root, folder));
    writeFileSync(SIZES_FILE, `${JSON.stringify(sizes, null, 2)}\n`);
    console.table(sizes);
  } else {
    const { packages: inspections, golden } = await inspectAll(root, folder);
    const goldenDigests = readGoldenDigests(root);
    const sizes = sizesOf(inspections.map(({ packed }) => packed));
    console.table(
      Object.fromEntries(
        inspections.map(({ packed, outcomes }) => [packed.name, { bytes: packed.packedBytes, ...outcomes }]),
      ),
    );
    console.log(`the small golden job ran in ${Object.keys(golden).join(', ')}`);
    const complaints = [
      ...inspections.flatMap((each) =>
        each.complaints.map((complaint) => `${each.packed.name}: ${complaint}`),
      ),
      ...inspections.flatMap((each) =>
        Object.entries(each.outcomes)
          .filter(([, outcome]) => outcome !== 'ok')
          .map(([place, outcome]) => `${each.packed.name} in ${place}: ${outcome}`),
      ),
      ...Object.entries(golden).flatMap(([place, digests]) =>
        compareDigests(digests, goldenDigests).map((difference) => `in ${place}: ${difference}`),
      ),
      ...compareSizes(sizes, readSizes()),
      ...(await checkTypes(root, projectIn(folder), inspections)).split('\n').filter(Boolean),
    ];
    for (const complaint of complaints) console.log(complaint);
    process.exitCode = complaints.length === 0 ? 0 : 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
