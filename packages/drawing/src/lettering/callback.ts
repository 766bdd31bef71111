import type { Harfbuzz } from './harfbuzz-module.js';

const I32 = 0x7f;
const F32 = 0x7d;

/**
 * Puts a function where HarfBuzz can call it. The table of a module takes WASM functions only, so the function goes through a module of
 * one import and one export, written here byte by byte (WebAssembly Core Specification 2.0, chapter 5).
 * @param parameters - one letter each: `i` for a whole number or pointer, `f` for a number
 * @returns the function's pointer
 */
export function addCallback(
  { table }: Harfbuzz,
  parameters: string,
  callback: (...numbers: number[]) => void,
): number {
  const module = new WebAssembly.Module(
    adapter([...parameters].map((letter) => (letter === 'f' ? F32 : I32))),
  );
  const { exports } = new WebAssembly.Instance(module, { e: { f: callback } });
  const pointer = table.grow(1);
  table.set(pointer, exports.f);
  return pointer;
}

/** `(import "e" "f" (func (param …))) (export "f" (func 0))`. */
function adapter(parameters: readonly number[]): Uint8Array<ArrayBuffer> {
  const type = [1, 0x60, parameters.length, ...parameters, 0];
  const imported = [1, 1, 0x65, 1, 0x66, 0, 0];
  const exported = [1, 1, 0x66, 0, 0];
  const section = (id: number, content: readonly number[]) => [id, content.length, ...content];
  const head = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  return new Uint8Array([...head, ...section(1, type), ...section(2, imported), ...section(7, exported)]);
}
