import type { Motion } from '@millwright/contracts';

/**
 * The motions of a request if each of them surely meets `motionSchema` of contracts; undefined if one may not, and then the schema is
 * asked, which also says why. Never more lenient than the schema (tested against it). A sheet has 10⁵ motions and more, and the general
 * way through a schema takes as long for them as the proof of the whole sheet.
 */
export function plainMotionsOf(request: unknown): readonly Motion[] | undefined {
  const motions = (request as { reading?: { motions?: unknown } } | null | undefined)?.reading?.motions;
  if (!Array.isArray(motions) || motions.length > MOST_MOTIONS) return undefined;
  for (let i = 0; i < motions.length; i++) if (!isPlainMotion(motions[i])) return undefined;
  return motions;
}

/** As `list` of contracts has it. */
const MOST_MOTIONS = 10_000_000;
/** As `coordinateMm` of contracts has it. */
const LARGEST_MM = 1e7;
/** `line`, `kind`, `fromMm`, `toMm`, `feedMmPerMin`, `spindle`, `spindleRpm` and `toolNumber`. */
const N_REQUIRED = 8;

function isPlainMotion(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return false;
  const motion = value as Partial<Record<keyof Motion, unknown>>;
  return (
    isWhole(motion.line) &&
    motion.line >= 1 &&
    (motion.kind === 'line' || motion.kind === 'arc' || motion.kind === 'rapid' || motion.kind === 'dwell') &&
    isPoint(motion.fromMm, 3) &&
    isPoint(motion.toMm, 3) &&
    isAmount(motion.feedMmPerMin) &&
    (motion.spindle === 'clockwise' || motion.spindle === 'off' || motion.spindle === 'counter-clockwise') &&
    isAmount(motion.spindleRpm) &&
    isWhole(motion.toolNumber) &&
    Object.keys(motion).length === N_REQUIRED + nOptional(motion)
  );
}

/** How many of the optional values are there and right; one that is wrong is not counted, so that the count of keys gives it away. */
function nOptional(motion: Partial<Record<keyof Motion, unknown>>): number {
  const { centreMm, clockwise, sweepRad, dwellS } = motion;
  let n = 0;
  if (centreMm !== undefined && isPoint(centreMm, 2)) n++;
  if (clockwise === true || clockwise === false) n++;
  if (typeof sweepRad === 'number' && Number.isFinite(sweepRad)) n++;
  if (dwellS !== undefined && isAmount(dwellS)) n++;
  return n;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** A finite number ≥ 0. */
function isAmount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY;
}

function isPoint(value: unknown, n: 2 | 3): boolean {
  if (!Array.isArray(value) || value.length !== n) return false;
  for (let axis = 0; axis < n; axis++) {
    const at: unknown = value[axis];
    if (typeof at !== 'number' || !(Math.abs(at) <= LARGEST_MM)) return false;
  }
  return true;
}
