import { MillwrightError } from '@millwright/contracts';
import * as glue from '../../wasm/numeric.js';
import { wasmModules } from '../wasm-modules.js';
import { numericUrl } from '../wasm-urls.js';
import { loadWasmModule, type WasmModuleSource } from './load-wasm-module.js';

/**
 * The crate `numeric`, many values per call: copies in, copies out. `@millwright/geometry/numeric` has the same functions one value at a
 * time and without waiting; bit by bit the results are the same.
 */
export interface NumericModule {
  /** Of every number, angles in rad. */
  readonly sin: Batch;
  readonly cos: Batch;
  readonly tan: Batch;
  readonly asin: Batch;
  readonly acos: Batch;
  readonly atan: Batch;
  readonly exp: Batch;
  readonly log: Batch;
  readonly cbrt: Batch;
  /** Of every pair `[y0, x0, y1, x1, …]`. */
  readonly atan2: Batch;
  /** Of every pair `[x0, y0, x1, y1, …]`. */
  readonly hypot: Batch;
  /** Of every pair `[base0, exponent0, base1, exponent1, …]`. */
  readonly pow: Batch;
  /** Of every three points `[ax, ay, bx, by, cx, cy, …]`: > 0 for a left turn. */
  readonly orient2d: Batch;
  /** Of every four points `[ax, ay, bx, by, cx, cy, dx, dy, …]`: > 0 where d lies in the counter-clockwise circle a, b, c. */
  readonly incircle: Batch;
  /** Of every segment `[x0, y0, x1, y1, bulge, …]` mm: `[centre x, centre y, radius, sweep, …]` mm and rad; straight: NaN, NaN, ∞, 0. */
  readonly arcOfBulge: Batch;
}

/** @throws MillwrightError INPUT_INVALID when the array does not divide into groups of the stated size */
type Batch = (values: Float64Array) => Float64Array;

const source: WasmModuleSource<NumericModule> = {
  name: 'numeric',
  sha256: wasmModules.find(({ name }) => name === 'numeric')!.sha256,
  url: numericUrl,
  start: async (bytes) => {
    await glue.default({ module_or_path: bytes });
    return numericModule();
  },
};

/**
 * The numeric module, loaded and started once.
 * @throws MillwrightError GEOMETRY_WASM_UNAVAILABLE
 */
export function loadNumeric(): Promise<NumericModule> {
  return loadWasmModule(source);
}

function numericModule(): NumericModule {
  const { sin, cos, tan, asin, acos, atan, exp, log, cbrt } = glue;
  return {
    ...{ sin, cos, tan, asin, acos, atan, exp, log, cbrt },
    atan2: ofGroups(2, glue.atan2),
    hypot: ofGroups(2, glue.hypot),
    pow: ofGroups(2, glue.pow),
    orient2d: ofGroups(6, glue.orient2d),
    incircle: ofGroups(8, glue.incircle),
    arcOfBulge: ofGroups(5, glue.arcOfBulge),
  };
}

/** The crate refuses a ragged array too, but without an error code. */
function ofGroups(group: number, batch: Batch): Batch {
  return (values) => {
    if (values.length % group === 0) return batch(values);
    throw new MillwrightError('INPUT_INVALID', {
      message: `The array holds ${values.length} numbers; allowed is a multiple of ${group}.`,
      hint: 'Give complete groups of numbers.',
      data: { length: values.length, group },
    });
  };
}
