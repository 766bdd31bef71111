import type { Contour, Drawing, Part, ReadDrawingOptions } from '@millwright/contracts';
import { type RoundHole, roundHole } from './round.js';

/** A hole that could be drilled. */
type DrillCandidate = Drawing['features'][number];

/** A drill makes a hole whose drawn diameter is this near to its own: twice what a hole in wood is drilled true to, mm. */
const DRILL_WITHIN_MM = 0.05;
/** Cup of a concealed hinge: 35 mm within a tenth (makers' drilling instructions), mm. */
const CUP_MM = 35;
const CUP_WITHIN_MM = 0.1;
/** Diameters are meant as whole tenths of a millimetre, or as a drill at hand … */
const STEPS_PER_MM = 10;
/** … when they are drawn this near to it: splines and arcs rounded by other programs are up to 9 µm off. */
const NOMINAL_WITHIN_MM = 0.01;

/** The round holes of a part, with what could make them. Coordinates in the part's own frame. */
export function drillCandidates(
  { id, holes }: Pick<Part, 'id' | 'holes'>,
  options: Pick<ReadDrawingOptions, 'drillsMm' | 'cutterMm'>,
): readonly DrillCandidate[] {
  return holes.flatMap((hole: Contour, holeIndex) => {
    const round = roundHole(hole);
    return round === undefined ? [] : [candidateOf(round, id, holeIndex, options)];
  });
}

function candidateOf(
  round: RoundHole,
  partId: string,
  holeIndex: number,
  { drillsMm, cutterMm }: Pick<ReadDrawingOptions, 'drillsMm' | 'cutterMm'>,
): DrillCandidate {
  const { centreMm, diameterMm, deviationMm, nSides } = round;
  // A polygon's corners and the middles of its sides bound what may be meant.
  const slackMm = Math.max(NOMINAL_WITHIN_MM, nSides === undefined ? 0 : 2 * deviationMm);
  const isCup = Math.abs(diameterMm - CUP_MM) <= CUP_WITHIN_MM;
  const nominalMm = isCup ? CUP_MM : nominalOf(diameterMm, drillsMm, slackMm);
  const use = drillsMm.some((drillMm) => Math.abs(drillMm - nominalMm) <= DRILL_WITHIN_MM)
    ? 'drill'
    : nominalMm > cutterMm
      ? 'bore'
      : 'too-small';
  return {
    kind: 'drill-candidate',
    partId,
    holeIndex,
    centreMm,
    diameterMm,
    use,
    nominalMm,
    differenceMm: diameterMm - nominalMm,
    deviationMm,
    ...(nSides === undefined ? {} : { nSides }),
    ...(isCup ? { named: 'cup-35' as const } : {}),
  };
}

/** The nearest drill at hand within the slack, else the nearest tenth, else the diameter itself. */
function nominalOf(diameterMm: number, drillsMm: readonly number[], slackMm: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const drillMm of drillsMm)
    if (Math.abs(drillMm - diameterMm) < Math.abs(nearest - diameterMm)) nearest = drillMm;
  if (Math.abs(nearest - diameterMm) <= slackMm) return nearest;
  const stepped = Math.round(diameterMm * STEPS_PER_MM) / STEPS_PER_MM;
  return stepped > 0 && Math.abs(stepped - diameterMm) <= NOMINAL_WITHIN_MM ? stepped : diameterMm;
}
