import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { wasmModules } from '@millwright/geometry';
import { expect, it } from 'vitest';
import * as lettering from '../../src/lettering.js';

const folder = resolve(import.meta.dirname, '../../wasm');
const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

it('names every module it runs, the shaper as the lock has it', () => {
  const lock = JSON.parse(readFileSync(resolve(folder, 'lock.json'), 'utf8'));
  const [{ name, version, sha256, wasm }] = lock.modules;
  expect(lettering.manifest.modules).toEqual([...wasmModules, { name, version, sha256 }]);
  expect(digest(resolve(folder, wasm))).toBe(sha256);
});

it('keeps the shaper as its package has it', () => {
  const lock = JSON.parse(readFileSync(resolve(folder, 'lock.json'), 'utf8'));
  const installed = dirname(createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz.wasm'));
  expect(digest(resolve(installed, '..', lock.modules[0].packageFile))).toBe(lock.modules[0].sha256);
});

it('gives away these names and no others', () => {
  expect(Object.keys(lettering).sort()).toEqual([
    'engraveText',
    'letterText',
    'lettersAsParts',
    'manifest',
    'placeLettering',
    'strokeFontNames',
  ]);
});

it('keeps its licences beside the package', () => {
  const licences = ['HARFBUZZ.txt', 'HERSHEY.txt', 'EMS-READABILITY-OFL.txt'].map((name) =>
    readFileSync(resolve(folder, '../LICENSES', name), 'utf8'),
  );
  expect(licences[0]).toContain('Old MIT');
  expect(licences[1]).toContain('James Hurt');
  expect(licences[2]).toContain('Reserved Font Name');
});
