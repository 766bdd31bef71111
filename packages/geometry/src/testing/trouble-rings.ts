import { cos, PI, sin } from '../numeric.js';
import { between, type Random, randomFrom, wholeBetween } from './random.js';

/** One grid step of the polygon kernel, mm. */
const STEP_MM = 1e-4;

/**
 * Kinds of rings that break polygon code, each at about 100 mm unless its name says otherwise:
 * `collinear`: long runs that bend by a grid step or not at all. `duplicates`: points repeated, some many times. `spikes`: sides run out and
 * back, with no width or a few grid steps. `touching`: rings that share corners, sides or parts of sides. `sliver`: much longer than wide. `tiny-arcs`: corners
 * rounded with radii from 1 µm up, finely flattened. `near-hole`: a hole whose corners or sides lie on its outline, or a grid step away. `comb`: many teeth, gaps of every width. `star`:
 * sharp corners, long thin arms. `spiral`: a long corridor. `raster`: corners on a coarse raster, so that many coincide. `crossing`: no rules. `far`:
 * small and almost 10⁷ mm from the origin. `jagged`: a walk of steps of a few µm, as a tracer leaves them. `nothing`: no area, too few points, or none.
 */
export const TROUBLE_RING_KINDS = [
  'collinear',
  'duplicates',
  'spikes',
  'touching',
  'sliver',
  'tiny-arcs',
  'near-hole',
  'comb',
  'star',
  'spiral',
  'raster',
  'crossing',
  'far',
  'jagged',
  'nothing',
] as const;

/** See {@link TROUBLE_RING_KINDS}. */
export type TroubleRingKind = (typeof TROUBLE_RING_KINDS)[number];

/**
 * Rings that aim at trouble: one or more flat polygons `[x0, y0, …]` mm, some clockwise, many of them crossing themselves or each other. Every coordinate is
 * finite and within ±10⁷ mm. The same kind and seed give the same bits on every machine.
 * @param seed - a whole number; a few thousand seeds give a few thousand different sets
 */
export function troubleRings(kind: TroubleRingKind, seed: number): Float64Array[] {
  const random = randomFrom(seed * TROUBLE_RING_KINDS.length + TROUBLE_RING_KINDS.indexOf(kind));
  return makers[kind](random).map((points) => Float64Array.from(points.flat()));
}

type Points = (readonly [number, number])[];

const makers: Record<TroubleRingKind, (random: Random) => Points[]> = {
  collinear: (random) => [withRuns(blob(random, wholeBetween(random, 3, 9)), random)],
  duplicates: (random) => [
    blob(random, wholeBetween(random, 3, 12)).flatMap(
      (point): Points => Array.from({ length: wholeBetween(random, 1, 16) }, () => point),
    ),
  ],
  spikes: (random) => [withSpikes(blob(random, wholeBetween(random, 3, 12)), random)],
  touching,
  sliver: (random) => [sliver(random)],
  'tiny-arcs': (random) => [rounded(blob(random, wholeBetween(random, 3, 7)), random)],
  'near-hole': nearHole,
  comb: (random) => [comb(random)],
  star: (random) => [star(random)],
  spiral: (random) => [spiral(random)],
  raster: (random) =>
    Array.from({ length: wholeBetween(random, 1, 3) }, () =>
      rasterWalk(random, 25, 3, wholeBetween(random, 3, 14)),
    ),
  crossing: (random) =>
    Array.from({ length: wholeBetween(random, 1, 3) }, () => scattered(random, wholeBetween(random, 3, 20))),
  far: (random) => [
    scattered(random, wholeBetween(random, 3, 10)).map(([x, y]) => [9_999_899 + x, y - 9_999_899] as const),
  ],
  jagged: (random) => [jagged(random)],
  nothing,
};

/** Corners around a centre, each in its own sector: it does not cross itself. */
function blob(random: Random, nCorners: number): Points {
  const turnRad = between(random, 0, 2 * PI);
  return Array.from({ length: nCorners }, (_, i) => {
    const radiusMm = between(random, 20, 60);
    const angleRad = turnRad + (2 * PI * i) / nCorners;
    return [radiusMm * cos(angleRad), radiusMm * sin(angleRad)] as const;
  });
}

function scattered(random: Random, nCorners: number): Points {
  return Array.from(
    { length: nCorners },
    () => [between(random, -50, 50), between(random, -50, 50)] as const,
  );
}

function rasterWalk(random: Random, stepMm: number, nSteps: number, nCorners: number): Points {
  const coordinate = () => stepMm * wholeBetween(random, -nSteps, nSteps);
  return Array.from({ length: nCorners }, () => [coordinate(), coordinate()] as const);
}

/** Each side split many times, the new corners on it or within a grid step or two. */
function withRuns(points: Points, random: Random): Points {
  return points.flatMap(([x0, y0], i): Points => {
    const [x1, y1] = points[(i + 1) % points.length]!;
    const nPieces = wholeBetween(random, 1, 40);
    const offMm = STEP_MM * wholeBetween(random, 0, 2);
    const off = () => offMm * wholeBetween(random, -1, 1);
    const inner = Array.from({ length: nPieces - 1 }, (_, k) => {
      const share = (k + 1) / nPieces;
      return [x0 + share * (x1 - x0) + off(), y0 + share * (y1 - y0) + off()] as const;
    });
    return [[x0, y0], ...inner];
  });
}

function withSpikes(points: Points, random: Random): Points {
  return points.flatMap(([x, y]): Points => {
    const widthMm = STEP_MM * wholeBetween(random, 0, 5);
    const tip = [x * between(random, -1, 3), y * between(random, -1, 3)] as const;
    return random() < 0.5 ? [[x, y]] : [[x, y], tip, [x + widthMm, y - widthMm]];
  });
}

