import type { Vertex } from '@millwright/contracts';
import { type Chain, JOIN_MM } from './chain.js';
import { UnionFind } from './union-find.js';

/** Single open lines of a drawing among which overlaps are looked for: each is compared with each. */
const MOST_LINES = 1_000;

/**
 * Makes one line of single straight open lines of one layer that lie on one another for a while: within 0.01 mm of one straight line, and
 * together for more than that. Lines that only touch end to end are not its business.
 * @returns the chains that are left, in order, and those that went into others
 */
export function uniteOverlappingLines(open: readonly Chain[]): {
  readonly open: readonly Chain[];
  readonly removed: readonly Chain[];
} {
  const lines = open.flatMap((chain, i) => (isSingleLine(chain) ? [i] : []));
  if (lines.length < 2 || lines.length > MOST_LINES) return { open, removed: [] };
  const sets = new UnionFind(open.length);
  lines.forEach((i, at) => {
    for (let other = 0; other < at; other++)
      if (overlap(open[lines[other]!]!, open[i]!)) sets.unite(lines[other]!, i);
  });
  const groups = new Map<number, number[]>();
  for (const i of lines) {
    const root = sets.find(i);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [i]);
    else group.push(i);
  }
  const united = new Map<number, Chain>();
  const isRemoved = new Uint8Array(open.length);
  for (const [root, group] of groups) {
    const whole = group.length > 1 ? unitedLine(group.map((i) => open[i]!)) : undefined;
    if (whole === undefined) continue;
    united.set(root, whole);
    for (const i of group) if (i !== root) isRemoved[i] = 1;
  }
  return {
    open: open.flatMap((chain, i) => (isRemoved[i] === 1 ? [] : [united.get(i) ?? chain])),
    removed: open.filter((_, i) => isRemoved[i] === 1),
  };
}

function isSingleLine({ contour: { vertices, closed }, construction }: Chain): boolean {
  return !closed && !construction && vertices.length === 2 && vertices[0]![2] === 0;
}

/** Along a line from its first vertex and across it, mm. */
function inFrameOf({ contour }: Chain): (vertex: Vertex) => readonly [along: number, across: number] {
  const [from, to] = [contour.vertices[0]!, contour.vertices[1]!];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  return ([x, y]) => [
    ((x - from[0]) * dx + (y - from[1]) * dy) / length,
    ((y - from[1]) * dx - (x - from[0]) * dy) / length,
  ];
}

function lengthOf({ contour: { vertices } }: Chain): number {
  const [from, to] = [vertices[0]!, vertices[1]!];
  return Math.sqrt((to[0] - from[0]) * (to[0] - from[0]) + (to[1] - from[1]) * (to[1] - from[1]));
}

function overlap(a: Chain, b: Chain): boolean {
  if (a.layer !== b.layer) return false;
  const [long, short] = lengthOf(a) >= lengthOf(b) ? [a, b] : [b, a];
  const place = inFrameOf(long);
  const [p, q] = short.contour.vertices.map(place);
  if (Math.abs(p![1]) > JOIN_MM || Math.abs(q![1]) > JOIN_MM) return false;
  const together = Math.min(lengthOf(long), Math.max(p![0], q![0])) - Math.max(0, Math.min(p![0], q![0]));
  return together > JOIN_MM;
}

/** From the first to the last end of some lines, if none strays from the straight line between these. */
function unitedLine(lines: readonly Chain[]): Chain | undefined {
  const longest = lines.reduce((best, line) => (lengthOf(line) > lengthOf(best) ? line : best));
  const along = inFrameOf(longest);
  const ends = lines.flatMap(({ contour }) => contour.vertices).sort((a, b) => along(a)[0] - along(b)[0]);
  const [first, last] = [ends[0]!, ends.at(-1)!];
  const whole: Chain = { ...longest, contour: { closed: false, vertices: [first, last] } };
  const place = inFrameOf(whole);
  return ends.every((end) => Math.abs(place(end)[1]) <= JOIN_MM) ? whole : undefined;
}
