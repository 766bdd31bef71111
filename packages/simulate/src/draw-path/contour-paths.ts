import { coordinates, number } from './svg-numbers.js';

/** Numbers at the head of a contour and per vertex; `crates/proof/src/target/read.rs` says what they are. */
const HEAD = 10;
const VERTEX = 3;
/** Where the head says that it is closed, and how many vertices follow. */
const CLOSED = 8;
const COUNT = 9;

/** Placed contours as one path, Y down the page. A bulge is the tangent of a quarter of the turn. */
export function contourPaths(rows: Float64Array, heightMm: number): string {
  let path = '';
  let at = 0;
  while (at + HEAD <= rows.length) {
    const isClosed = rows[at + CLOSED] !== 0;
    const n = rows[at + COUNT] as number;
    const vertices = rows.subarray(at + HEAD, at + HEAD + n * VERTEX);
    at += HEAD + n * VERTEX;
    const nSides = isClosed ? n : n - 1;
    for (let i = 0; i < nSides; i++) path += side(vertices, i, (i + 1) % n, heightMm);
    if (isClosed && n > 0) path += 'Z';
  }
  return path;
}

function side(vertices: Float64Array, from: number, to: number, heightMm: number): string {
  const at = (vertex: number): readonly [number, number] => [
    vertices[vertex * VERTEX] as number,
    heightMm - (vertices[vertex * VERTEX + 1] as number),
  ];
  const [ax, ay] = at(from);
  const [bx, by] = at(to);
  const bulge = vertices[from * VERTEX + 2] as number;
  const start = from === 0 ? `M${coordinates(ax, ay)}` : '';
  const chord = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
  const rise = Math.abs(bulge) * chord;
  if (rise < 0.02) return `${start}L${coordinates(bx, by)}`;
  const radius = (chord * (1 + bulge * bulge)) / (4 * Math.abs(bulge));
  const isLarge = Math.abs(bulge) > 1 ? 1 : 0;
  const isClockwise = bulge < 0 ? 1 : 0;
  return `${start}A${number(radius)} ${number(radius)} 0 ${isLarge} ${isClockwise} ${coordinates(bx, by)}`;
}
