import type { Contour, Vertex } from '@millwright/contracts';
import { cos, PI, sin } from '../numeric.js';
import { between, type Random, randomFrom, wholeBetween } from './random.js';

/**
 * Kinds of contours with arcs that break code: `near-full`: arcs of almost a whole turn. `tiny-arcs`: arcs of a few µm between long lines. `flat`: arcs that are
 * almost lines, with centres millions of mm away. `circle`: a whole circle in two to nine arcs, with or without a vertex moved by less than a grid step. `slot`: two
 * half turns and two lines, down to no length. `rounded`: a polygon of lines and arcs that join smoothly or not, not crossing itself. `any`: no rules. `far`: a rounded one
 * almost 10⁷ mm from the origin.
 */
export const TROUBLE_CONTOUR_KINDS = [
  'near-full',
  'tiny-arcs',
  'flat',
  'circle',
  'slot',
  'rounded',
  'any',
  'far',
] as const;

/** See {@link TROUBLE_CONTOUR_KINDS}. */
export type TroubleContourKind = (typeof TROUBLE_CONTOUR_KINDS)[number];

/**
 * A closed contour that aims at trouble, within the contracts' limits (±10⁷ mm, bulges within ±1,000). `rounded`, `slot`, `circle` and `far` run
 * counter-clockwise and do not cross themselves. The same kind and seed give the same bits on every machine.
 */
export function troubleContour(kind: TroubleContourKind, seed: number): Contour {
  const random = randomFrom(seed * TROUBLE_CONTOUR_KINDS.length + TROUBLE_CONTOUR_KINDS.indexOf(kind) + 1e6);
  return { closed: true, vertices: makers[kind](random) };
}

const makers: Record<TroubleContourKind, (random: Random) => Vertex[]> = {
  'near-full': (random) =>
    scattered(random, wholeBetween(random, 2, 5), () => between(random, 5, 1000) * (random() < 0.5 ? -1 : 1)),
  'tiny-arcs': tinyArcs,
  flat: (random) =>
    scattered(
      random,
      wholeBetween(random, 3, 9),
      () => between(random, -1, 1) * powerOfTen(-wholeBetween(random, 3, 16)),
    ),
  circle,
  slot,
  rounded,
  any: (random) =>
    scattered(random, wholeBetween(random, 2, 12), () => (random() < 0.4 ? 0 : between(random, -2, 2))),
  far: (random) => rounded(random).map(([x, y, bulge]): Vertex => [x + 9_999_899, y - 9_999_899, bulge]),
};

function scattered(random: Random, nVertices: number, bulge: () => number): Vertex[] {
  return Array.from(
    { length: nVertices },
    (): Vertex => [between(random, -50, 50), between(random, -50, 50), bulge()],
  );
}

function rounded(random: Random): Vertex[] {
  const nVertices = wholeBetween(random, 3, 14);
  const flattest = 0.25 / nVertices;
  return Array.from({ length: nVertices }, (_, i): Vertex => {
    const radiusMm = between(random, 30, 50);
    const angleRad = (2 * PI * i) / nVertices;
    const bulge = random() < 0.4 ? 0 : between(random, -flattest, flattest);
    return [radiusMm * cos(angleRad), radiusMm * sin(angleRad), bulge];
  });
}

/** A square whose corners are arcs between two points close together. */
function tinyArcs(random: Random): Vertex[] {
  const rMm = powerOfTen(-wholeBetween(random, 1, 6));
  const bulge = between(random, -1, 1);
  const s = 40;
  return [
    [-s + rMm, -s, 0],
    [s - rMm, -s, bulge],
    [s, -s + rMm, 0],
    [s, s - rMm, bulge],
    [s - rMm, s, 0],
    [-s + rMm, s, bulge],
    [-s, s - rMm, 0],
    [-s, -s + rMm, bulge],
  ];
}

function circle(random: Random): Vertex[] {
  const nArcs = wholeBetween(random, 2, 9);
  const radiusMm = powerOfTen(wholeBetween(random, -3, 3));
  const [x, y] = [between(random, -50, 50), between(random, -50, 50)];
  const offMm = random() < 0.5 ? 0 : 1e-5;
  // tan(2π/n/4), the bulge of one of n equal arcs.
  const bulge = sin(PI / 2 / nArcs) / cos(PI / 2 / nArcs);
  return Array.from({ length: nArcs }, (_, i): Vertex => {
    const angleRad = (2 * PI * i) / nArcs;
    return [x + radiusMm * cos(angleRad) + (i === 0 ? offMm : 0), y + radiusMm * sin(angleRad), bulge];
  });
}

function slot(random: Random): Vertex[] {
  const halfMm = random() < 0.3 ? 1e-4 : between(random, 0.001, 50);
  const radiusMm = between(random, 0.01, 20);
  return [
    [-halfMm, -radiusMm, 0],
    [halfMm, -radiusMm, 1],
    [halfMm, radiusMm, 0],
    [-halfMm, radiusMm, 1],
  ];
}

/** Read, not computed: the same double everywhere. */
function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}
