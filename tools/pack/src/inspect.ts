import { join } from 'node:path';
import { browsers, findBrowser, openPage } from './browsers.ts';
import { checkPackage } from './check-package.ts';
import { type Example, runInNode, writeExample } from './example.ts';
import { type Digests, runGoldenJobInNode, writeGoldenJob } from './golden-job.ts';
import { findNodes, isAllowed, type Node } from './nodes.ts';
import { packAll } from './pack-all.ts';
import type { Manifest, PackedPackage } from './packed-package.ts';
import { type PageReport, servePage } from './page.ts';
import { installAll, installedManifest, installedText } from './project.ts';
import { readmeBlock } from './readme-block.ts';

/** What was found out about one package. */
export interface Inspection {
  readonly packed: PackedPackage;
  readonly manifest: Manifest;
  /** What is wrong with what it ships, one sentence each. */
  readonly complaints: readonly string[];
  /** By environment (`node 24.21.0`, `chromium`): `ok`, or the error. An environment the package is not made for is absent. */
  readonly outcomes: Readonly<Record<string, string>>;
}

/** What was found out about all packages. */
export interface Inspections {
  readonly packages: readonly Inspection[];
  /** What the small golden job gave, by environment: `node 24.21.0`, `chromium page`, `chromium worker`. */
  readonly golden: Readonly<Record<string, Digests>>;
}

interface Candidate extends Omit<Inspection, 'outcomes'> {
  readonly example: Example | undefined;
}

/** Where {@link inspectAll} installs the packages, below its folder. */
export const projectIn = (folder: string): string => join(folder, 'project');

/** Packs all packages of a checkout, installs them together into an empty project below `folder`, and tries them there. */
export async function inspectAll(root: string, folder: string): Promise<Inspections> {
  const project = projectIn(folder);
  const packed = await packAll(root, join(folder, 'tarballs'));
  await installAll(project, packed);
  writeGoldenJob(root, project);
  const candidates = packed.map((each) => candidate(project, each));
  const nodes = await findNodes(root);
  const inNode = new Map<string, Inspection['outcomes']>();
  for (const each of candidates) inNode.set(each.packed.name, await tryInNodes(each, nodes));
  const golden: Record<string, Digests> = {};
  const pipeline = candidates.find(({ packed: { folder } }) => folder === 'pipeline')?.manifest;
  for (const node of allowedBy(pipeline, nodes))
    golden[nameOf(node)] = await runGoldenJobInNode(node.path, project);
  const reports = await tryInBrowsers(project, candidates);
  for (const [browser, report] of Object.entries(reports))
    for (const [place, digests] of Object.entries(report.golden)) golden[`${browser} ${place}`] = digests;
  const packages = candidates.map(({ example, ...each }) => {
    const inBrowsers = Object.entries(reports).flatMap(([browser, { examples }]) => {
      const outcome = examples[each.packed.folder];
      return outcome === undefined ? [] : [[browser, outcome]];
    });
    return { ...each, outcomes: { ...inNode.get(each.packed.name), ...Object.fromEntries(inBrowsers) } };
  });
  return { packages, golden };
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

const nameOf = ({ version }: Node): string => `node ${version.join('.')}`;

const allowedBy = (manifest: Manifest | undefined, nodes: readonly Node[]): Node[] =>
  nodes.filter(({ version }) => isAllowed(version, manifest?.engines?.node ?? ''));

async function tryInNodes(
  { example, manifest }: Candidate,
  nodes: readonly Node[],
): Promise<Inspection['outcomes']> {
  if (!example) return {};
  const tried = allowedBy(manifest, nodes).map(async (node) => [
    nameOf(node),
    await runInNode(node.path, example).then(() => 'ok', String),
  ]);
  return Object.fromEntries(await Promise.all(tried));
}

/** What the page reports in each browser of this machine. A page that fails as a whole failed in each of its parts. */
async function tryInBrowsers(
  project: string,
  candidates: readonly Candidate[],
): Promise<Readonly<Record<string, PageReport>>> {
  const examples = candidates.flatMap(({ example, manifest }) =>
    example && manifest.millwright?.browser !== false ? [example] : [],
  );
  const failure = (error: unknown): PageReport => ({
    examples: Object.fromEntries(examples.map(({ name }) => [name, String(error)])),
    golden: { page: String(error), worker: String(error) },
  });
  const here = browsers.flatMap(({ name }) => {
    const path = findBrowser(name);
    return path === undefined ? [] : [{ name, path }];
  });
  if (here.length === 0) return {};
  const page = servePage(project, examples);
  const reports: Record<string, PageReport> = {};
  for (const { name, path } of here)
    reports[name] = await page.then(({ url }) => openPage(name, path, url)).catch(failure);
  await page.then(
    ({ close }) => close(),
    () => undefined,
  );
  return reports;
}
