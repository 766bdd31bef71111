// Fault-free programs that take several tools, each driven in its own way, with what is said at the change; and parts of wide arcs.
import type { Contour, Feature, Part, Tool, Vertex } from '@millwright/contracts';
import { circle, closed, rectangle } from './drawings.ts';
import { exhibits, flat3, nestedRings } from './exhibits.ts';
import { flat } from './jobs.ts';
import { beside, bore, pocketRings, ringPasses } from './operations.ts';
import { Random } from './random.ts';
import { Bench, jobOf, type Pace, type ShopJob, type Shown, type Work, written } from './shop.ts';

const flat8: Tool = {
  ...flat,
  id: 'flat-8',
  number: 10,
  label: '8 mm flat',
  diameterMm: 8,
  shankDiameterMm: 8,
};

/** By tool number: none may be driven as another is. */
const PACES: Readonly<Record<number, Pace>> = {
  1: { feed: 1500, plunge: 450, rpm: 18_000 },
  2: { feed: 900, plunge: 300, rpm: 13_000 },
  3: { feed: 400, plunge: 200, rpm: 9500 },
  5: { feed: 600, plunge: 150, rpm: 21_000 },
  6: { feed: 1100, plunge: 250, rpm: 15_500 },
  8: { feed: 900, plunge: 300, rpm: 13_000 },
  9: { feed: 400, plunge: 200, rpm: 9500 },
  10: { feed: 2000, plunge: 500, rpm: 15_500 },
};
const paceOf = ({ number }: Tool): Pace => PACES[number] ?? { feed: 1000, plunge: 300, rpm: 12_000 };

const part = (id: string, outline: Contour, more: Partial<Part> = {}): Part => ({
  id,
  quantity: 1,
  outline,
  holes: [],
  features: [],
  ...more,
});

const MANY_TOOLS = /^(chamfer|v-carve|bull-nose and|rest by|drilled)/;

/** A pocket roughed by a wide tool and finished by a slim one that is named for it; then the outline by a third. */
function wideAndSlim(bench: Bench): Shown {
  const { random } = bench;
  const [w, h, depthMm] = [
    random.length(20, 28),
    random.length(18, 24),
    random.length(2, bench.thickness - 3),
  ];
  const pocket: Feature = { id: 'pocket', kind: 'pocket', contour: rectangle(0, 0, w, h), depthMm };
  const outline = rectangle(0, 0, random.length(52, 60), random.length(42, 46), random.pick([0, 10, 15]));
  const rough = nestedRings(w, h, 0, 4.4, random.between(3, 5)).map((ring) => bench.segs(ring));
  const wall = [bench.segs(rectangle(0, 0, w - 3, h - 3))];
  const path = beside(bench.segs(outline), 3, 0.5);
  const work = (stage: number, tool: Tool, op: string, cut: Work['cut']): Work => ({
    stage,
    tool,
    op: `${op}:${bench.id}`,
    isNeeded: true,
    cut,
  });
  return {
    parts: [part(bench.id, outline, { features: [pocket] })],
    placements: [bench.placement(bench.id)],
    intents: [{ kind: 'feature-tools', partId: bench.id, featureId: 'pocket', toolNumbers: [5, 10] }],
    work: [
      work(0, flat8, 'rough', (writer, drive) => pocketRings(writer, rough, depthMm, drive)),
      work(0, flat3, 'rest', (writer, drive) =>
        pocketRings(writer, wall, depthMm, { ...drive, entry: 'plunge' }),
      ),
      work(4, flat, 'outline', (writer, drive) => ringPasses(writer, path, bench.bottom, drive)),
    ],
  };
}

/** With the slim tool named for the pocket: it may work elsewhere as well, and then asks nothing of this one by itself. */
const named =
  (show: (bench: Bench) => Shown) =>
  (bench: Bench): Shown => ({
    ...show(bench),
    intents: [{ kind: 'feature-tools', partId: bench.id, featureId: 'pocket', toolNumbers: [1, 5] }],
  });

/** A job of two tools or more. */
export function toolJob(seed: number): ShopJob {
  const random = new Random(seed ^ 0x7001);
  const shown = Object.entries(exhibits)
    .filter(([name]) => MANY_TOOLS.test(name))
    .map(([name, show]) => [name, name.startsWith('rest') ? named(show) : show] as const);
  return jobOf(`tools ${seed}`, random, [...shown, ['wide and slim', wideAndSlim]], paceOf);
}

