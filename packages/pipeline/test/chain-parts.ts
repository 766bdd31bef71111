import type { Contour, Part } from '@millwright/contracts';
import fc from 'fast-check';

/** Parts of the kinds furniture is made of, with sizes that aim at trouble around the tool's diameter. */

type Vertex = readonly [number, number, number];

/** Bulge of a quarter turn. */
const QUARTER = Math.SQRT2 - 1;

const closed = (vertices: readonly Vertex[]): Contour => ({ closed: true, vertices });
const corners = (...points: readonly (readonly [number, number])[]): Contour =>
  closed(points.map(([x, y]) => [x, y, 0]));
const box = (x: number, y: number, width: number, height: number): Contour =>
  corners([x, y], [x + width, y], [x + width, y + height], [x, y + height]);

/** A closed contour run the other way: a bulge belongs to the side that starts at its vertex. */
function reversed({ vertices }: Contour): Contour {
  const n = vertices.length;
  return closed(
    vertices.map((_, i) => {
      const [x, y] = vertices[n - 1 - i]!;
      return [x, y, -vertices[(2 * n - 2 - i) % n]![2]];
    }),
  );
}

/** A length to a hundredth of a millimetre, as drawings have them. */
const lengthMm = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: Math.round(min * 100), max: Math.round(max * 100) }).map((n) => n / 100);

/** A width around the tool's diameter: exactly one, two or three of them, a hair more or less, or any between. */
const widthAround = (diameterMm: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(1, 2, 3), fc.constantFrom(-0.02, -0.001, 0, 0.001, 0.02, 0.1, 0.15, 0.5, 1, 1.2))
      .map(([n, more]) => Math.round((n * diameterMm + more) * 1000) / 1000),
    lengthMm(0.9 * diameterMm, 4.5 * diameterMm),
  );

interface Sized {
  readonly outline: Contour;
  /** A box inside the outline that holes may use, mm: x, y, width, height. */
  readonly room: readonly [number, number, number, number];
  /** A hole that is always there. */
  readonly opening?: Contour;
}

const rectangle = fc
  .tuple(lengthMm(25, 320), lengthMm(25, 220))
  .map(([w, h]): Sized => ({ outline: box(0, 0, w, h), room: [0, 0, w, h] }));

const roundedRectangle = fc.tuple(lengthMm(30, 250), lengthMm(30, 200), lengthMm(0.5, 15)).map(
  ([w, h, r]): Sized => ({
    outline: closed([
      [r, 0, 0],
      [w - r, 0, QUARTER],
      [w, r, 0],
      [w, h - r, QUARTER],
      [w - r, h, 0],
      [r, h, QUARTER],
      [0, h - r, 0],
      [0, r, QUARTER],
    ]),
    room: [r / 3, r / 3, w - r / 1.5, h - r / 1.5],
  }),
);

/** Two sides bent in or out. */
const curved = fc
  .tuple(
    lengthMm(60, 300),
    lengthMm(60, 200),
    fc.double({ min: -0.35, max: 0.6, noNaN: true }),
    fc.double({ min: -0.35, max: 0.6, noNaN: true }),
  )
  .map(([w, h, below, right]): Sized => {
    const lossX = Math.max(0, (-right * h) / 2);
    const lossY = Math.max(0, (-below * w) / 2);
    return {
      outline: closed([
        [0, 0, below],
        [w, 0, right],
        [w, h, 0],
        [0, h, 0],
      ]),
      room: [0, lossY, Math.max(0, w - lossX), Math.max(0, h - lossY)],
    };
  })
  .filter(({ room }) => room[2] > 10 && room[3] > 10);

