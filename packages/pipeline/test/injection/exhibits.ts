// Ways of working, each right by construction: what is drawn, and the paths that make it.
import type { Contour, Feature, Part, Tab, Tool, Vertex } from '@millwright/contracts';
import { circle, clockwise, closed, rectangle } from './drawings.ts';
import { drill, flat, vee } from './jobs.ts';
import { beside, bore, follow, peck, pocketRings, ringPasses, thread, turnTo } from './operations.ts';
import { cornersOf, leads, roundSpiral, zigzag } from './paths-of-shop.ts';
import { directionAt, lengthOf, offsetRight, pointAt, type Seg } from './plane.ts';
import type { Bench, Shown, Work } from './shop.ts';

export const flat3: Tool = {
  ...flat,
  id: 'flat-3',
  number: 5,
  label: '3 mm flat',
  diameterMm: 3,
  shankDiameterMm: 3,
};
export const bull8: Tool = {
  ...flat,
  id: 'bull-8',
  number: 6,
  label: '8 mm, corners of 1 mm',
  shape: 'bull-nose',
  diameterMm: 8,
  shankDiameterMm: 8,
  cornerRadiusMm: 1,
};
export const bull6: Tool = {
  ...flat,
  id: 'bull-6',
  number: 7,
  label: '6 mm, corners of 0.2 mm',
  shape: 'bull-nose',
  cornerRadiusMm: 0.2,
};
/** A 90° V with a flat of 2 mm. */
export const blunt: Tool = {
  ...vee,
  id: 'vee-90-2',
  number: 8,
  label: '90° V, flat of 2 mm',
  tipDiameterMm: 2,
};
export const pointed: Tool = { ...drill, id: 'drill-118', number: 9, label: '6 mm drill', tipAngleDeg: 118 };

const part = (id: string, outline: Contour, more: Partial<Part> = {}): Part => ({
  id,
  quantity: 1,
  outline,
  holes: [],
  features: [],
  ...more,
});

/** A plate of plain sizes. */
const plate = (bench: Bench): Contour => {
  const { random } = bench;
  return rectangle(0, 0, random.length(48, 60), random.length(40, 46), random.pick([0, 5, 9]));
};

/** Tabs in the middles of the longer lines but the one where the path begins or a ramp may run. */
export function tabsAlong(bench: Bench, path: readonly Seg[], radius: number): Tab[] {
  return path
    .slice(1, -1)
    .filter((seg) => seg.arc === undefined && lengthOf(seg) > 14)
    .slice(0, 3)
    .map((seg) => {
      const [x, y] = pointAt(seg, 0.5);
      const [ux, uy] = directionAt(seg, 0);
      return {
        centreMm: [x - uy * radius, y + ux * radius],
        lengthMm: bench.random.pick([4, 5]),
        heightMm: 3,
      };
    });
}

/** An outline cut through, with tabs or without. */
function outlineWork(bench: Bench, id: string, outline: Contour, stage = 4, tabs: readonly Tab[] = []): Work {
  const path = beside(bench.segs(outline), 3, 0.5);
  return {
    stage,
    tool: flat,
    op: `outline:${id}`,
    isNeeded: true,
    cut: (writer, drive) =>
      ringPasses(writer, path, bench.bottom, drive, { tabs, thicknessMm: bench.thickness, isRamped: false }),
  };
}

/** A part by its outline, with what is done inside it before. */
function cutOut(
  bench: Bench,
  drawn: Part,
  work: readonly Omit<Work, 'isNeeded'>[],
  more: Partial<Shown> = {},
): Shown {
  const tabs = bench.random.chance(0.4) ? tabsAlong(bench, beside(bench.segs(drawn.outline), 3, 0.5), 3) : [];
  return {
    parts: [drawn],
    placements: [bench.placement(drawn.id)],
    work: [
      ...work.map((one) => ({ isNeeded: true, ...one })),
      outlineWork(bench, drawn.id, drawn.outline, 4, tabs),
    ],
    ...more,
    tabs: [...(more.tabs ?? []), ...tabs],
  };
}

const depthOf = (bench: Bench): number => bench.random.length(2, bench.thickness - 3);

function pocketed(bench: Bench, contour: Contour, depthMm: number): Part {
  const feature: Feature = { id: 'pocket', kind: 'pocket', contour, depthMm };
  return part(bench.id, plate(bench), { features: [feature] });
}

/** Rectangles one inside the other, from an inset to the middle. */
export function nestedRings(w: number, h: number, corner: number, first: number, step: number): Contour[] {
  const deepest = Math.min(w, h) / 2 - 0.2;
  const insets: number[] = [];
  for (let d = first; d < deepest - 0.05; d += step) insets.push(d);
  insets.push(Math.max(deepest, first));
  return insets.map((d) => rectangle(0, 0, w - 2 * d, h - 2 * d, Math.max(0, corner - d)));
}

