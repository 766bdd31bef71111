import type { Contour, Layout, Move, Part, Placement, Toolpath, ToolpathPlan } from '@millwright/contracts';
import { escapeHtml, type Html } from './html.js';

const COLOURS: Readonly<Record<Toolpath['operation'], string>> = {
  'profile-outside': '#b3261e',
  'profile-inside': '#1f5fa8',
  bore: '#2e7d4f',
  drill: '#2e7d4f',
  engrave: '#7a4fa3',
  pocket: '#7a4fa3',
};

/** Legend of the picture: operation and colour. */
export const legend: readonly (readonly [string, string])[] = [
  ['outside profile', COLOURS['profile-outside']],
  ['inside profile', COLOURS['profile-inside']],
  ['hole', COLOURS.bore],
];

/** A sheet from above: parts as laid, the path of the cutter’s axis over them, tabs as dots. SVG turns the parts, nothing is computed. */
export function sheetPicture(picture: {
  layout: Layout;
  parts: readonly Part[];
  plan: ToolpathPlan;
  sheetIndex: number;
}): Html {
  const sheet = picture.layout.sheets[picture.sheetIndex];
  if (!sheet) return { html: '' };
  const { widthMm, heightMm } = sheet;
  const onSheet = <Item extends { readonly sheetIndex: number }>(items: readonly Item[]) =>
    items.filter((item) => item.sheetIndex === picture.sheetIndex);
  const parts = onSheet(picture.layout.placements).map((placement) => placed(placement, picture.parts));
  const toolpaths = onSheet(picture.plan.toolpaths).map(drawnToolpath);
  const tabs = onSheet(picture.plan.toolpaths).flatMap(({ tabs }) =>
    tabs.map(
      ({ centreMm: [x, y] }) =>
        `<circle cx="${digits(x)}" cy="${digits(y)}" r="3" fill="#e0a100" stroke="none"/>`,
    ),
  );
  const frame = `<rect width="${digits(widthMm)}" height="${digits(heightMm)}" fill="#fbf6ec" stroke="#8a7a60" stroke-width="1"/>`;
  const body = [frame, ...parts, ...toolpaths, ...tabs].join('\n');
  const title = `<title>${escapeHtml(`Sheet ${picture.sheetIndex + 1}, ${digits(widthMm)} × ${digits(heightMm)} mm`)}</title>`;
  return {
    html: `<svg xmlns="http://www.w3.org/2000/svg" class="sheet" viewBox="-2 -2 ${digits(widthMm + 4)} ${digits(heightMm + 4)}" role="img">${title}<g transform="translate(0 ${digits(heightMm)}) scale(1 -1)" fill="none" stroke-linejoin="round">\n${body}\n</g></svg>`,
  };
}

const digits = (value: number): string => String(Number(value.toFixed(3)) + 0);

function placed(placement: Placement, parts: readonly Part[]): string {
  const part = parts.find(({ id }) => id === placement.partId);
  if (!part) return '';
  const d = [part.outline, ...part.holes].map(contourPath).join('');
  const move = `translate(${digits(placement.xMm)} ${digits(placement.yMm)}) rotate(${digits(placement.rotationDeg)})`;
  const mirror = placement.mirrored ? ' scale(-1 1)' : '';
  const title = `<title>${escapeHtml(part.label ?? part.id)}</title>`;
  return `<path transform="${move}${mirror}" d="${d}" fill="#ecd9b4" fill-rule="evenodd" stroke="#5b4630" stroke-width="0.8">${title}</path>`;
}

function contourPath({ vertices }: Contour): string {
  const [first] = vertices;
  if (!first) return '';
  const steps = vertices.map((vertex, index) => {
    const next = vertices[(index + 1) % vertices.length] ?? first;
    const end = `${digits(next[0])} ${digits(next[1])}`;
    const bulge = vertex[2];
    if (bulge === 0) return `L${end}`;
    const chord = Math.sqrt((next[0] - vertex[0]) ** 2 + (next[1] - vertex[1]) ** 2);
    const radius = digits((chord * (1 + bulge * bulge)) / (4 * Math.abs(bulge)));
    return `A${radius} ${radius} 0 ${Math.abs(bulge) > 1 ? 1 : 0} ${bulge > 0 ? 1 : 0} ${end}`;
  });
  return `M${digits(first[0])} ${digits(first[1])}${steps.join('')}Z`;
}

function drawnToolpath(toolpath: Toolpath): string {
  const start = toolpath.startMm;
  let from: readonly number[] = start;
  let isDrawing = false;
  const steps = toolpath.moves.map((move) => {
    const step = isDrawing ? moveStep(move, from) : `M${point(from)}${moveStep(move, from)}`;
    isDrawing = move.kind !== 'rapid';
    from = move.toMm;
    return isDrawing ? step : '';
  });
  return `<path d="${steps.join('')}" stroke="${COLOURS[toolpath.operation]}" stroke-width="0.9"><title>${escapeHtml(toolpath.id)}</title></path>`;
}

const point = ([x = 0, y = 0]: readonly number[]) => `${digits(x)} ${digits(y)}`;

function moveStep(move: Move, from: readonly number[]): string {
  if (move.kind !== 'arc') return `L${point(move.toMm)}`;
  const [cx, cy] = move.centreMm;
  const [dx, dy] = [(from[0] ?? 0) - cx, (from[1] ?? 0) - cy];
  const radius = digits(Math.sqrt(dx * dx + dy * dy));
  const sweep = move.clockwise ? 0 : 1;
  const isFullTurn = from[0] === move.toMm[0] && from[1] === move.toMm[1];
  const opposite = isFullTurn ? `A${radius} ${radius} 0 0 ${sweep} ${point([cx - dx, cy - dy])}` : '';
  return `${opposite}A${radius} ${radius} 0 ${isFullTurn ? 0 : largeArc(from, move)} ${sweep} ${point(move.toMm)}`;
}

function largeArc(
  from: readonly number[],
  { centreMm: [cx, cy], toMm, clockwise }: Extract<Move, { kind: 'arc' }>,
): 0 | 1 {
  const cross = ((from[0] ?? 0) - cx) * (toMm[1] - cy) - ((from[1] ?? 0) - cy) * (toMm[0] - cx);
  return cross >= 0 === clockwise ? 1 : 0;
}
