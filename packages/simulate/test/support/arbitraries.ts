// Generators shared by the property tests. They aim at trouble: touching, nearly touching, tiny, tangent, concentric, collinear.
import type { Contour, Motion, Placement } from '@millwright/contracts';
import fc from 'fast-check';
import {
  angle,
  circle,
  type FullRequest,
  type JobPart,
  job,
  part,
  rectangle,
  roundedRectangle,
} from './job.js';
import { place } from './offset-path.js';

const outline = fc.oneof(
  fc
    .tuple(size(40, 110), size(40, 90))
    .map(([w, h]) => ({ contour: rectangle(w, h), hole: [w / 2, h / 2], tabs: true })),
  fc
    .tuple(size(50, 110), size(50, 90), fc.constantFrom(0.5, 3, 8, 20))
    .map(([w, h, r]) => ({ contour: roundedRectangle(w, h, r), hole: [w / 2, h / 2], tabs: false })),
  fc
    .tuple(size(50, 100), size(50, 90))
    .map(([w, h]) => ({ contour: angle(w, h), hole: [w / 4, h / 4], tabs: false })),
  size(15, 45).map((radius) => ({ contour: circle(0, 0, radius), hole: [0, 0], tabs: false })),
);

function size(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min, max }), fc.double({ min, max, noNaN: true }));
}

interface Shape {
  readonly contour: Contour;
  readonly hole: readonly number[];
  readonly tabs: boolean;
}

const CELL_MM = 190;

/** One to four parts of any turn and side on a sheet, with a program for them that is right by construction. */
export const anyJob: fc.Arbitrary<{ readonly request: FullRequest; readonly parts: readonly JobPart[] }> = fc
  .array(
    fc.tuple(
      outline as fc.Arbitrary<Shape>,
      fc.oneof(fc.constantFrom(0, 90, 180, -90, 45), fc.double({ min: -360, max: 360, noNaN: true })),
      fc.boolean(),
      fc.option(fc.constantFrom(3.05, 3.5, 5, 9.25)),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .chain((rows) => fc.tuple(fc.constant(rows), fc.boolean()))
  .map(([rows, isRounded]) => {
    const parts = rows.map(([shape, rotationDeg, mirrored, holeRadius], i): JobPart => {
      const holes =
        holeRadius === null ? [] : [circle(shape.hole[0] ?? 0, shape.hole[1] ?? 0, holeRadius, true)];
      const id = `part-${i}`;
      const turned: Placement = { partId: id, copy: 0, sheetIndex: 0, xMm: 0, yMm: 0, rotationDeg, mirrored };
      const box = boxOf(place(shape.contour, turned));
      return {
        part: part(id, shape.contour, holes),
        placement: {
          ...turned,
          xMm: 12 + CELL_MM * (i % 3) - box[0],
          yMm: 12 + CELL_MM * Math.floor(i / 3) - box[1],
        },
        ...(shape.tabs ? { tabs: [0, 0.5] } : {}),
      };
    });
    const request = job(parts);
    return { request: isRounded ? roundedToMicrometres(request) : request, parts };
  });

function boxOf({ vertices }: Contour): readonly [number, number] {
  // Bulges of these shapes stay within a circle about the vertices; the margin of the cells covers it.
  const isDisc = vertices.length === 2;
  const [a, b] = vertices as readonly (readonly [number, number, number])[];
  if (isDisc && a !== undefined && b !== undefined) {
    const radius = Math.hypot(b[0] - a[0], b[1] - a[1]) / 2;
    return [(a[0] + b[0]) / 2 - radius, (a[1] + b[1]) / 2 - radius];
  }
  return [Math.min(...vertices.map(([x]) => x)), Math.min(...vertices.map(([, y]) => y))];
}

/** Every coordinate as a program with three decimals states it. */
export function roundedToMicrometres(request: FullRequest): FullRequest {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const motions = request.reading.motions.map((motion): Motion => {
    const { sweepRad: _, ...rest } = motion;
    return {
      ...rest,
      fromMm: [round(motion.fromMm[0]), round(motion.fromMm[1]), round(motion.fromMm[2])],
      toMm: [round(motion.toMm[0]), round(motion.toMm[1]), round(motion.toMm[2])],
      ...(motion.centreMm === undefined
        ? {}
        : { centreMm: [round(motion.centreMm[0]), round(motion.centreMm[1])] as const }),
    };
  });
  return { ...request, reading: { ...request.reading, motions } };
}
