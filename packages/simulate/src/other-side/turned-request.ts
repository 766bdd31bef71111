import type { Contour, Motion, OtherSide, Part, Placement } from '@millwright/contracts';
import type { CompleteRequest } from '../scene/stand-ins.js';

/** Which way the sheet was turned over, and its size. */
export interface Turn {
  readonly about: 'x' | 'y';
  readonly widthMm: number;
  readonly heightMm: number;
}

/**
 * The request of the second program as if it were the only one: its motions are in coordinates of the sheet as it then lies, so everything
 * else is turned over. About y X becomes width − X, about x Y becomes height − Y; what was cut from below is cut from above. What stands on
 * the sheet then is given with the second program: the first clamping has been taken off.
 */
export function turnedRequest(request: CompleteRequest, other: OtherSide): CompleteRequest {
  const { otherSide: _, ...rest } = request;
  const turn = turnOf(request, other.turnedAbout);
  const missing = new Set(request.missing);
  if (other.reading.units === 'unstated') missing.add('units');
  else missing.delete('units');
  return {
    ...rest,
    programSha256: other.programSha256,
    reading: other.reading,
    asGiven: { reading: other.reading },
    isOtherSide: true,
    parts: request.parts.map(turnedPart),
    layout: {
      ...request.layout,
      placements: request.layout.placements.map((placement) =>
        placement.sheetIndex === request.sheetIndex ? turnedPlacement(placement, turn) : placement,
      ),
    },
    operations: request.operations.flatMap((intent): CompleteRequest['operations'] => {
      if (intent.kind === 'clear') return [{ ...intent, contour: turnedContour(intent.contour, turn) }];
      return intent.kind === 'feature-tools' ? [intent] : [];
    }),
    tabs: other.tabs,
    obstacles: other.obstacles ?? [],
    blocks: [],
    missing,
  };
}

/** The turn of the request's own sheet. */
export function turnOf({ layout, sheetIndex }: CompleteRequest, about: 'x' | 'y'): Turn {
  const { widthMm = 0, heightMm = 0 } = layout.sheets[sheetIndex] ?? {};
  return { about, widthMm, heightMm };
}

/** A place of the first side as seen from the other. */
export function turnedPoint([xMm, yMm]: readonly [number, number], turn: Turn): [number, number] {
  return turn.about === 'y' ? [turn.widthMm - xMm, yMm] : [xMm, turn.heightMm - yMm];
}

/** A motion as seen from the other face: X and Y turned, Z as it is. */
export function turnedMotion(motion: Motion, turn: Turn): Motion {
  const place = ([xMm, yMm, zMm]: Motion['toMm']): Motion['toMm'] => [...turnedPoint([xMm, yMm], turn), zMm];
  return {
    ...motion,
    fromMm: place(motion.fromMm),
    toMm: place(motion.toMm),
    ...(motion.centreMm === undefined ? {} : { centreMm: turnedPoint(motion.centreMm, turn) }),
    ...(motion.clockwise === undefined ? {} : { clockwise: !motion.clockwise }),
    ...(motion.sweepRad === undefined ? {} : { sweepRad: -motion.sweepRad }),
  };
}

/**
 * A placement is mirror, turn, move. A reflection F at the Y axis takes R(θ) M to R(−θ) F M, and F M is M with the mirror changed; one
 * at the X axis is F followed by half a turn.
 */
function turnedPlacement(placement: Placement, turn: Turn): Placement {
  const [xMm, yMm] = turnedPoint([placement.xMm, placement.yMm], turn);
  const turnedDeg = (turn.about === 'y' ? 0 : 180) - placement.rotationDeg;
  return {
    ...placement,
    xMm,
    yMm,
    rotationDeg: turnedDeg > 360 ? turnedDeg - 360 : turnedDeg,
    mirrored: !placement.mirrored,
  };
}

function turnedContour(contour: Contour, turn: Turn): Contour {
  return {
    ...contour,
    vertices: contour.vertices.map(([xMm, yMm, bulge]) => [...turnedPoint([xMm, yMm], turn), -bulge]),
  };
}

function turnedPart(part: Part): Part {
  return {
    ...part,
    features: part.features.map((feature) => ({
      ...feature,
      side: feature.side === 'bottom' ? ('top' as const) : ('bottom' as const),
    })),
  };
}
