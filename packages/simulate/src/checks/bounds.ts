import { finding } from '@millwright/contracts';
import { windowOf } from '../geometry/curve-index.js';
import { holds, type Judgement, judgeTally, mm, notApplicable, show, tally, violated } from '../judgement.js';
import { lowestZMm } from '../scene/motion-pieces.js';
import { type Scene, Z_ROUNDING_MM } from '../scene/scene.js';

/** The whole path lies within the machine's travel, and no deeper than the spoilboard allows. Bulges of arcs count. */
export function checkBounds(scene: Scene): readonly Judgement[] {
  return [checkTravel(scene), checkSpoilboard(scene)];
}

/** Rounding of a program's last decimal, as everywhere where lengths meet a limit, mm. */
const TRAVEL_ROUNDING_MM = 0.001;
const AXES = ['X', 'Y', 'Z'] as const;

/** One end of one axis of the travel box. */
interface Side {
  readonly axis: 0 | 1 | 2;
  readonly isUpper: boolean;
}
const SIDES: readonly Side[] = ([0, 1, 2] as const).flatMap((axis) => [
  { axis, isUpper: false },
  { axis, isUpper: true },
]);

function checkTravel(scene: Scene): Judgement {
  const { workZeroMm } = scene.request.setup;
  const { travelMm } = scene.request.machine;
  const beyond = SIDES.map(() => tally());
  for (const [piece, extents] of extentsOf(scene)) {
    const line = scene.request.reading.motions[piece.motion]?.line ?? 1;
    SIDES.forEach(({ axis, isUpper }, i) => {
      const [low, high] = extents[axis];
      const machineMm = (isUpper ? high : low) + workZeroMm[axis];
      const excessMm = isUpper ? machineMm - travelMm[axis] : -machineMm;
      const { curve, toZMm } = piece;
      if (excessMm > TRAVEL_ROUNDING_MM) {
        beyond[i]?.see({ line, atMm: [curve.bx, curve.by, toZMm], measure: excessMm });
      }
    });
  }
  const findings = SIDES.flatMap(({ axis, isUpper }, i) => {
    const first = beyond[i]?.first();
    if (first === undefined) return [];
    const worstMm = beyond[i]?.worst() ?? 0;
    const limitMm = isUpper ? travelMm[axis] : 0;
    const measuredMm = isUpper ? limitMm + worstMm : -worstMm;
    return [
      finding('SIMULATE_TRAVEL_EXCEEDED', {
        message: `${AXES[axis]} goes to ${show(measuredMm)} mm of the machine's travel, first beyond it in line ${first.line}; 0 to ${show(travelMm[axis])} mm are allowed. Move the work zero or the parts.`,
        measured: mm(measuredMm),
        allowed: mm(limitMm),
        programLine: first.line,
        atMm: [...first.atMm],
        count: beyond[i]?.count() ?? 1,
      }),
    ];
  });
  if (findings.length > 0) return violated('travel', 'The path leaves the machine’s travel.', findings);
  if (scene.pieces.length === 0) return notApplicable('travel', 'The program moves nothing.');
  return holds('travel', 'The whole path lies within the machine’s travel.');
}

type Extents = readonly [readonly [number, number], readonly [number, number], readonly [number, number]];

/**
 * Each piece with its extents, mm. The start of the first motion is left out where it is unknown: the machine stands there already.
 */
function* extentsOf(scene: Scene): Generator<readonly [Scene['pieces'][number], Extents]> {
  const { motions, startUnknown } = scene.request.reading;
  const firstMoving = motions.findIndex((motion) => motion.kind !== 'dwell');
  for (const piece of scene.pieces) {
    const { curve, fromZMm, toZMm } = piece;
    const window = windowOf(curve, 0);
    const isFromUnknown = startUnknown && piece.motion === firstMoving && curve.turn === 0;
    yield isFromUnknown
      ? [
          piece,
          [
            [curve.bx, curve.bx],
            [curve.by, curve.by],
            [toZMm, toZMm],
          ],
        ]
      : [
          piece,
          [
            [window.minX, window.maxX],
            [window.minY, window.maxY],
            [Math.min(fromZMm, toZMm), Math.max(fromZMm, toZMm)],
          ],
        ];
  }
}

function checkSpoilboard(scene: Scene): Judgement {
  const { spoilboardMm } = scene.request.setup;
  const floorMm = -(scene.sheet.thicknessMm + spoilboardMm);
  const tooDeep = tally();
  for (const piece of scene.pieces) {
    const zMm = lowestZMm(piece);
    if (zMm >= floorMm - Z_ROUNDING_MM) continue;
    const line = scene.request.reading.motions[piece.motion]?.line ?? 1;
    tooDeep.see({ line, atMm: [piece.curve.bx, piece.curve.by, zMm], measure: -zMm });
  }
  return judgeTally(tooDeep, {
    id: 'spoilboard',
    code: 'SIMULATE_SPOILBOARD',
    holds: `No motion goes below Z${show(floorMm)}.`,
    describe: ({ line, measure }) =>
      `Line ${line} goes to Z${show(-measure)}; Z${show(floorMm)} is the lowest the sheet and ${show(spoilboardMm)} mm of spoilboard allow.`,
    details: { measured: mm(-tooDeep.worst()), allowed: mm(floorMm) },
  });
}
