import start from 'clipper2-wasm/dist/es/clipper2z.js';
import type { WasmModuleSource } from '../loader/load-wasm-module.js';
import { wasmModules } from '../wasm-modules.js';
import { clipper2Url } from '../wasm-urls.js';

/** A C++ object: memory that stays taken until `delete()`. */
export interface Handle {
  delete(): void;
}

/** A list of points; x, y and an unused z each, 64-bit integers, in WASM memory. */
export interface Path64 extends Handle {
  assign(coordinates: BigInt64Array): void;
  view(): BigInt64Array;
}

/** A list of paths. `get` makes a copy, to be deleted like the rest. */
export interface Paths64 extends Handle {
  push_back(path: Path64): void;
  size(): number;
  get(index: number): Path64;
}

/** A member of a C++ enumeration. */
export interface EnumValue {
  readonly value: number;
}

/** One boolean operation in steps: the only way in for open paths. */
export interface Clipper64 extends Handle {
  AddOpenSubject(paths: Paths64): void;
  AddClip(paths: Paths64): void;
  ExecutePath(clip: EnumValue, fill: EnumValue, closed: Paths64, open: Paths64): boolean;
}

/** The part of clipper2-wasm 0.4.0 (Clipper2 by Angus Johnson) that the kernel calls. */
export interface ClipperModule {
  readonly HEAPU8: Uint8Array;
  readonly Path64: new () => Path64;
  readonly Paths64: new () => Paths64;
  readonly FillRule: Readonly<Record<'EvenOdd' | 'NonZero' | 'Positive', EnumValue>>;
  readonly Clipper64: new () => Clipper64;
  readonly ClipType: Readonly<Record<'Intersection' | 'Union' | 'Difference' | 'Xor', EnumValue>>;
  readonly JoinType: Readonly<Record<'Square' | 'Round' | 'Miter', EnumValue>>;
  readonly EndType: Readonly<Record<'Polygon' | 'Joined' | 'Butt' | 'Square' | 'Round', EnumValue>>;
  BooleanOp64(clip: EnumValue, fill: EnumValue, subjects: Paths64, clips: Paths64): Paths64;
  InflatePaths64(
    paths: Paths64,
    delta: number,
    join: EnumValue,
    end: EnumValue,
    miterLimit: number,
    arcTolerance: number,
  ): Paths64;
  MinkowskiSum64(pattern: Path64, path: Path64, isClosed: boolean): Paths64;
}

/** For the one WASM loader. What the module would print is dropped: an abort arrives as an exception anyway. */
export const clipperSource: WasmModuleSource<ClipperModule> = {
  name: 'clipper2-wasm',
  sha256: wasmModules.find(({ name }) => name === 'clipper2-wasm')!.sha256,
  url: clipper2Url,
  start: (wasmBinary) => start({ wasmBinary, print: () => {}, printErr: () => {} }),
};
