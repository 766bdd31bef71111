// The few shapes the nightstand is drawn with, and how they are written as SVG and DXF. It shares no code with the packages: the
// example stands for a drawing that somebody else's program made.

/** [x, y], mm, Y up. */
export type Point = readonly [number, number];
/** [x, y, bulge]: where a segment starts; bulge = tan(sweep / 4), positive counter-clockwise. */
export type Vertex = readonly [number, number, number];
export type Contour = readonly Vertex[];
export interface Part {
  readonly label: string;
  readonly at: Point;
  readonly outline: Contour;
  readonly holes: readonly Contour[];
}

/** Radius of the corner reliefs, mm: for a 6 mm cutter. */
const RELIEF_RADIUS = 3.2;
/** A mortise is this much wider and longer than its tenon, mm. */
const FIT = 0.15;

interface Arc {
  readonly from: Point;
  readonly to: Point;
  readonly sagitta: number;
}

/** An arc from one corner to the next; a positive sagitta swells to the right of the way, a negative one to the left. */
export const arc = (from: Point, { to, sagitta }: { to: Point; sagitta: number }): Arc => ({
  from,
  to,
  sagitta,
});

const distance = (a: Point, b: Point) => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);

/** A closed contour through corners and arcs; `relieve` gives every right-hand square corner a relief. */
export function polygon(items: readonly (Point | Arc)[], { relieve = false } = {}): Contour {
  const raw = items.flatMap((item): Vertex[] =>
    'from' in item
      ? [
          [...item.from, (2 * item.sagitta) / distance(item.from, item.to)],
          [...item.to, 0],
        ]
      : [[item[0], item[1], 0]],
  );
  const corners = raw.filter((vertex, index) => {
    const next = raw[(index + 1) % raw.length] ?? vertex;
    return vertex[2] !== 0 || distance([vertex[0], vertex[1]], [next[0], next[1]]) > 1e-9;
  });
  return relieve ? corners.flatMap((corner, index) => relieved(corners, index, corner)) : corners;
}

/** A square right-hand corner becomes the half circle through it; anything else stays. */
function relieved(corners: Contour, index: number, corner: Vertex): Vertex[] {
  const before = corners.at(index - 1) ?? corner;
  const after = corners[(index + 1) % corners.length] ?? corner;
  const backwards = direction(corner, before);
  const forwards = direction(corner, after);
  const isStraight = before[2] === 0 && corner[2] === 0;
  const turn = -backwards[0] * forwards[1] + backwards[1] * forwards[0];
  if (!isStraight || turn > -0.999) return [corner];
  const reach = RELIEF_RADIUS * Math.SQRT2;
  return [
    [corner[0] + reach * backwards[0], corner[1] + reach * backwards[1], -1],
    [corner[0] + reach * forwards[0], corner[1] + reach * forwards[1], 0],
  ];
}

