import type { Contour, Layout, Part, Placement, Tool, ToolpathEngine } from '@millwright/contracts';

/** A request as a caller writes it. */
export type Request = Parameters<ToolpathEngine['planToolpaths']>[0];

/** A closed contour of straight sides. */
export function polygon(...points: readonly (readonly [number, number])[]): Contour {
  return { closed: true, vertices: points.map(([x, y]) => [x, y, 0]) };
}

/** A rectangle, counter-clockwise, or clockwise as a hole. */
export function rectangle(x: number, y: number, width: number, height: number, isHole = false): Contour {
  const corners: [number, number][] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return polygon(...(isHole ? corners.reverse() : corners));
}

/** A circle of two half turns; clockwise as a hole unless told otherwise. */
export function circle(x: number, y: number, diameter: number, bulge = -1): Contour {
  return {
    closed: true,
    vertices: [
      [x - diameter / 2, y, bulge],
      [x + diameter / 2, y, bulge],
    ],
  };
}

/** A part with defaults. */
export function part(id: string, outline: Contour, holes: readonly Contour[] = []): Part {
  return { id, quantity: 1, outline, holes, features: [] };
}

/** A placement with defaults. */
export function place(partId: string, placement: Partial<Placement> = {}): Placement {
  return { partId, copy: 0, sheetIndex: 0, xMm: 0, yMm: 0, rotationDeg: 0, mirrored: false, ...placement };
}

/** A flat end mill of 6 mm unless told otherwise. */
export function flatTool(changes: Partial<Tool> = {}): Tool {
  return {
    id: 'flat-6',
    number: 1,
    label: 'flat end mill',
    shape: 'flat',
    diameterMm: 6,
    nFlutes: 2,
    fluteLengthMm: 25,
    shankDiameterMm: 6,
    stickoutMm: 35,
    canPlunge: true,
    ...changes,
  };
}

/** A layout of one sheet of 18 mm. */
export function layoutOf(
  placements: readonly Placement[],
  size: { widthMm?: number; heightMm?: number; thicknessMm?: number } = {},
): Layout {
  return {
    sheets: [
      { stockId: 'ply', material: 'plywood', widthMm: 2500, heightMm: 1250, thicknessMm: 18, ...size },
    ],
    placements,
    unplaced: [],
    marginMm: 0,
    spacingMm: 0,
    yieldRatio: 0.5,
  };
}

/** A request for the parts, each placed once at (100, 100) unless placements are given. */
export function requestFor(parts: readonly Part[], changes: Partial<Request> = {}): Request {
  return {
    layout: layoutOf(parts.map(({ id }) => place(id, { xMm: 100, yMm: 100 }))),
    parts,
    tool: flatTool(),
    cutting: { spindleRpm: 18_000, feedMmPerMin: 2000, plungeMmPerMin: 500, stepdownMm: 6 },
    setup: { workZeroMm: [0, 0, 0], clearanceZMm: 15, retractZMm: 5, spoilboardMm: 1 },
    ...changes,
  };
}
