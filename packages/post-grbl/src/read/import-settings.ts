import {
  type ImportSettingsResult,
  importSettingsRequestSchema,
  type Machine,
  type ProgramCheckEngine,
  type ProgramRemark,
  parseInput,
} from '@millwright/contracts';

type Triple = readonly [number, number, number];

/** A setting and what a workshop's machine can have: outside of it the figure is odd, not impossible. */
interface Field {
  readonly first: number;
  readonly name: 'stepsPerMm' | 'maxRateMmPerMin' | 'accelerationMmPerS2' | 'travelMm';
  readonly unit: string;
  readonly least: number;
  readonly most: number;
}

/** Ranges: from the smallest to the largest of 88 machine variants in public profiles, with a factor of about 5 to spare. */
const FIELDS: readonly Field[] = [
  { first: 100, name: 'stepsPerMm', unit: 'steps/mm', least: 5, most: 5000 },
  { first: 110, name: 'maxRateMmPerMin', unit: 'mm/min', least: 50, most: 60_000 },
  { first: 120, name: 'accelerationMmPerS2', unit: 'mm/s²', least: 1, most: 10_000 },
  { first: 130, name: 'travelMm', unit: 'mm', least: 10, most: 6000 },
];
/** Above it an 8-bit board loses steps (measured: some 30 kHz). */
const MAX_STEP_RATE_HZ = 30_000;
const LINE = /^\s*\$(\d{1,3})\s*=\s*([-+]?\d*\.?\d+)/;
const JUNCTION_MAX_MM = 0.5;
const ARC_TOLERANCE_MAX_MM = 0.1;

/**
 * Makes the fields of a machine profile out of what a controller answers to `$$`. Every field taken over is put down in `sources` as
 * read from the machine itself. Other lines of the text are passed over.
 * @returns the fields that the dump holds, and remarks on what is missing, absurd, or more than an 8-bit board can do
 * @throws MillwrightError INPUT_INVALID
 */
export const importSettings: ProgramCheckEngine['importSettings'] = (given) => {
  const { text, source } = parseInput(importSettingsRequestSchema, given, {
    what: 'The request',
    hint: 'Give `text`, the answer to $$ (at most 1 MB), and `source`, where it comes from.',
  });
  const values = new Map<number, { value: number; line: number }>();
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const match = LINE.exec(line);
    if (match !== null) values.set(Number(match[1]), { value: Number(match[2]), line: index + 1 });
  });
  const remarks: ProgramRemark[] = [];
  const machine: Partial<Machine> = {};
  const sources: { field: string; source: string; verified: 'source-read' }[] = [];
  const take = (field: string) => sources.push({ field, source, verified: 'source-read' });
  for (const field of FIELDS) {
    const triple = tripleOf(field, values, remarks);
    if (triple === undefined) continue;
    Object.assign(machine, { [field.name]: triple });
    take(field.name);
  }
  takeScalars(machine, values, { remarks, take });
  checkStepRate(machine, remarks);
  Object.assign(machine, { sources });
  const laser = values.get(32);
  const result: ImportSettingsResult = {
    machine,
    stepIdleDelayMs: values.get(1)?.value,
    isLaserMode: laser === undefined ? undefined : laser.value !== 0,
    remarks,
  };
  return result;
};

type Values = ReadonlyMap<number, { value: number; line: number }>;

function tripleOf(field: Field, values: Values, remarks: ProgramRemark[]): Triple | undefined {
  const found = [0, 1, 2].map((axis) => values.get(field.first + axis));
  if (found.some((each) => each === undefined)) {
    const message = `The dump has no $${field.first} to $${field.first + 2}: ${field.name} stays unknown.`;
    remarks.push(remark(1, 'SETTING_MISSING', message, 'Send $$ to the machine and copy its whole answer.'));
    return undefined;
  }
  let isUsable = true;
  found.forEach((each, axis) => {
    const value = each?.value ?? 0;
    if (value >= field.least && value <= field.most) return;
    isUsable &&= value > 0;
    const range = `${field.least} to ${field.most} ${field.unit}`;
    const message = `$${field.first + axis} is ${value} ${field.unit}; machines have ${range}.`;
    remarks.push(remark(each?.line ?? 1, 'SETTING_ODD', message, 'Check the setting at the machine.'));
  });
  if (!isUsable) return undefined;
  return [found[0]?.value ?? 0, found[1]?.value ?? 0, found[2]?.value ?? 0];
}

function takeScalars(
  machine: Partial<Machine>,
  values: Values,
  { remarks, take }: { remarks: ProgramRemark[]; take: (field: string) => void },
): void {
  const junction = values.get(11);
  if (junction !== undefined && junction.value >= 0) {
    Object.assign(machine, { junctionDeviationMm: junction.value });
    take('junctionDeviationMm');
    if (junction.value > JUNCTION_MAX_MM) oddScalar(11, junction, JUNCTION_MAX_MM, remarks);
  }
  const tolerance = values.get(12);
  if (tolerance !== undefined && tolerance.value > 0) {
    Object.assign(machine, { arcToleranceMm: tolerance.value });
    take('arcToleranceMm');
    if (tolerance.value > ARC_TOLERANCE_MAX_MM) oddScalar(12, tolerance, ARC_TOLERANCE_MAX_MM, remarks);
  }
  const fastest = values.get(30);
  const slowest = values.get(31);
  if (fastest === undefined || !(fastest.value > 0)) return;
  const minRpm = Math.max(0, slowest?.value ?? 0);
  Object.assign(machine, { spindle: { minRpm, maxRpm: fastest.value, spinUpS: 3 } });
  take('spindle');
  if (minRpm > fastest.value) {
    const message = `$31 (${minRpm} rpm) is larger than $30 (${fastest.value} rpm).`;
    remarks.push(remark(slowest?.line ?? 1, 'SETTING_ODD', message, 'Check both settings at the machine.'));
  }
}

function oddScalar(
  number: number,
  { value, line }: { value: number; line: number },
  most: number,
  remarks: ProgramRemark[],
): void {
  const message = `$${number} is ${value} mm; more than ${most} mm rounds corners visibly.`;
  remarks.push(remark(line, 'SETTING_ODD', message, 'Check the setting at the machine.'));
}

/** Steps per second at full rate. */
function checkStepRate({ stepsPerMm, maxRateMmPerMin }: Partial<Machine>, remarks: ProgramRemark[]): void {
  stepsPerMm?.forEach((steps, axis) => {
    const rateHz = (steps * (maxRateMmPerMin?.[axis] ?? 0)) / 60;
    if (rateHz <= MAX_STEP_RATE_HZ) return;
    const message = `Axis ${'XYZ'[axis]} makes ${Math.round(rateHz)} steps/s at its fastest; an 8-bit board loses steps above ${MAX_STEP_RATE_HZ}.`;
    remarks.push(remark(1, 'STEP_RATE_HIGH', message, `Lower $${110 + axis}, unless the board has 32 bits.`));
  });
}

function remark(line: number, code: string, message: string, remedy: string): ProgramRemark {
  return { line, severity: 'warning', code, message, remedy };
}
