import { wasmModules } from '@millwright/geometry';
import { expect, test } from 'vitest';
import * as real from '../src/index.js';
import * as stub from '../src/stub.js';

test('the package exports one verb, its validator and its manifest', () => {
  expect(Object.keys(real).sort()).toEqual(['manifest', 'nestParts', 'validateLayout']);
});

test('the stub exports the same names', () => {
  expect(Object.keys(stub).sort()).toEqual(Object.keys(real).sort());
});

test('the manifests name the engine, its version and the WebAssembly it runs', () => {
  expect(real.manifest).toMatchObject({ id: '@millwright/nest', kind: 'real', determinism: 'bytes' });
  expect(real.manifest.version).not.toBe('0.0.0');
  expect(real.manifest.modules).toEqual(wasmModules);
  expect(stub.manifest).toMatchObject({ id: '@millwright/nest', kind: 'stub', modules: [] });
});
