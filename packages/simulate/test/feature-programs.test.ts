// Right programs for every kind of feature, written by hand, and what becomes of them when something is changed.
import type { Proof } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { circle, rectangle } from './support/job.js';
import { type Feature, type PlateJob, type PlateWriter, provePlate } from './support/plate.js';

const box = (x: number, y: number, w: number, h: number): Feature['contour'] => {
  const { closed, vertices } = rectangle(w, h);
  return { closed, vertices: vertices.map(([vx, vy, bulge]) => [x + vx, y + vy, bulge]) };
};
const pocket = (contour: Feature['contour'], depthMm: number, more: Partial<Feature> = {}): Feature => ({
  id: 'f',
  kind: 'pocket',
  depthMm,
  contour,
  ...more,
});
const found = ({ findings }: Proof): readonly string[] =>
  findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
const undone = ({ obligations }: Proof): readonly string[] =>
  obligations
    .filter(({ state }) => state === 'violated' || state === 'undecided')
    .map(({ id, state, detail }) => `${id} ${state}: ${detail}`);

/** A right program, and changes of it with the code each must be found by. */
interface Case {
  readonly job: PlateJob;
  readonly faults: readonly (readonly [string, Partial<PlateJob>, string])[];
}

const area = [20, 20, 60, 40];
const pocketOf = pocket(box(20, 20, 60, 40), 5);

const rest =
  (box_: readonly number[], radius: number, zMm: number, skip = -1) =>
  (writer: PlateWriter): PlateWriter => {
    const [x, y, w, h] = box_ as [number, number, number, number];
    const corners = [
      [x, y, 1, 1],
      [x + w, y, -1, 1],
      [x + w, y + h, -1, -1],
      [x, y + h, 1, -1],
    ] as const;
    corners.forEach(([cx, cy, dx, dy], i) => {
      if (i === skip) return;
      const [ax, ay] = [cx + dx * radius, cy + dy * radius];
      writer.path(
        [
          [ax + dx * 3, ay],
          [ax, ay],
          [ax, ay + dy * 3],
          [ax + dx, ay + dy],
        ],
        zMm,
      );
    });
    return writer;
  };

const both = (...runs: readonly ((writer: PlateWriter) => unknown)[]): Partial<PlateJob> => ({
  cut: (writer) => {
    for (const run of runs) run(writer);
  },
});
const load = (number: number) => (writer: PlateWriter) => writer.load(number);

