import { type Contour, MillwrightError } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import {
  circleContour,
  circleOf,
  contourAreaMm2,
  contourBox,
  contourLengthMm,
  distanceToContourMm,
  flattenContour,
  orientContour,
  pointInContour,
  polygonContour,
  reverseContour,
  segmentsOf,
  transformContour,
  transformPoint,
} from '../../src/index.js';

/** A slot 40 mm by 10 mm, counter-clockwise: two lines and two half turns. */
const slot: Contour = {
  closed: true,
  vertices: [
    [0, 0, 0],
    [30, 0, 1],
    [30, 10, 0],
    [0, 10, 1],
  ],
};
const square = polygonContour([
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
]);
/** An open quarter turn of radius 10 about the origin. */
const quarter: Contour = {
  closed: false,
  vertices: [
    [10, 0, Math.SQRT2 - 1],
    [0, 10, 0],
  ],
};

/** The code with which a call fails. */
function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (thrown) {
    if (thrown instanceof MillwrightError) return thrown.code;
    throw thrown;
  }
  return 'none';
}

describe('segmentsOf', () => {
  it('gives lines and arcs in order, the closing one included', () => {
    expect(segmentsOf(slot).map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['line', [0, 0], [30, 0]],
      ['arc', [30, 0], [30, 10]],
      ['line', [30, 10], [0, 10]],
      ['arc', [0, 10], [0, 0]],
    ]);
  });

  it('gives an arc its centre, radius and signed sweep', () => {
    const [arc] = segmentsOf(quarter);
    expect(arc).toMatchObject({ kind: 'arc', bulge: Math.SQRT2 - 1 });
    if (arc?.kind !== 'arc') expect.unreachable();
    expect(arc.centre[0]).toBeCloseTo(0, 12);
    expect(arc.centre[1]).toBeCloseTo(0, 12);
    expect(arc.radiusMm).toBeCloseTo(10, 12);
    expect(arc.sweepRad).toBeCloseTo(Math.PI / 2, 12);
    const [back] = segmentsOf(reverseContour(quarter));
    expect(back?.kind === 'arc' && back.sweepRad).toBeCloseTo(-Math.PI / 2, 12);
  });

  it('leaves out segments of no length and takes arcs flatter than 0.1 µm for lines', () => {
    const contour: Contour = {
      closed: true,
      vertices: [
        [0, 0, 1],
        [0, 0, 1e-6],
        [100, 0, 1e-5],
        [0, 100, 0],
      ],
    };
    expect(segmentsOf(contour).map(({ kind }) => kind)).toEqual(['line', 'arc', 'line']);
  });
});

describe('measures', () => {
  it('measures a slot exactly', () => {
    expect(contourAreaMm2(slot)).toBeCloseTo(300 + 25 * Math.PI, 10);
    expect(contourLengthMm(slot)).toBeCloseTo(60 + 10 * Math.PI, 10);
    expect(contourBox(slot)).toEqual({ minXMm: -5, minYMm: 0, maxXMm: 35, maxYMm: 10 });
  });

  it('includes in the box the part of an arc that reaches beyond both its ends', () => {
    // Three quarters of a circle of radius 10 about the origin, from the right to the bottom.
    const bulge = Math.SQRT2 + 1;
    const box = contourBox({
      closed: false,
      vertices: [
        [10, 0, bulge],
        [0, -10, 0],
      ],
    });
    expect(box.minXMm).toBeCloseTo(-10, 12);
    expect(box.maxYMm).toBeCloseTo(10, 12);
    expect(box.maxXMm).toBeCloseTo(10, 12);
    expect(box.minYMm).toBeCloseTo(-10, 12);
  });

  it('keeps the digits of a small area far from the origin', () => {
    const far = polygonContour([
      [9e6, 9e6],
      [9e6 + 0.5, 9e6],
      [9e6 + 0.5, 9e6 + 0.5],
      [9e6, 9e6 + 0.5],
    ]);
    expect(contourAreaMm2(far)).toBe(0.25);
  });

  it('refuses the area of an open contour', () => {
    expect(codeOf(() => contourAreaMm2(quarter))).toBe('GEOMETRY_CONTOUR_OPEN');
    expect(codeOf(() => flattenContour(quarter, { toleranceMm: 0.01, side: 'inside' }))).toBe(
      'GEOMETRY_CONTOUR_OPEN',
    );
  });
});

