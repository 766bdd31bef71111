import type { ReadDrawingOptions } from '@millwright/contracts';
import { circleOf, contourBox, distanceToContourMm, pointInContour } from '@millwright/geometry';
import { type Chain, JOIN_MM } from '../join/chain.js';
import { type Asked, chosenOf, counted, type Offer } from './asked.js';
import { BoxIndex } from './box-index.js';
import { areOneShape } from './painted-holes.js';
import type { Shape } from './shape-of.js';

/** Centres of circles this near to each other are one centre, mm. */
const CONCENTRIC_MM = 0.01;

/** Areas that share lines, as on a map. */
export function mapQuestion({ joined }: Shape, { maps }: ReadDrawingOptions): Asked | undefined {
  const shared = joined.branchings.filter(({ isPlain }) => !isPlain);
  if (shared.length === 0) return undefined;
  const nAreas = shared.reduce((total, branching) => total + branching.nAreas, 0);
  const offers: readonly Offer[] = [
    { title: 'Nothing, until it is drawn otherwise', options: { maps: 'ask' } },
    { title: 'Each area is a part', options: { maps: 'faces' } },
    { title: 'The outer boundary is a part; the lines inside are left out', options: { maps: 'outline' } },
  ];
  return {
    kind: 'map',
    message: `${counted(nAreas, 'area')} share lines with one another, as on a map. What is to be cut?`,
    atMm: [...shared[0]!.at],
    offers,
    chosen: chosenOf(offers, 'maps', maps),
  };
}

/** Lines that end on others, or cross them. */
export function junctionQuestion(shape: Shape, { split, maps }: ReadDrawingOptions): Asked | undefined {
  const { joined } = shape;
  const place = joined.unclear[0]?.at ?? joined.junctions[0]?.at ?? dividingLine(shape)?.contour.vertices[0];
  if (split !== 'auto' || place === undefined) return undefined;
  const clear = joined.junctions.length > 0;
  return {
    kind: 'junction',
    message: clear
      ? 'Lines meet in the middle of others; they were split there, which makes contours. Is that meant?'
      : 'Lines end on others, or cross them, and enclose something with them. Are they edges of parts?',
    atMm: [place[0], place[1]],
    offers: [
      { title: 'Only where it is beyond doubt', options: { split: 'auto', maps } },
      { title: 'No: lines are joined at their ends only', options: { split: 'never', maps } },
      { title: 'Yes: each area between lines is a part', options: { split: 'always', maps: 'faces' } },
      { title: 'Yes, but only the outer boundary', options: { split: 'always', maps: 'outline' } },
    ],
    chosen: 0,
  };
}

/** An open line with both ends on a contour of its layer: does it divide it? */
function dividingLine({ open, loops }: Shape): Chain | undefined {
  if (open.length === 0 || loops.length === 0) return undefined;
  const index = new BoxIndex(loops.map(({ contour }) => contourBox(contour)));
  const near: number[] = [];
  let nLooks = 0;
  return open.find(({ contour: { vertices, closed }, layer, construction }) => {
    if (construction || closed) return false;
    const ends = [vertices[0]!, vertices.at(-1)!];
    const [x, y] = ends[0]!;
    near.length = 0;
    index.searchFlat(x - JOIN_MM, y - JOIN_MM, x + JOIN_MM, y + JOIN_MM, (i) => near.push(i));
    return near.some((i) => {
      const { contour, layer: ofLoop } = loops[i]!;
      if (ofLoop !== layer) return false;
      nLooks += contour.vertices.length;
      if (nLooks > MOST_LOOKS) return false;
      return ends.every((end) => distanceToContourMm([end[0], end[1]], contour) <= JOIN_MM);
    });
  });
}

/** Vertices looked at for lines that divide contours, at most: a question is not worth more. */
const MOST_LOOKS = 5_000_000;

