// The nightstand: a parametric drawing of fifteen plywood parts that lock together with through tenons and finger joints, under a
// solid cherry top. Run `node examples/nightstand/design.ts` to write nightstand.svg and nightstand.dxf beside this file.
//
// Every inner corner that another part has to fill carries a relief: a half circle through the corner, a little wider than the
// cutter, so that a round tool clears a square corner. Contours keep the material on their left: outlines counter-clockwise,
// holes clockwise. Grain runs along X in every part.
import { writeFileSync } from 'node:fs';
import {
  arc,
  type Contour,
  circle,
  mortise,
  type Part,
  type Point,
  polygon,
  slot,
  tenonedEnd,
  written,
} from './draw.ts';

/** Measured thickness of the plywood, mm. */
const thickness = 12;
/** Width between the outer faces of the sides, depth and height without the top, mm. */
const cabinet = { width: 420, depth: 330, height: 520 };
const inside = cabinet.width - 2 * thickness;
const drawer = { width: inside - 2, height: 120, depth: 290 };

/** A cabinet side, lying on its back: X is its height. Arched foot, hollow front edge, mortises, two rows of shelf pins. */
function side(): Pick<Part, 'outline' | 'holes'> {
  const { depth, height } = cabinet;
  const outline = polygon([
    [0, 0],
    arc([70, 0], { sagitta: -14, to: [height - 70, 0] }),
    [height, 0],
    [height, depth],
    [0, depth],
    [0, depth - 50],
    arc([0, depth - 50], { sagitta: -46, to: [0, 50] }),
  ]);
  const acrossDepth = (x: number, y: number, length: number) =>
    mortise([x, y], { along: 'y', length, thickness });
  const shelfMortises = [96, 336].flatMap((x) => [acrossDepth(x, 85, 60), acrossDepth(x, 235, 60)]);
  const stretcherMortises = [acrossDepth(496, 60, 30), acrossDepth(496, 255, 30)];
  const railMortises = [200, 430].map((x) => mortise([x, depth - 24], { along: 'x', length: 44, thickness }));
  const pins = [70, 250].flatMap((y) => [152, 184, 216, 248, 280].map((x) => circle([x, y], 6)));
  return { outline, holes: [...shelfMortises, ...stretcherMortises, ...railMortises, ...pins] };
}

/** A shelf with two tenons at each end. */
function shelf(holes: readonly Contour[]): Pick<Part, 'outline' | 'holes'> {
  const width = 286;
  const tenons = [
    { centre: 65, length: 60 },
    { centre: 215, length: 60 },
  ];
  return { outline: tenonedEnd({ length: inside, width, thickness, tenons }), holes };
}

/** A stretcher under the top, with slots in which the top's screws slide as the wood moves. */
function stretcher(): Pick<Part, 'outline' | 'holes'> {
  const width = 60;
  const holes = [60, inside / 2, inside - 60].map((x) =>
    slot([x, width / 2], { along: 'y', length: 22, diameter: 8 }),
  );
  return {
    outline: tenonedEnd({ length: inside, width, thickness, tenons: [{ centre: 30, length: 30 }] }),
    holes,
  };
}

/** A rail across the back, its lower edge a flat arch. */
function rail(): Pick<Part, 'outline' | 'holes'> {
  const tenons = [{ centre: 52, length: 44 }];
  return {
    outline: tenonedEnd({ length: inside, width: 84, thickness, tenons, archSagitta: 22 }),
    holes: [],
  };
}

/** Heights at which the fingers of the drawer's corners change, mm from its lower edge. */
const fingerEdges = [0, 24, 48, 72, 96, drawer.height];

/** A drawer wall with fingers at both ends: on the even steps for the sides, on the odd ones for front and back. */
function drawerWall(
  length: number,
  fingersOn: 'even' | 'odd',
  top: readonly ReturnType<typeof arc>[],
): Contour {
  const reach = (step: number) => (step % 2 === (fingersOn === 'even' ? 0 : 1) ? 0 : thickness);
  const steps = [0, 1, 2, 3, 4];
  const right = steps.flatMap((step): Point[] => [
    [length - reach(step), fingerEdges[step] ?? 0],
    [length - reach(step), fingerEdges[step + 1] ?? 0],
  ]);
  const left = [...steps].reverse().flatMap((step): Point[] => [
    [reach(step), fingerEdges[step + 1] ?? 0],
    [reach(step), fingerEdges[step] ?? 0],
  ]);
  return polygon([...right, ...top, ...left], { relieve: true });
}

const bottomTenons = [
  { centre: 85, length: 50 },
  { centre: 285, length: 50 },
];
const bottomMortises = bottomTenons.map(({ centre, length }) =>
  mortise([centre + thickness, 18], { along: 'x', length, thickness }),
);

function drawerBottom(): Contour {
  const length = drawer.width - 2 * thickness;
  return tenonedEnd({ length: drawer.depth - 2 * thickness, width: length, thickness, tenons: bottomTenons });
}

function runner(): Pick<Part, 'outline' | 'holes'> {
  const holes = [75, 145, 215].map((x) => circle([x, 15], 6));
  return {
    outline: polygon([
      [0, 0],
      [290, 0],
      [290, 30],
      [0, 30],
    ]),
    holes,
  };
}

const scoop = [
  arc([drawer.width / 2 + 45, drawer.height], { sagitta: -26, to: [drawer.width / 2 - 45, drawer.height] }),
];

/** The fifteen parts with the place of each on the drawing. */
export const parts: readonly Part[] = [
  { label: 'side left', at: [20, 20], ...side() },
  { label: 'side right', at: [20, 380], ...side() },
  { label: 'shelf lower', at: [580, 20], ...shelf([]) },
  {
    label: 'shelf middle',
    at: [580, 330],
    ...shelf([circle([inside / 2, 240], 50), circle([40, 30], 8), circle([inside - 40, 30], 8)]),
  },
  { label: 'stretcher front', at: [580, 640], ...stretcher() },
  { label: 'stretcher back', at: [580, 720], ...stretcher() },
  { label: 'rail upper', at: [20, 740], ...rail() },
  { label: 'rail lower', at: [20, 850], ...rail() },
  { label: 'drawer side left', at: [1030, 20], outline: drawerWall(drawer.depth, 'even', []), holes: [] },
  { label: 'drawer side right', at: [1030, 160], outline: drawerWall(drawer.depth, 'even', []), holes: [] },
  {
    label: 'drawer front',
    at: [580, 800],
    outline: drawerWall(drawer.width, 'odd', scoop),
    holes: bottomMortises,
  },
  {
    label: 'drawer back',
    at: [580, 940],
    outline: drawerWall(drawer.width, 'odd', []),
    holes: bottomMortises,
  },
  { label: 'drawer bottom', at: [1030, 310], outline: drawerBottom(), holes: [] },
  { label: 'runner left', at: [1030, 700], ...runner() },
  { label: 'runner right', at: [1030, 750], ...runner() },
];

if (import.meta.main) {
  const page = { title: 'Nightstand', width: 1360, height: 1080, parts };
  writeFileSync(new URL('nightstand.svg', import.meta.url), written.svg(page));
  writeFileSync(new URL('nightstand.dxf', import.meta.url), written.dxf(page));
}