const cases: Readonly<Record<string, Case>> = {
  'rest machining': {
    job: {
      features: [pocketOf],
      tools: [1, 2],
      ...(both((w) => w.clear(area, 3, 2.4, -5), load(2), rest(area, 1, -5)) as Pick<PlateJob, 'cut'>),
    },
    faults: [
      [
        'one corner missing',
        both((w) => w.clear(area, 3, 2.4, -5), load(2), rest(area, 1, -5, 2)),
        'RESIDUE',
      ],
      [
        'all corners too high',
        both((w) => w.clear(area, 3, 2.4, -5), load(2), rest(area, 1, -4.9)),
        'RESIDUE',
      ],
      [
        'the tool loaded, its passes in the air',
        both((w) => w.clear(area, 3, 2.4, -5), load(2), rest(area, 1, 1)),
        'RESIDUE',
      ],
      ['the tool never loaded', both((w) => w.clear(area, 3, 2.4, -5)), 'TOOL_IDLE'],
    ],
  },
  'a v-carving with a flat bottom': {
    job: {
      features: [{ id: 'f', kind: 'v-carve', depthMm: 2, contour: box(20, 20, 40, 20) }],
      tools: [1, 3, 7],
      ...(both(load(7), (w) => w.clear([22, 22, 36, 16], 1.5, 1.2, -2), load(3), carve(-2)) as Pick<
        PlateJob,
        'cut'
      >),
    },
    faults: [
      ['the bottom not cleared', both(load(3), carve(-2)), 'RESIDUE'],
      [
        'the edge a tenth too high',
        both(load(7), (w) => w.clear([22, 22, 36, 16], 1.5, 1.2, -2), load(3), carve(-1.9)),
        'FEATURE_INCOMPLETE',
      ],
      [
        'a corner not risen into',
        both(load(7), (w) => w.clear([22, 22, 36, 16], 1.5, 1.2, -2), load(3), carve(-2, true)),
        'FEATURE_INCOMPLETE',
      ],
      [
        'the edge a twentieth too deep',
        both(load(7), (w) => w.clear([22, 22, 36, 16], 1.5, 1.2, -2), load(3), carve(-2.05)),
        'GOUGE',
      ],
    ],
  },
  'a chamfer all around': {
    job: {
      features: [{ id: 'f', kind: 'chamfer', widthMm: 2, depthMm: 2, contour: rectangle(120, 80) }],
      tools: [1, 3],
      ...(both(load(3), chamfer(-3, 1)) as Pick<PlateJob, 'cut'>),
    },
    faults: [
      ['too shallow', both(load(3), chamfer(-2.9, 1)), 'FEATURE_INCOMPLETE'],
      ['too deep', both(load(3), chamfer(-3.1, 1)), 'GOUGE'],
      ['one side missing', both(load(3), chamfer(-3, 1, 3)), 'FEATURE_INCOMPLETE'],
    ],
  },
  'a shallow chamfer': {
    job: {
      features: [{ id: 'f', kind: 'chamfer', widthMm: 0.3, depthMm: 0.3, contour: rectangle(120, 80) }],
      tools: [1, 3],
      ...(both(load(3), chamfer(-2.3, 2)) as Pick<PlateJob, 'cut'>),
    },
    faults: [
      ['too shallow', both(load(3), chamfer(-2.27, 2)), 'FEATURE_INCOMPLETE'],
      ['too deep', both(load(3), chamfer(-2.33, 2)), 'GOUGE'],
      ['one side missing', both(load(3), chamfer(-2.3, 2, 2)), 'FEATURE_INCOMPLETE'],
    ],
  },
  'a counterbore': {
    job: {
      features: [
        { id: 'f', kind: 'drill', depthMm: 4, contour: circle(60, 40, 5) },
        { id: 'g', kind: 'drill', contour: circle(60, 40, 2.5) },
      ],
      tools: [1, 4],
      ...(both(
        (w) => w.circle(60, 40, 2, -4),
        load(4),
        (w) => w.plunge(60, 40, -14),
      ) as Pick<PlateJob, 'cut'>),
    },
    faults: [
      [
        'the bore too shallow',
        both(
          (w) => w.circle(60, 40, 2, -3.9),
          load(4),
          (w) => w.plunge(60, 40, -14),
        ),
        'FEATURE_INCOMPLETE',
      ],
      [
        'the bore too deep',
        both(
          (w) => w.circle(60, 40, 2, -4.1),
          load(4),
          (w) => w.plunge(60, 40, -14),
        ),
        'GOUGE',
      ],
      ['the hole missing', both((w) => w.circle(60, 40, 2, -4)), 'FEATURE_INCOMPLETE'],
      [
        'the hole beside its place',
        both(
          (w) => w.circle(60, 40, 2, -4),
          load(4),
          (w) => w.plunge(60.05, 40, -14),
        ),
        'GOUGE',
      ],
    ],
  },
  'a pocket with dogbones': {
    job: {
      features: [pocket(dogbone(20, 20, 60, 40, 3.2), 5)],
      tools: [1],
      ...(both((w) => w.clear(area, 3, 2.4, -5), bones(0)) as Pick<PlateJob, 'cut'>),
    },
    faults: [
      ['a relief missing', both((w) => w.clear(area, 3, 2.4, -5), bones(1)), 'FEATURE_INCOMPLETE'],
      ['reliefs too high', both((w) => w.clear(area, 3, 2.4, -5), bones(0, -4.9)), 'FEATURE_INCOMPLETE'],
      ['reliefs too far out', both((w) => w.clear(area, 3, 2.4, -5), bones(0, -5, 0.05)), 'GOUGE'],
    ],
  },
  'a blind hole with a drill point': {
    job: {
      features: [{ id: 'f', kind: 'drill', depthMm: 8, contour: circle(60, 40, 2.5) }],
      tools: [1, 4],
      ...(both(load(4), (w) => w.plunge(60, 40, -8)) as Pick<PlateJob, 'cut'>),
    },
    faults: [
      ['too shallow', both(load(4), (w) => w.plunge(60, 40, -7.9)), 'FEATURE_INCOMPLETE'],
      ['too deep', both(load(4), (w) => w.plunge(60, 40, -8.1)), 'FLOOR_TOO_DEEP'],
      ['beside its place', both(load(4), (w) => w.plunge(60, 40.03, -8)), 'GOUGE'],
      ['missing', both(() => undefined), 'FEATURE_MISSING'],
    ],
  },
  'a slot as wide as its tool': {
    job: {
      features: [pocket(box(20, 37, 60, 6), 4)],
      tools: [1],
      ...(both((w) =>
        w.path(
          [
            [23, 40],
            [77, 40],
          ],
          -4,
        ),
      ) as Pick<PlateJob, 'cut'>),
    },
    faults: [
      [
        'too short',
        both((w) =>
          w.path(
            [
              [23, 40],
              [76.9, 40],
            ],
            -4,
          ),
        ),
        'FEATURE_INCOMPLETE',
      ],
      [
        'aside',
        both((w) =>
          w.path(
            [
              [23, 40.03],
              [77, 40.03],
            ],
            -4,
          ),
        ),
        'GOUGE',
      ],
      [
        'too high',
        both((w) =>
          w.path(
            [
              [23, 40],
              [77, 40],
            ],
            -3.95,
          ),
        ),
        'FEATURE_INCOMPLETE',
      ],
    ],
  },
  'a pocket on an island of a pocket': {
    job: {
      features: [
        pocket(box(20, 15, 80, 50), 5, { islands: [box(40, 30, 40, 20)] }),
        { ...pocket(box(50, 35, 20, 10), 3), id: 'g' },
      ],
      tools: [1],
      ...(both(island(0), (w) => w.clear([50, 35, 20, 10], 3, 1.5, -3)) as Pick<PlateJob, 'cut'>),
    },
    faults: [
      [
        'a ring around the island missing',
        both(island(2), (w) => w.clear([50, 35, 20, 10], 3, 1.5, -3)),
        'FEATURE_INCOMPLETE',
      ],
      [
        'the inner pocket too deep',
        both(island(0), (w) => w.clear([50, 35, 20, 10], 3, 1.5, -3.1)),
        'FLOOR_TOO_DEEP',
      ],
      ['the inner pocket missing', both(island(0)), 'FEATURE_MISSING'],
    ],
  },
  'a pocket open at the edge of its part': {
    job: {
      features: [pocket(box(80, 20, 50, 40), 5)],
      tools: [1],
      ...(both(rowsAt(123)) as Pick<PlateJob, 'cut'>),
    },
    faults: [
      ['its rows end too early', both(rowsAt(116.5)), 'RESIDUE'],
      ['too deep', both(rowsAt(123, -5.1)), 'FLOOR_TOO_DEEP'],
      ['its end not finished', both(rowsAt(123, -5, 0.05)), 'FEATURE_INCOMPLETE'],
    ],
  },
  'a floor cut with a ball': {
    job: {
      features: [pocket(box(20, 20, 30, 20), 5)],
      tools: [1, 5],
      ...(both(load(5), (w) => w.clear([20, 20, 30, 20], 3, 0.3, -5)) as Pick<PlateJob, 'cut'>),
    },
    faults: [
      ['rows too far apart', both(load(5), (w) => w.clear([20, 20, 30, 20], 3, 0.45, -5)), 'RESIDUE'],
      ['too high', both(load(5), (w) => w.clear([20, 20, 30, 20], 3, 0.3, -4.95)), 'FLOOR_NOT_REACHED'],
      [
        'away from the wall',
        both(load(5), (w) => w.clear([20, 20, 30, 20], 3.05, 0.3, -5)),
        'FEATURE_INCOMPLETE',
      ],
      ['a flat tool instead, too near the wall', both((w) => w.clear([20, 20, 30, 20], 2.9, 2, -5)), 'GOUGE'],
    ],
  },
  'a floor cut with a bull-nose': {
    job: {
      features: [pocketOf],
      tools: [1, 6],
      ...(both(load(6), (w) => w.clear(area, 3, 2.4, -5)) as Pick<PlateJob, 'cut'>),
    },
    faults: [
      ['rings too far apart', both(load(6), (w) => w.clear(area, 3, 4.5, -5)), 'RESIDUE'],
      ['too deep', both(load(6), (w) => w.clear(area, 3, 2.4, -5.05)), 'FLOOR_TOO_DEEP'],
      ['away from the wall', both(load(6), (w) => w.clear(area, 3.03, 2.4, -5)), 'FEATURE_INCOMPLETE'],
    ],
  },
  'an engraved line in the floor of a pocket': {
    job: {
      features: [
        pocketOf,
        {
          id: 'g',
          kind: 'engrave',
          depthMm: 5.5,
          contour: {
            closed: false,
            vertices: [
              [30, 30, 0],
              [70, 30, 0],
              [70, 50, 0],
            ],
          },
        },
      ],
      tools: [1, 7],
      ...(both(
        (w) => w.clear(area, 3, 2.4, -5),
        load(7),
        (w) =>
          w.path(
            [
              [30, 30],
              [70, 30],
              [70, 50],
            ],
            -5.5,
          ),
      ) as Pick<PlateJob, 'cut'>),
    },
    faults: [
      [
        'left early',
        both(
          (w) => w.clear(area, 3, 2.4, -5),
          load(7),
          (w) =>
            w.path(
              [
                [30, 30],
                [70, 30],
                [70, 49.9],
              ],
              -5.5,
            ),
        ),
        'FEATURE_INCOMPLETE',
      ],
      [
        '20 µm aside',
        both(
          (w) => w.clear(area, 3, 2.4, -5),
          load(7),
          (w) =>
            w.path(
              [
                [30, 30],
                [70.02, 30],
                [70.02, 50],
              ],
              -5.5,
            ),
        ),
        'FEATURE_INCOMPLETE',
      ],
      [
        'too shallow',
        both(
          (w) => w.clear(area, 3, 2.4, -5),
          load(7),
          (w) =>
            w.path(
              [
                [30, 30],
                [70, 30],
                [70, 50],
              ],
              -5.4,
            ),
        ),
        'FEATURE_INCOMPLETE',
      ],
    ],
  },
};

