import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOfPackage } from '../package-digest.ts';

/** A workspace in which nest runs on geometry, and geometry on contracts; drawing stands aside. */
const files: Readonly<Record<string, string>> = {
  'pnpm-lock.yaml': 'lockfileVersion: 9',
  'packages/nest/package.json':
    '{ "dependencies": { "@millwright/geometry": "workspace:*", "zod": "4.6.7" } }',
  'packages/nest/src/index.ts': 'nest',
  'packages/nest/test/nest.long.ts': 'test',
  'packages/nest/dist/index.js': 'nest',
  'packages/nest/README.md': 'nest',
  'packages/nest/node_modules/zod/index.js': 'zod',
  'packages/geometry/package.json': '{ "devDependencies": { "@millwright/contracts": "workspace:*" } }',
  'packages/geometry/src/index.ts': 'geometry',
  'packages/geometry/dist/index.js': 'geometry',
  'packages/geometry/wasm/numeric.wasm': 'geometry',
  'packages/contracts/package.json': '{}',
  'packages/contracts/dist/index.js': 'contracts',
  'packages/drawing/package.json': '{}',
  'packages/drawing/dist/index.js': 'drawing',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-digest-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const digest = () => digestOfPackage(join(folder, 'packages/nest'));

describe('the digest of a package', () => {
  it.each([
    'packages/nest/src/index.ts',
    'packages/nest/test/nest.long.ts',
    'packages/nest/dist/index.js',
    'packages/geometry/dist/index.js',
    'packages/geometry/wasm/numeric.wasm',
    'packages/contracts/dist/index.js',
    'pnpm-lock.yaml',
  ])('changes with %s, which its tests run on', (path) => {
    const before = digest();
    appendFileSync(join(folder, path), ' ');
    expect(digest()).not.toBe(before);
  });

  it.each([
    'packages/nest/README.md',
    'packages/nest/node_modules/zod/index.js',
    'packages/geometry/src/index.ts',
    'packages/drawing/dist/index.js',
  ])('does not change with %s, which they do not run', (path) => {
    const before = digest();
    appendFileSync(join(folder, path), ' ');
    expect(digest()).toBe(before);
  });

  it('changes when a file gets another name', () => {
    const before = digest();
    rmSync(join(folder, 'packages/nest/src/index.ts'));
    writeFileSync(join(folder, 'packages/nest/src/other.ts'), 'nest');
    expect(digest()).not.toBe(before);
  });
});
