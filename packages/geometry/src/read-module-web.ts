import { wasmUnavailable } from './loader/unavailable.js';

/**
 * The bytes of a file that came with this package: the way of browsers and their workers.
 * @throws MillwrightError GEOMETRY_WASM_UNAVAILABLE when the server does not have the file
 */
export async function readModule(url: URL): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw wasmUnavailable(url.href, `the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