/** Tenons at the right end, with round reliefs in the shoulders' corners where a radius is given. */
function tenons(diameterMm: number): fc.Arbitrary<Sized> {
  return fc
    .record({
      length: lengthMm(40, 250),
      shoulder: lengthMm(4, 25),
      width: lengthMm(8, 60),
      gap: widthAround(diameterMm),
      n: fc.integer({ min: 1, max: 3 }),
      reach: lengthMm(6, 30),
      relief: fc.oneof(
        fc.constant(0),
        fc.constantFrom(0.501, 0.52, 0.6).map((k) => k * diameterMm),
      ),
    })
    .filter(({ gap, relief, shoulder }) => gap > 4.2 * relief && shoulder > 2.2 * relief)
    .map(({ length, shoulder, width, gap, n, reach, relief }): Sized => {
      const vertices: Vertex[] = [[0, 0, 0]];
      const right = length + reach;
      let y = 0;
      const shoulderTo = (toY: number, first: boolean, last: boolean) => {
        // Down into the shoulder, across it, and out along the next tenon; a relief is half a circle into the shoulder.
        if (first) vertices.push([length, y, 0]);
        else if (relief > 0) vertices.push([length, y, -1], [length, y + 2 * relief, 0]);
        else vertices.push([length, y, 0]);
        if (last) vertices.push([length, toY, 0]);
        else if (relief > 0) vertices.push([length, toY - 2 * relief, -1], [length, toY, 0]);
        else vertices.push([length, toY, 0]);
        y = toY;
      };
      shoulderTo(shoulder, true, false);
      for (let i = 0; i < n; i++) {
        vertices.push([right, y, 0], [right, y + width, 0]);
        y += width;
        shoulderTo(y + (i === n - 1 ? shoulder : gap), false, i === n - 1);
      }
      vertices.push([0, y, 0]);
      return { outline: closed(vertices), room: [0, 0, length - 2 * relief, y] };
    });
}

/** An L: two legs. */
const ell = fc.tuple(lengthMm(60, 250), lengthMm(60, 200), lengthMm(12, 50), lengthMm(12, 50)).map(
  ([w, h, a, b]): Sized => ({
    outline: corners([0, 0], [w, 0], [w, a], [b, a], [b, h], [0, h]),
    room: [0, 0, w, a],
  }),
);

/** A C: a notch in the right side, from narrower than the tool to wide. */
function cee(diameterMm: number): fc.Arbitrary<Sized> {
  return fc
    .record({
      w: lengthMm(50, 220),
      leg: lengthMm(12, 60),
      notch: widthAround(diameterMm),
      deepRatio: fc.double({ min: 0.1, max: 0.85, noNaN: true }),
      isRound: fc.boolean(),
    })
    .map(({ w, leg, notch, deepRatio, isRound }): Sized => {
      const x = w * (1 - deepRatio);
      const h = 2 * leg + notch;
      const middle: Vertex[] = [
        [w, leg, 0],
        [x, leg, isRound ? -1 : 0],
        [x, leg + notch, 0],
        [w, leg + notch, 0],
      ];
      return {
        outline: closed([[0, 0, 0], [w, 0, 0], ...middle, [w, h, 0], [0, h, 0]]),
        room: [0, 0, Math.max(0, isRound ? x - notch / 2 : x), h],
      };
    });
}

/** Several narrow slots in the upper edge, as of a comb. */
function comb(diameterMm: number): fc.Arbitrary<Sized> {
  return fc
    .record({
      tooth: lengthMm(4, 40),
      slot: widthAround(diameterMm),
      n: fc.integer({ min: 1, max: 4 }),
      deep: lengthMm(5, 60),
      spine: lengthMm(12, 80),
    })
    .map(({ tooth, slot, n, deep, spine }): Sized => {
      const w = tooth + n * (slot + tooth);
      const h = spine + deep;
      const top: Vertex[] = [[w, h, 0]];
      for (let i = n - 1; i >= 0; i--) {
        const right = tooth + i * (slot + tooth) + slot;
        top.push([right, h, 0], [right, spine, 0], [right - slot, spine, 0], [right - slot, h, 0]);
      }
      return { outline: closed([[0, 0, 0], [w, 0, 0], ...top, [0, h, 0]]), room: [0, 0, w, spine] };
    });
}

const disc = lengthMm(12, 160).map(
  (d): Sized => ({
    outline: closed([
      [-d / 2, 0, 1],
      [d / 2, 0, 1],
    ]),
    room: [-d / 3, -d / 3, (2 * d) / 3, (2 * d) / 3],
  }),
);

/** Room for one large opening, into which other parts may be nested. */
const frame = fc.tuple(lengthMm(120, 320), lengthMm(120, 260), lengthMm(10, 40)).map(
  ([w, h, rail]): Sized => ({
    outline: box(0, 0, w, h),
    room: [0, 0, 0, 0],
    opening: box(rail, rail, w - 2 * rail, h - 2 * rail),
  }),
);

const small = fc
  .tuple(lengthMm(5, 30), lengthMm(5, 30))
  .map(([w, h]): Sized => ({ outline: box(0, 0, w, h), room: [0, 0, 0, 0] }));

const wedge = fc
  .tuple(lengthMm(20, 200), lengthMm(15, 150), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([w, h, k]): Sized => ({ outline: corners([0, 0], [w, 0], [w * k, h]), room: [0, 0, 0, 0] }));

