// Random parts whose tool paths can be written down: every edge is long enough, every inner arc wide enough for a 6 mm tool.
import type { Contour, Feature, Part, Vertex } from '@millwright/contracts';
import type { Random } from './random.ts';

export const QUARTER = Math.SQRT2 - 1;

export function closed(vertices: readonly Vertex[]): Contour {
  return { closed: true, vertices };
}

/** A rectangle about a centre, its corners round if `corner` > 0; clockwise for a hole. */
export function rectangle(
  x: number,
  y: number,
  w: number,
  h: number,
  corner = 0,
  isClockwise = false,
): Contour {
  const [l, r, b, t] = [x - w / 2, x + w / 2, y - h / 2, y + h / 2];
  const sharp: Vertex[] = [
    [l, b, 0],
    [r, b, 0],
    [r, t, 0],
    [l, t, 0],
  ];
  const k = corner;
  const round: Vertex[] = [
    [l + k, b, 0],
    [r - k, b, QUARTER],
    [r, b + k, 0],
    [r, t - k, QUARTER],
    [r - k, t, 0],
    [l + k, t, QUARTER],
    [l, t - k, 0],
    [l, b + k, QUARTER],
  ];
  const contour = closed(corner > 0 ? round : sharp);
  return isClockwise ? clockwise(contour) : contour;
}

/** A closed contour the other way round. */
export function clockwise({ vertices }: Contour): Contour {
  const n = vertices.length;
  return closed(
    vertices.map((_, i): Vertex => {
      const [x, y] = vertices[n - 1 - i] as Vertex;
      const bulge = (vertices[(2 * n - 2 - i) % n] as Vertex)[2];
      return [x, y, bulge === 0 ? 0 : -bulge];
    }),
  );
}

export function circle(x: number, y: number, radius: number, isClockwise = false): Contour {
  const bulge = isClockwise ? -1 : 1;
  return closed([
    [x - radius, y, bulge],
    [x + radius, y, bulge],
  ]);
}

/** Straight with two half-round ends. */
export function slot(x: number, y: number, length: number, width: number, isClockwise: boolean): Contour {
  const [a, r] = [(length - width) / 2, width / 2];
  const contour = closed([
    [x - a, y - r, 0],
    [x + a, y - r, 1],
    [x + a, y + r, 0],
    [x - a, y + r, 1],
  ]);
  return isClockwise ? clockwise(contour) : contour;
}

/** An L, with a square or a round inner corner. */
function angled(w: number, h: number, fillet: number): Contour {
  const [l, b, mx, my] = [-w / 2, -h / 2, -w / 2 + 22, -h / 2 + 20];
  const inner: Vertex[] =
    fillet > 0
      ? [
          [mx + fillet, my, -QUARTER],
          [mx, my + fillet, 0],
        ]
      : [[mx, my, 0]];
  return closed([[l, b, 0], [w / 2, b, 0], [w / 2, my, 0], ...inner, [mx, h / 2, 0], [l, h / 2, 0]]);
}

/** A U: a rectangle with a bay from above. */
function bayed(w: number, h: number): Contour {
  const [l, r, b, t, m] = [-w / 2, w / 2, -h / 2, h / 2, 8];
  return closed([
    [l, b, 0],
    [r, b, 0],
    [r, t, 0],
    [m, t, 0],
    [m, 2, 0],
    [-m, 2, 0],
    [-m, t, 0],
    [l, t, 0],
  ]);
}

/** A plate with fingers along its right side. */
function fingered(w: number, h: number): Contour {
  const [l, r, b, t] = [-w / 2, w / 2, -h / 2, h / 2];
  const pitch = h / 5;
  const fingers: Vertex[] = [0, 1, 2, 3, 4].flatMap((i): Vertex[] => {
    const x = i % 2 === 0 ? r : r - 7;
    return [
      [x, b + i * pitch, 0],
      [x, b + (i + 1) * pitch, 0],
    ];
  });
  return closed([[l, b, 0], ...fingers, [l, t, 0]]);
}

/** An outline within 60 × 46 mm about the origin, counter-clockwise; the middle 24 × 14 mm are wood as a rule. */
export function anyOutline(random: Random): { readonly outline: Contour; readonly kind: string } {
  const [w, h] = [random.length(44, 60), random.length(38, 46)];
  const kind = random.pick(['rectangle', 'rounded', 'angle', 'filleted', 'bay', 'fingers', 'disc']);
  const outlines: Record<string, () => Contour> = {
    rectangle: () => rectangle(0, 0, w, h),
    rounded: () => rectangle(0, 0, w, h, random.length(1, 12)),
    angle: () => angled(w, h, 0),
    filleted: () => angled(w, h, random.length(3.5, 9)),
    bay: () => bayed(w, h),
    fingers: () => fingered(w, 5 * random.length(8, 9)),
    disc: () => circle(0, 0, h / 2),
  };
  return { outline: (outlines[kind] as () => Contour)(), kind };
}