/** Squares and triangles on a raster of half their size, so that corners meet corners and the middles of sides. */
function touching(random: Random): Points[] {
  return Array.from({ length: wholeBetween(random, 2, 6) }, (): Points => {
    const [x, y] = [25 * wholeBetween(random, -2, 2), 25 * wholeBetween(random, -2, 2)];
    const sizeMm = 25 * wholeBetween(random, 1, 3);
    const square: Points = [
      [x, y],
      [x + sizeMm, y],
      [x + sizeMm, y + sizeMm],
      [x, y + sizeMm],
    ];
    const corners = square.slice(0, wholeBetween(random, 3, 4));
    return random() < 0.3 ? corners.reverse() : corners;
  });
}

function sliver(random: Random): Points {
  const angleRad = between(random, 0, 2 * PI);
  const widthMm = STEP_MM * wholeBetween(random, 1, 30);
  const [ux, uy] = [cos(angleRad), sin(angleRad)];
  const at = (along: number, left: number) => [along * ux - left * uy, along * uy + left * ux] as const;
  return [
    at(-50, 0),
    at(between(random, -40, 40), between(random, -1, 1) * widthMm),
    at(50, 0),
    at(between(random, -40, 40), widthMm),
  ];
}

/** Each corner replaced by an arc of many points. */
function rounded(points: Points, random: Random): Points {
  return points.flatMap(([x, y], i): Points => {
    const [x0, y0] = points.at(i - 1)!;
    const [x1, y1] = points[(i + 1) % points.length]!;
    const share = [1e-5, 1e-4, 1e-3, 0.1, 0.45][wholeBetween(random, 0, 4)]!;
    const nPoints = wholeBetween(random, 2, 40);
    return Array.from({ length: nPoints + 1 }, (_, k) => {
      // A parabola from one side to the other, its corner the corner.
      const t = k / nPoints;
      const [before, after] = [share * (1 - t) * (1 - t), share * t * t];
      return [x + before * (x0 - x) + after * (x1 - x), y + before * (y0 - y) + after * (y1 - y)] as const;
    });
  });
}

function nearHole(random: Random): Points[] {
  const outline = blob(random, wholeBetween(random, 3, 8));
  const gapMm = STEP_MM * wholeBetween(random, 0, 3);
  const hole = outline.map(([x, y]) => {
    const share = random() < 0.5 ? 1 : between(random, 0.3, 0.9);
    return [x * share + (share === 1 ? gapMm : 0), y * share] as const;
  });
  return [outline, hole.reverse()];
}

function comb(random: Random): Points {
  const nTeeth = wholeBetween(random, 2, 60);
  const gapMm = [STEP_MM, 2 * STEP_MM, 0.01, 0.5, 2][wholeBetween(random, 0, 4)]!;
  const pitchMm = gapMm + between(random, 0.001, 3);
  const leanMm = between(random, -20, 20);
  const teeth = Array.from({ length: nTeeth }, (_, i): Points => {
    const x = i * pitchMm;
    return [
      [x, 0],
      [x + leanMm, between(random, 10, 50)],
      [x + pitchMm - gapMm + leanMm, between(random, 10, 50)],
      [x + pitchMm - gapMm, 0],
    ];
  });
  return [...teeth.flat(), [nTeeth * pitchMm, -5], [0, -5]];
}

function star(random: Random): Points {
  const nArms = wholeBetween(random, 3, 60);
  const innerMm = between(random, 0.001, 20);
  return Array.from({ length: 2 * nArms }, (_, i) => {
    const radiusMm = i % 2 === 0 ? between(random, 30, 50) : innerMm;
    return [radiusMm * cos((PI * i) / nArms), radiusMm * sin((PI * i) / nArms)] as const;
  });
}

/** Out along a spiral and back beside it. */
function spiral(random: Random): Points {
  const nTurns = wholeBetween(random, 1, 6);
  const perTurn = wholeBetween(random, 5, 40);
  const pitchMm = 50 / nTurns;
  const widthMm = pitchMm * between(random, 0.01, 0.95);
  const at = (i: number, extraMm: number) => {
    const angleRad = (2 * PI * i) / perTurn;
    const radiusMm = (pitchMm * i) / perTurn + extraMm;
    return [radiusMm * cos(angleRad), radiusMm * sin(angleRad)] as const;
  };
  const nPoints = nTurns * perTurn + 1;
  const inner = Array.from({ length: nPoints }, (_, i) => at(i, 0));
  return [...Array.from({ length: nPoints }, (_, i) => at(i, widthMm)), ...inner.reverse()];
}

function jagged(random: Random): Points {
  const nPoints = wholeBetween(random, 20, 400);
  const noiseMm = [0.0003, 0.002, 0.05, 1][wholeBetween(random, 0, 3)]!;
  return Array.from({ length: nPoints }, (_, i) => {
    const angleRad = (2 * PI * i) / nPoints;
    const radiusMm = 40 + 10 * sin(3 * angleRad) + between(random, -noiseMm, noiseMm);
    return [radiusMm * cos(angleRad), radiusMm * sin(angleRad)] as const;
  });
}

function nothing(random: Random): Points[] {
  const [a, b] = scattered(random, 2) as [Points[number], Points[number]];
  const beyond = [2 * b[0] - a[0], 2 * b[1] - a[1]] as const;
  const all: Points[] = [[], [a], [a, b], [a, a, a], [a, b, a, b], [a, b, beyond]];
  return [all[wholeBetween(random, 0, all.length - 1)]!];
}
