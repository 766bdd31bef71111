import { join } from 'node:path';
import { findChromium, type Outcomes, runInBrowser } from './browser.ts';
import { checkPackage } from './check-package.ts';
import { type Example, runInNode, writeExample } from './example.ts';
import { findNodes, isAllowed, type Node } from './nodes.ts';
import { packAll } from './pack-all.ts';
import type { Manifest, PackedPackage } from './packed-package.ts';
import { installAll, installedManifest, installedText } from './project.ts';
import { readmeBlock } from './readme-block.ts';

/** What was found out about one package. */
export interface Inspection {
  readonly packed: PackedPackage;
  readonly manifest: Manifest;
  /** What is wrong with what it ships, one sentence each. */
  readonly complaints: readonly string[];
  /** By environment (`node 24.21.0`, `chromium`): `ok`, or the error. An environment the package is not made for is absent. */
  readonly outcomes: Outcomes;
}

interface Candidate extends Omit<Inspection, 'outcomes'> {
  readonly example: Example | undefined;
}

/** Where {@link inspectAll} installs the packages, below its folder. */
export const projectIn = (folder: string): string => join(folder, 'project');

/** Packs all packages of a checkout, installs them together into an empty project below `folder`, and tries each there. */
export async function inspectAll(root: string, folder: string): Promise<Inspection[]> {
  const project = projectIn(folder);
  const packages = await packAll(root, join(folder, 'tarballs'));
  await installAll(project, packages);
  const candidates = packages.map((packed) => candidate(project, packed));
  const nodes = await findNodes(root);
  const inNode = new Map<string, Outcomes>();
  for (const each of candidates) inNode.set(each.packed.name, await tryInNodes(each, nodes));
  const inBrowser = await tryInBrowser(project, candidates);
  return candidates.map(({ example, ...each }) => {
    const outcome = inBrowser[each.packed.folder];
    const chromium = outcome === undefined ? {} : { chromium: outcome };
    return { ...each, outcomes: { ...inNode.get(each.packed.name), ...chromium } };
  });
}

function candidate(project: string, packed: PackedPackage): Candidate {
  const manifest = installedManifest(project, packed);
  const complaints = checkPackage(manifest, packed.files);
  if (!packed.files.includes('README.md')) return { packed, manifest, complaints, example: undefined };
  const block = readmeBlock(installedText(project, packed, 'README.md'));
  if ('complaint' in block)
    return { packed, manifest, complaints: [...complaints, block.complaint], example: undefined };
  return { packed, manifest, complaints, example: writeExample(project, packed.folder, block.code) };
}

async function tryInNodes({ example, manifest }: Candidate, nodes: readonly Node[]): Promise<Outcomes> {
  if (!example) return {};
  const allowed = nodes.filter(({ version }) => isAllowed(version, manifest.engines?.node ?? ''));
  const tried = allowed.map(async ({ path, version }) => [
    `node ${version.join('.')}`,
    await runInNode(path, example).then(() => 'ok', String),
  ]);
  return Object.fromEntries(await Promise.all(tried));
}

async function tryInBrowser(project: string, candidates: readonly Candidate[]): Promise<Outcomes> {
  const chromium = findChromium();
  const examples = candidates.flatMap(({ example, manifest }) =>
    example && manifest.millwright?.browser !== false ? [example] : [],
  );
  if (chromium === undefined) return {};
  return runInBrowser(chromium, project, examples).catch((error) =>
    Object.fromEntries(examples.map(({ name }) => [name, String(error)])),
  );
}