function carve(zMm: number, isOneLeftOut = false) {
  return (writer: PlateWriter): void => {
    const [x0, y0, x1, y1] = [22, 22, 58, 38];
    writer.ring([x0, y0, x1 - x0, y1 - y0], 0, zMm);
    const corners = [
      [x0, y0, 20, 20],
      [x1, y0, 60, 20],
      [x1, y1, 60, 40],
      [x0, y1, 20, 40],
    ] as const;
    corners.forEach(([x, y, cx, cy], i) => {
      if (isOneLeftOut && i === 2) return;
      writer.path([
        [x, y, zMm],
        [cx, cy, zMm + 2],
      ]);
    });
  };
}

function chamfer(zMm: number, outMm: number, nSides = 4) {
  return (writer: PlateWriter): void => {
    const [x0, y0, x1, y1] = [-outMm, -outMm, 120 + outMm, 80 + outMm];
    const points = [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
      [x0, y0],
    ];
    writer.path(points.slice(0, nSides + 1), zMm);
  };
}

/** A rectangle with a circle of a radius about each corner. */
function dogbone(x: number, y: number, w: number, h: number, r: number): Feature['contour'] {
  // Each circle is centred r/√2 inside along the diagonal, so that it passes through the corner; it meets the sides r·√2 from it.
  const c = r * Math.SQRT2;
  const half = Math.tan((Math.PI * 2) / 8);
  return {
    closed: true,
    vertices: [
      [x + c, y, 0],
      [x + w - c, y, half],
      [x + w, y + c, 0],
      [x + w, y + h - c, half],
      [x + w - c, y + h, 0],
      [x + c, y + h, half],
      [x, y + h - c, 0],
      [x, y + c, half],
    ],
  };
}

