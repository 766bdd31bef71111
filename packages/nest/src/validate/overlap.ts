import { type Curve, curveOf } from './curve.js';
import { meetingsAlong } from './distance.js';
import { depthMm, isEnclosed, type PlacedPart } from './placed-part.js';

/** Arcs are looked at on chords that rise no more than this, mm: a quarter of the validator's micrometre, which blurs a depth by no more. */
const CHORD_RISE_MM = 2.5e-4;
/** Halvings of an arc: a million pieces, far finer than the rise asks for on any sheet. */
const MAX_HALVINGS = 20;
/** Where each piece of a line between two crossings is looked at. Chords of arcs are short: their middles do. */
const LOOKS_ON_LINE = [0.5, 0.25, 0.75, 0.0625, 0.9375] as const;
const LOOKS_ON_ARC = [0.5] as const;
/** Lines through a part on which a point in the middle of its material is sought. */
const N_SCANS = 16;

/**
 * How deep two parts that may touch run into one another, mm, as far as it is more than a limit. Where areas overlap, the rim of the
 * overlap is made of pieces of either boundary; each piece between two crossings is looked at for how deep it lies in the other part.
 * Two parts that lie exactly on one another have no such piece, so the middle of each is looked at too.
 * @returns the greatest depth seen, or 0 if none is over `limitMm`
 */
export function overlapMm(a: PlacedPart, b: PlacedPart, limitMm: number): number {
  return Math.max(
    boundaryDepthMm(a, b, limitMm),
    boundaryDepthMm(b, a, limitMm),
    middleDepthMm(a, b),
    middleDepthMm(b, a),
  );
}

function boundaryDepthMm(a: PlacedPart, b: PlacedPart, limitMm: number): number {
  const others = [b.outline, ...b.holes].flat();
  let deepest = 0;
  const lookAt = (curve: Curve, isRim: (x: number, y: number) => boolean): void => {
    const shares = curve.bulge === 0 ? LOOKS_ON_LINE : LOOKS_ON_ARC;
    for (const chord of chordsInto(curve, b, limitMm)) {
      for (const [x, y] of looksAlong(chord, others, shares)) {
        const depth = depthMm(x, y, b);
        if (depth > limitMm && isRim(x, y)) deepest = Math.max(deepest, depth);
      }
    }
  };
  for (const curve of a.outline) lookAt(curve, () => true);
  // What of a hole lies outside its outline (a mistake in the drawing) is no rim of anything.
  for (const curve of a.holes.flat()) lookAt(curve, (x, y) => isEnclosed(x, y, a.outline));
  return deepest;
}

function looksAlong(chord: Curve, others: readonly Curve[], shares: readonly number[]): [number, number][] {
  const cuts = others.flatMap((other) => (boxesMeet(chord, other) ? meetingsAlong(chord, other) : []));
  const stops = [0, ...cuts.sort((p, q) => p - q), 1];
  const looks = stops
    .slice(1)
    .flatMap((to, i) => shares.map((share) => stops[i]! + share * (to - stops[i]!)));
  return [0, ...looks].map((t) => [
    chord.x0 + t * (chord.x1 - chord.x0),
    chord.y0 + t * (chord.y1 - chord.y0),
  ]);
}

/**
 * What of a curve comes into another part's box, as chords. An arc is halved and halved again; the bulge of a half is b / (1 + √(1 + b²)) by
 * the half-angle formula of the tangent.
 */
function chordsInto(curve: Curve, part: PlacedPart, limitMm: number): Curve[] {
  let pieces = [curve].filter((piece) => reachesInto(piece, part, limitMm));
  for (let i = 0; i < MAX_HALVINGS && pieces.some(isTooRound); i++) {
    pieces = pieces
      .flatMap((piece) => (isTooRound(piece) ? halvesOf(piece) : [piece]))
      .filter((piece) => reachesInto(piece, part, limitMm));
  }
  return pieces.map(({ x0, y0, x1, y1 }) => curveOf(x0, y0, x1, y1, 0));
}

function halvesOf({ x0, y0, x1, y1, bulge }: Curve): Curve[] {
  const half = bulge / (1 + Math.sqrt(1 + bulge * bulge));
  const middleX = (x0 + x1 + bulge * (y1 - y0)) / 2;
  const middleY = (y0 + y1 - bulge * (x1 - x0)) / 2;
  return [curveOf(x0, y0, middleX, middleY, half), curveOf(middleX, middleY, x1, y1, half)];
}

function isTooRound({ x0, y0, x1, y1, bulge }: Curve): boolean {
  const chordMm = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
  return (Math.abs(bulge) * chordMm) / 2 > CHORD_RISE_MM;
}

function middleDepthMm(a: PlacedPart, b: PlacedPart): number {
  const middle = middleOf(a);
  if (middle === undefined || !isEnclosed(middle[0], middle[1], b.outline)) return 0;
  return Math.min(depthMm(middle[0], middle[1], a), depthMm(middle[0], middle[1], b));
}

/** The deepest of some points of a part's material: the middles between boundaries on a few level lines. */
function middleOf(part: PlacedPart): readonly [number, number] | undefined {
  const boundary = [part.outline, ...part.holes].flat();
  let deepest = 0;
  let middle: readonly [number, number] | undefined;
  for (let i = 0; i < N_SCANS; i++) {
    const y = part.minY + ((i + 0.5) / N_SCANS) * (part.maxY - part.minY);
    const line = curveOf(part.minX - 1, y, part.maxX + 1, y, 0);
    const cuts = boundary.flatMap((curve) => meetingsAlong(line, curve)).sort((p, q) => p - q);
    for (let j = 0; j + 1 < cuts.length; j++) {
      const x = line.x0 + ((cuts[j]! + cuts[j + 1]!) / 2) * (line.x1 - line.x0);
      const depth = depthMm(x, y, part);
      if (depth > deepest) [deepest, middle] = [depth, [x, y]];
    }
  }
  return middle;
}

function reachesInto(chord: Curve, part: PlacedPart, byMm: number): boolean {
  return (
    chord.maxX > part.minX + byMm &&
    chord.minX < part.maxX - byMm &&
    chord.maxY > part.minY + byMm &&
    chord.minY < part.maxY - byMm
  );
}

function boxesMeet(a: Curve, b: Curve): boolean {
  return a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;
}
