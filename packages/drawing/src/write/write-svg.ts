import type { Box, Feature, WriteDrawingRequest } from '@millwright/contracts';
import { circleOf } from '@millwright/geometry';
import { cosDeg, sinDeg } from '@millwright/geometry/numeric';
import { labelPoint } from './label-point.js';
import { decimal } from './number.js';
import { type Scene, type ScenePart, sceneOf } from './scene.js';
import { pathData, type ToPage } from './svg-path.js';

/** Colours of wood and pencil on white paper; they stay apart in grey, too. */
const COLOURS = {
  sheet: '#fbf8f1',
  sheetEdge: '#b8a88a',
  wood: '#ecdfc6',
  edge: '#4a3b28',
  pocket: '#d8c29a',
  drill: '#2f6b6e',
  engrave: '#9a5b2c',
  text: '#3a2e1f',
  quiet: '#8b7c63',
} as const;

/**
 * Draws parts side by side, or one sheet of a layout, as SVG in mm: `width` and `height` in mm, one user unit per mm, arcs as arcs. One
 * group per kind of thing: `sheet`, `parts` (a path for each part, holes in it), `features`, `grain`, `labels`. On a sheet the
 * user coordinates are those of the sheet with Y down, its upper left corner at 0, 0.
 *
 * @throws MillwrightError INPUT_INVALID
 */