/** Circles of 0.2 about the middles of the reliefs, from a place on the way in. */
function bones(nSkipped: number, zMm = -5, outMm = 0) {
  return (writer: PlateWriter): void => {
    const d = 3.2 / Math.SQRT2 - outMm;
    const places = [
      [20 + d, 20 + d],
      [80 - d, 20 + d],
      [80 - d, 60 - d],
      [20 + d, 60 - d],
    ] as const;
    for (const [x, y] of places.slice(nSkipped)) writer.circle(x, y, 0.2, zMm);
  };
}

/** Rings between the wall and an island of 40 × 20 in the middle of a pocket of 80 × 50. */
function island(nSkipped: number) {
  return (writer: PlateWriter): void => {
    for (const out of [3, 5.5, 8, 10.5].slice(nSkipped)) writer.ring([40, 30, 40, 20], -out, -5);
    for (const inset of [3, 5.5, 8, 10.5, 13, 15.5]) {
      writer.path(
        [
          [20 + inset, 18],
          [20 + inset, 62],
        ],
        -5,
      );
      writer.path(
        [
          [100 - inset, 18],
          [100 - inset, 62],
        ],
        -5,
      );
    }
    writer.ring([20, 15, 80, 50], 3, -5);
  };
}

function rowsAt(rightMm: number, zMm = -5, awayMm = 0) {
  return (writer: PlateWriter): void => {
    for (let y = 23; y < 58; y += 2.5) {
      const at = Math.min(y, 57);
      writer.path(
        [
          [83 + awayMm, at],
          [rightMm, at],
        ],
        zMm,
      );
    }
    writer.path(
      [
        [rightMm, 57],
        [83 + awayMm, 57],
        [83 + awayMm, 23],
        [rightMm, 23],
      ],
      zMm,
    );
  };
}

