import { type Affine, IDENTITY } from '../curve/affine.js';
import { arcOf, type Primitive, type XY } from '../curve/primitive.js';

/** The plane an entity is drawn in: where its coordinates are in the drawing, and how high. */
export interface ObjectPlane {
  /** From the entity's coordinates to the drawing's, seen from above. */
  readonly matrix: Affine;
  /** Height per unit of x and of y; zero for a plane that is level. */
  readonly rise: XY;
}

/** How far an extrusion may lean before its plane counts as tilted: lengths then differ by 5·10⁻¹³. */
const TILT_TOLERANCE = 1e-6;
/** Height over length up to which a curve counts as level: its length is then wrong by 5·10⁻⁹. */
const LEVEL_RATIO = 1e-4;
/** Bound of the arbitrary axis algorithm. */
const NEAR_VERTICAL = 1 / 64;

const MIRRORED: Affine = [-1, 0, 0, 1, 0, 0];
const LEVEL: XY = [0, 0];
const UPRIGHT: ObjectPlane = { matrix: IDENTITY, rise: LEVEL };
const TURNED_OVER: ObjectPlane = { matrix: MIRRORED, rise: LEVEL };

/**
 * The plane of an entity with an extrusion N, after the arbitrary axis algorithm (Autodesk DXF reference): Ax = Y × N where |Nx| and |Ny|
 * are less than 1/64, else Z × N; Ay = N × Ax; a point is x·Ax + y·Ay + elevation·N. For N = −Z that is the mirror image x → −x.
 * @returns `undefined` when N has no direction
 */
export function objectPlane(
  extrusion: readonly [x: number, y: number, z: number] | undefined,
  elevation: number,
): ObjectPlane | undefined {
  if (extrusion === undefined) return UPRIGHT;
  const length = Math.sqrt(
    extrusion[0] * extrusion[0] + extrusion[1] * extrusion[1] + extrusion[2] * extrusion[2],
  );
  if (!(length > 0) || length === Number.POSITIVE_INFINITY) return undefined;
  const [nx, ny, nz] = [extrusion[0] / length, extrusion[1] / length, extrusion[2] / length];
  if (Math.abs(nx) <= TILT_TOLERANCE && Math.abs(ny) <= TILT_TOLERANCE) return nz < 0 ? TURNED_OVER : UPRIGHT;
  const isNearVertical = Math.abs(nx) < NEAR_VERTICAL && Math.abs(ny) < NEAR_VERTICAL;
  const [ax, ay, az] = isNearVertical ? [nz, 0, -nx] : [-ny, nx, 0];
  const axis = Math.sqrt(ax * ax + ay * ay + az * az);
  const [ux, uy, uz] = [ax / axis, ay / axis, az / axis];
  return {
    matrix: [ux, uy, ny * uz - nz * uy, nz * ux - nx * uz, elevation * nx, elevation * ny],
    rise: [uz, nx * uy - ny * ux],
  };
}

/** Whether a plane is level, so that everything in it is seen as it is. */
export function isLevelPlane({ rise }: ObjectPlane): boolean {
  return rise[0] === 0 && rise[1] === 0;
}

/** Whether a curve in a tilted plane stays at one height all the same, so that it is seen from above as it is. */
export function isLevelCurve(primitives: readonly Primitive[], { rise }: ObjectPlane): boolean {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [minX, minY, maxX, maxY] = [low, low, high, high];
  const include = ([x, y]: XY, reachX: number, reachY: number) => {
    const height = rise[0] * x + rise[1] * y;
    const swing = Math.abs(rise[0]) * reachX + Math.abs(rise[1]) * reachY;
    low = Math.min(low, height - swing);
    high = Math.max(high, height + swing);
    minX = Math.min(minX, x - reachX);
    maxX = Math.max(maxX, x + reachX);
    minY = Math.min(minY, y - reachY);
    maxY = Math.max(maxY, y + reachY);
  };
  for (const primitive of primitives) {
    if (primitive.kind === 'bezier') for (const point of primitive.points) include(point, 0, 0);
    else if (primitive.kind === 'ellipse') {
      const { axisU, axisV, centre } = primitive;
      include(centre, Math.abs(axisU[0]) + Math.abs(axisV[0]), Math.abs(axisU[1]) + Math.abs(axisV[1]));
    } else {
      include(primitive.from, 0, 0);
      include(primitive.to, 0, 0);
      if (primitive.bulge === 0) continue;
      const { centre, radius } = arcOf(primitive.from, primitive.to, primitive.bulge);
      include(centre, radius, radius);
    }
  }
  return high - low <= LEVEL_RATIO * Math.max(maxX - minX, maxY - minY);
}

/** Whether a difference of heights is nothing beside a length. */
export function isLevel(lowest: number, highest: number, length: number): boolean {
  return highest - lowest <= LEVEL_RATIO * length;
}
