import type { Contour, Motion, Part, Point3, ProveRequest } from '@millwright/contracts';
import { machine, setup, tool } from './machining.ts';
import { ProgramMotions } from './program-motions.ts';

/** The sheet that the simulate reference measured its prototype on: 40 parts with finger joints, 20 pockets, one 6 mm tool. */
export function proofSheet(): ProveRequest {
  const parts = Array.from({ length: COLUMNS * ROWS }, (_, i) => fingerPart(i));
  const program = new ProgramMotions(tool.number);
  parts.forEach((part, i) => {
    const [pocket] = part.features;
    if (pocket !== undefined) millPocket(program, cellOf(i), i % 4 === 0);
  });
  for (const i of parts.keys()) millOutline(program, cellOf(i));
  return {
    programSha256: '0'.repeat(64),
    reading: program.reading(),
    parts,
    layout: {
      sheets: [
        { stockId: 'ply', material: 'plywood', widthMm: 2440, heightMm: 1220, thicknessMm: THICKNESS },
      ],
      placements: parts.map(({ id }, i) => ({
        partId: id,
        copy: 0,
        sheetIndex: 0,
        xMm: cellOf(i)[0],
        yMm: cellOf(i)[1],
        rotationDeg: 0,
        mirrored: false,
      })),
      unplaced: [],
      marginMm: 10,
      spacingMm: 8,
      yieldRatio: 0.5,
    },
    sheetIndex: 0,
    tools: [tool],
    machine: { ...machine, travelMm: [3000, 2000, 120] },
    setup: { ...setup, workZeroMm: [20, 20, 70], spoilboardMm: 1 },
    tabs: [],
    operations: [],
    obstacles: [],
    cuttingLimits: [],
    blocks: [],
    measures: ['removal', 'engagement'],
    budgetCells: 20_000_000,
    toleranceMm: 0.01,
    throughMm: 0.2,
    partsExpected: parts.map(({ id }) => ({ partId: id, copy: 0 })),
    uncuttable: [],
  };
}

/** The same program with every feed move cut into straight moves of at most `stepMm`: what a program without arcs looks like. */
export function choppedSheet(request: ProveRequest, stepMm: number, nMotions: number): ProveRequest {
  const program = new ProgramMotions(tool.number);
  const { motions } = request.reading;
  program.motions = [];
  for (let round = 0; program.motions.length < nMotions; round++) {
    for (const motion of motions) {
      // The spindle is started and waited for once, before the first cut.
      if (round > 0 && (motion.kind === 'dwell' || motion.spindle === 'off')) continue;
      const { feedMmPerMin, spindle, spindleRpm, toolNumber, dwellS } = motion;
      const kind = motion.kind === 'arc' ? 'line' : motion.kind;
      for (const toMm of chop(motion, stepMm)) {
        // Nothing but the motion itself is made for each of a million: its memory is measured.
        const line = program.motions.length + 1;
        const fromMm = program.motions.at(-1)?.toMm ?? motion.fromMm;
        const plain = { line, kind, fromMm, toMm, feedMmPerMin, spindle, spindleRpm, toolNumber } as const;
        program.motions.push(dwellS === undefined ? plain : { ...plain, dwellS });
      }
      if (program.motions.length >= nMotions && motion.kind === 'rapid') break;
    }
  }
  return { ...request, reading: { ...program.reading(), motions: program.motions } };
}

const [COLUMNS, ROWS] = [8, 5];
const [WIDTH, HEIGHT, THICKNESS] = [240, 180, 18];
const [FINGER, FINGER_DEPTH, CORNER] = [20, 18, 8];
const R = 3;
const THROUGH_DEPTHS = [-6, -12, -18.2];
const POCKET = { left: 60, low: 50, width: 120, height: 80, depths: [-4, -8], corner: 5 };
const STEPOVER = 2.4;

const cellOf = (i: number): readonly [number, number] => [
  30 + (i % COLUMNS) * 300,
  30 + Math.floor(i / COLUMNS) * 236,
];

type Vertex = readonly [number, number, number];
/** Bulge of a quarter turn, tan(π/8). */
const QUARTER = Math.SQRT2 - 1;