/** By name. */
export const exhibits: Readonly<Record<string, (bench: Bench) => Shown>> = {
  chamfer: (bench) => {
    const outline = plate(bench);
    const width = bench.random.length(0.8, 2.4);
    const edge: Feature = { id: 'edge', kind: 'chamfer', contour: outline, widthMm: width, depthMm: width };
    const out = 0.6;
    const path = turnTo(offsetRight(bench.segs(outline), out), 0.5);
    return cutOut(bench, part(bench.id, outline, { features: [edge] }), [
      {
        stage: 0,
        tool: vee,
        op: `chamfer:${bench.id}`,
        cut: (writer, drive) => follow(writer, path, -(width + out), drive),
      },
    ]);
  },

  'v-carve to a floor': (bench) => {
    const [w, h, depthMm] = [
      bench.random.length(14, 24),
      bench.random.length(12, 18),
      bench.random.length(1, 3),
    ];
    const region: Feature = { id: 'sign', kind: 'v-carve', contour: rectangle(0, 0, w, h), depthMm };
    const tip = 1;
    const rings = nestedRings(w, h, 0, depthMm + tip, 1.5);
    const at = (x: number, y: number, z: number): readonly [number, number, number] => [
      ...bench.point([x, y]),
      z,
    ];
    const [l, b] = [w / 2 - depthMm - tip, h / 2 - depthMm - tip];
    const corners = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
      [-1, -1],
    ] as const;
    const points = corners.flatMap(([sx, sy]) => [
      at(sx * l, sy * b, -depthMm),
      at(sx * (w / 2 - tip), sy * (h / 2 - tip), 0),
      at(sx * l, sy * b, -depthMm),
    ]);
    const inner = rings
      .slice(1)
      .flatMap(({ vertices }) => [...vertices, vertices[0] as Vertex].map(([x, y]) => at(x, y, -depthMm)));
    return cutOut(bench, part(bench.id, plate(bench), { features: [region] }), [
      {
        stage: 0,
        tool: blunt,
        op: `v-carve:${bench.id}`,
        cut: (writer, drive) => thread(writer, [...points, ...inner], drive),
      },
    ]);
  },

  'bull-nose outline': (bench) => {
    const drawn = part(bench.id, plate(bench));
    const path = beside(bench.segs(drawn.outline), 3, 0.5);
    return {
      parts: [drawn],
      placements: [bench.placement(drawn.id)],
      work: [
        {
          stage: 4,
          tool: bull6,
          op: `outline:${bench.id}`,
          isNeeded: true,
          cut: (writer, drive) => ringPasses(writer, path, bench.bottom, drive),
        },
      ],
    };
  },

  'bull-nose and flat in a pocket': (bench) => {
    const [w, h, depthMm] = [bench.random.length(16, 26), bench.random.length(13, 22), depthOf(bench)];
    const drawn = pocketed(bench, rectangle(0, 0, w, h), depthMm);
    const rough = nestedRings(w, h, 0, 4.4, 2.5).map((ring) => bench.segs(ring));
    const wall = [bench.segs(rectangle(0, 0, w - 6, h - 6))];
    return cutOut(bench, drawn, [
      {
        stage: 0,
        tool: bull8,
        op: `rough:${bench.id}`,
        cut: (writer, drive) => pocketRings(writer, rough, depthMm, drive),
      },
      {
        stage: 0,
        tool: flat,
        op: `wall:${bench.id}`,
        cut: (writer, drive) => pocketRings(writer, wall, depthMm, drive),
      },
    ]);
  },

  'roughing and finishing': (bench) => {
    const drawn = part(bench.id, plate(bench));
    const segs = bench.segs(drawn.outline);
    const allowance = bench.random.pick([0.3, 0.5]);
    const [rough, finish] = [beside(segs, 3 + allowance, 0.5), beside(segs, 3, 0.5)];
    const tabs = tabsAlong(bench, finish, 3);
    const shifted = tabsAlong(bench, rough, 3).map((tab, i) => ({
      ...tab,
      lengthMm: tabs[i]?.lengthMm ?? 4,
    }));
    const over = (some: readonly Tab[]) => ({ tabs: some, thicknessMm: bench.thickness, isRamped: false });
    return {
      parts: [drawn],
      placements: [bench.placement(drawn.id)],
      tabs,
      work: [
        {
          stage: 3,
          tool: flat,
          op: `rough:${bench.id}`,
          isNeeded: false,
          cut: (writer, drive) => ringPasses(writer, rough, bench.bottom, drive, over(shifted)),
        },
        {
          stage: 4,
          tool: flat,
          op: `outline:${bench.id}`,
          isNeeded: true,
          cut: (writer, drive) =>
            ringPasses(writer, finish, bench.bottom, { ...drive, entry: 'plunge', stepdown: 99 }, over(tabs)),
        },
      ],
    };
  },

  'arcs in and out': (bench) => {
    const drawn = part(bench.id, plate(bench));
    const path = beside(bench.segs(drawn.outline), 3, 0.5);
    const radius = bench.random.pick([1, 2, 3, 6]);
    return {
      parts: [drawn],
      placements: [bench.placement(drawn.id)],
      ...(radius > 3 ? { intents: [leads.room(path, radius, bench.id)] } : {}),
      work: [
        {
          stage: 4,
          tool: flat,
          op: `outline:${bench.id}`,
          isNeeded: true,
          cut: (writer, drive) => leads.passes(writer, path, bench.bottom, radius, drive),
        },
      ],
    };
  },

  'rest by a smaller tool': (bench) => {
    const [w, h, depthMm] = [bench.random.length(16, 26), bench.random.length(13, 22), depthOf(bench)];
    const corner = bench.random.length(1.7, 2.6);
    const drawn = pocketed(bench, rectangle(0, 0, w, h, corner), depthMm);
    const rough = nestedRings(w, h, corner, 3, 3.5).map((ring) => bench.segs(ring));
    const isWhole = bench.random.chance(0.5);
    const ring = [bench.segs(rectangle(0, 0, w - 3, h - 3, corner - 1.5))];
    return cutOut(bench, drawn, [
      {
        stage: 0,
        tool: flat,
        op: `pocket:${bench.id}`,
        cut: (writer, drive) => pocketRings(writer, rough, depthMm, drive),
      },
      {
        stage: 0,
        tool: flat3,
        op: `rest:${bench.id}`,
        cut: (writer, drive) =>
          isWhole
            ? pocketRings(writer, ring, depthMm, { ...drive, entry: 'plunge' })
            : cornersOf(bench, w, h, corner, writer, depthMm, drive),
      },
    ]);
  },

  'zigzag pocket': (bench) => {
    const [w, h, depthMm] = [bench.random.length(16, 26), bench.random.length(13, 22), depthOf(bench)];
    const corner = bench.random.pick([0, 3.5]);
    const drawn = pocketed(bench, rectangle(0, 0, w, h, corner), depthMm);
    const ring = bench.segs(rectangle(0, 0, w - 6, h - 6, Math.max(0, corner - 3)));
    return cutOut(bench, drawn, [
      {
        stage: 0,
        tool: flat,
        op: `pocket:${bench.id}`,
        cut: (writer, drive) => zigzag(bench, w, h, ring, writer, depthMm, drive),
      },
    ]);
  },

  'spiral pocket': (bench) => {
    const [r, depthMm] = [bench.random.length(7, 13), depthOf(bench)];
    const drawn = pocketed(bench, circle(0, 0, r), depthMm);
    const path = bench.segs(roundSpiral(r - 3, bench.random.between(2.5, 3.9)));
    return cutOut(bench, drawn, [
      {
        stage: 0,
        tool: flat,
        op: `pocket:${bench.id}`,
        cut: (writer, drive) => pocketRings(writer, [path], depthMm, { ...drive, entry: 'plunge' }),
      },
    ]);
  },

  'helix to a floor': (bench) => {
    const [r, depthMm] = [bench.random.length(3.8, 5.6), depthOf(bench)];
    const drawn = pocketed(bench, circle(0, 0, r), depthMm);
    return cutOut(bench, drawn, [
      {
        stage: 0,
        tool: flat,
        op: `pocket:${bench.id}`,
        cut: (writer, drive) => bore(writer, bench.segs(circle(0, 0, r - 3)), -depthMm, drive),
      },
    ]);
  },

  'hole in a pocket': (bench) => {
    const [r, hole, depthMm] = [bench.random.length(8, 11), bench.random.length(3.6, 5), depthOf(bench)];
    const drawn = { ...pocketed(bench, circle(0, 0, r), depthMm), holes: [circle(0, 0, hole, true)] };
    const rings = [r - 3, r - 6.5].filter((one) => one > 0.4).map((one) => bench.segs(circle(0, 0, one)));
    return cutOut(bench, drawn, [
      {
        stage: 0,
        tool: flat,
        op: `pocket:${bench.id}`,
        cut: (writer, drive) => pocketRings(writer, rings, depthMm, { ...drive, entry: 'plunge' }),
      },
      {
        stage: 2,
        tool: flat,
        op: `hole:${bench.id}`,
        cut: (writer, drive) => bore(writer, bench.segs(circle(0, 0, hole - 3)), bench.bottom, drive),
      },
    ]);
  },

  'part in a hole of a part': (bench) => {
    const [inner, outer] = [part(`${bench.id}i`, rectangle(0, 0, 16, 12, 3)), rectangle(0, 0, 60, 46)];
    const hole = rectangle(0, 0, 42, 32, bench.random.pick([0, 4]), true);
    const path = beside(bench.segs(hole), 3, 0.5);
    const shown = cutOut(bench, part(bench.id, outer, { holes: [hole] }), [
      outlineWork(bench, inner.id, inner.outline, 1),
      {
        stage: 2,
        tool: flat,
        op: `hole:${bench.id}`,
        cut: (writer, drive) => ringPasses(writer, path, bench.bottom, drive),
      },
    ]);
    return {
      ...shown,
      parts: [...shown.parts, inner],
      placements: [...shown.placements, bench.placement(inner.id)],
    };
  },

  'waste cleared': (bench) => {
    const drawn = part(bench.id, rectangle(0, 0, 40, 40));
    const [depthMm, far] = [depthOf(bench), bench.random.pick([6.5, 9])];
    const area = rectangle(20 + far + 8, 0, 16, 34);
    const room = bench.segs(area);
    const rings = [3, 6.5, 7.8].map((d) => bench.segs(rectangle(20 + far + 8, 0, 16 - 2 * d, 34 - 2 * d)));
    return cutOut(
      bench,
      drawn,
      [
        {
          stage: 0,
          tool: flat,
          op: `clear:${bench.id}`,
          cut: (writer, drive) => pocketRings(writer, rings, depthMm, drive),
        },
      ],
      {
        intents: [
          {
            kind: 'clear',
            id: `clear-${bench.id}`,
            contour: closed(room.map(({ ax, ay }): Vertex => [ax, ay, 0])),
            depthMm,
            isRequired: true,
          },
        ],
      },
    );
  },

  'skin in a window': (bench) => {
    const hole = rectangle(0, 0, 30, 22, bench.random.pick([0, 4]), true);
    const skin = bench.random.pick([0.4, 0.8]);
    const path = beside(bench.segs(hole), 3, 0.5);
    return cutOut(
      bench,
      part(bench.id, rectangle(0, 0, 56, 44), { holes: [hole] }),
      [
        {
          stage: 2,
          tool: flat,
          op: `hole:${bench.id}`,
          cut: (writer, drive) => ringPasses(writer, path, skin - bench.thickness, drive),
        },
      ],
      { intents: [{ kind: 'onion-skin', partId: bench.id, copy: 0, holeIndex: 0, thicknessMm: skin }] },
    );
  },

  'window held by tabs': (bench) => {
    const hole = rectangle(0, 0, 40, 30, 0, true);
    const path = beside(bench.segs(hole), 3, 0.5);
    const tabs = tabsAlong(bench, path, 3);
    return cutOut(
      bench,
      part(bench.id, rectangle(0, 0, 60, 46), { holes: [hole] }),
      [
        {
          stage: 2,
          tool: flat,
          op: `hole:${bench.id}`,
          cut: (writer, drive) =>
            ringPasses(writer, path, bench.bottom, drive, {
              tabs,
              thicknessMm: bench.thickness,
              isRamped: true,
            }),
        },
      ],
      { tabs },
    );
  },

  'drilled to a point': (bench) => {
    const depthMm = depthOf(bench);
    const feature: Feature = { id: 'dowel', kind: 'drill', contour: circle(5, 3, 3), diameterMm: 6, depthMm };
    return cutOut(bench, part(bench.id, plate(bench), { features: [feature] }), [
      {
        stage: 0,
        tool: pointed,
        op: `drill:${bench.id}`,
        cut: (writer, drive) => peck(writer, bench.point([5, 3]), -depthMm, drive),
      },
    ]);
  },

  'drilled through': (bench) => {
    const feature: Feature = { id: 'bolt', kind: 'drill', contour: circle(-5, 3, 3), diameterMm: 6 };
    return cutOut(bench, part(bench.id, plate(bench), { features: [feature] }), [
      {
        stage: 0,
        tool: drill,
        op: `bolt:${bench.id}`,
        cut: (writer, drive) => peck(writer, bench.point([-5, 3]), bench.bottom, drive),
      },
    ]);
  },

  'skin under an outline': (bench) => {
    const drawn = part(bench.id, plate(bench));
    const skin = bench.random.pick([0.3, 0.6]);
    const path = beside(bench.segs(drawn.outline), 3, 0.5);
    return {
      parts: [drawn],
      placements: [bench.placement(drawn.id)],
      intents: [{ kind: 'onion-skin', partId: bench.id, copy: 0, thicknessMm: skin }],
      work: [
        {
          stage: 4,
          tool: flat,
          op: `outline:${bench.id}`,
          isNeeded: true,
          cut: (writer, drive) => ringPasses(writer, path, skin - bench.thickness, drive),
        },
      ],
    };
  },
};

export { clockwise };
