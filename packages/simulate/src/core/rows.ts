import type { Motion, Tab, Tool } from '@millwright/contracts';

/** Numbers per motion; `crates/proof/src/path.rs` says what they are. */
const MOTION_COLUMNS = 17;
/** Numbers per tool; `crates/proof/src/tool.rs` says what they are. */
const TOOL_COLUMNS = 12;

const KINDS = { rapid: 0, line: 1, arc: 2, dwell: 3 } as const;
const TURNS = { clockwise: 1, off: 0, 'counter-clockwise': -1 } as const;

/** Motions that cross into the core at a time: the flat form of a million would take more memory than all that is made of it. */
const CHUNK = 8192;

/**
 * Gives motions to the core in its flat form, some at a time.
 * @param add - takes them, in program order
 * @param toolOf - position of a motion's tool in the list of tools, −1 where it was not given
 * @param secondsOf - how long each motion takes by the planner, s
 */
export function addMotions(
  add: (rows: Float64Array) => void,
  motions: readonly Motion[],
  toolOf: (motion: Motion, index: number) => number,
  secondsOf: ArrayLike<number>,
): void {
  const rows = new Float64Array(Math.min(CHUNK, motions.length) * MOTION_COLUMNS);
  let endS = 0;
  for (let first = 0; first < motions.length; first += CHUNK) {
    const last = Math.min(first + CHUNK, motions.length);
    for (let i = first; i < last; i++) {
      const motion = motions[i] as Motion;
      const startS = endS;
      endS += secondsOf[i] as number;
      setRow(rows, (i - first) * MOTION_COLUMNS, { motion, tool: toolOf(motion, i), startS, endS });
    }
    add(rows.subarray(0, (last - first) * MOTION_COLUMNS));
  }
}

/** What a row says of a motion besides the motion itself. */
interface Driven {
  readonly motion: Motion;
  readonly tool: number;
  readonly startS: number;
  readonly endS: number;
}

function setRow(rows: Float64Array, first: number, { motion, tool, startS, endS }: Driven): void {
  const { fromMm, toMm, centreMm } = motion;
  let at = first;
  rows[at++] = KINDS[motion.kind];
  for (let axis = 0; axis < 3; axis++) rows[at++] = fromMm[axis] as number;
  for (let axis = 0; axis < 3; axis++) rows[at++] = toMm[axis] as number;
  rows[at++] = centreMm?.[0] ?? 0;
  rows[at++] = centreMm?.[1] ?? 0;
  rows[at++] = motion.clockwise === true ? 1 : 0;
  rows[at++] = motion.sweepRad ?? Number.NaN;
  rows[at++] = tool;
  rows[at++] = TURNS[motion.spindle];
  rows[at++] = motion.feedMmPerMin;
  rows[at++] = motion.spindleRpm;
  rows[at++] = startS;
  rows[at++] = endS;
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

/** Tabs in the crate's flat form: X, Y, length, height of each. */
export function tabRows(tabs: readonly Tab[]): Float64Array {
  return Float64Array.from(
    tabs.flatMap(({ centreMm, lengthMm, heightMm }) => [...centreMm, lengthMm, heightMm]),
  );
}
