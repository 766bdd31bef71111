import { finding, type OtherSide } from '@millwright/contracts';
import { holds, type Judgement, mm, notApplicable, show, undecided, violated } from '../judgement.js';
import { lengthOf } from '../plane-length.js';
import type { CompleteRequest } from '../scene/stand-ins.js';
import { turnedMotion, turnedPoint, turnedRequest, turnOf } from './turned-request.js';

/** Bound of how deep the motions of a request enter parts, mm. */
export type GougeDepth = (request: CompleteRequest) => Promise<number>;

/** Pins nearer to their image than this are the same hole: the fit of a dowel, mm. */
const PIN_FIT_MM = 0.05;
/** A shift is looked for as far as this; what is farther off is no matter of register, mm. */
const LARGEST_SHIFT_MM = 3;
/** Most shifts that are tried. */
const MOST_TRIALS = 60;
/** Longer programs are not shifted about, motions. */
const MOST_MOTIONS = 100_000;

/** The dowels that place the sheet map onto one another when it is turned: else it lies elsewhere than the second program supposes. */
export function checkPins(request: CompleteRequest, { pins, turnedAbout }: OtherSide): Judgement {
  const id = 'pins';
  if (pins.length === 0)
    return notApplicable(id, 'No pins are given; the turned sheet is placed by its edges.');
  const turn = turnOf(request, turnedAbout);
  const astray = pins.flatMap(({ centreMm, diameterMm }) => {
    const [xMm, yMm] = turnedPoint(centreMm, turn);
    const gapMm = pins
      .filter((pin) => Math.abs(pin.diameterMm - diameterMm) <= PIN_FIT_MM)
      .reduce(
        (least, pin) => Math.min(least, lengthOf(pin.centreMm[0] - xMm, pin.centreMm[1] - yMm)),
        Number.POSITIVE_INFINITY,
      );
    return gapMm <= PIN_FIT_MM ? [] : [{ centreMm, gapMm }];
  });
  const [first] = astray;
  if (first === undefined)
    return holds(id, `All ${pins.length} pins come to lie on pins when the sheet is turned.`);
  const other = turnOf(request, turnedAbout === 'x' ? 'y' : 'x');
  const fitsOther = pins.every(({ centreMm }) => {
    const [xMm, yMm] = turnedPoint(centreMm, other);
    return pins.some((pin) => lengthOf(pin.centreMm[0] - xMm, pin.centreMm[1] - yMm) <= PIN_FIT_MM);
  });
  const [xMm, yMm] = first.centreMm;
  const howFar = Number.isFinite(first.gapMm)
    ? `${show(first.gapMm)} mm beside the nearest pin of its size`
    : 'where no pin of its size is';
  return violated(id, 'The pins do not map onto themselves.', [
    finding('SIMULATE_REGISTER', {
      message: `Turned about ${turnedAbout} the pin at ${show(xMm)}, ${show(yMm)} comes to lie ${howFar}; ${show(PIN_FIT_MM)} mm are allowed. ${fitsOther ? `They would fit turned about ${other.about}.` : 'Place pins symmetrically about the axis.'}`,
      atMm: [xMm, yMm],
      ...(Number.isFinite(first.gapMm) ? { measured: mm(first.gapMm) } : {}),
      allowed: mm(PIN_FIT_MM),
      count: astray.length,
    }),
  ]);
}

/** How the second program lies over the turned sheet. */
export interface Lie {
  /** How deep it enters parts, mm. */
  readonly depthMm: number;
  /** Contours through the sheet that neither program finishes, nor both together. */
  readonly open: readonly string[];
  /** How many obligations say of a feature of its face that it is not made. */
  readonly nUnmade: number;
}

/** What tells whether another lie would be better. */
export interface Trials {
  readonly gougeDepth: GougeDepth;
  /** Contours that a request's program finishes. */
  readonly finished: (request: CompleteRequest) => Promise<ReadonlySet<string>>;
  /** How many features a request's program does not make. */
  readonly nUnmade: (request: CompleteRequest) => Promise<number>;
}

/**
 * Whether the second program, where it enters parts or leaves contours or features unmade, would not do so with the sheet turned about the
 * other axis, if it were mirrored (as a program that was exported as seen from the first face), or shifted a little: then it is out of
 * register, and that is what to mend.
 */
