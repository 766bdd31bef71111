import type { Core } from '../../wasm/proof.js';
import type { ContourName } from '../scene/contour-rows.js';
import type { Scene } from '../scene/scene.js';
import { type ContourCover, nameAt, RowReader, readContour } from './read-cover.js';

/** What stays of a region at its floor. Areas are certified from below and above, mm². */
export interface Residue {
  /** Of the tool that has to fit, mm. */
  readonly radiusMm: number;
  /** Required and not cut. */
  readonly leftMm2: readonly [number, number];
  /** Side of the largest square seen that is all left, mm. */
  readonly squareMm: number;
  /** Its middle; undefined where nothing is surely left. */
  readonly leftAtMm: readonly [number, number] | undefined;
  readonly nearMotion: number | undefined;
  /** Out of reach of the tool. */
  readonly unreachableMm2: readonly [number, number];
  /** The point farthest from what the tool reaches, and how far. */
  readonly farthest: { readonly atMm: readonly [number, number]; readonly overMm: number } | undefined;
  /** Radius of a tool that gets to the widest of what is out of reach, mm. */
  readonly wouldReachMm: number;
  readonly nCells: number;
  readonly isCutShort: boolean;
}

/** A feature, or waste that must be cleared. */
export interface FeatureCover {
  readonly name: ContourName;
  /** Its walls and those of its islands; of an engraving or a chamfer the curve. */
  readonly covers: readonly ContourCover[];
  /** Undefined where no cut works inside it, or it has no area. */
  readonly residue: Residue | undefined;
}

/** Judges features in the core, with the cells that the request allows. */
export function readFeatures(
  core: Core,
  scene: Scene,
  names: readonly ContourName[],
): readonly FeatureCover[] {
  const rows = new RowReader(core.features(scene.request.budgetCells));
  return rows.list(() => {
    const name = nameAt(names, rows.next());
    return { name, covers: rows.list(() => readContour(rows, names)), residue: readResidue(rows) };
  });
}

/** `crates/proof/src/cover/features.rs` says what the numbers are. */
function readResidue(rows: RowReader): Residue | undefined {
  const isThere = rows.next() === 1;
  const radiusMm = rows.next();
  const leftMm2 = [rows.next(), rows.next()] as const;
  const squareMm = rows.next();
  const at = [rows.next(), rows.next()] as const;
  const motion = rows.next();
  const unreachableMm2 = [rows.next(), rows.next()] as const;
  const far = [rows.next(), rows.next()] as const;
  const [overMm, wouldReachMm, nCells, cutShort] = [rows.next(), rows.next(), rows.next(), rows.next()];
  if (!isThere) return undefined;
  return {
    radiusMm,
    leftMm2,
    squareMm,
    leftAtMm: squareMm > 0 ? at : undefined,
    nearMotion: motion < 0 ? undefined : motion,
    unreachableMm2,
    farthest: overMm > 0 ? { atMm: far, overMm } : undefined,
    wouldReachMm,
    nCells,
    isCutShort: cutShort === 1,
  };
}
