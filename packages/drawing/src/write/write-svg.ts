import type { Contour, Feature, WriteDrawingRequest } from '@millwright/contracts';
import { circleOf } from '@millwright/geometry';
import { featureLayer, OWN_LAYERS } from './layers.js';
import { decimal } from './number.js';
import { type Scene, type ScenePart, sceneOf } from './scene.js';
import { COLOURS } from './svg-colours.js';
import { grainArrow } from './svg-grain.js';
import { captionTexts, partLabel } from './svg-labels.js';
import { type Page, pageOf } from './svg-page.js';
import { pathData } from './svg-path.js';
import { escapeAttribute, escapeXml } from './xml-text.js';

/**
 * Draws parts side by side, or the sheets of a layout, as SVG in mm: `width` and `height` in mm, one user unit per mm, arcs as arcs. One
 * group per kind of thing, each a layer for Inkscape: the sheet, parts (a path for each, holes in it; one group for each layer the
 * parts name), features by kind and depth, grain, labels. `readDrawing` gives parts, layers and labels back whole; what is only said
 * about them (sheet, grain, written names) is marked as a remark and not taken for geometry. On a sheet the user coordinates
 * are those of the (highest) sheet with Y down, the upper left corner of the first at 0, 0.
 *
 * @throws MillwrightError INPUT_INVALID
 */
export async function writeSvg(request: WriteDrawingRequest): Promise<string> {
  const scene = sceneOf(request);
  const page = pageOf(scene);
  const size = `width="${decimal(page.width)}mm" height="${decimal(page.height)}mm"`;
  const viewBox = [page.left, page.top, page.width, page.height].map((value) => decimal(value)).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" ${size} viewBox="${viewBox}">`,
    `<title>${escapeXml(scene.title)}</title>`,
    '<desc>Lengths are in millimetres.</desc>',
    ...sheetGroup(scene, page),
    ...partGroups(scene, page),
    ...featureGroups(scene, page),
    ...group(page, {
      id: 'grain',
      label: OWN_LAYERS.grain,
      remark: 'grain',
      paint: `fill="none" stroke="${COLOURS.quiet}" stroke-linecap="round"`,
      content: scene.parts.flatMap((one) => grainArrow(one, page)),
    }),
    ...labelGroup(scene, page),
    '</svg>',
    '',
  ].join('\n');
}

/** A group of the page. */
interface Group {
  readonly id: string;
  /** Its name as a layer. */
  readonly label: string;
  /** The layer a reader should take its contours to be on, where that is not the label. */
  readonly layer?: string | undefined;
  /** What it says about the drawing, where it is no geometry. */
  readonly remark?: string;
  readonly paint: string;
  readonly content: readonly string[];
}

function group(page: Page, { id, label, layer, remark, paint, content }: Group): readonly string[] {
  if (content.length === 0) return [];
  const attributes = [
    `id="${id}"`,
    'inkscape:groupmode="layer"',
    `inkscape:label="${escapeAttribute(label)}"`,
    ...(layer === undefined ? [] : [`data-millwright-layer="${escapeAttribute(layer)}"`]),
    ...(remark === undefined ? [] : [`data-millwright-remark="${remark}"`]),
    paint,
    `stroke-width="${decimal(page.lineMm, 3)}" stroke-linejoin="round"`,
  ];
  return [`<g ${attributes.join(' ')}>`, ...content, '</g>'];
}

function sheetGroup({ sheets }: Scene, page: Page): readonly string[] {
  const dash = `fill="none" stroke-dasharray="${decimal(8 * page.lineMm, 3)} ${decimal(6 * page.lineMm, 3)}"`;
  const content = sheets.flatMap(({ sheet, marginMm, xMm }) => {
    const inner = { width: sheet.widthMm - 2 * marginMm, height: sheet.heightMm - 2 * marginMm };
    const outline = rectangle(
      page,
      xMm,
      sheet.heightMm,
      { width: sheet.widthMm, height: sheet.heightMm },
      '',
    );
    if (!(marginMm > 0 && inner.width > 0 && inner.height > 0)) return [outline];
    return [outline, rectangle(page, xMm + marginMm, sheet.heightMm - marginMm, inner, ` ${dash}`)];
  });
  return group(page, {
    id: 'sheet',
    label: OWN_LAYERS.sheet,
    remark: 'sheet',
    paint: `fill="${COLOURS.sheet}" stroke="${COLOURS.sheetEdge}"`,
    content,
  });
}