export async function checkRegister(
  request: CompleteRequest,
  other: OtherSide,
  lie: Lie,
  trials: Trials,
): Promise<Judgement> {
  const id = 'register';
  const { toleranceMm } = request;
  const { depthMm, open, nUnmade } = lie;
  if (depthMm <= toleranceMm && open.length === 0 && nUnmade === 0) {
    return holds(
      id,
      'The second program enters no part where the turned sheet lies, and nothing is left uncut.',
    );
  }
  const turnedAbout = other.turnedAbout === 'x' ? ('y' as const) : ('x' as const);
  if (await isRight(turnedRequest(request, { ...other, turnedAbout }), lie, trials))
    return wrongAxis(id, other.turnedAbout, turnedAbout);
  if (other.reading.motions.length <= MOST_MOTIONS) {
    for (const about of ['y', 'x'] as const) {
      const turn = turnOf(request, about);
      const motions = other.reading.motions.map((motion) => turnedMotion(motion, turn));
      const mirrored = turnedRequest(request, { ...other, reading: { ...other.reading, motions } });
      if (await isRight(mirrored, lie, trials)) return notMirrored(id, about);
    }
  }
  if (depthMm <= toleranceMm)
    return holds(id, 'It enters no part; what is left uncut is no matter of register.');
  if (depthMm > LARGEST_SHIFT_MM || other.reading.motions.length > MOST_MOTIONS) {
    return undecided(id, 'It enters parts; whether a shift would mend that was not looked for.');
  }
  const shift = await healingShift(turnedRequest(request, other), depthMm, trials.gougeDepth);
  if (shift === undefined)
    return holds(id, 'It enters parts, but no small shift of the sheet would mend that.');
  return violated(id, 'All that it enters vanishes under a small shift.', [
    finding('SIMULATE_REGISTER', {
      message: `The second program enters parts by up to ${show(depthMm)} mm, and by none if it lay ${show(shift[0])} mm in X and ${show(shift[1])} mm in Y from where it does: the two sides are out of register by ${show(lengthOf(...shift))} mm. Correct the zero of the second side.`,
      measured: mm(lengthOf(...shift)),
      allowed: mm(toleranceMm),
    }),
  ]);
}

/** Whether a program that lies otherwise enters nothing, leaves no contour open, and makes its features, or at least more of them than now. */
async function isRight(request: CompleteRequest, { open, nUnmade }: Lie, trials: Trials): Promise<boolean> {
  if ((await trials.gougeDepth(request)) > request.toleranceMm) return false;
  const finished = await trials.finished(request);
  if (!open.every((contour) => finished.has(contour))) return false;
  const unmade = await trials.nUnmade(request);
  return unmade === 0 || unmade < nUnmade;
}

function notMirrored(id: string, about: 'x' | 'y'): Judgement {
  const axis = about === 'y' ? 'X' : 'Y';
  return violated(id, `It would be right if it were mirrored in ${axis}.`, [
    finding('SIMULATE_REGISTER', {
      message: `The second program enters parts or leaves them uncut; mirrored in ${axis} it does neither. It looks as if it was exported as seen from the first face: export it for the turned sheet.`,
    }),
  ]);
}

function wrongAxis(id: string, given: 'x' | 'y', right: 'x' | 'y'): Judgement {
  return violated(id, `It would be right with the sheet turned about ${right}.`, [
    finding('SIMULATE_REGISTER', {
      message: `With the sheet turned about ${given} the second program enters parts or leaves them uncut; turned about ${right} it does neither. Turn it about ${right}, or export the program for ${given}.`,
    }),
  ]);
}

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** The shift under which nothing is entered, by a search along the axes whose step is halved where it helps no more. */
async function healingShift(
  request: CompleteRequest,
  depthMm: number,
  gougeDepth: GougeDepth,
): Promise<readonly [number, number] | undefined> {
  let best = { shift: [0, 0] as readonly [number, number], depthMm };
  let stepMm = depthMm;
  let left = MOST_TRIALS;
  while (left > 0 && stepMm > request.toleranceMm / 4) {
    let isBetter = false;
    for (const [x, y] of DIRECTIONS) {
      if (left-- <= 0) break;
      const shift = [best.shift[0] + x * stepMm, best.shift[1] + y * stepMm] as const;
      if (lengthOf(...shift) > LARGEST_SHIFT_MM) continue;
      const depth = await gougeDepth(shifted(request, shift));
      if (depth <= request.toleranceMm) return shift;
      if (depth >= best.depthMm) continue;
      best = { shift, depthMm: depth };
      isBetter = true;
    }
    if (!isBetter) stepMm /= 2;
  }
  return undefined;
}

function shifted(request: CompleteRequest, [dx, dy]: readonly [number, number]): CompleteRequest {
  const moved = (place: readonly [number, number, number]): [number, number, number] => [
    place[0] + dx,
    place[1] + dy,
    place[2],
  ];
  const motions = request.reading.motions.map((motion) => ({
    ...motion,
    fromMm: moved(motion.fromMm),
    toMm: moved(motion.toMm),
    ...(motion.centreMm === undefined
      ? {}
      : { centreMm: [motion.centreMm[0] + dx, motion.centreMm[1] + dy] as [number, number] }),
  }));
  return { ...request, reading: { ...request.reading, motions } };
}