function direction(from: Vertex, to: Vertex): Point {
  const length = distance([from[0], from[1]], [to[0], to[1]]);
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

/** A slot for a tenon: square, relieved, clockwise. */
export function mortise(
  centre: Point,
  { along, length, thickness }: { along: 'x' | 'y'; length: number; thickness: number },
): Contour {
  const halfLength = (length + FIT) / 2;
  const halfWidth = (thickness + FIT) / 2;
  const [dx, dy] = along === 'x' ? [halfLength, halfWidth] : [halfWidth, halfLength];
  const [x, y] = centre;
  return polygon(
    [
      [x - dx, y - dy],
      [x - dx, y + dy],
      [x + dx, y + dy],
      [x + dx, y - dy],
    ],
    { relieve: true },
  );
}

/** A round-ended slot, clockwise. */
export function slot(
  [x, y]: Point,
  { along, length, diameter }: { along: 'x' | 'y'; length: number; diameter: number },
): Contour {
  const radius = diameter / 2;
  const reach = length / 2 - radius;
  return along === 'x'
    ? [
        [x - reach, y - radius, -1],
        [x - reach, y + radius, 0],
        [x + reach, y + radius, -1],
        [x + reach, y - radius, 0],
      ]
    : [
        [x - radius, y + reach, -1],
        [x + radius, y + reach, 0],
        [x + radius, y - reach, -1],
        [x - radius, y - reach, 0],
      ];
}

/** A round hole, clockwise. */
export const circle = ([x, y]: Point, diameter: number): Contour => [
  [x - diameter / 2, y, -1],
  [x + diameter / 2, y, -1],
];

/** A plate `length` long between its shoulders, with the same tenons at both ends; its lower edge may be an arch. */
export function tenonedEnd(plate: {
  length: number;
  width: number;
  thickness: number;
  tenons: readonly { centre: number; length: number }[];
  archSagitta?: number;
}): Contour {
  const { length, width, thickness, tenons } = plate;
  const right = tenons.flatMap(({ centre, length: tenon }): Point[] => [
    [length, centre - tenon / 2],
    [length + thickness, centre - tenon / 2],
    [length + thickness, centre + tenon / 2],
    [length, centre + tenon / 2],
  ]);
  const left = [...tenons].reverse().flatMap(({ centre, length: tenon }): Point[] => [
    [0, centre + tenon / 2],
    [-thickness, centre + tenon / 2],
    [-thickness, centre - tenon / 2],
    [0, centre - tenon / 2],
  ]);
  const lower = plate.archSagitta
    ? [arc([60, 0], { sagitta: -plate.archSagitta, to: [length - 60, 0] })]
    : [];
  return polygon([[0, 0], ...lower, [length, 0], ...right, [length, width], [0, width], ...left], {
    relieve: true,
  });
}

interface Page {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly Part[];
}

const digits = (value: number) => String(Number(value.toFixed(6)) + 0);
const moved = (contour: Contour, [dx, dy]: Point): Contour =>
  contour.map(([x, y, bulge]) => [x + dx, y + dy, bulge]);
const labelAt = (part: Part): Point => [part.at[0] + 14, part.at[1] + 10];

function svgPath(contour: Contour, height: number): string {
  const point = ([x, y]: Vertex) => `${digits(x)} ${digits(height - y)}`;
  const commands = contour.map((vertex, index) => {
    const next = contour[(index + 1) % contour.length] ?? vertex;
    const bulge = vertex[2];
    if (bulge === 0) return `L${point(next)}`;
    const chord = Math.sqrt((next[0] - vertex[0]) ** 2 + (next[1] - vertex[1]) ** 2);
    const radius = digits((chord * (1 + bulge * bulge)) / (4 * Math.abs(bulge)));
    return `A${radius} ${radius} 0 ${Math.abs(bulge) > 1 ? 1 : 0} ${bulge > 0 ? 0 : 1} ${point(next)}`;
  });
  return `M${contour[0] ? point(contour[0]) : ''}${commands.join('')}Z`;
}

function svg(page: Page): string {
  const groups = page.parts.map((part) => {
    const paths = [part.outline, ...part.holes].map((contour) =>
      svgPath(moved(contour, part.at), page.height),
    );
    const [x, y] = labelAt(part);
    return [
      `  <g id="${part.label.replaceAll(' ', '-')}">`,
      `    <path d="${paths.join(' ')}"/>`,
      `    <text x="${digits(x)}" y="${digits(page.height - y)}">${part.label}</text>`,
      '  </g>',
    ].join('\n');
  });
  const size = `width="${page.width}mm" height="${page.height}mm" viewBox="0 0 ${page.width} ${page.height}"`;
  const style =
    'fill="#f4e4c8" fill-rule="evenodd" stroke="#5b4630" stroke-width="0.4" font-family="sans-serif" font-size="9"';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${style}>\n  <title>${page.title}</title>\n${groups.join('\n')}\n</svg>\n`;
}

function dxfContour(contour: Contour): (string | number)[] {
  const [first, second] = contour;
  if (contour.length === 2 && first?.[2] === -1 && second?.[2] === -1) {
    const radius = Math.abs(second[0] - first[0]) / 2;
    return [
      0,
      'CIRCLE',
      100,
      'AcDbEntity',
      8,
      'CUT',
      100,
      'AcDbCircle',
      10,
      digits((first[0] + second[0]) / 2),
      20,
      digits(first[1]),
      40,
      digits(radius),
    ];
  }
  const vertices = contour.flatMap(([x, y, bulge]) => [
    10,
    digits(x),
    20,
    digits(y),
    ...(bulge === 0 ? [] : [42, String(bulge)]),
  ]);
  return [
    0,
    'LWPOLYLINE',
    100,
    'AcDbEntity',
    8,
    'CUT',
    100,
    'AcDbPolyline',
    90,
    contour.length,
    70,
    1,
    ...vertices,
  ];
}

function dxf(page: Page): string {
  const header = [
    0,
    'SECTION',
    2,
    'HEADER',
    9,
    '$ACADVER',
    1,
    'AC1015',
    9,
    '$INSUNITS',
    70,
    4,
    9,
    '$MEASUREMENT',
    70,
    1,
    0,
    'ENDSEC',
  ];
  const entities = page.parts.flatMap((part) => {
    const [x, y] = labelAt(part);
    const label = [
      0,
      'TEXT',
      100,
      'AcDbEntity',
      8,
      'LABELS',
      100,
      'AcDbText',
      10,
      digits(x),
      20,
      digits(y),
      40,
      9,
      1,
      part.label,
      100,
      'AcDbText',
    ];
    return [
      ...[part.outline, ...part.holes].flatMap((contour) => dxfContour(moved(contour, part.at))),
      ...label,
    ];
  });
  return `${[...header, 0, 'SECTION', 2, 'ENTITIES', ...entities, 0, 'ENDSEC', 0, 'EOF'].join('\n')}\n`;
}

/** The page as the text of an SVG or DXF file. */
export const written = { svg, dxf };