describe.each(Object.entries(cases))('%s', (_, { job, faults }) => {
  it('is proved when it is right', async () => {
    const proof = await provePlate(job);
    expect(undone(proof)).toEqual([]);
    expect(proof.verdict).toBe('proved');
  });

  it.each(faults)('%s: is found', async (_name, change, code) => {
    const proof = await provePlate({ ...job, ...change });
    expect(proof.verdict).not.toBe('proved');
    expect(found(proof)).toContain(`SIMULATE_${code}`);
  });
});

describe('a pin that stands in a pocket', () => {
  /** A pocket of 40 × 40 in rings, of which the last leaves a square in the middle. */
  const pinOf = (sideMm: number): PlateJob => ({
    features: [pocket(box(20, 20, 40, 40), 5)],
    tools: [1],
    cut: (writer) => {
      for (const inset of [3, 5.4, 7.8, 10.2, 12.6, 15, 17 - sideMm / 2])
        writer.ring([20, 20, 40, 40], inset, -5);
    },
  });

  it('is residue however little its area, and nothing where it is thinner than the tolerance', async () => {
    // Squares of 0.04 and 0.0025 mm².
    for (const sideMm of [0.2, 0.05])
      expect(found(await provePlate(pinOf(sideMm)))).toEqual(['SIMULATE_RESIDUE']);
    expect((await provePlate(pinOf(0.008))).verdict).toBe('proved');
  });
});
