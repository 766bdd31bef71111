// Parts, sheets and arbitraries for the tests of this package. Lengths in mm.
import type { Contour, Part, Placement, SheetStock, Vertex } from '@millwright/contracts';
import { contourAreaMm2 } from '@millwright/geometry';
import fc from 'fast-check';
import type { NestInput } from '../src/index.js';

/** An upright rectangle with its lower left corner at the origin. */
export const rectangle = (widthMm: number, heightMm: number): Contour =>
  polygon([
    [0, 0],
    [widthMm, 0],
    [widthMm, heightMm],
    [0, heightMm],
  ]);

export const polygon = (points: readonly (readonly [number, number])[]): Contour => ({
  closed: true,
  vertices: points.map(([x, y]): Vertex => [x, y, 0]),
});

/** A true circle about (x, y). */
export const disc = (radiusMm: number, x = 0, y = 0): Contour => ({
  closed: true,
  vertices: [
    [x - radiusMm, y, 1],
    [x + radiusMm, y, 1],
  ],
});

/** A circular hole: clockwise. */
export const round = (radiusMm: number, x = 0, y = 0): Contour => ({
  closed: true,
  vertices: [
    [x - radiusMm, y, -1],
    [x + radiusMm, y, -1],
  ],
});

export const part = (id: string, outline: Contour, more: Partial<Part> = {}): Part => ({
  id,
  quantity: 1,
  outline,
  holes: [],
  features: [],
  ...more,
});

export const sheet = (widthMm: number, heightMm: number, more: Partial<SheetStock> = {}): SheetStock => ({
  id: `sheet ${widthMm} x ${heightMm}`,
  material: 'plywood',
  widthMm,
  heightMm,
  thicknessMm: 18,
  quantity: 10,
  ...more,
});

export const job = (parts: readonly Part[], more: Partial<NestInput> = {}): NestInput => ({
  parts,
  sheets: [sheet(2440, 1220)],
  spacingMm: 6,
  marginMm: 10,
  ...more,
});

export const placement = (partId: string, more: Partial<Placement> = {}): Placement => ({
  partId,
  copy: 0,
  sheetIndex: 0,
  xMm: 0,
  yMm: 0,
  rotationDeg: 0,
  mirrored: false,
  ...more,
});

/** A star-shaped outline about the origin, from smooth to jagged, some of its edges arcs: concave, never crossing itself. */
export const starArbitrary: fc.Arbitrary<Contour> = fc
  .record({
    radiusMm: fc.constantFrom(2, 20, 80, 250),
    shares: fc.array(fc.double({ min: 0.15, max: 1, noNaN: true }), { minLength: 3, maxLength: 14 }),
    bulges: fc.array(fc.constantFrom(0, 0, 0, 0.1, -0.05), { minLength: 14, maxLength: 14 }),
    turn: fc.integer({ min: 0, max: 359 }),
  })
  .map(({ radiusMm, shares, bulges, turn }) => ({
    closed: true,
    vertices: shares.map((share, i): Vertex => {
      const angle = ((i / shares.length) * 360 + turn) * (Math.PI / 180);
      // Arcs only between neighbours of nearly equal radius, so that no arc can reach over another edge.
      const next = shares[(i + 1) % shares.length]!;
      const bulge = shares.length > 5 && Math.abs(next - share) < 0.1 ? bulges[i]! : 0;
      return [radiusMm * share * Math.cos(angle), radiusMm * share * Math.sin(angle), bulge];
    }),
  }));

/** What drawings contain and nesters stumble over. */
export const outlineArbitrary: fc.Arbitrary<Contour> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 400 }))
      .map(([w, h]) => rectangle(w, h)),
  },
  { weight: 3, arbitrary: starArbitrary },
  { weight: 1, arbitrary: fc.constantFrom(3, 40, 150).map((radiusMm) => disc(radiusMm)) },
  // An L, a U whose inside takes other parts, a sliver, a needle at an angle, a tiny part, a part far from its origin, edges split in two.
  fc.constantFrom(
    polygon([
      [0, 0],
      [300, 0],
      [300, 60],
      [60, 60],
      [60, 300],
      [0, 300],
    ]),
    polygon([
      [0, 0],
      [300, 0],
      [300, 200],
      [250, 200],
      [250, 40],
      [50, 40],
      [50, 200],
      [0, 200],
    ]),
    rectangle(800, 0.01),
    polygon([
      [0, 0],
      [500, 333.3],
      [500, 333.30001],
    ]),
    rectangle(0.02, 0.02),
    polygon([
      [90_000, -70_000],
      [90_100, -70_000],
      [90_050, -69_900],
    ]),
    polygon([
      [0, 0],
      [50, 1e-9],
      [100, 0],
      [100, 50],
      [100, 50 + 1e-7],
      [100, 80],
      [0, 80],
    ]),
    {
      closed: true,
      vertices: [
        [0, 0, 0],
        [200, 0, 0.4142],
        [200, 100, 0],
        [0, 100, -0.3],
      ],
    } as Contour,
  ),
);

/** A few different parts, some with a hole, some with a grain. */
export const partsArbitrary: fc.Arbitrary<readonly Part[]> = fc
  .array(
    fc.record({
      outline: outlineArbitrary,
      quantity: fc.integer({ min: 1, max: 4 }),
      grainDeg: fc.option(fc.constantFrom(0, 90, 30.1, -45), { nil: undefined }),
      isRing: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) =>
    drawn.map(({ outline, quantity, grainDeg, isRing }, i) =>
      part(`part ${i}`, isRing ? disc(180) : outline, {
        quantity,
        holes: isRing ? [round(165)] : [],
        ...(grainDeg === undefined ? {} : { grainDeg }),
      }),
    ),
  );

/** Whole requests, small enough to run by the hundred. */
export const jobArbitrary: fc.Arbitrary<NestInput> = fc.record({
  parts: partsArbitrary,
  sheets: fc.constantFrom<SheetStock[]>(
    [sheet(1250, 620, { quantity: 3 })],
    [sheet(620, 1250, { quantity: 3, grainDeg: 90 })],
    [sheet(1250, 620, { quantity: 1, grainDeg: 12.3 }), sheet(400, 700, { quantity: 4 })],
  ),
  spacingMm: fc.constantFrom(0, 0.0005, 3, 6.35, 12),
  marginMm: fc.constantFrom(0, 10, 7.5),
  rotationsDeg: fc.constantFrom([0], [0, 90, 180, 270], [0, 45], [-90, 17.3, 270]),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  workBudget: fc.constantFrom(3, 20, 60),
});

/** Contours of any points and bulges, and holes that have nothing to do with their outline. Only an area is certain. */
export const nonsenseArbitrary: fc.Arbitrary<readonly Part[]> = fc
  .array(
    fc.record({
      vertices: fc.array(
        fc.tuple(
          fc.integer({ min: -120, max: 120 }),
          fc.integer({ min: -120, max: 120 }),
          fc.constantFrom(0, 0, 0, 0.5, -1, 3, -1e-5),
        ),
        { minLength: 2, maxLength: 7 },
      ),
      holes: fc.array(
        fc
          .tuple(fc.integer({ min: 5, max: 90 }), fc.integer({ min: -90, max: 90 }))
          .map(([r, x]) => round(r, x, x / 2)),
        { maxLength: 2 },
      ),
      quantity: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((drawn) =>
    drawn.map(({ vertices, ...rest }, i) => part(`part ${i}`, { closed: true, vertices }, rest)),
  )
  .filter((parts) => parts.every(({ outline }) => Math.abs(contourAreaMm2(outline)) > 1));
