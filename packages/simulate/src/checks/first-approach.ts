import { finding, type Motion } from '@millwright/contracts';
import { holds, type Judgement, mm, notApplicable, show, violated } from '../judgement.js';
import { LIMIT_ROUNDING_MM, type Scene } from '../scene/scene.js';

/**
 * Where a program does not say where it starts, its first motion goes by Z alone to the clearance height: any other way leads from an
 * unknown place through whatever stands there.
 */
export function checkFirstApproach(scene: Scene): Judgement {
  const id = 'first-approach';
  const { motions, startUnknown } = scene.request.reading;
  const first = motions.find((motion) => motion.kind !== 'dwell');
  if (first === undefined) return notApplicable(id, 'The program moves nothing.');
  if (!startUnknown) return notApplicable(id, 'The reading says where the first motion starts.');
  const clearanceZMm = safeHeightMm(scene);
  // Some posts write rapids as feeds; the way is the same.
  if (first.kind !== 'arc' && isByZAlone(first) && first.toMm[2] >= clearanceZMm - LIMIT_ROUNDING_MM) {
    return holds(id, `Line ${first.line} goes to Z${show(first.toMm[2])} before anything else.`);
  }
  const way = isByZAlone(first) ? `to Z${show(first.toMm[2])}` : 'sideways';
  return violated(id, `The first motion, line ${first.line}, goes ${way} from an unknown place.`, [
    finding('SIMULATE_FIRST_APPROACH', {
      message: `The first motion, line ${first.line}, goes ${way} from an unknown place. Begin with Z alone, to at least Z${show(clearanceZMm)}.`,
      programLine: first.line,
      atMm: [...first.toMm],
      measured: mm(first.toMm[2]),
      allowed: mm(clearanceZMm),
    }),
  ]);
}

function isByZAlone({ fromMm, toMm }: Motion): boolean {
  return fromMm[0] === toMm[0] && fromMm[1] === toMm[1];
}

/** The height the setup calls clear, and no less than what stands on the sheet needs. */
function safeHeightMm({ request }: Scene): number {
  return request.obstacles.reduce(
    (highest, { topZMm, clearanceMm }) => Math.max(highest, topZMm + clearanceMm),
    request.setup.clearanceZMm,
  );
}
