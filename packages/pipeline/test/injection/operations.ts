// Tool paths by construction: rings beside contours, rings inside pockets, pecks, strokes. Nothing here looks at what the engine does.
import type { Tab } from '@millwright/contracts';
import type { GcodeWriter } from './gcode.ts';
import { directionAt, lengthOf, offsetRight, pointAt, reverse, type Seg, stretch } from './plane.ts';

/** How one tool is driven in one job. */
export interface Drive {
  readonly radius: number;
  readonly feed: number;
  readonly plunge: number;
  readonly stepdown: number;
  readonly retractZ: number;
  readonly entry: 'plunge' | 'ramp';
  /** Against the spindle's turn or with it. */
  readonly isReversed: boolean;
  /** Whether passes are linked by the retract height instead of staying down. */
  readonly liftsBetween: boolean;
}

/** Bottoms of passes, none deeper than the stepdown, all alike. */
export function passes(bottom: number, stepdown: number): number[] {
  const n = Math.ceil(-bottom / stepdown - 1e-9);
  return Array.from({ length: n }, (_, i) => Math.round(((bottom * (i + 1)) / n) * 1000) / 1000);
}

/** To above a place, from wherever the tool is. */
export function approach(writer: GcodeWriter, [x, y]: readonly [number, number], drive: Drive): void {
  writer.rapid({ z: drive.retractZ }, 'retract');
  writer.rapid({ x, y }, 'approach');
}

const startOf = (segs: readonly Seg[]): readonly [number, number] => {
  const [first] = segs;
  if (first === undefined) throw new Error('an empty path');
  return [first.ax, first.ay];
};

/** Begins a closed path in the middle of its longest line. */
export function turnTo(segs: readonly Seg[], share: number): Seg[] {
  const lines = segs.filter(({ arc }) => arc === undefined);
  if (lines.length === 0) return [...segs];
  const longest = lines.reduce((best, seg) => (lengthOf(seg) > lengthOf(best) + 1e-6 ? seg : best));
  const i = segs.indexOf(longest);
  const before = stretch(longest, 0, share);
  return [stretch(longest, share, 1), ...segs.slice(i + 1), ...segs.slice(0, i), before];
}

/** A closed path in passes; the last goes over tabs. */
export function ringPasses(
  writer: GcodeWriter,
  path: readonly Seg[],
  bottom: number,
  drive: Drive,
  over?: { readonly tabs: readonly Tab[]; readonly thicknessMm: number; readonly isRamped: boolean },
): void {
  const segs = drive.isReversed ? reverse(path) : path;
  approach(writer, startOf(segs), drive);
  let above = 0;
  passes(bottom, drive.stepdown).forEach((z, level) => {
    writer.level = level;
    if (level > 0 && drive.liftsBetween) approach(writer, startOf(segs), drive);
    enter(writer, segs, above, z, drive);
    for (const seg of segs) cutOver(writer, seg, z, drive, over);
    above = z;
  });
  writer.rapid({ z: drive.retractZ }, 'lift');
}

/** Down to a pass: straight, or to and fro along the first segment. */
function enter(writer: GcodeWriter, segs: readonly Seg[], above: number, z: number, drive: Drive): void {
  const [first] = segs;
  if (first === undefined) return;
  if (drive.entry === 'plunge' || lengthOf(first) < 8) {
    writer.line({ z }, drive.plunge, 'entry');
    return;
  }
  if (writer.at[2] > above + 1e-9) writer.line({ z: above }, drive.plunge, 'entry');
  const run = stretch(first, 0, Math.min(1, 20 / lengthOf(first)));
  writer.along(run, (above + z) / 2, drive.plunge, 'entry');
  const back = reverse([run])[0] as Seg;
  writer.along(back, z, drive.plunge, 'entry');
}

function cutOver(
  writer: GcodeWriter,
  seg: Seg,
  z: number,
  drive: Drive,
  over: Parameters<typeof ringPasses>[4],
): void {
  if (over === undefined || seg.arc !== undefined) {
    writer.along(seg, z, drive.feed);
    return;
  }
  const length = lengthOf(seg);
  const [ux, uy] = directionAt(seg, 0);
  const met = over.tabs
    .map((tab) => ({
      tab,
      along: (tab.centreMm[0] - seg.ax) * ux + (tab.centreMm[1] - seg.ay) * uy,
      across: Math.abs((tab.centreMm[0] - seg.ax) * uy - (tab.centreMm[1] - seg.ay) * ux),
    }))
    .filter(({ tab, along, across }) => {
      const half = tab.lengthMm / 2 + drive.radius;
      const isHere = across < drive.radius + 1e-6 && along > 0 && along < length;
      if (isHere && (along - half < 0 || along + half > length)) throw new Error('a tab at a corner');
      return isHere && tab.heightMm - over.thicknessMm > z;
    })
    .sort((a, b) => a.along - b.along);
  for (const { tab, along } of met) {
    const top = tab.heightMm - over.thicknessMm;
    const half = tab.lengthMm / 2 + drive.radius;
    const at = (s: number) => ({ x: seg.ax + ux * s, y: seg.ay + uy * s });
    if (over.isRamped) {
      // The slopes take a sixth of the tab at either end.
      const run = tab.lengthMm / 6;
      writer.line({ ...at(along - half), z }, drive.feed);
      writer.line({ ...at(along - half + run), z: top }, drive.feed);
      writer.line({ ...at(along + half - run), z: top }, drive.feed);
      writer.line({ ...at(along + half), z }, drive.plunge);
      continue;
    }
    writer.line({ ...at(along - half), z }, drive.feed);
    writer.line({ z: top }, drive.feed);
    writer.line({ ...at(along + half) }, drive.feed);
    writer.line({ z }, drive.plunge);
  }
  writer.line({ x: seg.bx, y: seg.by, z }, drive.feed);
}

