import type { Contour, Part } from '@millwright/contracts';
import { circleOf, segmentsOf, transformContour } from '@millwright/geometry';

/** Room for one plate, mm. */
const CELL_MM = 300;
const N_COLUMNS = 40;

/** Plates side by side as a DXF of LWPOLYLINE and CIRCLE entities, in mm. Every second outline comes as loose LINE and ARC entities instead. */
export function dxfText(parts: readonly Part[]): string {
  const entities = contoursOf(parts).map((contour, index) => {
    const circle = circleOf(contour);
    if (circle) return tags([0, 'CIRCLE'], [8, 'cut'], ...point(circle.centreMm), [40, circle.radiusMm]);
    return index % 2 === 0 ? polyline(contour) : looseEnds(contour);
  });
  return [
    tags(
      [0, 'SECTION'],
      [2, 'HEADER'],
      [9, '$ACADVER'],
      [1, 'AC1015'],
      [9, '$INSUNITS'],
      [70, 4],
      [0, 'ENDSEC'],
    ),
    tags([0, 'SECTION'], [2, 'ENTITIES']),
    ...entities,
    tags([0, 'ENDSEC'], [0, 'EOF']),
  ].join('');
}

/** The same plates as an SVG of `path` and `circle` elements, in mm. */
export function svgText(parts: readonly Part[]): string {
  const shapes = contoursOf(parts).map((contour) => {
    const circle = circleOf(contour);
    if (!circle) return `<path d="${pathData(contour)}"/>`;
    const [x, y] = circle.centreMm;
    return `<circle cx="${x}" cy="${y}" r="${circle.radiusMm}"/>`;
  });
  const widthMm = CELL_MM * N_COLUMNS;
  const heightMm = CELL_MM * Math.ceil(parts.length / N_COLUMNS);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}">`,
    '<g fill="none" stroke="black">',
    ...shapes,
    '</g></svg>\n',
  ].join('\n');
}

function contoursOf(parts: readonly Part[]): Contour[] {
  return parts.flatMap(({ outline, holes }, index) => {
    const placement = {
      xMm: (index % N_COLUMNS) * CELL_MM,
      yMm: Math.floor(index / N_COLUMNS) * CELL_MM,
      rotationDeg: 0,
      mirrored: false,
    };
    return [outline, ...holes].map((contour) => transformContour(contour, placement));
  });
}

const tags = (...pairs: readonly (readonly [number, string | number])[]): string =>
  pairs.map(([code, value]) => `${code}\n${value}\n`).join('');

const point = ([x, y]: readonly [number, number]) =>
  [
    [10, x],
    [20, y],
  ] as const;

const polyline = ({ vertices }: Contour): string =>
  tags(
    [0, 'LWPOLYLINE'],
    [8, 'cut'],
    [90, vertices.length],
    [70, 1],
    ...vertices.flatMap(([x, y, bulge]) => [...point([x, y]), [42, bulge] as const]),
  );

const looseEnds = (contour: Contour): string =>
  segmentsOf(contour)
    .map((segment) => {
      if (segment.kind === 'line')
        return tags(
          [0, 'LINE'],
          [8, 'cut'],
          ...point(segment.from),
          [11, segment.to[0]],
          [21, segment.to[1]],
        );
      const { from, to, centre, radiusMm, sweepRad } = segment;
      // DXF arcs run counter-clockwise from 50 to 51.
      const [start, end] = sweepRad > 0 ? [from, to] : [to, from];
      return tags(
        [0, 'ARC'],
        [8, 'cut'],
        ...point(centre),
        [40, radiusMm],
        [50, angleDeg(centre, start)],
        [51, angleDeg(centre, end)],
      );
    })
    .join('');

const angleDeg = (centre: readonly [number, number], at: readonly [number, number]): number =>
  (Math.atan2(at[1] - centre[1], at[0] - centre[0]) * 180) / Math.PI;

function pathData(contour: Contour): string {
  const segments = segmentsOf(contour).map((segment) => {
    const end = `${segment.to[0]} ${segment.to[1]}`;
    if (segment.kind === 'line') return `L${end}`;
    const large = Math.abs(segment.sweepRad) > Math.PI ? 1 : 0;
    return `A${segment.radiusMm} ${segment.radiusMm} 0 ${large} ${segment.sweepRad > 0 ? 1 : 0} ${end}`;
  });
  const [x, y] = contour.vertices[0] ?? [0, 0];
  return `M${x} ${y}${segments.join('')}Z`;
}
