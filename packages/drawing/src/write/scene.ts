import {
  type Box,
  type Contour,
  type Feature,
  type Layout,
  MillwrightError,
  type Part,
  type Placement,
  parseInput,
  type Sheet,
  type WriteDrawingRequest,
  writeDrawingRequestSchema,
} from '@millwright/contracts';
import { contourBox, transformContour } from '@millwright/geometry';
import { boxAround } from '../parts/box-index.js';

/** A part where it is to be drawn. */
export interface ScenePart {
  readonly part: Part;
  readonly outline: Contour;
  readonly holes: readonly Contour[];
  readonly features: readonly Feature[];
  readonly box: Box;
  /** Direction of the grain after the part was turned, degrees; absent where any will do. */
  readonly grainDeg?: number | undefined;
  /** How many of it are wanted; 1 on a sheet, where each copy is drawn. */
  readonly quantity: number;
}

/** What is drawn, in mm, Y up: parts side by side, or sheets with their parts. */
export interface Scene {
  readonly title: string;
  readonly parts: readonly ScenePart[];
  readonly box: Box;
  /** The sheets drawn, from left to right; none where parts stand for themselves. */
  readonly sheets: readonly SceneSheet[];
}

/** A sheet of a scene; the lower left corner of the first is the origin. */
export interface SceneSheet {
  readonly sheet: Sheet;
  readonly index: number;
  readonly nSheets: number;
  readonly marginMm: number;
  readonly spacingMm: number;
  /** Where its left edge is, mm. */
  readonly xMm: number;
}

/** Parts side by side keep this apart, mm: room for a label between them. */
const APART_MM = 20;
/** Rows are filled until the whole is about this many times as wide as high: the shape of a screen or a page across. */
const ASPECT_RATIO = 1.6;

/** Sheets side by side keep this apart, mm. */
const SHEETS_APART_MM = 100;

/**
 * Lays out what a request asks to be drawn. Parts come in the order in which their layers are first named, so that each layer is one
 * group of the file.
 * @throws MillwrightError INPUT_INVALID
 */
export function sceneOf(request: WriteDrawingRequest): Scene {
  const { title, parts, layout, sheetIndex } = validRequest(request);
  if (layout === undefined)
    return sideBySide(
      title,
      byLayer(parts, ({ layer }) => layer),
    );
  if (sheetIndex !== undefined && layout.sheets[sheetIndex] === undefined) {
    throw invalid(
      `Sheet ${sheetIndex} does not exist: the layout has ${layout.sheets.length} sheets, counted from 0.`,
    );
  }
  const sheets = sheetsOf(layout, sheetIndex);
  const byId = new Map(parts.map((part) => [part.id, part]));
  const placed = sheets.flatMap(({ index, xMm }) =>
    layout.placements
      .filter((placement) => placement.sheetIndex === index)
      .map((placement) => {
        const part = byId.get(placement.partId);
        if (part === undefined)
          throw invalid(`The layout places a part "${placement.partId}" that is not among the parts.`);
        return placedPart(part, { ...placement, xMm: placement.xMm + xMm }, 1);
      }),
  );
  const edges = sheets.map(
    ({ sheet, xMm }): Box => ({
      minXMm: xMm,
      minYMm: 0,
      maxXMm: xMm + sheet.widthMm,
      maxYMm: sheet.heightMm,
    }),
  );
  const boxes = [...edges, ...placed.map(({ box }) => box)];
  return { title, parts: byLayer(placed, ({ part }) => part.layer), box: boxAroundAll(boxes), sheets };
}

function sheetsOf({ sheets, marginMm, spacingMm }: Layout, only: number | undefined): readonly SceneSheet[] {
  let xMm = 0;
  return sheets.flatMap((sheet, index) => {
    if (only !== undefined && index !== only) return [];
    const one = { sheet, index, nSheets: sheets.length, marginMm, spacingMm, xMm };
    xMm += sheet.widthMm + SHEETS_APART_MM;
    return [one];
  });
}

/** Things of one layer together, layers in the order of their first thing. */
function byLayer<T>(things: readonly T[], layerOf: (thing: T) => string | undefined): readonly T[] {
  const layers = new Map<string | undefined, T[]>();
  for (const thing of things) {
    const layer = layerOf(thing);
    const known = layers.get(layer);
    if (known === undefined) layers.set(layer, [thing]);
    else known.push(thing);
  }
  return [...layers.values()].flat();
}

function boxAroundAll(boxes: readonly Box[]): Box {
  return boxes.length === 0 ? { minXMm: 0, minYMm: 0, maxXMm: 1, maxYMm: 1 } : boxes.reduce(boxAround);
}

function validRequest(request: WriteDrawingRequest): WriteDrawingRequest {
  return parseInput(writeDrawingRequestSchema, request, { what: 'The request' });
}

function invalid(message: string): MillwrightError {
  return new MillwrightError('INPUT_INVALID', {
    message,
    hint: 'Give the parts of the layout and a sheet index that it has; lengths are in mm.',
  });
}

type Move = Pick<Placement, 'xMm' | 'yMm' | 'rotationDeg' | 'mirrored'>;

function placedPart(part: Part, move: Move, quantity: number): ScenePart {
  const outline = transformContour(part.outline, move);
  const turned =
    part.grainDeg === undefined
      ? undefined
      : (move.mirrored ? 180 - part.grainDeg : part.grainDeg) + move.rotationDeg;
  return {
    part,
    outline,
    holes: part.holes.map((hole) => transformContour(hole, move)),
    features: part.features.map((feature) => ({
      ...feature,
      contour: transformContour(feature.contour, move),
      ...(feature.islands === undefined
        ? {}
        : { islands: feature.islands.map((island) => transformContour(island, move)) }),
    })),
    box: contourBox(outline),
    grainDeg: turned,
    quantity,
  };
}

/** Rows from the top, each as high as its highest part; parts in the order given. */
function sideBySide(title: string, parts: readonly Part[]): Scene {
  const boxes = parts.map(({ outline }) => contourBox(outline));
  const sizes = boxes.map(({ minXMm, minYMm, maxXMm, maxYMm }) => ({
    width: maxXMm - minXMm,
    height: maxYMm - minYMm,
  }));
  const area = sizes.reduce((sum, { width, height }) => sum + (width + APART_MM) * (height + APART_MM), 0);
  const widest = sizes.reduce((most, { width }) => Math.max(most, width), 0);
  const rowWidth = Math.max(widest, Math.sqrt(area * ASPECT_RATIO));
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  const placed = parts.map((part, i) => {
    const { width, height } = sizes[i]!;
    if (x > 0 && x + width > rowWidth) {
      x = 0;
      y -= rowHeight + APART_MM;
      rowHeight = 0;
    }
    const move = {
      xMm: x - boxes[i]!.minXMm,
      yMm: y - height - boxes[i]!.minYMm,
      rotationDeg: 0,
      mirrored: false,
    };
    x += width + APART_MM;
    rowHeight = Math.max(rowHeight, height);
    return placedPart(part, move, part.quantity);
  });
  return { title, parts: placed, box: boxAroundAll(placed.map(({ box }) => box)), sheets: [] };
}
