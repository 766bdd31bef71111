// The same job told in another way: mirrored, turned, shifted, its moves split, its lists reversed. The proof must not mind.
import type { Contour, Motion, Placement, Point, Point3, ProgramReading, Tab } from '@millwright/contracts';
import type { Asked } from './jobs.ts';

/** A program as read, and all it is judged against. */
export interface Told {
  readonly asked: Asked;
  readonly reading: ProgramReading;
}

/** A motion of the plane that maps the sheet onto a sheet. */
interface PlaneMap {
  readonly point: (point: Point) => Point;
  readonly placement: (placement: Placement) => Placement;
  readonly isMirror: boolean;
  readonly swapsSides: boolean;
}

/** Left and right exchanged. */
export const mirrored = (told: Told): Told => {
  const { widthMm } = sheetOf(told);
  return mapped(told, {
    point: ([x, y]) => [widthMm - x, y],
    placement: (placement) => ({
      ...placement,
      xMm: widthMm - placement.xMm,
      rotationDeg: -placement.rotationDeg,
      mirrored: !placement.mirrored,
    }),
    isMirror: true,
    swapsSides: false,
  });
};

/** A quarter turn to the left. */
export const turned = (told: Told): Told => {
  const { heightMm } = sheetOf(told);
  return mapped(told, {
    point: ([x, y]) => [heightMm - y, x],
    placement: (placement) => ({
      ...placement,
      xMm: heightMm - placement.yMm,
      yMm: placement.xMm,
      rotationDeg: placement.rotationDeg >= 0 ? placement.rotationDeg - 270 : placement.rotationDeg + 90,
    }),
    isMirror: false,
    swapsSides: true,
  });
};

/** The program's zero elsewhere on the sheet, stated by a frame. */
export const shifted = ({ asked, reading }: Told): Told => {
  const by: Point3 = [17.25, -8.5, -3];
  const moved = ([x, y, z]: Point3): Point3 => [x - by[0], y - by[1], z - by[2]];
  const { setup } = asked;
  const [zx, zy, zz] = setup?.workZeroMm ?? [0, 0, 0];
  return {
    asked: {
      ...asked,
      frame: { zeroMm: by, zPoints: 'up' },
      ...(setup === undefined
        ? {}
        : { setup: { ...setup, workZeroMm: [zx + by[0], zy + by[1], zz + by[2]] } }),
    },
    reading: {
      ...reading,
      motions: reading.motions.map((motion) => ({
        ...motion,
        fromMm: moved(motion.fromMm),
        toMm: moved(motion.toMm),
        ...(motion.centreMm
          ? { centreMm: [motion.centreMm[0] - by[0], motion.centreMm[1] - by[1]] as const }
          : {}),
      })),
    },
  };
};

/** Every straight move in two. */
export const split = ({ asked, reading }: Told): Told => ({
  asked,
  reading: { ...reading, motions: reading.motions.flatMap(halves) },
});

/** Every level cut along a line there, back and there again. */
export const retraced = ({ asked, reading }: Told): Told => ({
  asked,
  reading: {
    ...reading,
    motions: reading.motions.flatMap((motion) =>
      motion.kind === 'line' && motion.toMm[2] < 0 && motion.fromMm[2] === motion.toMm[2]
        ? [motion, { ...motion, fromMm: motion.toMm, toMm: motion.fromMm }, motion]
        : [motion],
    ),
  },
});

/** Every straight move in seven. */
export const crumbled = ({ asked, reading }: Told): Told => ({
  asked,
  reading: {
    ...reading,
    motions: reading.motions.flatMap((motion) => {
      if (motion.kind !== 'line') return [motion];
      const at = (i: number) =>
        motion.fromMm.map(
          (from, axis) => from + (((motion.toMm[axis] as number) - from) * i) / 7,
        ) as unknown as Point3;
      return Array.from({ length: 7 }, (_, i) => ({
        ...motion,
        fromMm: i === 0 ? motion.fromMm : at(i),
        toMm: i === 6 ? motion.toMm : at(i + 1),
      }));
    }),
  },
});

/** Parts, placements, tools, tabs, clamps and expectations in reversed order. */
export const reordered = ({ asked, reading }: Told): Told => ({
  asked: {
    ...asked,
    parts: [...asked.parts].reverse(),
    tools: [...asked.tools].reverse(),
    tabs: [...asked.tabs].reverse(),
    obstacles: [...asked.obstacles].reverse(),
    operations: [...asked.operations].reverse(),
    partsExpected: [...asked.partsExpected].reverse(),
    ...(asked.layout === undefined
      ? {}
      : { layout: { ...asked.layout, placements: [...asked.layout.placements].reverse() } }),
  },
  reading,
});

function sheetOf({ asked }: Told): { readonly widthMm: number; readonly heightMm: number } {
  return asked.layout?.sheets[0] ?? { widthMm: 0, heightMm: 0 };
}

function mapped({ asked, reading }: Told, map: PlaneMap): Told {
  const { layout } = asked;
  return {
    asked: {
      ...asked,
      tabs: asked.tabs.map((tab: Tab) => ({ ...tab, centreMm: map.point(tab.centreMm) })),
      obstacles: asked.obstacles.map((each) => ({ ...each, footprint: contourMapped(each.footprint, map) })),
      operations: asked.operations.map((each) =>
        each.kind === 'clear' ? { ...each, contour: contourMapped(each.contour, map) } : each,
      ),
      ...(layout === undefined
        ? {}
        : {
            layout: {
              ...layout,
              placements: layout.placements.map(map.placement),
              sheets: layout.sheets.map((sheet) =>
                map.swapsSides ? { ...sheet, widthMm: sheet.heightMm, heightMm: sheet.widthMm } : sheet,
              ),
            },
          }),
    },
    reading: { ...reading, motions: reading.motions.map((motion) => motionMapped(motion, map)) },
  };
}

function contourMapped(contour: Contour, { point, isMirror }: PlaneMap): Contour {
  return {
    ...contour,
    vertices: contour.vertices.map(([x, y, bulge]) => [...point([x, y]), isMirror ? -bulge : bulge] as const),
  };
}

function motionMapped(motion: Motion, { point, isMirror }: PlaneMap): Motion {
  const moved = ([x, y, z]: Point3): Point3 => [...point([x, y]), z];
  const { centreMm, clockwise, sweepRad } = motion;
  return {
    ...motion,
    fromMm: moved(motion.fromMm),
    toMm: moved(motion.toMm),
    ...(centreMm === undefined ? {} : { centreMm: point(centreMm) }),
    ...(clockwise === undefined ? {} : { clockwise: isMirror ? !clockwise : clockwise }),
    ...(sweepRad === undefined ? {} : { sweepRad: isMirror ? -sweepRad : sweepRad }),
  };
}

function halves(motion: Motion): Motion[] {
  const { fromMm, toMm, kind } = motion;
  if (kind !== 'line' || fromMm.every((at, axis) => at === toMm[axis])) return [motion];
  const middle = fromMm.map((at, axis) => (at + (toMm[axis] as number)) / 2) as unknown as Point3;
  return [
    { ...motion, toMm: middle },
    { ...motion, fromMm: middle },
  ];
}
