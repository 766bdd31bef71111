import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findProblems } from '../src/commands/check.ts';
import { wasmHomes } from '../src/modules.ts';
import { cratesFolder, wasmFolder } from '../src/paths.ts';

const geometry = wasmHomes.find(({ name }) => name === 'geometry')!;

let folder = '';
let folders = { crates: '', wasm: '' };

beforeEach(() => {
  folder = mkdtempSync(resolve(tmpdir(), 'millwright-check-'));
  folders = { crates: resolve(folder, 'crates'), wasm: resolve(folder, 'wasm') };
  cpSync(cratesFolder, folders.crates, { recursive: true, filter: (path) => !path.endsWith('/target') });
  cpSync(wasmFolder('geometry'), folders.wasm, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function edit(file: string, change: (text: string) => string): void {
  const path = resolve(folder, file);
  writeFileSync(path, change(readFileSync(path, 'latin1')), 'latin1');
}

test('the modules in git belong to the sources in git and to the installed packages', () => {
  for (const home of wasmHomes) expect(findProblems(home)).toEqual([]);
});

test.each([
  ['crates/numeric/src/arc.rs', 'The source of numeric'],
  ['crates/numeric/Cargo.toml', 'The source of numeric'],
  ['crates/Cargo.lock', 'The source of numeric'],
  ['wasm/numeric.wasm', 'numeric.wasm'],
  ['wasm/numeric.js', 'numeric.js'],
  ['wasm/numeric.d.ts', 'numeric.d.ts'],
  ['wasm/clipper2z.wasm', 'clipper2z.wasm'],
  ['wasm/modules.js', 'modules.js'],
])('a change in %s is seen', (file, what) => {
  edit(file, (text) => `${text}\n`);
  const problems = findProblems(geometry, folders);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${what} has SHA-256`);
});

test('a new source file is seen, a test is no part of the module', () => {
  writeFileSync(resolve(folders.crates, 'numeric/tests/more.rs'), '');
  expect(findProblems(geometry, folders)).toEqual([]);
  writeFileSync(resolve(folders.crates, 'numeric/src/more.rs'), '');
  expect(findProblems(geometry, folders)).toHaveLength(1);
});

test('line ends of the checkout do not matter', () => {
  edit('crates/numeric/src/arc.rs', (text) => text.replaceAll('\n', '\r\n'));
  expect(findProblems(geometry, folders)).toEqual([]);
});

test('without a lock everything is a problem', () => {
  rmSync(resolve(folders.wasm, 'lock.json'));
  expect(findProblems(geometry, folders).length).toBeGreaterThan(3);
});