export async function writeSvg(request: WriteDrawingRequest): Promise<string> {
  const scene = sceneOf(request);
  const page = pageOf(scene);
  const groups = [
    ...sheetGroup(scene, page),
    group(
      'parts',
      `fill="${COLOURS.wood}" fill-rule="evenodd" stroke="${COLOURS.edge}"`,
      page,
      scene.parts.map((one) => partPath(one, page)),
    ),
    ...featureGroups(scene, page),
    group(
      'grain',
      `fill="none" stroke="${COLOURS.quiet}" stroke-linecap="round"`,
      page,
      scene.parts.flatMap((one) => grainArrow(one, page)),
    ),
    labelGroup(scene, page),
  ];
  const size = `width="${decimal(page.width)}mm" height="${decimal(page.height)}mm"`;
  const viewBox = [page.left, page.top, page.width, page.height].map((value) => decimal(value)).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="${viewBox}">`,
    `<title>${escapeXml(scene.title)}</title>`,
    ...groups.filter((text) => text !== ''),
    '</svg>',
    '',
  ].join('\n');
}

/** The page and what is measured by its size. */
interface Page {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Width of lines, mm: thin on a small part, visible on a whole sheet. */
  readonly lineMm: number;
  /** Height of the caption's letters, mm. */
  readonly captionMm: number;
  readonly toPage: ToPage;
}

function pageOf({ box, sheet }: Scene): Page {
  const width = box.maxXMm - box.minXMm;
  const height = box.maxYMm - box.minYMm;
  const diagonal = Math.sqrt(width * width + height * height);
  const captionMm = Math.max(3, Math.min(diagonal / 60, width / 28));
  const border = 2 * captionMm;
  // The caption stands in the border above; the page is rounded to whole mm, so that its size reads well.
  const topY = sheet === undefined ? box.maxYMm : Math.max(box.maxYMm, sheet.sheet.heightMm);
  const originY = sheet === undefined ? topY : sheet.sheet.heightMm;
  const originX = sheet === undefined ? box.minXMm : 0;
  return {
    left: box.minXMm - originX - border,
    top: originY - topY - border - captionMm,
    width: Math.ceil(width + 2 * border),
    height: Math.ceil(height + 2 * border + captionMm),
    lineMm: Math.max(0.2, diagonal / 2400),
    captionMm,
    toPage: (x, y) => [x - originX, originY - y],
  };
}

function group(id: string, attributes: string, page: Page, content: readonly string[]): string {
  if (content.length === 0) return '';
  return `<g id="${id}" ${attributes} stroke-width="${decimal(page.lineMm, 3)}" stroke-linejoin="round">\n${content.join('\n')}\n</g>`;
}

function sheetGroup({ sheet }: Scene, page: Page): readonly string[] {
  if (sheet === undefined) return [];
  const { widthMm, heightMm } = sheet.sheet;
  const outline = `<rect x="0" y="0" width="${decimal(widthMm)}" height="${decimal(heightMm)}"/>`;
  const m = sheet.marginMm;
  const inner = { width: widthMm - 2 * m, height: heightMm - 2 * m };
  const dash = `fill="none" stroke-dasharray="${decimal(8 * page.lineMm, 3)} ${decimal(6 * page.lineMm, 3)}"`;
  const margin = `<rect x="${decimal(m)}" y="${decimal(m)}" width="${decimal(inner.width)}" height="${decimal(inner.height)}" ${dash}/>`;
  const content = m > 0 && inner.width > 0 && inner.height > 0 ? [outline, margin] : [outline];
  return [group('sheet', `fill="${COLOURS.sheet}" stroke="${COLOURS.sheetEdge}"`, page, content)];
}

function partPath({ part, outline, holes }: ScenePart, page: Page): string {
  const data = [outline, ...holes].map((contour) => pathData(contour, page.toPage)).join('');
  const name = part.label ?? part.id;
  return `<path d="${data}"><title>${escapeXml(name)}</title></path>`;
}

function featureGroups({ parts }: Scene, page: Page): readonly string[] {
  const features = parts.flatMap((one) => one.features);
  const ofKind = (kind: Feature['kind']) =>
    features.filter((feature) => feature.kind === kind).map((one) => featureShape(one, page));
  return [
    group('pockets', `fill="${COLOURS.pocket}" stroke="${COLOURS.edge}"`, page, ofKind('pocket')),
    group('drills', `fill="none" stroke="${COLOURS.drill}"`, page, ofKind('drill')),
    group('engravings', `fill="none" stroke="${COLOURS.engrave}"`, page, ofKind('engrave')),
  ];
}

function featureShape({ contour }: Feature, page: Page): string {
  const circle = circleOf(contour);
  if (circle === undefined) return `<path d="${pathData(contour, page.toPage)}"/>`;
  const [x, y] = page.toPage(circle.centreMm[0], circle.centreMm[1]);
  return `<circle cx="${decimal(x)}" cy="${decimal(y)}" r="${decimal(circle.radiusMm)}"/>`;
}

/** Where the grain arrow stands and how long it is, as shares of the part's shorter side: clear of the label and inside the part. */
const ARROW = { offsetRatio: 0.33, halfLengthRatio: 0.13, headRatio: 0.35 } as const;

/** A line with two heads along the grain, below the label (or beside it, where the label is turned). */
function grainArrow({ box, grainDeg, outline, holes }: ScenePart, page: Page): readonly string[] {
  if (grainDeg === undefined) return [];
  const side = Math.min(box.maxXMm - box.minXMm, box.maxYMm - box.minYMm);
  const half = Math.min(side * ARROW.halfLengthRatio, 2 * page.captionMm);
  const head = half * ARROW.headRatio;
  const [ux, uy] = [cosDeg(grainDeg), sinDeg(grainDeg)];
  const [labelX, labelY] = labelPoint(outline, holes);
  const [x, y] = isTurned(box)
    ? [labelX + side * ARROW.offsetRatio, labelY]
    : [labelX, labelY - side * ARROW.offsetRatio];
  const at = (along: number, across: number) =>
    page
      .toPage(x + along * ux - across * uy, y + along * uy + across * ux)
      .map((value) => decimal(value, 3))
      .join(' ');
  const tip = (sign: number) =>
    `M${at(sign * (half - head), head * 0.6)}L${at(sign * half, 0)}L${at(sign * (half - head), -head * 0.6)}`;
  return [`<path d="M${at(-half, 0)}L${at(half, 0)}${tip(1)}${tip(-1)}"/>`];
}

function labelGroup(scene: Scene, page: Page): string {
  const style = `fill="${COLOURS.text}" font-family="Helvetica, Arial, sans-serif" text-anchor="middle"`;
  const caption = `<text x="${decimal(page.left + 2 * page.captionMm, 3)}" y="${decimal(page.top + 2 * page.captionMm, 3)}" font-size="${decimal(page.captionMm, 3)}" text-anchor="start">${escapeXml(captionOf(scene))}</text>`;
  return `<g id="labels" ${style}>\n${[caption, ...scene.parts.flatMap((one) => partLabel(one, page))].join('\n')}\n</g>`;
}

function captionOf({ title, sheet, parts }: Scene): string {
  if (sheet === undefined) return `${title} · ${parts.length} ${parts.length === 1 ? 'part' : 'parts'}`;
  const { material, thicknessMm, widthMm, heightMm } = sheet.sheet;
  const size = `${decimal(widthMm, 1)} × ${decimal(heightMm, 1)} × ${decimal(thicknessMm, 1)} mm`;
  return `${title} · sheet ${sheet.index + 1} of ${sheet.nSheets} · ${material} ${size}`;
}

/** Share of a letter's height that it is wide, on average, in the sans-serif faces asked for. */
const LETTER_WIDTH_RATIO = 0.56;

/** Name and size of a part, as large as fits, turned when the part is much higher than wide. */
function partLabel({ part, outline, holes, box, quantity }: ScenePart, page: Page): readonly string[] {
  const width = box.maxXMm - box.minXMm;
  const height = box.maxYMm - box.minYMm;
  const turned = isTurned(box);
  const [along, across] = turned ? [height, width] : [width, height];
  const name = (part.label ?? part.id) + (quantity > 1 ? ` × ${quantity}` : '');
  const measures = `${decimal(width, 1)} × ${decimal(height, 1)}`;
  const longest = Math.max(name.length, measures.length * 0.75);
  const letterMm = Math.min(
    (0.86 * along) / (longest * LETTER_WIDTH_RATIO),
    across * 0.2,
    1.2 * page.captionMm,
  );
  if (letterMm < page.lineMm * 4) return [];
  const [x, y] = page.toPage(...labelPoint(outline, holes)).map((value) => decimal(value, 3)) as [
    string,
    string,
  ];
  const turn = turned ? ` transform="rotate(-90 ${x} ${y})"` : '';
  const second = `<tspan x="${x}" dy="1.15em" font-size="75%" fill="${COLOURS.quiet}">${measures}</tspan>`;
  return [
    `<text x="${x}" y="${y}" font-size="${decimal(letterMm, 3)}"${turn}>${escapeXml(name)}${second}</text>`,
  ];
}

/** Whether the label of a part is turned to run upwards. */
function isTurned({ minXMm, minYMm, maxXMm, maxYMm }: Box): boolean {
  return maxYMm - minYMm > 1.6 * (maxXMm - minXMm);
}

function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