/** Notches along the left and the right side, rounded corners. Counter-clockwise from the lower left. */
function outlineVertices(): Vertex[] {
  const right: Vertex[] = [];
  for (let y = FINGER * 1.5; y + FINGER * 1.5 <= HEIGHT; y += 2 * FINGER) {
    right.push(
      [WIDTH, y, 0],
      [WIDTH - FINGER_DEPTH, y, 0],
      [WIDTH - FINGER_DEPTH, y + FINGER, 0],
      [WIDTH, y + FINGER, 0],
    );
  }
  const left = right.map(([x, y]): Vertex => [WIDTH - x, y, 0]).reverse();
  return [
    [CORNER, 0, 0],
    [WIDTH - CORNER, 0, QUARTER],
    [WIDTH, CORNER, 0],
    ...right,
    [WIDTH, HEIGHT - CORNER, QUARTER],
    [WIDTH - CORNER, HEIGHT, 0],
    [CORNER, HEIGHT, QUARTER],
    [0, HEIGHT - CORNER, 0],
    ...left,
    [0, CORNER, QUARTER],
  ];
}

function fingerPart(i: number): Part {
  const { left, low, width, height, corner } = POCKET;
  const isSharp = i % 4 === 0;
  const contour: Contour = {
    closed: true,
    vertices: isSharp
      ? [
          [left, low, 0],
          [left + width, low, 0],
          [left + width, low + height, 0],
          [left, low + height, 0],
        ]
      : [
          [left + corner, low, 0],
          [left + width - corner, low, QUARTER],
          [left + width, low + corner, 0],
          [left + width, low + height - corner, QUARTER],
          [left + width - corner, low + height, 0],
          [left + corner, low + height, QUARTER],
          [left, low + height - corner, 0],
          [left, low + corner, QUARTER],
        ],
  };
  return {
    id: `part-${i + 1}`,
    quantity: 1,
    outline: { closed: true, vertices: outlineVertices() },
    holes: [],
    features: i % 2 === 0 ? [{ id: `pocket-${i + 1}`, kind: 'pocket', contour, depthMm: 8 }] : [],
  };
}

/** Around a part, the centre one radius outside, three times deeper. Outer corners by arcs, inner ones where the offsets meet. */
function millOutline(program: ProgramMotions, [x0, y0]: readonly [number, number]): void {
  const vertices = outlineVertices();
  const steps = vertices.map((vertex, i) => offsetStep(vertices, i, vertex));
  const start = steps[0]?.from as readonly [number, number];
  program.rapid([x0 + start[0], y0 + start[1], 15]);
  for (const z of THROUGH_DEPTHS) {
    program.line([x0 + start[0], y0 + start[1], z], 600);
    for (const { to, centre, turn, next } of steps) {
      if (centre === undefined) program.line([x0 + to[0], y0 + to[1], z]);
      else program.arc([x0 + to[0], y0 + to[1], z], [x0 + centre[0], y0 + centre[1]], false);
      if (turn !== undefined)
        program.arc([x0 + next[0], y0 + next[1], z], [x0 + turn[0], y0 + turn[1]], false);
    }
  }
  program.rapid([x0 + start[0], y0 + start[1], 15]);
}

/** The offset of the segment from vertex i on, where it starts and ends, and the arc around an outer corner after it. */
function offsetStep(vertices: readonly Vertex[], i: number, [ax, ay, bulge]: Vertex) {
  const n = vertices.length;
  const [bx, by, nextBulge] = vertices[(i + 1) % n] as Vertex;
  const [cx, cy] = vertices[(i + 2) % n] as Vertex;
  const [px, py, beforeBulge] = vertices[(i + n - 1) % n] as Vertex;
  if (bulge !== 0) {
    // A quarter of a rounded corner: the centre lies so that both ends are CORNER away.
    const centre: [number, number] = [
      ax === CORNER || ax === WIDTH - CORNER ? ax : bx,
      ay === CORNER || ay === HEIGHT - CORNER ? ay : by,
    ];
    const out = (x: number, y: number): [number, number] => [
      centre[0] + ((x - centre[0]) * (CORNER + R)) / CORNER,
      centre[1] + ((y - centre[1]) * (CORNER + R)) / CORNER,
    ];
    return { from: out(ax, ay), to: out(bx, by), centre, turn: undefined, next: out(bx, by) };
  }
  const [ux, uy] = unit(bx - ax, by - ay);
  const outward: [number, number] = [uy, -ux];
  const [vx, vy] = unit(cx - bx, cy - by);
  const [wx, wy] = unit(ax - px, ay - py);
  const leftTurnAfter = nextBulge === 0 ? ux * vy - uy * vx : 0;
  const leftTurnBefore = beforeBulge === 0 ? wx * uy - wy * ux : 0;
  // At an inner corner (the contour turns right) the path turns R earlier and starts R later.
  const shortAfter = leftTurnAfter < 0 ? R : 0;
  const shortBefore = leftTurnBefore < 0 ? R : 0;
  const from: [number, number] = [
    ax + outward[0] * R + ux * shortBefore,
    ay + outward[1] * R + uy * shortBefore,
  ];
  const to: [number, number] = [bx + outward[0] * R - ux * shortAfter, by + outward[1] * R - uy * shortAfter];
  const next: [number, number] = [bx + vy * R, by - vx * R];
  return { from, to, centre: undefined, turn: leftTurnAfter > 0 ? ([bx, by] as const) : undefined, next };
}

