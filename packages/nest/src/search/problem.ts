import type { NestRequest, Part, SheetStock } from '@millwright/contracts';
import { contourAreaMm2, type PolygonKernel } from '@millwright/geometry';
import { allowedRotationsDeg } from '../request/allowed-rotations.js';
import { CONTACT_TOLERANCE_MM } from '../shape/clearance.js';
import { type Footprint, footprintOf } from '../shape/footprint.js';
import { type Extent, isSameShape, type LengthAxis, type Shape, shapeOf } from '../shape/shape.js';

/** A request made ready for the search: every part in every rotation, every stock in its length frame. */
export interface Problem {
  /** In the order of their ids, whatever order they were given in. */
  readonly kinds: readonly PartKind[];
  /** In the order given. */
  readonly stocks: readonly Stock[];
  /** Index into `kinds` for every copy wanted that fits some stock, by rising kind. */
  readonly items: readonly number[];
}

/** A part of the request, once for all its copies. */
export interface PartKind {
  readonly part: Part;
  readonly footprint: Footprint;
  /** For each stock the shapes that fit its margins when it is empty; none where the part is too large. */
  readonly shapes: readonly (readonly Shape[])[];
  /** Sides of the outline's box as drawn, mm, longer first. */
  readonly sidesMm: readonly [number, number];
}

/** One kind of stock in the frame of its length axis. */
export interface Stock {
  readonly sheet: SheetStock;
  readonly axis: LengthAxis;
  /** Where parts may lie, mm from the sheet's lower left corner. */
  readonly room: Extent;
}

/** Calls `breathe` after each part, so that a large job can be cancelled while it is prepared. */
export async function problemOf(
  kernel: PolygonKernel,
  request: NestRequest,
  breathe: () => Promise<void>,
): Promise<Problem> {
  const stocks = request.sheets.map((sheet) => stockOf(sheet, request.marginMm));
  const smallestMm2 = smallestAreaMm2(request);
  const kinds: PartKind[] = [];
  for (const part of sortedById(request.parts)) {
    await breathe();
    kinds.push(kindOf(part, footprintOf(kernel, part, request.spacingMm, smallestMm2), stocks, request));
  }
  const items = kinds.flatMap(({ part, shapes }, kind) =>
    shapes.some((fitting) => fitting.length > 0) ? new Array<number>(part.quantity).fill(kind) : [],
  );
  return { kinds, stocks, items };
}

/** Where the drawn outline's origin may be on an empty sheet, mm; empty where `max < min`. */
export function playOf(shape: Shape, { room }: Stock): Extent {
  const { drawn } = shape;
  return {
    minAlong: room.minAlong - drawn.minAlong,
    maxAlong: withContact(room.minAlong - drawn.minAlong, room.maxAlong - drawn.maxAlong),
    minAcross: room.minAcross - drawn.minAcross,
    maxAcross: withContact(room.minAcross - drawn.minAcross, room.maxAcross - drawn.maxAcross),
  };
}

/** A part exactly as long as the room must not fail by rounding. */
function withContact(min: number, max: number): number {
  return max < min && max >= min - CONTACT_TOLERANCE_MM ? min : max;
}

/** By code units of the id: an order that no locale changes. */
function sortedById(parts: readonly Part[]): Part[] {
  return [...parts].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function smallestAreaMm2({ parts }: NestRequest): number {
  const areas = parts.map((part) => Math.abs(contourAreaMm2(part.outline)));
  return areas.reduce((least, area) => Math.min(least, area), Number.POSITIVE_INFINITY);
}

function stockOf(sheet: SheetStock, marginMm: number): Stock {
  const axis = sheet.widthMm >= sheet.heightMm ? 'x' : 'y';
  const lengthMm = Math.max(sheet.widthMm, sheet.heightMm);
  const breadthMm = Math.min(sheet.widthMm, sheet.heightMm);
  const room = {
    minAlong: marginMm,
    maxAlong: lengthMm - marginMm,
    minAcross: marginMm,
    maxAcross: breadthMm - marginMm,
  };
  return { sheet, axis, room };
}

function kindOf(part: Part, footprint: Footprint, stocks: readonly Stock[], request: NestRequest): PartKind {
  const known = new Map<string, Shape>();
  const shapes = stocks.map((stock) => {
    const different: Shape[] = [];
    for (const rotationDeg of allowedRotationsDeg(part, stock.sheet, request)) {
      const key = `${stock.axis}${rotationDeg}`;
      const shape = known.get(key) ?? shapeOf(footprint, rotationDeg, stock.axis);
      known.set(key, shape);
      const play = playOf(shape, stock);
      const fits = play.minAlong <= play.maxAlong && play.minAcross <= play.maxAcross;
      if (fits && !different.some((other) => isSameShape(other, shape))) different.push(shape);
    }
    return different;
  });
  return { part, footprint, shapes, sidesMm: sidesOf(footprint) };
}

function sidesOf(footprint: Footprint): readonly [number, number] {
  const { drawn } = shapeOf(footprint, 0, 'x');
  const width = drawn.maxAlong - drawn.minAlong;
  const height = drawn.maxAcross - drawn.minAcross;
  return [Math.max(width, height), Math.min(width, height)];
}