describe('direction', () => {
  it('keeps the first vertex of a closed contour when it is reversed', () => {
    expect(reverseContour(slot).vertices).toEqual([
      [0, 0, -1],
      [0, 10, 0],
      [30, 10, -1],
      [30, 0, 0],
    ]);
  });

  it('reverses only what runs the wrong way, and nothing that encloses nothing', () => {
    expect(orientContour(slot, 'counter-clockwise')).toBe(slot);
    expect(contourAreaMm2(orientContour(slot, 'clockwise'))).toBeLessThan(0);
    const needle: Contour = {
      closed: true,
      vertices: [
        [0, 0, 0],
        [10, 0, 0],
      ],
    };
    expect(orientContour(needle, 'clockwise')).toBe(needle);
    expect(orientContour(needle, 'counter-clockwise')).toBe(needle);
  });
});

describe('transforms', () => {
  it('mirrors first, then turns, then moves', () => {
    const placement = { xMm: 100, yMm: 50, rotationDeg: 90, mirrored: true };
    expect(transformPoint([3, 4], placement)).toEqual([96, 47]);
    expect(transformContour(slot, placement).vertices).toEqual([
      [100, 50, 0],
      [100, 20, -1],
      [90, 20, 0],
      [90, 50, -1],
    ]);
  });
});

describe('circles', () => {
  it('recognises a circle of two, three or four arcs', () => {
    expect(circleOf(circleContour([3, 4], 5))).toEqual({ centreMm: [3, 4], radiusMm: 5 });
    expect(circleOf(circleContour([3, 4], 5, true))).toEqual({ centreMm: [3, 4], radiusMm: 5 });
    const b = Math.SQRT2 - 1;
    const four = circleOf({
      closed: true,
      vertices: [
        [10, 0, b],
        [0, 10, b],
        [-10, 0, b],
        [0, -10, b],
      ],
    });
    expect(four?.radiusMm).toBeCloseTo(10, 9);
    const third = Math.tan(Math.PI / 6);
    const three = circleOf({
      closed: true,
      vertices: [0, 1, 2].map((i) => [
        10 * Math.cos((2 * Math.PI * i) / 3),
        10 * Math.sin((2 * Math.PI * i) / 3),
        third,
      ]),
    });
    expect(three?.radiusMm).toBeCloseTo(10, 9);
  });

  it.each([
    [
      'a polygon of many sides',
      polygonContour(Array.from({ length: 360 }, (_, i) => [Math.cos(i), Math.sin(i)])),
    ],
    ['a slot', slot],
    [
      'two half turns of different ways',
      {
        closed: true,
        vertices: [
          [0, 0, 1],
          [10, 0, -1],
        ],
      },
    ],
    [
      'a lens',
      {
        closed: true,
        vertices: [
          [0, 0, 0.5],
          [10, 0, 0.5],
        ],
      },
    ],
    [
      'an open half turn',
      {
        closed: false,
        vertices: [
          [0, 0, 1],
          [10, 0, 0],
        ],
      },
    ],
    [
      'a circle 1 µm out of round',
      {
        closed: true,
        vertices: [
          [0, 0, 1],
          [10, 0, 1.001],
        ],
      },
    ],
    [
      'a circle run around twice',
      {
        closed: true,
        vertices: [
          [0, 0, 1],
          [10, 0, 1],
          [0, 0, 1],
          [10, 0, 1],
        ],
      },
    ],
  ] satisfies [string, Contour][])('does not take %s for a circle', (_, contour) => {
    expect(circleOf(contour)).toBeUndefined();
  });

  it.each([0, -1, Number.NaN])('refuses the radius %s', (radiusMm) => {
    expect(codeOf(() => circleContour([0, 0], radiusMm))).toBe('GEOMETRY_RADIUS_NOT_POSITIVE');
  });
});