function unit(x: number, y: number): readonly [number, number] {
  const length = Math.sqrt(x * x + y * y);
  return [x / length, y / length];
}

/** Rings from the inside out, in two depths. */
function millPocket(program: ProgramMotions, [x0, y0]: readonly [number, number], isSharp: boolean): void {
  const { left, low, width, height, depths, corner } = POCKET;
  const [midX, midY] = [x0 + left + width / 2, y0 + low + height / 2];
  const nRings = Math.ceil((height / 2 - R) / STEPOVER);
  program.rapid([midX, midY, 15]);
  for (const z of depths) {
    program.line([midX, midY, z], 600);
    for (let ring = nRings; ring >= 0; ring--) {
      const inset = R + ring * STEPOVER;
      const [halfX, halfY] = [width / 2 - inset, Math.max(0, height / 2 - inset)];
      const round = isSharp ? 0 : Math.max(0, corner - inset);
      millRing(program, [midX, midY], [halfX, halfY], { round, z });
    }
    program.line([midX, midY, z]);
  }
  program.rapid([midX, midY, 15]);
}

function millRing(
  program: ProgramMotions,
  [x, y]: readonly [number, number],
  [halfX, halfY]: readonly [number, number],
  { round, z }: { readonly round: number; readonly z: number },
): void {
  program.line([x - halfX + round, y - halfY, z]);
  program.line([x + halfX - round, y - halfY, z]);
  if (round > 0)
    program.arc([x + halfX, y - halfY + round, z], [x + halfX - round, y - halfY + round], false);
  program.line([x + halfX, y + halfY - round, z]);
  if (round > 0)
    program.arc([x + halfX - round, y + halfY, z], [x + halfX - round, y + halfY - round], false);
  program.line([x - halfX + round, y + halfY, z]);
  if (round > 0)
    program.arc([x - halfX, y + halfY - round, z], [x - halfX + round, y + halfY - round], false);
  program.line([x - halfX, y - halfY + round, z]);
  if (round > 0)
    program.arc([x - halfX + round, y - halfY, z], [x - halfX + round, y - halfY + round], false);
}

/** Places at most `stepMm` apart along a motion, its end last. */
function chop(motion: Motion, stepMm: number): Point3[] {
  const { fromMm, toMm, centreMm } = motion;
  if (motion.kind === 'rapid' || motion.kind === 'dwell') return [toMm];
  const climb = toMm[2] - fromMm[2];
  if (motion.kind !== 'arc' || centreMm === undefined) {
    const [dx, dy] = [toMm[0] - fromMm[0], toMm[1] - fromMm[1]];
    const n = Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy + climb * climb) / stepMm));
    return Array.from({ length: n }, (_, i): Point3 => {
      const share = (i + 1) / n;
      return i === n - 1 ? toMm : [fromMm[0] + dx * share, fromMm[1] + dy * share, fromMm[2] + climb * share];
    });
  }
  const [ux, uy] = [fromMm[0] - centreMm[0], fromMm[1] - centreMm[1]];
  const turned = Math.atan2(uy, ux);
  const to = Math.atan2(toMm[1] - centreMm[1], toMm[0] - centreMm[0]);
  const sweep = to > turned ? to - turned : to - turned + 2 * Math.PI;
  const radius = Math.sqrt(ux * ux + uy * uy);
  const n = Math.max(2, Math.ceil((sweep * radius) / Math.min(stepMm, Math.sqrt(8 * radius * 0.004))));
  return Array.from({ length: n }, (_, i): Point3 => {
    const angle = turned + (sweep * (i + 1)) / n;
    const at: Point3 = [
      centreMm[0] + radius * Math.cos(angle),
      centreMm[1] + radius * Math.sin(angle),
      toMm[2],
    ];
    return i === n - 1 ? toMm : at;
  });
}
