// `npx -y pnpm@12 golden`: makes every golden file anew. `--check` only compares, exit status 1 on a difference.
import { resolve } from 'node:path';
import { differences, libraryFace, makeGoldens, writeGoldens } from './golden.ts';

const root = resolve(import.meta.dirname, '../../..');
const files = await makeGoldens(root, await libraryFace());
const found = differences(root, files);
if (process.argv.includes('--check')) {
  process.exitCode = found.length === 0 ? 0 : 1;
} else {
  writeGoldens(root, files);
}
for (const line of found) console.log(line);
console.log(`${files.size} golden files, ${found.length} differences`);
