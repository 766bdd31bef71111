import type { Core } from '../../wasm/proof.js';
import type { ContourName } from '../scene/contour-rows.js';
import { idleTools } from '../scene/idle-tools.js';
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
  /** The same if tools that never cut were meant for it; undefined where they would reach no more, or something is left already. */
  readonly further: Residue | undefined;
}

/** Judges features in the core, with the cells that the request allows. */
export function readFeatures(
  core: Core,
  scene: Scene,
  names: readonly ContourName[],
): readonly FeatureCover[] {
  const given = Float64Array.from(givenTools(scene, names).flat());
  const rows = new RowReader(core.features(given, scene.request.budgetCells));
  return rows.list(() => {
    const name = nameAt(names, rows.next());
    const covers = rows.list(() => readContour(rows, names));
    return { name, covers, residue: readResidue(rows), further: readResidue(rows) };
  });
}

/** Contour by position, −1 for any. */
const ANY = -1;

/**
 * Tools that the job gives for a region, besides those that work in it: contour, tool by position, 1 if it has to reach what it can, 0 if it
 * may have been meant to. An intent says it of a feature. A tool that the program loads and never cuts with was loaded for something; one
 * that is only given may be. Cones are left out of both: they are for edges and curves.
 */
function givenTools(scene: Scene, names: readonly ContourName[]): readonly (readonly number[])[] {
  const { tools, operations } = scene.request;
  const meant = operations.flatMap((intent) => {
    if (intent.kind !== 'feature-tools') return [];
    const contours = names.flatMap((name, at) => {
      const isIt =
        name.partId === intent.partId &&
        name.featureId === intent.featureId &&
        (intent.copy === undefined || name.copy === intent.copy);
      return isIt && !name.isIsland ? [at] : [];
    });
    const places = intent.toolNumbers.map((number) => tools.findIndex((tool) => tool.number === number));
    return contours.flatMap((contour) => places.filter((at) => at >= 0).map((at) => [contour, at, 1]));
  });
  const idle = idleTools(scene).filter(
    ({ tool }) => tool.shape === 'flat' || tool.shape === 'ball' || tool.shape === 'bull-nose',
  );
  return [...meant, ...idle.map(({ tool, isLoaded }) => [ANY, tools.indexOf(tool), isLoaded ? 1 : 0])];
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
