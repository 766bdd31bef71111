import {
  MillwrightError,
  type Motion,
  type Point3,
  type ProgramFrame,
  type ProgramReading,
  type Setup,
} from '@millwright/contracts';

/** What a frame is derived from. */
export interface FrameSource {
  readonly frame?: ProgramFrame;
  readonly setup?: Setup;
  /** The sheet; undefined where it is not given. */
  readonly stock?: { readonly widthMm: number; readonly heightMm: number; readonly thicknessMm: number };
}

/**
 * How a program's coordinates lie over the sheet: the frame as given, else by the zero of the setup, else, with a setup that names none,
 * corner and stock top, Z up. Undefined where nothing says it. This is the one place that knows.
 * @throws MillwrightError INPUT_INVALID: frame and setup name different zeros, or the setup's lies where only the missing stock could tell
 */
export function frameOf({ frame, setup, stock }: FrameSource): ProgramFrame | undefined {
  const bySetup = setup && zeroOfSetupMm(setup, stock);
  if (frame === undefined) {
    if (setup === undefined || bySetup === undefined) return undefined;
    return { zeroMm: bySetup, zPoints: 'up' };
  }
  if (setup?.zero !== undefined && bySetup !== undefined) {
    const apartMm = Math.max(...bySetup.map((at, axis) => Math.abs(at - (frame.zeroMm[axis] as number))));
    if (apartMm > SAME_ZERO_MM) refuseTwoZeros(frame.zeroMm, bySetup);
  }
  return frame;
}

/** Two ways to write the same zero may differ by rounding, mm. */
const SAME_ZERO_MM = 1e-6;

function refuseTwoZeros(byFrame: Point3, bySetup: Point3): never {
  throw new MillwrightError('INPUT_INVALID', {
    message: `The frame has the program's zero at ${byFrame.join(', ')} mm on the sheet, setup.zero at ${bySetup.join(', ')} mm.`,
    hint: 'Give one of them, or the same place in both.',
    data: { path: 'frame.zeroMm' },
  });
}

/** Where the operator sets zero by the setup, sheet coordinates, mm; undefined where that needs a sheet that is not given. */
function zeroOfSetupMm({ zero }: Setup, stock: FrameSource['stock']): Point3 | undefined {
  if (zero === undefined) return [0, 0, 0];
  if (stock === undefined) return undefined;
  const share = { left: 0, near: 0, centre: 0.5, right: 1, far: 1 } as const;
  return [
    share[zero.x] * stock.widthMm,
    share[zero.y] * stock.heightMm,
    zero.z === 'spoilboard' ? -stock.thicknessMm : 0,
  ];
}

/**
 * A reading in sheet coordinates (lower left corner, Z 0 at the stock top, up). Where Z points down it is turned over and nothing else:
 * X, Y and the sense of arcs stay.
 *
 * A height that the program has not stated yet (see {@link nAtUnknownHeight}) is not carried into the wood by a zero that lies there: it
 * is at the stock top at the lowest.
 */
export function readingOnSheet(reading: ProgramReading, { zeroMm, zPoints }: ProgramFrame): ProgramReading {
  const isDown = zPoints === 'down';
  if (!isDown && zeroMm.every((at) => at === 0)) return reading;
  const moved = ([x, y, z]: Point3): Point3 => [x + zeroMm[0], y + zeroMm[1], (isDown ? -z : z) + zeroMm[2]];
  const lifted = (at: Point3): Point3 => {
    const [x, y, z] = moved(at);
    return [x, y, Math.max(0, z)];
  };
  const nUnknown = nAtUnknownHeight(reading);
  const motions = reading.motions.map((motion, i): Motion => {
    const { fromMm, toMm, centreMm } = motion;
    return {
      ...motion,
      fromMm: i <= nUnknown && nUnknown >= 0 ? lifted(fromMm) : moved(fromMm),
      toMm: i < nUnknown ? lifted(toMm) : moved(toMm),
      ...(centreMm === undefined
        ? {}
        : { centreMm: [centreMm[0] + zeroMm[0], centreMm[1] + zeroMm[1]] as const }),
    };
  });
  return { ...reading, motions };
}

/**
 * How many motions at the beginning, waits and rapids, keep the height a reader assumes where the program does not state where it starts;
 * the next one comes from there. −1 where the start is known. A feed motion at such a height is taken as it stands.
 */
function nAtUnknownHeight({ motions, startUnknown }: ProgramReading): number {
  if (!startUnknown) return -1;
  const startZMm = motions[0]?.fromMm[2];
  const first = motions.findIndex(
    ({ kind, toMm }) => kind === 'line' || kind === 'arc' || toMm[2] !== startZMm,
  );
  return first < 0 ? motions.length : first;
}

/** A setup whose work zero is the sheet's lower left corner and top, for motions in sheet coordinates. */
export function setupOnSheet(setup: Setup, { zeroMm }: ProgramFrame): Setup {
  const { zero: _, workZeroMm, ...rest } = setup;
  const [x, y, z] = workZeroMm;
  return { ...rest, workZeroMm: [x - zeroMm[0], y - zeroMm[1], z - zeroMm[2]] };
}