function rectangle(
  page: Page,
  leftMm: number,
  topMm: number,
  { width, height }: { readonly width: number; readonly height: number },
  more: string,
): string {
  const [x, y] = page.toPage(leftMm, topMm).map((value) => decimal(value)) as [string, string];
  return `<rect x="${x}" y="${y}" width="${decimal(width)}" height="${decimal(height)}"${more}/>`;
}

/** One group for each layer of the parts; those of no layer have a name to see and none to read. */
function partGroups({ parts }: Scene, page: Page): readonly string[] {
  const layers = [...new Set(parts.map(({ part }) => part.layer))];
  return layers.flatMap((layer, i) =>
    group(page, {
      id: i === 0 ? 'parts' : `parts-${i + 1}`,
      label: layer ?? 'PARTS',
      layer: layer ?? '',
      paint: `fill="${COLOURS.wood}" fill-rule="evenodd" stroke="${COLOURS.edge}"`,
      content: parts.filter(({ part }) => part.layer === layer).map((one) => partPath(one, page)),
    }),
  );
}

function partPath({ part, outline, holes }: ScenePart, page: Page): string {
  const data = [outline, ...holes].map((contour) => pathData(contour, page.toPage)).join('');
  if (part.label === undefined || part.label === '') return `<path d="${data}"/>`;
  return `<path d="${data}" data-millwright-label="${escapeAttribute(part.label)}"><title>${escapeXml(part.label)}</title></path>`;
}

/** Colours of features, and where they stand: pockets below the drills in them. */
const FEATURE_KINDS = [
  ['pocket', 'pockets', `fill="${COLOURS.pocket}" fill-rule="evenodd" stroke="${COLOURS.edge}"`],
  ['drill', 'drills', `fill="none" stroke="${COLOURS.drill}"`],
  ['engrave', 'engravings', `fill="none" stroke="${COLOURS.engrave}"`],
  ['v-carve', 'v-carvings', `fill="none" stroke="${COLOURS.carve}"`],
  ['chamfer', 'chamfers', `fill="none" stroke="${COLOURS.chamfer}"`],
] as const satisfies readonly (readonly [Feature['kind'], string, string])[];

/** One group for each layer of the features of a kind: depth and diameter are in its name. */
function featureGroups({ parts }: Scene, page: Page): readonly string[] {
  const features = parts.flatMap((one) => one.features);
  return FEATURE_KINDS.flatMap(([kind, id, paint]) => {
    const ofKind = features.filter((feature) => feature.kind === kind);
    const layers = [...new Set(ofKind.map(featureLayer))];
    return layers.flatMap((layer, i) =>
      group(page, {
        id: i === 0 ? id : `${id}-${i + 1}`,
        label: layer,
        layer,
        paint,
        content: ofKind.filter((one) => featureLayer(one) === layer).map((one) => featureShape(one, page)),
      }),
    );
  });
}

function featureShape({ contour, islands = [] }: Feature, page: Page): string {
  const circle = islands.length === 0 ? circleOf(contour) : undefined;
  if (circle === undefined) {
    const data = [contour, ...islands].map((one: Contour) => pathData(one, page.toPage)).join('');
    return `<path d="${data}"/>`;
  }
  const [x, y] = page.toPage(circle.centreMm[0], circle.centreMm[1]);
  return `<circle cx="${decimal(x)}" cy="${decimal(y)}" r="${decimal(circle.radiusMm)}"/>`;
}

function labelGroup(scene: Scene, page: Page): readonly string[] {
  return group(page, {
    id: 'labels',
    label: OWN_LAYERS.labels,
    remark: 'labels',
    paint: `fill="${COLOURS.text}" stroke="none" font-family="Helvetica, Arial, sans-serif" text-anchor="middle"`,
    content: [...captionTexts(scene, page), ...scene.parts.flatMap((one) => partLabel(one, page))],
  });
}