/** A hole about a middle, drawn counter-clockwise, and the box it takes. */
interface Hole {
  readonly contour: (x: number, y: number) => Contour;
  readonly width: number;
  readonly height: number;
}

function anyHole(diameterMm: number): fc.Arbitrary<Hole> {
  const round = fc.oneof(widthAround(diameterMm), lengthMm(2, 80)).map(
    (d): Hole => ({
      width: d,
      height: d,
      contour: (x, y) =>
        closed([
          [x - d / 2, y, 1],
          [x + d / 2, y, 1],
        ]),
    }),
  );
  const mortise = fc
    .tuple(lengthMm(5, 90), widthAround(diameterMm), fc.boolean())
    .map(([length, width, isUpright]): Hole => {
      const [w, h] = isUpright ? [width, length] : [length, width];
      return { width: w, height: h, contour: (x, y) => box(x - w / 2, y - h / 2, w, h) };
    });
  const slot = fc.tuple(lengthMm(2, 90), widthAround(diameterMm)).map(
    ([between, width]): Hole => ({
      width: between + width,
      height: width,
      contour: (x, y) =>
        closed([
          [x - between / 2, y - width / 2, 0],
          [x + between / 2, y - width / 2, 1],
          [x + between / 2, y + width / 2, 0],
          [x - between / 2, y + width / 2, 1],
        ]),
    }),
  );
  const relieved = fc
    .tuple(lengthMm(20, 90), lengthMm(2.5 * diameterMm, 6 * diameterMm), fc.constantFrom(0.501, 0.55))
    .map(([w, h, k]): Hole => {
      // Half circles into the short sides at each corner, just wider than the tool.
      const d = 2 * k * diameterMm;
      return {
        width: w + d,
        height: h,
        contour: (x, y) => {
          const [l, r, b, t] = [x - w / 2, x + w / 2, y - h / 2, y + h / 2];
          return closed([
            [l, b, 0],
            [r, b, 1],
            [r, b + d, 0],
            [r, t - d, 1],
            [r, t, 0],
            [l, t, 1],
            [l, t - d, 0],
            [l, b + d, 1],
          ]);
        },
      };
    });
  // Two rooms joined by a neck: waste in one piece, in two, or cut in two.
  const hourglass = fc
    .tuple(lengthMm(8, 40), widthAround(diameterMm), lengthMm(1, 30), lengthMm(0, 30))
    .map(([roomLength, neck, neckLength, more]): Hole => {
      const w = 2 * roomLength + neckLength;
      const h = neck + 2 * more + 0.5;
      return {
        width: w,
        height: h,
        contour: (x, y) => {
          const [l, r, b, t] = [x - w / 2, x + w / 2, y - h / 2, y + h / 2];
          const [a, c, n] = [l + roomLength, r - roomLength, neck / 2];
          return corners(
            [l, b],
            [a, b],
            [a, y - n],
            [c, y - n],
            [c, b],
            [r, b],
            [r, t],
            [c, t],
            [c, y + n],
            [a, y + n],
            [a, t],
            [l, t],
          );
        },
      };
    });
  return fc.oneof(round, mortise, slot, relieved, hourglass);
}

/** Least wood between a hole and the part's edge or the next hole, mm. */
const WALL_MM = 2;

/** Holes side by side along the room, as many as fit. */
function withHoles({ outline, room, opening }: Sized, holes: readonly Hole[]): Omit<Part, 'id'> {
  const [x, y, width, height] = room;
  const placed: Contour[] = opening === undefined ? [] : [reversed(opening)];
  let atX = x + WALL_MM;
  for (const hole of holes) {
    if (hole.height > height - 2 * WALL_MM || atX + hole.width > x + width - WALL_MM) continue;
    placed.push(reversed(hole.contour(atX + hole.width / 2, y + height / 2)));
    atX += hole.width + WALL_MM;
  }
  return { quantity: 1, outline, holes: placed, features: [] };
}

/** Any part, for a tool of the given diameter. */
export function anyPart(diameterMm: number): fc.Arbitrary<Omit<Part, 'id'>> {
  const shape = fc.oneof(
    rectangle,
    roundedRectangle,
    curved,
    tenons(diameterMm),
    ell,
    cee(diameterMm),
    comb(diameterMm),
    disc,
    frame,
    small,
    wedge,
  );
  return fc
    .tuple(shape, fc.array(anyHole(diameterMm), { maxLength: 4 }), fc.constantFrom(1, 1, 2, 5))
    .map(([sized, holes, quantity]) => ({ ...withHoles(sized, holes), quantity }));
}
