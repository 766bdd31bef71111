// Small real jobs of unlike shapes, right by construction: none of them may cost more than a few seconds to prove.
import type { Contour, Part, Point3, ProveRequest, Tool, Vertex } from '@millwright/contracts';
import { circleContour } from '@millwright/geometry';
import { machine, setup, tool } from './machining.ts';
import { ProgramMotions } from './program-motions.ts';

const THICKNESS = 18;
const SAFE = 15;
const OUTLINE_DEPTHS = [-6, -12, -18.2];

/** A relief in the middle of a sheet: rows of straight moves of 0.5 mm with a 6 mm ball, nowhere level. There is no drawing of it. */
export function relief(nMoves: number): ProveRequest {
  const ball: Tool = { ...tool, id: 'ball', shape: 'ball', canPlunge: true };
  const program = new ProgramMotions(ball.number);
  const [stepMm, rowMm, perRow] = [0.5, 0.6, 800];
  const height = (x: number, y: number) =>
    -6 + 3 * Math.sin(x / 17) * Math.cos(y / 23) + 2 * Math.sin((x + y) / 41);
  const at = (i: number, row: number): Point3 => {
    const [x, y] = [30 + i * stepMm, 30 + row * rowMm];
    return [x, y, height(x, y)];
  };
  program.rapid([30, 30, SAFE]);
  for (let row = 0; row * perRow < nMoves; row++) {
    for (let i = 0; i <= perRow; i++) program.line(at(row % 2 === 0 ? i : perRow - i, row));
  }
  const [x, y] = program.motions.at(-1)?.toMm ?? [30, 30];
  program.rapid([x, y, SAFE]);
  const { layout: _, ...rest } = request({
    program,
    parts: [],
    places: [],
    tools: [ball],
    sizeMm: [460, 240],
  });
  return { ...rest, stock: { widthMm: 460, heightMm: 240, thicknessMm: THICKNESS, material: 'mdf' } };
}

/** A sign of bars as a V-bit of 90° carves them: down the bisectors of the corners and along the middle, in steps of 0.2 mm. */
export function carvedSign(nBars: number): ProveRequest {
  const vee: Tool = {
    ...tool,
    id: 'vee',
    number: 2,
    shape: 'vee',
    diameterMm: 20,
    tipAngleDeg: 90,
    canPlunge: true,
  };
  const program = new ProgramMotions(vee.number);
  const [longMm, wideMm, perRow] = [30, 4, 10];
  const bars = Array.from({ length: nBars }, (_, i): [number, number] => [
    20 + (i % perRow) * 40,
    20 + Math.floor(i / perRow) * 12,
  ]);
  const sizeMm: [number, number] = [40 + perRow * 40, 40 + Math.ceil(nBars / perRow) * 12];
  for (const [x, y] of bars) {
    const middle = wideMm / 2;
    const [near, far]: [Point3, Point3] = [
      [x + middle, y + middle, -middle],
      [x + longMm - middle, y + middle, -middle],
    ];
    program.rapid([x, y, SAFE]);
    program.line([x, y, 0], 600);
    const corners: Point3[] = [
      [x, y + wideMm, 0],
      near,
      far,
      [x + longMm, y, 0],
      far,
      [x + longMm, y + wideMm, 0],
    ];
    let from: Point3 = [x, y, 0];
    for (const to of [near, ...corners]) {
      for (const step of stepsBetween(from, to, 0.2)) program.line(step);
      from = to;
    }
    program.rapid([x + longMm, y + wideMm, SAFE]);
  }
  const [w, h] = sizeMm;
  const part: Part = {
    ...plainPart('sign', rectangle(5, 5, w - 10, h - 10)),
    features: bars.map(([x, y], i) => ({
      id: `bar-${i + 1}`,
      kind: 'v-carve',
      contour: rectangle(x, y, longMm, wideMm),
    })),
  };
  return {
    ...request({ program, parts: [part], places: [[0, 0]], tools: [vee], sizeMm }),
    partsExpected: [],
  };
}

/** A plate full of drilled holes. */
export function drilledPlate(nHoles: number): ProveRequest {
  const drill: Tool = { ...tool, id: 'drill', number: 3, diameterMm: 5, canPlunge: true };
  const program = new ProgramMotions(drill.number);
  const perRow = 50;
  const holes = Array.from({ length: nHoles }, (_, i): [number, number] => [
    20 + (i % perRow) * 12,
    20 + Math.floor(i / perRow) * 12,
  ]);
  for (const [x, y] of holes) {
    program.rapid([x, y, SAFE]);
    program.line([x, y, -THICKNESS - 0.2], 600);
    program.line([x, y, SAFE], 600);
  }
  const sizeMm: [number, number] = [40 + perRow * 12, 40 + Math.ceil(nHoles / perRow) * 12];
  const part: Part = {
    ...plainPart('plate', rectangle(5, 5, sizeMm[0] - 10, sizeMm[1] - 10)),
    holes: holes.map((hole) => circleContour(hole, 2.5, true)),
  };
  return {
    ...request({ program, parts: [part], places: [[0, 0]], tools: [drill], sizeMm }),
    partsExpected: [],
  };
}

