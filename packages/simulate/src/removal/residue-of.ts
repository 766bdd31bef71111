import type { Bracket, Proof } from '@millwright/contracts';
import type { Core } from '../../wasm/proof.js';
import type { FeatureCover, Residue } from '../cover/read-features.js';
import type { Scene } from '../scene/scene.js';

type Sums = Pick<NonNullable<Proof['removal']>, 'residueMm2' | 'residueMm3' | 'unreachableMm2'>;

/**
 * What must be cut of the features and is not, and what no tool reaches, summed over all features with an area (mm², mm³). Left out where one
 * of them was not measured: no cut works inside it.
 */
export function residueOf(core: Core, scene: Scene, features: readonly FeatureCover[]): Sums {
  const [residueMm2, residueMm3, unreachableMm2] = [0, 1, 2].map(() => ({ least: 0, most: 0 })) as [
    { least: number; most: number },
    { least: number; most: number },
    { least: number; most: number },
  ];
  for (const feature of features) {
    const { name, residue } = feature;
    if (name.kind === 'engrave' || name.kind === 'chamfer') continue;
    if (residue === undefined) return {};
    const volume = volumeOf(core, scene, feature, residue);
    residueMm2.least += residue.leftMm2[0];
    residueMm2.most += residue.leftMm2[1];
    residueMm3.least += volume.least;
    residueMm3.most += volume.most;
    unreachableMm2.least += residue.unreachableMm2[0];
    unreachableMm2.most += residue.unreachableMm2[1];
  }
  return { residueMm2, residueMm3, unreachableMm2 };
}

/**
 * Wood over the floor where it must be cut: no more than the area left times the depth, and than all wood in the pocket; no less than that
 * wood without what is out of reach (all its depth) and what the tolerances of floor and walls allow.
 */
function volumeOf(core: Core, scene: Scene, { name, covers }: FeatureCover, residue: Residue): Bracket {
  const depthMm = name.depthMm ?? scene.sheet.thicknessMm;
  const [least, most] = residue.leftMm2;
  const contour = covers.find((cover) => cover.name === name)?.contour;
  const whole = { least: 0, most: most * depthMm };
  if (most === 0 || contour === undefined) return whole;
  const [woodLeast = -1, woodMost = 0, toleratedMm3 = 0] = core.left_over(
    Uint32Array.of(contour),
    scene.request.budgetCells,
  );
  if (woodLeast < 0) return whole;
  const mostMm3 = Math.min(whole.most, woodMost);
  const outOfReachMm3 = residue.unreachableMm2[1] * depthMm;
  const leastMm3 = least > 0 ? Math.max(0, woodLeast - toleratedMm3 - outOfReachMm3) : 0;
  return { least: Math.min(leastMm3, mostMm3), most: mostMm3 };
}