/** The bulge of an arc of a radius over a chord (Autodesk DXF reference, "bulge": the tangent of a quarter of its sweep). */
const bulgeOf = (chord: number, radius: number): number => Math.tan(Math.asin(chord / (2 * radius)) / 2);

/** Plates whose sides are wide arcs, outward or inward, and whose corners are round; discs as wide as a table. */
export function arcJob(seed: number): ShopJob {
  const random = new Random(seed ^ 0xa2c5);
  const thickness = random.pick([6, 12, 18]);
  const isDisc = random.chance(0.4);
  const radius = random.length(200, 230);
  const [w, h] = isDisc ? [2 * radius, 2 * radius] : [random.length(120, 380), random.length(90, 200)];
  const outline = isDisc
    ? circle(0, 0, radius)
    : random.chance(0.5)
      ? archedPlate(random, w, h)
      : rectangle(0, 0, w, h, random.length(10, 20));
  const sheet = {
    stockId: 'ply',
    material: 'plywood' as const,
    widthMm: w + 60,
    heightMm: h + 60,
    thicknessMm: thickness,
  };
  const bench = new Bench(random, 'p0', thickness, {
    copy: 0,
    sheetIndex: 0,
    xMm: w / 2 + 30,
    yMm: h / 2 + 30,
    rotationDeg: random.pick([0, 180, isDisc ? random.between(-180, 180) : 0]),
    mirrored: random.chance(0.3),
  });
  return written(`arcs ${seed} ${isDisc ? 'disc' : 'plate'}`, random, [arched(bench, outline)], sheet);
}

/** What is in it: a pocket and a window with corners of 10 mm and more, a round hole bored out. */
function arched(bench: Bench, outline: Contour): Shown {
  const { random } = bench;
  const corner = random.length(10, 14);
  const depthMm = random.length(2, bench.thickness - 2);
  const [pw, ph] = [random.length(30, 44), random.length(30, 40)];
  const pocket: Feature = {
    id: 'pocket',
    kind: 'pocket',
    contour: rectangle(-28, 0, pw, ph, corner),
    depthMm,
  };
  const rings = nestedRings(pw, ph, corner, 3, random.between(2.5, 4.5)).map((ring) =>
    bench.segs({ ...ring, vertices: ring.vertices.map(([x, y, bulge]): Vertex => [x - 28, y, bulge]) }),
  );
  const window = random.chance(0.5) ? rectangle(26, 0, 40, 44, random.length(10, 18), true) : undefined;
  const hole = circle(26, 0, 4.4, true);
  const path = beside(bench.segs(outline), 3, 0.5);
  const inner = window === undefined ? undefined : beside(bench.segs(window), 3, 0.5);
  const work = (stage: number, op: string, cut: Work['cut']): Work => ({
    stage,
    tool: flat,
    op: `${op}:p0`,
    isNeeded: true,
    cut,
  });
  return {
    parts: [part('p0', outline, { holes: [window ?? hole], features: [pocket] })],
    placements: [bench.placement('p0')],
    work: [
      work(0, 'pocket', (writer, drive) => pocketRings(writer, rings, depthMm, drive)),
      work(2, 'hole', (writer, drive) =>
        inner === undefined
          ? bore(writer, bench.segs(circle(26, 0, 1.4)), bench.bottom, drive)
          : ringPasses(writer, inner, bench.bottom, drive),
      ),
      work(4, 'outline', (writer, drive) => ringPasses(writer, path, bench.bottom, drive)),
    ],
  };
}

/** A rectangle whose longer sides are arcs of 200 mm and more, about half of them inward. */
function archedPlate(random: Random, w: number, h: number): Contour {
  const [l, r, b, t] = [-w / 2, w / 2, -h / 2, h / 2];
  const arch = (): number =>
    (random.chance(0.5) ? 1 : -1) * bulgeOf(w, random.between(Math.max(240, 1.6 * w), 2000));
  // Inward arches stay out of the middle.
  const [below, above] = h > 150 ? [arch(), arch()] : [Math.abs(arch()), Math.abs(arch())];
  return closed([
    [l, b, below],
    [r, b, 0],
    [r, t, above],
    [l, t, 0],
  ]);
}