/** One part with a wavy outline of so many vertices, followed vertex by vertex in three depths. */
export function fineOutline(nVertices: number): ProveRequest {
  const program = new ProgramMotions(tool.number);
  const r = tool.diameterMm / 2;
  const places = Array.from({ length: nVertices }, (_, i) => {
    const angle = (2 * Math.PI * i) / nVertices;
    const [radius, slope] = [400 + 30 * Math.sin(9 * angle), 270 * Math.cos(9 * angle)];
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const [nx, ny] = [radius * c + slope * s, radius * s - slope * c];
    const long = Math.sqrt(nx * nx + ny * ny);
    return { at: [radius * c, radius * s] as const, normal: [nx / long, ny / long] as const };
  });
  const centre = 460;
  const path = [...places, ...places.slice(0, 1)].map(
    ({ at: [x, y], normal: [nx, ny] }): [number, number] => [centre + x + nx * r, centre + y + ny * r],
  );
  const [first] = path as [[number, number]];
  program.rapid([...first, SAFE]);
  for (const z of OUTLINE_DEPTHS) {
    program.line([...first, z], 600);
    for (const place of path) program.line([...place, z]);
  }
  program.rapid([...first, SAFE]);
  const vertices = places.map(({ at: [x, y] }): Vertex => [centre + x, centre + y, 0]);
  const part = plainPart('wave', { closed: true, vertices });
  return request({ program, parts: [part], places: [[0, 0]], tools: [tool], sizeMm: [920, 920] });
}

/** So many rectangles of 20 × 15 mm, each cut out on its own with a 2 mm tool. */
export function tinyParts(nParts: number): ProveRequest {
  const fine: Tool = { ...tool, id: 'fine', number: 4, diameterMm: 2 };
  const program = new ProgramMotions(fine.number);
  const [w, h, r, perRow] = [20, 15, 1, 20];
  const places = Array.from({ length: nParts }, (_, i): [number, number] => [
    10 + (i % perRow) * 26,
    10 + Math.floor(i / perRow) * 21,
  ]);
  for (const [x, y] of places) {
    program.rapid([x, y - r, SAFE]);
    for (const z of OUTLINE_DEPTHS) {
      program.line([x, y - r, z], 600);
      program.line([x + w, y - r, z]);
      program.arc([x + w + r, y, z], [x + w, y], false);
      program.line([x + w + r, y + h, z]);
      program.arc([x + w, y + h + r, z], [x + w, y + h], false);
      program.line([x, y + h + r, z]);
      program.arc([x - r, y + h, z], [x, y + h], false);
      program.line([x - r, y, z]);
      program.arc([x, y - r, z], [x, y], false);
    }
    program.rapid([x, y - r, SAFE]);
  }
  const parts = places.map((_, i) => plainPart(`chip-${i + 1}`, rectangle(0, 0, w, h)));
  const sizeMm: [number, number] = [20 + perRow * 26, 20 + Math.ceil(nParts / perRow) * 21];
  return request({ program, parts, places, tools: [fine], sizeMm });
}

interface Job {
  readonly program: ProgramMotions;
  readonly parts: readonly Part[];
  /** Where each part lies, mm. */
  readonly places: readonly (readonly [number, number])[];
  readonly tools: readonly Tool[];
  readonly sizeMm: readonly [number, number];
}

function request({ program, parts, places, tools, sizeMm: [widthMm, heightMm] }: Job): ProveRequest {
  return {
    programSha256: '0'.repeat(64),
    reading: program.reading(),
    parts: [...parts],
    layout: {
      sheets: [{ stockId: 'ply', material: 'plywood', widthMm, heightMm, thicknessMm: THICKNESS }],
      placements: parts.map(({ id }, i) => ({
        partId: id,
        copy: 0,
        sheetIndex: 0,
        xMm: places[i]?.[0] ?? 0,
        yMm: places[i]?.[1] ?? 0,
        rotationDeg: 0,
        mirrored: false,
      })),
      unplaced: [],
      marginMm: 0,
      spacingMm: 0,
      yieldRatio: 0.5,
    },
    sheetIndex: 0,
    tools: tools.map((one) => ({ ...one, fluteLengthMm: 25, shankDiameterMm: one.diameterMm })),
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

function plainPart(id: string, outline: Contour): Part {
  return { id, quantity: 1, outline, holes: [], features: [] };
}

function rectangle(x: number, y: number, w: number, h: number): Contour {
  return {
    closed: true,
    vertices: [
      [x, y, 0],
      [x + w, y, 0],
      [x + w, y + h, 0],
      [x, y + h, 0],
    ],
  };
}

/** Places at most `stepMm` apart from one point to another, its end last. */
function stepsBetween(from: Point3, to: Point3, stepMm: number): Point3[] {
  const [dx, dy, dz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const n = Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy + dz * dz) / stepMm));
  return Array.from({ length: n }, (_, i): Point3 => {
    const share = (i + 1) / n;
    return i === n - 1 ? to : [from[0] + dx * share, from[1] + dy * share, from[2] + dz * share];
  });
}
