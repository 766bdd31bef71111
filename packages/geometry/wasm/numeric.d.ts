/* tslint:disable */
/* eslint-disable */

export function acos(values: Float64Array | number[]): Float64Array;

/**
 * [`arc::arc_of_bulge`] of every five numbers, four results each.
 */
export function arcOfBulge(segments: Float64Array | number[]): Float64Array;

export function asin(values: Float64Array | number[]): Float64Array;

export function atan(values: Float64Array | number[]): Float64Array;

export function atan2(pairs: Float64Array | number[]): Float64Array;

export function cbrt(values: Float64Array | number[]): Float64Array;

export function cos(values: Float64Array | number[]): Float64Array;

export function exp(values: Float64Array | number[]): Float64Array;

export function hypot(pairs: Float64Array | number[]): Float64Array;

/**
 * [`predicate::incircle`] of every eight numbers.
 */
export function incircle(points: Float64Array | number[]): Float64Array;

export function log(values: Float64Array | number[]): Float64Array;

/**
 * [`predicate::orient2d`] of every six numbers.
 */
export function orient2d(points: Float64Array | number[]): Float64Array;

export function pow(pairs: Float64Array | number[]): Float64Array;

export function sin(values: Float64Array | number[]): Float64Array;

export function tan(values: Float64Array | number[]): Float64Array;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly acos: (a: number, b: number) => [number, number];
    readonly arcOfBulge: (a: number, b: number) => [number, number, number, number];
    readonly asin: (a: number, b: number) => [number, number];
    readonly atan: (a: number, b: number) => [number, number];
    readonly atan2: (a: number, b: number) => [number, number, number, number];
    readonly cbrt: (a: number, b: number) => [number, number];
    readonly cos: (a: number, b: number) => [number, number];
    readonly exp: (a: number, b: number) => [number, number];
    readonly hypot: (a: number, b: number) => [number, number, number, number];
    readonly incircle: (a: number, b: number) => [number, number, number, number];
    readonly log: (a: number, b: number) => [number, number];
    readonly orient2d: (a: number, b: number) => [number, number, number, number];
    readonly pow: (a: number, b: number) => [number, number, number, number];
    readonly sin: (a: number, b: number) => [number, number];
    readonly tan: (a: number, b: number) => [number, number];
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