/** A round hole: down by a helix, one turn at the bottom, out. */
export function bore(writer: GcodeWriter, ring: readonly Seg[], bottom: number, drive: Drive): void {
  const segs = drive.isReversed ? reverse(ring) : ring;
  approach(writer, startOf(segs), drive);
  writer.line({ z: 0 }, drive.plunge, 'entry');
  const length = segs.reduce((sum, seg) => sum + lengthOf(seg), 0);
  // At most 20° down along the way, and at most a stepdown per turn.
  const perTurn = Math.min(length * 0.36, drive.stepdown);
  const turns = Math.ceil(-bottom / perTurn);
  let done = 0;
  for (let turn = 0; turn < turns; turn++) {
    writer.level = turn;
    for (const seg of segs) {
      done += lengthOf(seg);
      writer.along(seg, (bottom * done) / (turns * length), drive.plunge, 'entry');
    }
  }
  for (const seg of segs) writer.along(seg, bottom, drive.feed);
  writer.rapid({ z: drive.retractZ }, 'lift');
}

/** Rings of a pocket, each closed, from the first to be cut on; level by level. */
export function pocketRings(
  writer: GcodeWriter,
  rings: readonly (readonly Seg[])[],
  depth: number,
  drive: Drive,
): void {
  const [first] = rings;
  if (first === undefined) return;
  approach(writer, startOf(first), drive);
  let above = 0;
  passes(-depth, drive.stepdown).forEach((z, level) => {
    writer.level = level;
    if (level > 0) {
      approach(writer, startOf(first), drive);
      writer.line({ z: above }, drive.plunge, 'entry');
    }
    enter(writer, first, above, z, drive);
    rings.forEach((ring, i) => {
      const [x, y] = startOf(ring);
      if (i > 0) writer.line({ x, y }, drive.feed, 'link');
      for (const seg of ring) writer.along(seg, z, drive.feed);
    });
    above = z;
  });
  writer.rapid({ z: drive.retractZ }, 'lift');
}

/** A hole of the tool's own width, in pecks. */
export function peck(writer: GcodeWriter, at: readonly [number, number], bottom: number, drive: Drive): void {
  approach(writer, at, drive);
  passes(bottom, drive.stepdown).forEach((z, level) => {
    writer.level = level;
    const before = level === 0 ? 0 : (passes(bottom, drive.stepdown)[level - 1] as number);
    if (level > 0) {
      writer.rapid({ z: drive.retractZ }, 'retract');
      writer.rapid({ z: before + 0.5 }, 'approach');
    }
    writer.line({ z }, drive.plunge, 'entry');
  });
  writer.rapid({ z: drive.retractZ }, 'lift');
}

/** Along a curve at one depth; `isClosed` comes back to the start. */
export function follow(writer: GcodeWriter, segs: readonly Seg[], z: number, drive: Drive): void {
  approach(writer, startOf(segs), drive);
  writer.line({ z }, drive.plunge, 'entry');
  for (const seg of segs) writer.along(seg, z, drive.feed);
  writer.rapid({ z: drive.retractZ }, 'lift');
}

/** Points in space one after the other. */
export function thread(
  writer: GcodeWriter,
  points: readonly (readonly [number, number, number])[],
  drive: Drive,
): void {
  const [first] = points;
  if (first === undefined) return;
  approach(writer, [first[0], first[1]], drive);
  writer.line({ z: first[2] }, drive.plunge, 'entry');
  for (const [x, y, z] of points.slice(1))
    writer.line({ x, y, z }, z < writer.at[2] ? drive.plunge : drive.feed);
  writer.rapid({ z: drive.retractZ }, 'lift');
}

/** The ring beside a contour (wood on the contour's left), its start in the middle of a long line. */
export function beside(contour: readonly Seg[], distance: number, share: number): Seg[] {
  return turnTo(offsetRight(contour, distance), share);
}

/** A point a share of the way along. */
export const placeOn = (seg: Seg, t: number): readonly [number, number] => pointAt(seg, t);
