import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { run } from './run.ts';

const LIMIT_MS = 120_000;
const CONSUMER = join(import.meta.dirname, '../consumer');

/** SHA-256 of every request, result and artifact of the small golden job by name, or the error that stopped it. */
export type Digests = Readonly<Record<string, string>> | string;

/** Writes the programs that run the small golden job into a project that has the packages, below `golden/`. */
export function writeGoldenJob(root: string, project: string): void {
  const folder = join(project, 'golden');
  cpSync(CONSUMER, folder, { recursive: true });
  // The oldest Node a package allows does not read TypeScript.
  for (const name of ['small-job', 'hard-proof']) {
    const job = readFileSync(join(root, `tools/golden/src/${name}.ts`), 'utf8');
    writeFileSync(join(folder, `${name}.js`), stripTypeScriptTypes(job));
  }
}

/** Runs the small golden job in a Node. */
export const runGoldenJobInNode = (node: string, project: string): Promise<Digests> =>
  run(node, ['golden/in-node.js'], { cwd: project, limitMs: LIMIT_MS })
    .then(({ stdout }) => JSON.parse(stdout))
    .catch(String);

/** What the small golden job must give, from the golden files in the tree: the list of hashes, and the artifacts each result names. */
export function readGoldenDigests(root: string): Readonly<Record<string, string>> {
  const folder = 'tools/golden/pairs';
  const hashes: Record<string, string> = JSON.parse(
    readFileSync(join(root, 'tools/golden/hashes.json'), 'utf8'),
  );
  const files = Object.entries(hashes)
    .filter(([path]) => path.startsWith(`${folder}/`))
    .map(([path, hash]) => [path.slice(folder.length + 1), hash]);
  const artifacts = readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.result.json'))
    .flatMap((name) => {
      const result: { artifacts: { id: string; name: string }[] } = JSON.parse(
        readFileSync(join(root, folder, name), 'utf8'),
      );
      return result.artifacts.map((artifact) => [
        `${name.replace('.result.json', '')} ${artifact.name}`,
        artifact.id,
      ]);
    });
  const proofs = Object.entries(hashes)
    .filter(([path]) => path.startsWith('tools/golden/proof/'))
    .map(([path, hash]) => [path.slice('tools/golden/'.length), hash]);
  return Object.fromEntries([...files, ...artifacts, ...proofs]);
}

/** How a run of the small golden job differs from what it must give, one sentence for each name; nothing when every byte is the same. */
export function compareDigests(found: Digests, golden: Readonly<Record<string, string>>): string[] {
  if (typeof found === 'string') return [found];
  return [...new Set([...Object.keys(golden), ...Object.keys(found)])].sort().flatMap((name) => {
    if (found[name] === golden[name]) return [];
    return [`${name}: sha256 ${found[name] ?? 'of nothing'}, golden ${golden[name] ?? 'is none'}`];
  });
}
