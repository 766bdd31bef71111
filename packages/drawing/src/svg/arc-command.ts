import { atan2, cosDeg, PI, sinDeg } from '@millwright/geometry/numeric';
import { line, type Primitive, type XY } from '../curve/primitive.js';

/** The arguments of an `A` command. */
export interface ArcCommand {
  readonly from: XY;
  readonly to: XY;
  readonly radiusX: number;
  readonly radiusY: number;
  readonly rotationDeg: number;
  readonly isLarge: boolean;
  /** The sweep flag: towards growing angles. */
  readonly isPositive: boolean;
}

/**
 * An elliptical arc command as a primitive: end points to centre after SVG 1.1, F.6.5, with the corrections of F.6.6 (radii taken
 * absolute, grown when too small, a line when one is 0). Equal radii give a circular segment whose bulge comes from chord and
 * radius alone: no angle stands between the file and the result.
 *
 * @returns `undefined` where the ends are the same point: nothing is drawn
 */
export function arcCommand(command: ArcCommand): Primitive | undefined {
  const { from, to, isLarge, isPositive } = command;
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  if (dx === 0 && dy === 0) return undefined;
  let radiusX = Math.abs(command.radiusX);
  let radiusY = Math.abs(command.radiusY);
  if (!(radiusX > 0 && radiusY > 0)) return line(from, to);
  const c = cosDeg(command.rotationDeg);
  const s = sinDeg(command.rotationDeg);
  // Half the chord in the ellipse's own frame, and there on the unit circle.
  const x = (-dx * c - dy * s) / 2;
  const y = (dx * s - dy * c) / 2;
  const reach = (x / radiusX) * (x / radiusX) + (y / radiusY) * (y / radiusY);
  if (reach > 1) {
    radiusX *= Math.sqrt(reach);
    radiusY *= Math.sqrt(reach);
  }
  const halfChord = Math.min(1, Math.sqrt(reach));
  const apothem = Math.sqrt(1 - halfChord * halfChord);
  if (radiusX === radiusY) {
    const bulge = isLarge ? (1 + apothem) / halfChord : halfChord / (1 + apothem);
    return { kind: 'segment', from, to, bulge: isPositive ? bulge : -bulge };
  }
  // Centre on the unit circle: the apothem along the chord's normal, on the side the two flags choose.
  const ux = x / radiusX;
  const uy = y / radiusY;
  const scale = (isLarge === isPositive ? -1 : 1) * (reach > 1 ? 0 : apothem / halfChord);
  const cx = scale * uy;
  const cy = -scale * ux;
  const centre: XY = [
    (from[0] + to[0]) / 2 + cx * radiusX * c - cy * radiusY * s,
    (from[1] + to[1]) / 2 + cx * radiusX * s + cy * radiusY * c,
  ];
  const halfTurn = atan2(halfChord, apothem);
  const sweep = isLarge ? 2 * PI - 2 * halfTurn : 2 * halfTurn;
  // Axes that start at `from`: t = 0 there, so that no angle of the start is needed.
  const px = ux - cx;
  const py = uy - cy;
  const axisU: XY = [px * radiusX * c - py * radiusY * s, px * radiusX * s + py * radiusY * c];
  const axisV: XY = [-py * radiusX * c - px * radiusY * s, -py * radiusX * s + px * radiusY * c];
  return {
    kind: 'ellipse',
    from,
    to,
    centre,
    axisU,
    axisV,
    startRad: 0,
    sweepRad: isPositive ? sweep : -sweep,
  };
}
