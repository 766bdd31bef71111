import type { Bracket, Proof } from '@millwright/contracts';
import { assertInvariant } from '@millwright/contracts';
import type { Core } from '../../wasm/proof.js';
import type { FeatureCover } from '../cover/read-features.js';
import { holds, type Judgement, show, undecided } from '../judgement.js';
import type { Scene } from '../scene/scene.js';
import { residueOf } from './residue-of.js';

/** The height map in sums, and the obligation that it was finished. */
export interface Removal {
  /** Absent where it was not asked for, or where it would rest on a stand-in. */
  readonly removal: NonNullable<Proof['removal']> | undefined;
  readonly judgement: Judgement;
  /** With a program on the other face: what both take off together, mm³. */
  readonly jointMm3: Bracket | undefined;
}

/** The one obligation; what it asks stands in `obligations.ts`. */
const ID = 'height-map';

/**
 * Certified sums of what the executed program takes off: volumes in mm³, areas in mm², each between two bounds. Cells are halved until
 * formulas close them; `budgetCells` limits them, and what is left open widens the bounds. Residue and what no tool reaches are those of
 * the features.
 */
export function measureRemoval(core: Core, scene: Scene, features: readonly FeatureCover[]): Removal {
  const { request } = scene;
  const isBlind = (['stock', 'tool', 'work-offset', 'z-frame', 'units'] as const).some(
    (input) => !scene.has(input),
  );
  if (!request.measures.includes('removal')) {
    return without('The removal was not asked for (`measures`).');
  }
  if (isBlind) {
    return without('An input that says what is cut is missing.');
  }
  const sums = core.removal(request.budgetCells);
  const [cutLeast, cutMost, areaLeast, areaMost, volumeLeast, volumeMost, undecidedMm2, nCells, exhausted] =
    sums;
  assertInvariant(exhausted !== undefined, 'The core returns nine sums');
  const bracket = (least = 0, most = 0) => ({ least, most });
  const removal = {
    cutMm3: bracket(cutLeast, cutMost),
    ...(scene.has('drawing')
      ? {
          gougeMm2: bracket(areaLeast, areaMost),
          gougeMm3: bracket(volumeLeast, volumeMost),
          ...residueOf(core, scene, features),
        }
      : {}),
    undecidedMm2: undecidedMm2 ?? 0,
    nCells: nCells ?? 0,
  };
  const known =
    `Between ${show(removal.cutMm3.least)} and ${show(removal.cutMm3.most)} mm³ of wood are taken off; the height of ` +
    `${show(removal.undecidedMm2)} mm² is not known to 0.01 mm in the mean.`;
  const left = Math.max(1, request.budgetCells - removal.nCells);
  const [jointLeast, jointMost = 0, , jointCells = 0, jointExhausted = 0] = core.joint_removal(left);
  return {
    removal: { ...removal, nCells: removal.nCells + jointCells },
    jointMm3: jointLeast === undefined ? undefined : bracket(jointLeast, jointMost),
    judgement:
      exhausted === 0 && jointExhausted === 0
        ? holds(ID, known)
        : undecided(
            ID,
            `${known} The budget of ${request.budgetCells} cells ran out; a larger one narrows this.`,
          ),
  };
}

function without(why: string): Removal {
  return { removal: undefined, jointMm3: undefined, judgement: undecided(ID, why) };
}
