import {
  MillwrightError,
  type MovementCheck,
  type MovementRequest,
  movementRequestSchema,
  parseInput,
} from '@millwright/contracts';

/**
 * The request, validated once at the edge: its schema, and what one field asks of another.
 * @throws MillwrightError INPUT_INVALID with the path of the first fault
 */
export function parseRequest(request: MovementRequest): MovementRequest {
  const parsed = parseInput(movementRequestSchema, request, {
    what: 'The request',
    hint:
      'Percent is percent: 8 % moisture is written 8, 80 % humidity 80. Moisture is 1 to 30 %, humidity 2 to 100 %, air −30 to 50 °C ' +
      '(temperatureF takes Fahrenheit); widths are in mm and above 0, ring angles 0 to 90 deg.',
  });
  parsed.checks.forEach(requireWhole);
  return parsed;
}

/** What belongs together and what excludes one another within one check. */
function requireWhole(check: MovementCheck, index: number): void {
  const refuse = (path: string, message: string) => {
    throw new MillwrightError('INPUT_INVALID', {
      message: `The request is not valid: checks.${index}.${path}: ${message}`,
      hint: 'See the fields of this kind of check in the README of @millwright/wood-movement.',
      data: { path: `checks.${index}.${path}` },
    });
  };
  if (takesEither(check) && (check.species === undefined) === (check.panelProduct === undefined))
    refuse('species', 'give species for solid wood or panelProduct for a sheet material, one of the two.');
  if (check.kind === 'inset-door' && (check.construction === 'framed') !== (check.stileWidthMm !== undefined))
    refuse('stileWidthMm', 'a framed door has a stile width in mm, a slab has none.');
  if (check.kind === 'inset-door' && 2 * (check.stileWidthMm ?? 0) > check.widthMm)
    refuse(
      'stileWidthMm',
      `two stiles of ${check.stileWidthMm} mm are wider than the door, ${check.widthMm} mm.`,
    );
  if (
    check.kind === 'breadboard' &&
    (check.tongueWidthMm === undefined) !== (check.mortiseWidthMm === undefined)
  )
    refuse('mortiseWidthMm', 'tongueWidthMm and mortiseWidthMm are given together or not at all.');
  if (check.kind === 'carcass') requireCarcass(check, refuse);
  if (check.kind === 'panel-stock') requireLikelySheet(check, refuse);
  if (check.kind === 'veneer' && (check.back === undefined) !== (check.backThicknessMm === undefined))
    refuse('backThicknessMm', 'back and backThicknessMm are given together or not at all.');
}

function requireCarcass(
  check: Extract<MovementCheck, { kind: 'carcass' }>,
  refuse: (path: string, message: string) => void,
): void {
  const slotted = check.inwardTravelMm !== undefined && check.outwardTravelMm !== undefined;
  if (check.fixing === 'one-end' && !slotted)
    refuse(
      'inwardTravelMm',
      'fixed at one end, it needs inwardTravelMm and outwardTravelMm of its slots, mm.',
    );
  if ((check.reachMm ?? 0) > check.widthMm)
    refuse('reachMm', `${check.reachMm} mm is farther than the side is deep, ${check.widthMm} mm.`);
}

/** A sheet differs from its nominal thickness by less than this ratio in every table that was read; more is a slip of unit. */
const MOST_OFF_RATIO = 0.3;

function requireLikelySheet(
  {
    measuredThicknessMm: measuredMm,
    nominalThicknessMm: nominalMm,
  }: Extract<MovementCheck, { kind: 'panel-stock' }>,
  refuse: (path: string, message: string) => void,
): void {
  if (measuredMm !== undefined && Math.abs(measuredMm / nominalMm - 1) > MOST_OFF_RATIO)
    refuse(
      'measuredThicknessMm',
      `${measuredMm} mm is more than ${100 * MOST_OFF_RATIO} % off the nominal ${nominalMm} mm; give both in mm.`,
    );
}

type EitherCheck = MovementCheck & { readonly species?: string; readonly panelProduct?: string };

const EITHER: ReadonlySet<MovementCheck['kind']> = new Set([
  'board',
  'framed-panel',
  'build-season',
  'top-fastener',
  'inset-panel',
  'drawer-front',
  'inset-door',
  'solid-bottom',
]);

const takesEither = (check: MovementCheck): check is EitherCheck => EITHER.has(check.kind);
