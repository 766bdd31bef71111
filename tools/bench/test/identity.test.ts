import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identifier } from '../src/identity.ts';
import { fakeClock, fakeRow } from './fakes.ts';

const bench = { uses: ['nest'], rows: [] };
const row = fakeRow(fakeClock());

describe('what a row depends on', () => {
  let root: string;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'checkout-'));
    const manifest = (name: string, dependencies: Record<string, string> = {}) =>
      JSON.stringify({ name: `@millwright/${name}`, version: '1.0.0', dependencies });
    write('packages/nest/package.json', manifest('nest', { '@millwright/geometry': '*', zod: '*' }));
    write('packages/geometry/package.json', manifest('geometry'));
    write('packages/toolpath/package.json', manifest('toolpath'));
    write('packages/nest/dist/index.js', 'nest 1');
    write('packages/geometry/dist/index.js', 'geometry 1');
    write('packages/toolpath/dist/index.js', 'toolpath 1');
    write('tools/bench/src/benches/nest.ts', 'work 1');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const changes = (path: string): boolean => {
    const before = JSON.stringify(identifier(root)(bench, row));
    write(path, 'something else');
    return JSON.stringify(identifier(root)(bench, row)) !== before;
  };

  it('is the built code of its package and of every package below it', () => {
    expect(changes('packages/nest/dist/index.js')).toBe(true);
    expect(changes('packages/geometry/dist/chunk.js')).toBe(true);
  });

  it('is the code that makes the work', () => {
    expect(changes('tools/bench/src/benches/nest.ts')).toBe(true);
    expect(changes('tools/bench/src/inputs/new.ts')).toBe(true);
  });

  it('is not the code of packages it does not run, nor declarations', () => {
    expect(changes('packages/toolpath/dist/index.js')).toBe(false);
    expect(changes('packages/nest/dist/index.d.ts')).toBe(false);
  });

  it('names packages with version and digest, and WASM modules by digest', () => {
    const { packages, modules } = identifier(root)(bench, row);
    expect(packages.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '@millwright/geometry 1.0.0',
      '@millwright/nest 1.0.0',
    ]);
    expect(modules.length).toBeGreaterThan(0);
    for (const line of modules) expect(line).toMatch(/^\S+ [0-9a-f]{64}$/);
  });
});
