import { sha256 } from '@millwright/contracts';
import { afterEach, expect, test, vi } from 'vitest';
import { loadWasmModule, type WasmModuleSource } from '../../src/loader/load-wasm-module.js';
import { readModule } from '../../src/read-module-web.js';
import { wasmModules } from '../../src/wasm-modules.js';
import { clipper2Url, numericUrl } from '../../src/wasm-urls.js';

const lockedSha256 = wasmModules.find(({ name }) => name === 'numeric')!.sha256;

function sourceOf(changes: Partial<WasmModuleSource<number>>): WasmModuleSource<number> {
  return {
    name: 'numeric',
    sha256: lockedSha256,
    url: numericUrl,
    start: (bytes) => bytes.length,
    ...changes,
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a module is read and started once, however often it is asked for', async () => {
  const start = vi.fn((bytes: Uint8Array) => bytes.length);
  const source = sourceOf({ start });
  const [first, second] = await Promise.all([loadWasmModule(source), loadWasmModule(source)]);
  expect(await loadWasmModule(source)).toBe(first);
  expect(second).toBe(first);
  expect(start).toHaveBeenCalledTimes(1);
});

test('bytes other than the locked ones are refused, and both digests are told', async () => {
  const start = vi.fn(() => 1);
  const failing = loadWasmModule(sourceOf({ sha256: sha256('other'), start }));
  await expect(failing).rejects.toMatchObject({
    code: 'GEOMETRY_WASM_UNAVAILABLE',
    message: expect.stringContaining(`${lockedSha256}, not ${sha256('other')}`),
  });
  expect(start).not.toHaveBeenCalled();
});

test('a missing file is an error with a code and the cause', async () => {
  const url = () => new URL('../../wasm/missing.wasm', import.meta.url);
  await expect(loadWasmModule(sourceOf({ url }))).rejects.toMatchObject({
    code: 'GEOMETRY_WASM_UNAVAILABLE',
    data: { module: 'numeric' },
    cause: { code: 'ENOENT' },
  });
});

test('after a failure the next call tries again', async () => {
  const start = vi.fn().mockRejectedValueOnce(new TypeError('out of memory')).mockResolvedValueOnce(7);
  const source = sourceOf({ start });
  await expect(loadWasmModule(source)).rejects.toMatchObject({
    message: expect.stringContaining('out of memory'),
  });
  expect(await loadWasmModule(source)).toBe(7);
});

test('every locked module lies where its address says, with the locked bytes', async () => {
  const urls = { numeric: numericUrl, 'clipper2-wasm': clipper2Url };
  expect(wasmModules.map(({ name }) => name).sort()).toEqual(Object.keys(urls).sort());
  for (const [name, url] of Object.entries(urls)) {
    const { sha256 } = wasmModules.find((module) => module.name === name)!;
    expect(await loadWasmModule({ name, sha256, url, start: (bytes) => [...bytes.slice(0, 4)] })).toEqual([
      0, 97, 115, 109,
    ]);
  }
});

test('in a browser the bytes come from the server', async () => {
  vi.stubGlobal('fetch', async () => new Response(new Uint8Array([0, 97, 115, 109])));
  expect([...(await readModule(new URL('https://example.org/x.wasm')))]).toEqual([0, 97, 115, 109]);
});

test('in a browser a file that the server does not have is an error with its address and status', async () => {
  vi.stubGlobal('fetch', async () => new Response('not here', { status: 404 }));
  await expect(readModule(new URL('https://example.org/x.wasm'))).rejects.toMatchObject({
    code: 'GEOMETRY_WASM_UNAVAILABLE',
    message: expect.stringMatching(/https:\/\/example\.org\/x\.wasm.*404/),
  });
});
