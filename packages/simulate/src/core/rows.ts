import type { Motion, Tool } from '@millwright/contracts';

/** Numbers per motion; `crates/proof/src/path.rs` says what they are. */
const MOTION_COLUMNS = 17;
/** Numbers per tool; `crates/proof/src/tool.rs` says what they are. */
const TOOL_COLUMNS = 12;

const KINDS = { rapid: 0, line: 1, arc: 2, dwell: 3 } as const;
const TURNS = { clockwise: 1, off: 0, 'counter-clockwise': -1 } as const;

/**
 * Motions in the crate's flat form.
 * @param toolOf - position of a motion's tool in the list of tools, −1 where it was not given
 * @param endsS - when each motion ends by the planner, s
 */
export function motionRows(
  motions: readonly Motion[],
  toolOf: (motion: Motion, index: number) => number,
  endsS: Float64Array,
): Float64Array {
  const rows = new Float64Array(motions.length * MOTION_COLUMNS);
  motions.forEach((motion, i) => {
    const { fromMm, toMm, centreMm } = motion;
    let at = i * MOTION_COLUMNS;
    rows[at++] = KINDS[motion.kind];
    for (let axis = 0; axis < 3; axis++) rows[at++] = fromMm[axis] as number;
    for (let axis = 0; axis < 3; axis++) rows[at++] = toMm[axis] as number;
    rows[at++] = centreMm?.[0] ?? 0;
    rows[at++] = centreMm?.[1] ?? 0;
    rows[at++] = motion.clockwise === true ? 1 : 0;
    rows[at++] = motion.sweepRad ?? Number.NaN;
    rows[at++] = toolOf(motion, i);
    rows[at++] = TURNS[motion.spindle];
    rows[at++] = motion.feedMmPerMin;
    rows[at++] = motion.spindleRpm;
    rows[at++] = i === 0 ? 0 : (endsS[i - 1] as number);
    rows[at++] = endsS[i] as number;
  });
  return rows;
}

const SHAPES = { flat: 0, ball: 1, vee: 2, chamfer: 2, drill: 2, 'bull-nose': 3 } as const;
const UNKNOWN_SHAPE = 4;

/** Tools in the crate's flat form. A shape whose angle or corner is not given is unknown: it may cut anywhere within its radius. */
export function toolRows(tools: readonly Tool[]): Float64Array {
  const rows = new Float64Array(tools.length * TOOL_COLUMNS);
  tools.forEach((tool, i) => {
    rows.set(
      [
        isFullyGiven(tool) ? SHAPES[tool.shape] : UNKNOWN_SHAPE,
        tool.diameterMm / 2,
        (tool.tipDiameterMm ?? 0) / 2,
        tool.cornerRadiusMm ?? 0,
        tool.tipAngleDeg ?? 0,
        tool.fluteLengthMm,
        tool.shankDiameterMm / 2,
        tool.stickoutMm,
        (tool.holder?.diameterMm ?? 0) / 2,
        tool.holder?.lengthMm ?? 0,
        tool.canPlunge ? 1 : 0,
        tool.nFlutes,
      ],
      i * TOOL_COLUMNS,
    );
  });
  return rows;
}

/** Whether the figures that its profile needs are there. */
export function isFullyGiven(tool: Tool): boolean {
  const needsAngle = tool.shape === 'vee' || tool.shape === 'chamfer' || tool.shape === 'drill';
  if (needsAngle && tool.tipAngleDeg === undefined) return false;
  // A tip or a corner wider than the tool is no profile at all.
  if ((tool.tipDiameterMm ?? 0) > tool.diameterMm) return false;
  if (tool.shape !== 'bull-nose') return true;
  return tool.cornerRadiusMm !== undefined && 2 * tool.cornerRadiusMm <= tool.diameterMm;
}
