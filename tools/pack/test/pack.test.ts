import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browsers, findBrowser } from '../src/browsers.ts';
import { compareDigests, type Digests, readGoldenDigests } from '../src/golden-job.ts';
import { type Inspection, type Inspections, inspectAll, projectIn } from '../src/inspect.ts';
import { compareSizes, readSizes, sizesOf } from '../src/sizes.ts';
import { checkTypes } from '../src/types.ts';

const LIMIT_MS = 300_000;
const root = resolve(import.meta.dirname, '../../..');
const folders = readdirSync(join(root, 'packages')).sort();
/** Packages that only run in Node; every other one runs in a browser too. */
const ONLY_NODE = ['mcp-server'];

let folder: string;
let inspections: readonly Inspection[];
let golden: Inspections['golden'];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-pack-'));
  ({ packages: inspections, golden } = await inspectAll(root, folder));
  console.log(
    inspections.map(({ packed }) => `${packed.name} ${packed.packedBytes} bytes packed`).join('\n'),
  );
}, LIMIT_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const of = (name: string): Inspection => inspections.find(({ packed }) => packed.folder === name)!;

describe.each(folders)('the package %s as published', (name) => {
  it('holds what it names, its README and licence, and nothing else', () => {
    expect(of(name).complaints).toEqual([]);
  });

  it('runs the example of its README in every Node it allows', () => {
    const inNode = Object.entries(of(name).outcomes).filter(([place]) => place.startsWith('node '));
    expect(inNode).not.toEqual([]);
    expect(inNode.filter(([, outcome]) => outcome !== 'ok')).toEqual([]);
  });
});

describe(
  'all packages together',
  () => {
    it('can be imported under the strictest TypeScript', async () => {
      expect(await checkTypes(root, projectIn(folder), inspections)).toBe('');
    });

    it('have the sizes kept in sizes.json; `node tools/pack/src/main.ts --sizes` writes it anew', () => {
      expect(compareSizes(sizesOf(inspections.map(({ packed }) => packed)), readSizes())).toEqual([]);
    });

    it.each(browsers)(
      'run their examples in one page of $name, but for those made for Node alone',
      (browser) => {
        if (isSkipped(browser)) return;
        const inBrowser = Object.fromEntries(
          inspections.flatMap(({ packed, outcomes }) => {
            const outcome = outcomes[browser.name];
            return outcome === undefined ? [] : [[packed.folder, outcome]];
          }),
        );
        const expected = folders.filter((name) => !ONLY_NODE.includes(name)).map((name) => [name, 'ok']);
        expect(inBrowser).toEqual(Object.fromEntries(expected));
      },
    );
  },
  LIMIT_MS,
);

describe('the small golden job, run by the packages as published', () => {
  it('gives the golden bytes in every Node', () => {
    const inNode = Object.entries(golden).filter(([place]) => place.startsWith('node '));
    expect(inNode).not.toEqual([]);
    for (const [place, digests] of inNode) expectGolden(place, digests);
  });

  it.each(browsers)('gives the golden bytes in a page of $name and in a module worker of it', (browser) => {
    if (isSkipped(browser)) return;
    for (const place of [`${browser.name} page`, `${browser.name} worker`])
      expectGolden(place, golden[place]);
  });
});

/** Every request, result and artifact, all of them there. */
function expectGolden(place: string, digests: Digests | undefined): void {
  const expected = readGoldenDigests(root);
  expect(Object.keys(expected).length).toBeGreaterThan(20);
  expect(compareDigests(digests ?? 'it did not run', expected), place).toEqual([]);
}

function isSkipped({ name, variable, usualPath }: (typeof browsers)[number]): boolean {
  if (findBrowser(name) !== undefined) return false;
  console.warn(`SKIPPED: no ${name} at ${usualPath}; install it, or name another one in ${variable}`);
  expect(process.env.MILLWRIGHT_NO_SKIP, `${name} is required`).not.toBe('1');
  return true;
}