describe('polygonContour', () => {
  it('drops a last point that repeats the first', () => {
    expect(
      polygonContour([
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 0],
      ]).vertices,
    ).toHaveLength(3);
  });

  it.each([
    [[]],
    [[[0, 0]]],
    [
      [
        [0, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  ] as const)('refuses %j', (points) => {
    expect(codeOf(() => polygonContour(points))).toBe('GEOMETRY_TOO_FEW_POINTS');
  });
});

describe('points and contours', () => {
  it('tells inside, on and outside of lines and arcs', () => {
    expect(pointInContour([-4, 5], slot)).toBe('inside');
    expect(pointInContour([-5, 5], slot)).toBe('on');
    expect(pointInContour([-5 + 5e-7, 5], slot)).toBe('on');
    expect(pointInContour([-5 + 5e-6, 5], slot)).toBe('inside');
    expect(pointInContour([-4.9, 1], slot)).toBe('outside');
    expect(pointInContour([15, 5], reverseContour(slot))).toBe('inside');
  });

  it('holds a point on the chord of an arc that bulges in or out for what it is', () => {
    const bitten: Contour = {
      closed: true,
      vertices: [
        [0, 0, -1],
        [10, 0, 0],
        [10, 10, 0],
        [0, 10, 0],
      ],
    };
    expect(pointInContour([5, 0], bitten)).toBe('outside');
    expect(
      pointInContour([5, 0], {
        closed: true,
        vertices: [
          [0, 0, 1],
          [10, 0, 0],
          [10, 10, 0],
          [0, 10, 0],
        ],
      }),
    ).toBe('inside');
  });

  it('has nothing inside an open contour', () => {
    expect(pointInContour([5, 5], { ...square, closed: false })).toBe('outside');
    expect(pointInContour([5, 0], { ...square, closed: false })).toBe('on');
    expect(pointInContour([0, 5], { ...square, closed: false })).toBe('outside');
  });

  it('measures the distance to the nearest line, arc or end', () => {
    expect(distanceToContourMm([15, 4], slot)).toBe(4);
    expect(distanceToContourMm([40, 5], slot)).toBeCloseTo(5, 12);
    expect(distanceToContourMm([0, 0], quarter)).toBeCloseTo(10, 12);
    expect(distanceToContourMm([-3, -4], quarter)).toBeCloseTo(Math.hypot(13, 4), 12);
    expect(
      distanceToContourMm([3, 4], {
        closed: true,
        vertices: [
          [0, 0, 1],
          [0, 0, 1],
        ],
      }),
    ).toBe(5);
  });
});

describe('flattenContour', () => {
  it('leaves straight contours as they are, whatever the side', () => {
    for (const side of ['inside', 'outside', 'both'] as const) {
      expect([...flattenContour(square, { toleranceMm: 0.1, side })]).toEqual([0, 0, 10, 0, 10, 10, 0, 10]);
    }
  });

  it('keeps both ends of an open contour', () => {
    const points = flattenContour(quarter, { toleranceMm: 0.01, side: 'both' });
    expect([points[0], points[1], points.at(-2), points.at(-1)]).toEqual([10, 0, 0, 10]);
  });

  it('gives a circle four corners even when the tolerance would allow fewer', () => {
    const circle = circleContour([0, 0], 1);
    expect(flattenContour(circle, { toleranceMm: 50, side: 'both' })).toHaveLength(8);
    expect(contourAreaMm2(circle)).toBeLessThan(4);
  });

  it('copes with arcs that are all but straight and all but whole', () => {
    const contour: Contour = {
      closed: true,
      vertices: [
        [0, 0, 1e-13],
        [1000, 0, 1000],
        [1000.01, 0, -1e-300],
      ],
    };
    for (const side of ['inside', 'outside', 'both'] as const) {
      const points = flattenContour(contour, { toleranceMm: 0.001, side });
      expect(points.every(Number.isFinite)).toBe(true);
    }
  });

  it.each([0, -1, 1e-9, Number.NaN, Number.POSITIVE_INFINITY])('refuses the tolerance %s', (toleranceMm) => {
    expect(codeOf(() => flattenContour(slot, { toleranceMm, side: 'both' }))).toBe(
      'GEOMETRY_TOLERANCE_INVALID',
    );
  });

  it('refuses to make more points than memory should hold', () => {
    const huge = circleContour([0, 0], 9e6);
    const big = { ...huge, vertices: Array.from({ length: 100 }, () => huge.vertices).flat() };
    expect(codeOf(() => flattenContour(big, { toleranceMm: 1e-6, side: 'both' }))).toBe(
      'GEOMETRY_TOO_MANY_POINTS',
    );
  });
});
