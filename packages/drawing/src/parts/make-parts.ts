import { type Box, type Contour, type Part, type PartRule, type Point, sha256 } from '@millwright/contracts';
import {
  contourBox,
  distanceToContourMm,
  orientContour,
  pointInContour,
  transformContour,
} from '@millwright/geometry';
import type { XY } from '../curve/primitive.js';
import type { Chain } from '../join/chain.js';
import { BoxIndex } from './box-index.js';
import { canonicalStart, contourSignature, onGrid } from './canonical.js';
import { type DrawnFeature, inPartFrame } from './features-of.js';
import type { Nesting } from './nesting.js';
import { partId } from './part-id.js';
import { withGrain } from './rules.js';

/** A label of the drawing, mm. */
export interface PlacedLabel {
  readonly text: string;
  readonly at: XY;
  readonly heightMm: number;
}

/** A part and where its own frame lies in the drawing. */
export interface PlacedPart {
  readonly part: Part;
  /** The part's origin, in the drawing. */
  readonly origin: XY;
  /** How many contours lie around its outline: 0, or an even number for a part inside a hole. */
  readonly depth: number;
  /** Colour of the outline. */
  readonly colour: string | undefined;
}

/** What goes into parts besides their outlines and holes. */
export interface PartContents {
  readonly labels: readonly PlacedLabel[];
  /** With indexes into {@link outlinesOf} the nesting. */
  readonly features: readonly DrawnFeature[];
  readonly rules: readonly PartRule[];
}

/** The contours that are outlines of parts: those at even depth, in the order given. */
export function outlinesOf({ depth }: Nesting): readonly number[] {
  return depth.flatMap((levels, i) => (levels % 2 === 0 ? [i] : []));
}

/** Length of an id's digest: 48 bits, so that among ten thousand different parts two agree once in five million drawings. */
const ID_DIGITS = 12;

/**
 * Parts of closed contours: those at even depth are outlines, those at odd depth holes of the one around them. Each part gets a
 * frame of its own with the lower left corner of its outline at 0, 0; outlines run counter-clockwise, holes clockwise.
 *
 * Parts come in reading order (top to bottom, left to right). Their ids depend on shape, layer and label, and among equals on that
 * order; not on where the drawing lies nor on the order within the file.
 */
export function makeParts(
  loops: readonly Chain[],
  nesting: Nesting,
  { labels, features, rules }: PartContents,
): readonly PlacedPart[] {
  const outlines = outlinesOf(nesting);
  const holes = new Map<number, number[]>();
  loops.forEach((_, i) => {
    if (nesting.depth[i]! % 2 === 0) return;
    const list = holes.get(nesting.parent[i]!);
    if (list === undefined) holes.set(nesting.parent[i]!, [i]);
    else list.push(i);
  });
  const boxes = new Map(outlines.map((i) => [i, contourBox(loops[i]!.contour)]));
  const ordered = outlines.toSorted((a, b) => inReadingOrder(boxes.get(a)!, boxes.get(b)!) || a - b);
  const texts = labelsByOutline(
    labels,
    ordered.map((i) => loops[i]!.contour),
  );
  const featuresIn = new Map<number, DrawnFeature[]>();
  for (const feature of features) {
    const outline = outlines[feature.outline]!;
    const list = featuresIn.get(outline);
    if (list === undefined) featuresIn.set(outline, [feature]);
    else list.push(feature);
  }
  const nEqual = new Map<string, number>();
  return ordered.map((i, at) => {
    const { minXMm, minYMm } = boxes.get(i)!;
    const move = (contour: Contour, winding: 'counter-clockwise' | 'clockwise') =>
      canonicalStart(
        orientContour(
          transformContour(contour, { xMm: -minXMm, yMm: -minYMm, rotationDeg: 0, mirrored: false }),
          winding,
        ),
      );
    const outline = move(loops[i]!.contour, 'counter-clockwise');
    const cut = (holes.get(i) ?? [])
      .map((hole) => move(loops[hole]!.contour, 'clockwise'))
      .map((contour) => ({ contour, signature: contourSignature(contour) }))
      .sort((a, b) => (a.signature < b.signature ? -1 : a.signature > b.signature ? 1 : 0));
    const label = loops[i]!.label ?? texts[at];
    const { layer, colour } = loops[i]!;
    const inside = inPartFrame(featuresIn.get(i) ?? [], [minXMm, minYMm]);
    const shape = [
      contourSignature(outline),
      ...cut.map(({ signature }) => signature),
      ...inside.map(({ signature }) => signature),
      layer,
      label ?? '',
    ].join('|');
    const digest = sha256(shape).slice(0, ID_DIGITS);
    const rank = nEqual.get(digest) ?? 0;
    nEqual.set(digest, rank + 1);
    const part = withGrain(
      {
        id: partId(label, digest, rank),
        ...(label === undefined ? {} : { label }),
        ...(layer === '' ? {} : { layer }),
        quantity: 1,
        outline,
        holes: cut.map(({ contour }) => contour),
        features: inside.map(({ feature }) => feature),
      },
      rules,
      colour,
    );
    return { part, origin: [minXMm, minYMm], depth: nesting.depth[i]!, colour };
  });
}

/** Rows from the top, and within a row from the left; compared on the grid, so that the last bit does not decide. */
function inReadingOrder(a: Box, b: Box): number {
  return (
    onGrid(b.maxYMm) - onGrid(a.maxYMm) ||
    onGrid(a.minXMm) - onGrid(b.minXMm) ||
    onGrid(a.maxXMm) - onGrid(b.maxXMm)
  );
}

/**
 * One text for each outline: of those inside it (inside no smaller one) or beside it within two text heights, the topmost, then
 * the leftmost.
 */
function labelsByOutline(
  labels: readonly PlacedLabel[],
  outlines: readonly Contour[],
): readonly (string | undefined)[] {
  const texts: (string | undefined)[] = outlines.map(() => undefined);
  if (labels.length === 0) return texts;
  const boxes = outlines.map(contourBox);
  const index = new BoxIndex(boxes);
  const size = (i: number) => (boxes[i]!.maxXMm - boxes[i]!.minXMm) * (boxes[i]!.maxYMm - boxes[i]!.minYMm);
  for (const label of labels.toSorted((a, b) => b.at[1] - a.at[1] || a.at[0] - b.at[0])) {
    const point: Point = [label.at[0], label.at[1]];
    const reachMm = 2 * label.heightMm;
    const near: number[] = [];
    index.search(
      {
        minXMm: point[0] - reachMm,
        minYMm: point[1] - reachMm,
        maxXMm: point[0] + reachMm,
        maxYMm: point[1] + reachMm,
      },
      (i) => near.push(i),
    );
    const around = near
      .filter((i) => pointInContour(point, outlines[i]!) !== 'outside')
      .sort((a, b) => size(a) - size(b) || a - b);
    const beside = near
      .map((i) => ({ i, distanceMm: distanceToContourMm(point, outlines[i]!) }))
      .filter(({ distanceMm }) => distanceMm <= reachMm)
      .sort((a, b) => a.distanceMm - b.distanceMm || a.i - b.i);
    const chosen = around[0] ?? beside[0]?.i;
    if (chosen !== undefined) texts[chosen] ??= label.text.slice(0, 200);
  }
  return texts;
}