/** What may stand in the middle of a part. */
export type Inside =
  | { readonly kind: 'hole'; readonly contour: Contour }
  | {
      readonly kind: 'feature';
      readonly feature: Feature;
      readonly params: Readonly<Record<string, number>>;
    };

/** A part with its inner life, in its own frame. */
export interface Drawn {
  readonly part: Part;
  readonly outlineKind: string;
  /** Parameters of the features, by id. */
  readonly params: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Where there is surely wood: the middle of plain outlines, a corner of the others. */
function roomOf(kind: string): { x: number; y: number; w: number; h: number } {
  if (kind === 'angle' || kind === 'filleted') return { x: 0, y: -10, w: 30, h: 12 };
  if (kind === 'bay') return { x: 0, y: -9, w: 30, h: 12 };
  if (kind === 'fingers') return { x: -4, y: 0, w: 26, h: 26 };
  return { x: 0, y: 0, w: 24, h: 22 };
}

export function anyPart(random: Random, id: string, thicknessMm: number, withFeatures: boolean): Drawn {
  const { outline, kind } = anyOutline(random);
  const room = roomOf(kind);
  const holes: Contour[] = [];
  const features: Feature[] = [];
  const params: Record<string, Record<string, number>> = {};
  const depth = (): number => Math.round(random.between(1.5, thicknessMm - 2.5) * 10) / 10;
  const choices = ['nothing', 'hole', 'hole', 'slot', 'window'];
  if (withFeatures) choices.push('pocket', 'pocket', 'round-pocket', 'island', 'drill', 'engrave', 'v-carve');
  const choice = random.pick(choices);
  const { x, y } = room;
  if (choice === 'hole') holes.push(circle(x, y, random.length(3.6, Math.min(room.w, room.h) / 2), true));
  if (choice === 'slot') holes.push(slot(x, y, random.length(14, room.w), random.length(7, 10), true));
  if (choice === 'window')
    holes.push(
      rectangle(x, y, random.length(12, room.w), random.length(9, room.h), random.pick([0, 3.5]), true),
    );
  if (choice === 'pocket') {
    const corner = random.pick([0, 0, 3.2, 4]);
    const [w, h] = [random.length(13, room.w), random.length(10, room.h)];
    features.push({ id: 'pocket', kind: 'pocket', contour: rectangle(x, y, w, h, corner), depthMm: depth() });
    params.pocket = { x, y, w, h, corner };
  }
  if (choice === 'round-pocket') {
    const r = random.length(4, Math.min(room.w, room.h) / 2);
    features.push({ id: 'pocket', kind: 'pocket', contour: circle(x, y, r), depthMm: depth() });
    params.pocket = { x, y, r };
  }
  if (choice === 'island' && room.h > 20) {
    const [w, h, c] = [room.w, room.h, random.length(7, 8.5)];
    features.push({
      id: 'pocket',
      kind: 'pocket',
      contour: rectangle(x, y, w, h),
      islands: [rectangle(x, y, w - 2 * c, h - 2 * c)],
      depthMm: depth(),
    });
    params.pocket = { x, y, w, h, c, corner: 0 };
  }
  if (choice === 'drill') {
    features.push({
      id: 'dowel',
      kind: 'drill',
      contour: circle(x - 4, y, 3),
      diameterMm: 6,
      depthMm: depth(),
    });
    features.push({
      id: 'dowel2',
      kind: 'drill',
      contour: circle(x + 6, y, 3),
      diameterMm: 6,
      depthMm: depth(),
    });
    params.dowel = { x: x - 4, y };
    params.dowel2 = { x: x + 6, y };
  }
  if (choice === 'engrave') {
    const [a, b] = [room.w / 2 - 1, 5];
    const isClosed = random.chance(0.4);
    const vertices: Vertex[] = [
      [x - a, y - b, 0],
      [x - a / 3, y + b, random.pick([0, -0.4])],
      [x + a / 3, y - b / 2, 0],
      [x + a, y + b, 0],
    ];
    features.push({
      id: 'line',
      kind: 'engrave',
      contour: { closed: isClosed, vertices },
      depthMm: random.length(0.3, 1.5),
    });
    params.line = {};
  }
  if (choice === 'v-carve') {
    const [w, h] = [random.length(10, room.w), random.length(3, 6)];
    features.push({ id: 'stroke', kind: 'v-carve', contour: rectangle(x, y, w, h) });
    params.stroke = { x, y, w, h };
  }
  const part = { id, quantity: 1, outline, holes, features };
  return { part, outlineKind: kind, params };
}