/** Contours that cross or touch themselves or each other. */
export function crossingQuestion(
  { loops, crossings, united }: Shape,
  { crossing }: ReadDrawingOptions,
): Asked | undefined {
  const self = loops.find(
    ({ selfCrossings, selfTouch }) => selfCrossings.length > 0 || selfTouch !== undefined,
  );
  const place = crossings.between[0]?.at ?? self?.selfCrossings[0]?.at ?? self?.selfTouch?.at;
  if (place === undefined && united === undefined) return undefined;
  const crossed = crossings.between.map(({ a, b }) => [loops[a]!, loops[b]!]);
  const isOneShape = crossed.length > 0 && crossed.every(areOneShape);
  const offers: readonly Offer[] = [
    { title: 'Leave them as drawn', options: { crossing: 'keep' } },
    { title: 'Unite them: what any of them covers is one part', options: { crossing: 'unite' } },
    { title: 'Cut the smaller ones from the largest', options: { crossing: 'cut' } },
  ];
  return {
    kind: 'crossing',
    message: `Contours cross or touch themselves or each other.${isOneShape ? ' The file fills them as one shape: united, they are what is seen on the screen.' : ''} What is to be cut?`,
    ...(place === undefined ? {} : { atMm: [place[0], place[1]] }),
    offers,
    chosen: chosenOf(offers, 'crossing', crossing),
  };
}

/** Contours within holes. */
export function islandQuestion(shape: Shape, settings: ReadDrawingOptions): Asked | undefined {
  const islands = islandsOf(shape);
  const asHoles = settings.nesting === 'holes' ? shape.nesting.depth.filter((depth) => depth > 0).length : 0;
  if (islands.length === 0 && (asHoles === 0 || !isNestedDeeper(shape))) return undefined;
  const offers: readonly Offer[] = [
    { title: 'Parts of their own', options: { nesting: 'even-odd' } },
    { title: 'Holes, like everything inside a part', options: { nesting: 'holes' } },
  ];
  const isConcentric = islands.length > 0 && islands.every(({ concentric }) => concentric);
  const first = islands[0]?.loop.contour.vertices[0];
  return {
    kind: isConcentric ? 'concentric' : 'islands',
    message: isConcentric
      ? 'Circles lie round the same centre inside holes: counterbores and chamfers, or discs to be cut? For counterbores, put the wider circles on a layer of their own and make them pockets with a rule.'
      : 'Contours lie inside holes. What are they? Steps and pockets look like this, too: they belong on a layer of their own.',
    ...(first === undefined ? {} : { atMm: [first[0], first[1]] }),
    offers,
    chosen: chosenOf(offers, 'nesting', settings.nesting),
  };
}

function islandsOf({
  loops,
  nesting,
}: Shape): readonly { readonly loop: Chain; readonly concentric: boolean }[] {
  return loops.flatMap((loop, i) => {
    if (nesting.depth[i]! < 2 || nesting.depth[i]! % 2 === 1) return [];
    const [inner, outer] = [circleOf(loop.contour), circleOf(loops[nesting.parent[i]!]!.contour)];
    const concentric =
      inner !== undefined &&
      outer !== undefined &&
      Math.abs(inner.centreMm[0] - outer.centreMm[0]) <= CONCENTRIC_MM &&
      Math.abs(inner.centreMm[1] - outer.centreMm[1]) <= CONCENTRIC_MM;
    return [{ loop, concentric }];
  });
}

/** With everything a hole, whether holes lie in holes: only then did the choice matter. */
function isNestedDeeper({ loops, nesting }: Shape): boolean {
  const byParent = new Map<number, Chain[]>();
  loops.forEach((loop, i) => {
    const parent = nesting.parent[i]!;
    if (parent < 0) return;
    const list = byParent.get(parent);
    if (list === undefined) byParent.set(parent, [loop]);
    else list.push(loop);
  });
  return [...byParent.values()].some(
    (holes) =>
      holes.length > 1 &&
      holes.length <= MOST_HOLES_COMPARED &&
      holes.some(({ contour }) => {
        const [x, y] = contour.vertices[0]!;
        return holes.some((other) => other.contour !== contour && liesInside([x, y], other));
      }),
  );
}

const MOST_HOLES_COMPARED = 1_000;

function liesInside([x, y]: readonly [number, number], { contour }: Chain): boolean {
  return pointInContour([x, y], contour) === 'inside';
}
