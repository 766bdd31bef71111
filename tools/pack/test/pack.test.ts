import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../src/browser.ts';
import { type Inspection, inspectAll, projectIn } from '../src/inspect.ts';
import { compareSizes, readSizes, sizesOf } from '../src/sizes.ts';
import { checkTypes } from '../src/types.ts';

const LIMIT_MS = 300_000;
const root = resolve(import.meta.dirname, '../../..');
const folders = readdirSync(join(root, 'packages')).sort();
/** Packages that only run in Node; every other one runs in a browser too. */
const ONLY_NODE = ['mcp-server'];

let folder: string;
let inspections: readonly Inspection[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-pack-'));
  inspections = await inspectAll(root, folder);
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

    it('run their examples in one page of a browser, but for those made for Node alone', () => {
      if (findChromium() === undefined) {
        console.warn(
          'SKIPPED: no Chromium at /usr/bin/chromium; install it, or name another one in CHROMIUM_PATH',
        );
        expect(process.env.MILLWRIGHT_NO_SKIP, 'a browser is required').not.toBe('1');
        return;
      }
      const inBrowser = Object.fromEntries(
        inspections.flatMap(({ packed, outcomes }) =>
          outcomes.chromium === undefined ? [] : [[packed.folder, outcomes.chromium]],
        ),
      );
      const expected = folders.filter((name) => !ONLY_NODE.includes(name)).map((name) => [name, 'ok']);
      expect(inBrowser).toEqual(Object.fromEntries(expected));
    });
  },
  LIMIT_MS,
);
