import type { DrawingUnit, UnitDecision } from '@millwright/contracts';

/** Millimetres per unit. 1 in = 25.4 mm (international yard and pound agreement, 1959); px and pt after CSS Values 3, 6.2. */
export const MM_PER_UNIT: Readonly<Record<DrawingUnit, number>> = {
  mm: 1,
  cm: 10,
  m: 1000,
  in: 25.4,
  ft: 304.8,
  px96: 25.4 / 96,
  px90: 25.4 / 90,
  px72: 25.4 / 72,
  pt: 25.4 / 72,
};

/** What is known of a drawing's extent before its unit is, in its own units. */
export interface Extent {
  readonly width: number;
  readonly height: number;
  /** Larger side of the smallest closed shape; absent where nothing is closed. */
  readonly smallestClosed?: number | undefined;
  readonly circleDiameters: readonly number[];
}

/** One way to read the numbers. */
export interface Reading {
  readonly unit: DrawingUnit;
  readonly mmPerUnit: number;
  /** Hints from the file in favour of it. */
  readonly favour: number;
}

/** The diagonal of what people cut on a router, mm. */
export const PLAUSIBLE_DIAGONAL_MM = { min: 2, max: 6_000 } as const;

/** Sheets as sold, mm: what a drawing that fills one with a margin was made for. Sizes of the trade; inch sizes are exact. */
const SHEETS_MM: readonly (readonly [number, number])[] = [
  [1219.2, 2438.4],
  [1524, 1524],
  [609.6, 1219.2],
  [1220, 2440],
  [1250, 2500],
  [1525, 3050],
  [2070, 2800],
  [1525, 1525],
  [1219.2, 1219.2],
  [1219.2, 3048],
  [1524, 3048],
  [1500, 3000],
];
/** How much smaller than its sheet a drawing may be to count as laid out on it. */
const SHEET_MARGIN_MM = 60;

/** Nothing smaller is cut with a router, mm. */
export const SMALLEST_FEATURE_MM = 0.5;

/** Size of the drawing under a reading. */
export function sizeUnder(extent: Extent, mmPerUnit: number): { widthMm: number; heightMm: number } {
  return { widthMm: extent.width * mmPerUnit, heightMm: extent.height * mmPerUnit };
}

/** Diagonal of the drawing, in its own units. */
export function diagonalOf({ width, height }: Extent): number {
  return Math.sqrt(width * width + height * height);
}

/** The question to ask: the size under each reading, the most plausible first. */
export function ask(extent: Extent, readings: readonly Reading[], evidence: readonly string[]): UnitDecision {
  const ranked = readings
    .map((reading, i) => ({ reading, i, score: plausibility(extent, reading) }))
    .sort((a, b) => b.score - a.score || a.i - b.i);
  return {
    decision: 'ask',
    evidence: [...evidence],
    candidates: ranked.map(({ reading }) => ({
      unit: reading.unit,
      ...sizeUnder(extent, reading.mmPerUnit),
    })),
  };
}

/**
 * How likely a reading is. The weights are tuned on fifty published drawings; they only order a question that a person
 * answers, and prove nothing.
 */
function plausibility(extent: Extent, { mmPerUnit, favour }: Reading): number {
  const { widthMm, heightMm } = sizeUnder(extent, mmPerUnit);
  const diagonalMm = diagonalOf(extent) * mmPerUnit;
  let score = favour;
  if (diagonalMm >= PLAUSIBLE_DIAGONAL_MM.min && diagonalMm <= PLAUSIBLE_DIAGONAL_MM.max) score += 4;
  if (diagonalMm >= 20 && diagonalMm <= 2_800) score += 2;
  // A frame around several sheets may be larger than what is cut, but not as large as a house.
  if (diagonalMm < PLAUSIBLE_DIAGONAL_MM.min / 10 || diagonalMm > PLAUSIBLE_DIAGONAL_MM.max * 10) score -= 4;
  if (fillsSheet(widthMm, heightMm)) score += 3;
  if (extent.smallestClosed !== undefined && extent.smallestClosed * mmPerUnit < SMALLEST_FEATURE_MM)
    score -= 2;
  if (hasDrillSizes(extent.circleDiameters, mmPerUnit)) score += 1;
  return score;
}

function fillsSheet(widthMm: number, heightMm: number): boolean {
  const [short, long] = widthMm < heightMm ? [widthMm, heightMm] : [heightMm, widthMm];
  const fits = (size: number, sheet: number) => size <= sheet + 0.5 && size >= sheet - SHEET_MARGIN_MM;
  return SHEETS_MM.some(([a, b]) => fits(short, a) && fits(long, b));
}

/** Whether most circles have the diameter of a drill: a multiple of 0.5 mm or of 1/16 in, between 1 and 40 mm. */
function hasDrillSizes(diameters: readonly number[], mmPerUnit: number): boolean {
  const isMultiple = (mm: number, step: number) => Math.abs(mm / step - Math.round(mm / step)) * step < 0.005;
  const nDrills = diameters
    .map((diameter) => diameter * mmPerUnit)
    .filter((mm) => mm >= 1 && mm <= 40 && (isMultiple(mm, 0.5) || isMultiple(mm, 25.4 / 16))).length;
  return nDrills > 0 && 2 * nDrills >= diameters.length;
}

/** Whether all circles would be too small for any tool, and yet drills if the numbers are inches. */
export function tooSmallToDrill({ circleDiameters }: Extent, mmPerUnit: number): boolean {
  const inchMm = MM_PER_UNIT.in;
  return (
    circleDiameters.length > 0 &&
    circleDiameters.every((diameter) => diameter * mmPerUnit < SMALLEST_FEATURE_MM) &&
    hasDrillSizes(circleDiameters, inchMm)
  );
}

/** A sentence's number: at most four digits after the point, no trailing zeros. */
export function shown(value: number): string {
  return String(Number(value.toFixed(4)));
}
