import type {
  Motion,
  Move,
  Point3,
  ProgramManifest,
  Toolpath,
  WriteProgramRequest,
} from '@millwright/contracts';
import { expect } from 'vitest';
import { readProgram, writeProgram } from '../../src/index.js';
import { pathDistanceMm } from './fit/path-distance.js';
import type { Generated } from './generate.js';

/** What the proofs counted. */
export interface Proven {
  readonly nLines: number;
  readonly nArcs: number;
}

/** Farthest that a rounded arc may be from the arc that was meant, mm: two roundings, the radius slack and a chord. */
const ARC_SLACK_MM = 0.004;

/**
 * Writes a generated request, reads the text as each controller it is for, and expects: no remark at all; every motion the rounded move
 * (parse(write(ir)) = quantise(ir)); the path within the fitting tolerance where lines were fitted; and that moves rebuilt from the
 * reading are written as the same text, letter for letter.
 */
export async function expectProven({ request }: Generated): Promise<Proven> {
  const { program, manifest } = await writeProgram(request);
  const { text } = program;
  expect(text).toMatch(/^(?:[ -~]{1,69}\n)+$/);
  const motions = await motionsOf(text, request);
  const reached = new Reached(request);
  const { operations } = manifest as ProgramManifest;
  operations.forEach(({ firstLine, lastLine }, index) => {
    const own = motions.filter(({ line }) => line >= firstLine && line <= lastLine);
    const given = request.toolpaths[index] as Toolpath;
    if (given.drillCycle !== undefined) {
      reached.expectHoles(given, own);
      return;
    }
    if (request.options?.fitToleranceMm === 0) reached.expectMoves(given, own);
    else reached.expectPath(given, own);
    reached.expectSafe(own);
  });
  const again = await writeProgram(rebuilt(request, operations, motions));
  expect(again.program.text).toBe(text);
  return {
    nLines: program.text.split('\n').length - 1,
    nArcs: motions.filter(({ kind }) => kind === 'arc').length,
  };
}

/** What is read, M6 aside: a sender takes it out of the stream, or a controller has it that the reader is no twin of. */
async function motionsOf(
  given: string,
  { machine, options }: WriteProgramRequest,
): Promise<readonly Motion[]> {
  const hasM6 = options?.toolChange === 'sender' || options?.toolChange === 'native';
  const text = hasM6 ? given.replace(/^(T\d+) ?M6$/gm, '$1') : given;
  const { motions, diagnostics } = await readProgram({ text, controller: 'grbl-1.1' });
  expect(diagnostics).toEqual([]);
  const own = await readProgram({ text, controller: machine.controller });
  expect(own.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(own.motions.map(deedOf)).toEqual(motions.map(deedOf));
  return motions;
}

/** A motion but for the last bits of its turn: some controllers compute in 64 bits, some in 32. */
function deedOf({ sweepRad, ...deed }: Motion): unknown {
  return { ...deed, turns: Math.sign(sweepRad ?? 0) };
}

/** Holds motions against moves. */
class Reached {
  private readonly zeroMm: Point3;
  private readonly retractMm: number;
  private readonly isLaser: boolean;

  constructor(private readonly request: WriteProgramRequest) {
    this.zeroMm = zeroOf(request);
    this.isLaser = request.options?.laser !== undefined;
    this.retractMm = (this.isLaser ? 0 : request.setup.retractZMm) - this.zeroMm[2];
  }

  /** Every motion of a toolpath whose lines were left alone is the rounded move; nothing is left out and nothing added. */
  expectMoves({ startMm, moves }: Toolpath, motions: readonly Motion[]): void {
    const start = this.placeOfStart(startMm);
    let index = this.expectApproach(start, motions);
    // Without a cut the tool does not go down to a start that is low.
    let at = motions[index - 1]?.toMm ?? start;
    let fromMm = startMm;
    for (const move of moves) {
      const to = this.place(move.toMm, move.kind === 'rapid');
      const first = index;
      if (move.kind === 'arc') {
        while (isFeed(motions[index]) && this.isFeedOf(motions[index] as Motion, move.feedMmPerMin))
          index += 1;
        this.expectArc(move, fromMm, motions.slice(first, index));
        if (first === index) expect(apart(at, to)).toBeLessThan(this.stepMm * 1.5);
      } else if (move.kind === 'rapid') {
        while (motions[index]?.kind === 'rapid' && !isSame(motions[index - 1]?.toMm, to)) index += 1;
        expect(index - first).toBeLessThanOrEqual(3);
      } else if (!isSame(at, to)) {
        expect(motions[index]?.kind).toBe('line');
        expect(this.isFeedOf(motions[index] as Motion, move.feedMmPerMin)).toBe(true);
        index += 1;
      }
      if (index > first) expect(motions[index - 1]?.toMm).toEqual(to);
      else expect(at).toEqual(to);
      at = to;
      fromMm = move.toMm;
    }
    // Up to the clearance is all that may follow.
    expect(motions.length - index).toBeLessThanOrEqual(1);
    for (const { kind, toMm } of motions.slice(index)) {
      expect([kind, toMm[0], toMm[1]]).toEqual(['rapid', at[0], at[1]]);
    }
  }

  /** Where lines were fitted every corner of the moves is on the path still, and lines alone are followed both ways. */
  expectPath({ startMm, moves }: Toolpath, motions: readonly Motion[]): void {
    const slack = (this.request.options?.fitToleranceMm ?? 0.003) + ARC_SLACK_MM;
    const start = this.placeOfStart(startMm);
    const index = this.expectApproach(start, motions);
    const cut = motions.slice(index).filter(({ kind }) => kind !== 'rapid');
    const last = moves.at(-1) as Move;
    expect(motions.at(-1)?.toMm.slice(0, 2)).toEqual(
      this.place(last.toMm, last.kind === 'rapid').slice(0, 2),
    );
    if (cut.length === 0 || moves.some(({ kind }) => kind !== 'line')) return;
    const points = [start, ...moves.map(({ toMm }) => this.place(toMm))];
    const walked = cut.map(moveOf);
    expect(pathDistanceMm(points, start, walked)).toBeLessThan(slack);
  }

  /** Every place of a drill cycle in its order, by feed and by rapid as its moves are, and a wait in every hole that has one. */
  expectHoles({ moves, drillCycle }: Toolpath, motions: readonly Motion[]): void {
    const meant = moves.map(({ kind, toMm }) => {
      const [x, y, z] = this.place(toMm);
      return { kind, toMm: [x, y, kind === 'rapid' ? this.up(toMm[2] - this.zeroMm[2]) : z] };
    });
    const first = motions.findIndex(({ kind }) => kind === 'line');
    const driven = motions.slice(first, -1).filter(({ kind }) => kind !== 'dwell');
    const begin = meant.findIndex(({ kind }) => kind === 'line');
    let at = 0;
    for (const { kind, toMm } of meant.slice(begin)) {
      if (isSame(driven[at - 1]?.toMm, toMm as unknown as Point3)) continue;
      const going = driven[at] ?? motions.at(-1);
      expect([going?.kind, going?.toMm]).toEqual([kind, toMm]);
      at += 1;
    }
    const nWaits = motions.slice(first).filter(({ kind }) => kind === 'dwell').length;
    expect(nWaits).toBe(drillCycle?.dwellS === undefined ? 0 : drillCycle.holesMm.length);
  }

  /** Rapids go sideways at the retract height or above it, and end there; the spindle turns in every cut. */
  expectSafe(motions: readonly Motion[]): void {
    for (const { kind, fromMm, toMm, spindle, spindleRpm } of motions.slice(1)) {
      if (kind === 'line' || kind === 'arc')
        expect(spindle).toBe(this.isLaser ? 'counter-clockwise' : 'clockwise');
      if (this.isLaser) expect(spindleRpm > 0).toBe(kind === 'line' || kind === 'arc');
      if (kind !== 'rapid') continue;
      expect(toMm[2]).toBeGreaterThanOrEqual(Math.min(this.retractMm, this.lowestMm) - 1e-9);
      if (fromMm[0] !== toMm[0] || fromMm[1] !== toMm[1])
        expect(Math.min(fromMm[2], toMm[2])).toBeGreaterThanOrEqual(
          Math.min(this.retractMm, this.lowestMm) - 1e-9,
        );
    }
  }

  /** Up, the wait, over the start, down by rapid no lower than the retract height, and down to the start by feed. */
  private expectApproach(start: Point3, motions: readonly Motion[]): number {
    let index = 0;
    expect(motions[index]?.kind).toBe('rapid');
    index += 1;
    if (motions[index]?.kind === 'dwell') index += 1;
    expect(motions[index]?.toMm.slice(0, 2)).toEqual(start.slice(0, 2));
    index += 1;
    const down = Math.max(start[2], this.lowestMm);
    if (motions[index - 1]?.toMm[2] !== down) {
      expect([motions[index]?.kind, motions[index]?.toMm[2]]).toEqual(['rapid', down]);
      index += 1;
    }
    if (start[2] < down) {
      const hasCut = motions.slice(index).some(isFeed);
      if (hasCut) expect(motions[index]).toMatchObject({ kind: 'line', toMm: start });
      if (hasCut) index += 1;
    }
    return index;
  }

  private expectArc(move: Extract<Move, { kind: 'arc' }>, fromMm: Point3, motions: readonly Motion[]): void {
    const [cx, cy] = [move.centreMm[0] - this.zeroMm[0], move.centreMm[1] - this.zeroMm[1]];
    const from = [fromMm[0] - this.zeroMm[0] - cx, fromMm[1] - this.zeroMm[1] - cy] as const;
    const to = [move.toMm[0] - this.zeroMm[0] - cx, move.toMm[1] - this.zeroMm[1] - cy] as const;
    const radius = Math.hypot(...from);
    if (radius < 0.05) return;
    const isFull = to[0] === from[0] && to[1] === from[1];
    const angle = Math.atan2(from[0] * to[1] - from[1] * to[0], from[0] * to[0] + from[1] * to[1]);
    const sense = move.clockwise ? -1 : 1;
    const meant = isFull ? 2 * Math.PI : sense * angle < 0 ? sense * angle + 2 * Math.PI : sense * angle;
    let turned = 0;
    for (const motion of motions) {
      const [ax, ay] = [motion.fromMm[0] - cx, motion.fromMm[1] - cy];
      const [bx, by] = [motion.toMm[0] - cx, motion.toMm[1] - cy];
      turned +=
        motion.kind === 'arc' ? (motion.sweepRad ?? 0) : Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
      expect(Math.abs(Math.hypot(bx, by) - radius)).toBeLessThan(ARC_SLACK_MM);
      if (motion.kind !== 'arc') continue;
      expect(Math.abs(motion.sweepRad ?? 0)).toBeLessThan(1.15 * Math.PI);
      const [mx, my] = motion.centreMm ?? [0, 0];
      // Both circles pass the same ends, nearly; so do their middles.
      const half = (motion.sweepRad ?? 0) / 2;
      const [px, py] = [motion.fromMm[0] - mx, motion.fromMm[1] - my];
      const x = mx + px * Math.cos(half) - py * Math.sin(half) - cx;
      const y = my + px * Math.sin(half) + py * Math.cos(half) - cy;
      expect(Math.abs(Math.hypot(x, y) - radius)).toBeLessThan(ARC_SLACK_MM);
    }
    expect(Math.abs(sense * turned - meant)).toBeLessThan(2e-3 + 0.006 / radius);
  }

  /** Lowest place of a rapid: not below the retract height; a beam has nothing that hangs down, and is rounded as its cuts are. */
  private get lowestMm(): number {
    return this.isLaser ? this.rounded(this.retractMm) : this.up(this.retractMm);
  }

  private get stepMm(): number {
    return this.isInch ? 0.000254 : 0.001;
  }

  private get isInch(): boolean {
    return this.request.options?.units === 'inch';
  }

  private isFeedOf({ feedMmPerMin }: Motion, meant: number): boolean {
    const unit = this.isInch ? 25.4 : 1;
    const rounded = (Math.max(1, Math.round((meant / unit) * 1000)) / 1000) * unit;
    return Math.abs(feedMmPerMin - rounded) < 1e-9 * rounded;
  }

  /** The rounded place in program coordinates; a rapid is not rounded below the retract height. */
  private place(mm: Point3, isRapid = false): Point3 {
    const to = [0, 1, 2].map((axis) => this.rounded((mm[axis] ?? 0) - (this.zeroMm[axis] ?? 0)));
    const low = this.lowestMm;
    const isLow = isRapid && (to[2] ?? 0) < low;
    return [to[0] ?? 0, to[1] ?? 0, isLow ? low : (to[2] ?? 0)];
  }

  /** Where a toolpath starts; a start at the retract height is not rounded below it. */
  private placeOfStart(mm: Point3): Point3 {
    return this.place(mm, mm[2] >= this.retractMm + this.zeroMm[2] - 1e-9);
  }

  /** By decimals rather than by the writer's whole numbers. */
  private rounded(mm: number): number {
    const size = this.isInch
      ? (Math.round((Math.abs(mm) / 25.4) * 100_000) / 100_000) * 25.4
      : Math.round(Math.abs(mm) * 1000) / 1000;
    return mm < 0 && size > 0 ? -size : size;
  }

  private up(mm: number): number {
    const nearest = this.rounded(mm);
    return nearest >= mm - 1e-9 ? nearest : this.rounded(nearest + this.stepMm);
  }
}

function isFeed(motion: Motion | undefined): boolean {
  return motion?.kind === 'line' || motion?.kind === 'arc';
}

function isSame(a: Point3 | undefined, b: Point3): boolean {
  return a !== undefined && a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
}

function apart(a: Point3, b: Point3): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function zeroOf({ setup: { zero }, stock }: WriteProgramRequest): Point3 {
  const { widthMm, heightMm, thicknessMm } = stock ?? { widthMm: 0, heightMm: 0, thicknessMm: 0 };
  if (zero === undefined) return [0, 0, 0];
  return [
    { left: 0, centre: widthMm / 2, right: widthMm }[zero.x],
    { near: 0, centre: heightMm / 2, far: heightMm }[zero.y],
    zero.z === 'stock-top' ? 0 : -thicknessMm,
  ];
}

function moveOf({ kind, toMm, centreMm, clockwise, feedMmPerMin }: Motion): Move {
  if (kind === 'rapid') return { kind, toMm };
  if (kind === 'arc' && centreMm)
    return { kind, toMm, centreMm, clockwise: clockwise ?? false, feedMmPerMin };
  return { kind: 'line', toMm, feedMmPerMin };
}

/**
 * The request whose moves are those of a reading: what the operations' motions say, with names, title and options of the first one, and
 * no fitting. A dwell and the way to a toolpath's start and from its end are the post's own and left to it.
 */
function rebuilt(
  request: WriteProgramRequest,
  operations: ProgramManifest['operations'],
  motions: readonly Motion[],
): WriteProgramRequest {
  const [zx, zy, zz] = zeroOf(request);
  const onSheet = ([x, y, z]: Point3): Point3 => [x + zx, y + zy, z + zz];
  const toolpaths = operations.map(({ firstLine, lastLine }, index): Toolpath => {
    const given = request.toolpaths[index] as Toolpath;
    if (given.drillCycle !== undefined) return given;
    const own = motions.filter(({ line, kind }) => line >= firstLine && line <= lastLine && kind !== 'dwell');
    const over = own.findIndex(({ fromMm, toMm }, at) => at > 0 && fromMm[2] === toMm[2]);
    const below = own[over + 1];
    const isDown = below?.kind === 'rapid' && below.toMm[2] < below.fromMm[2];
    const begin = isDown ? over + 1 : over;
    const body = own.slice(begin + 1);
    const start = onSheet((own[begin] as Motion).toMm);
    const moves = body.map((motion): Move => {
      const move = moveOf(motion);
      const toMm = onSheet(move.toMm);
      if (move.kind !== 'arc') return { ...move, toMm };
      return { ...move, toMm, centreMm: [move.centreMm[0] + zx, move.centreMm[1] + zy] };
    });
    const spindleRpm = own.at(-1)?.spindleRpm || given.spindleRpm;
    const stay: Move = { kind: 'rapid', toMm: start };
    return {
      ...(request.toolpaths[index] as Toolpath),
      startMm: start,
      spindleRpm,
      moves: moves.length > 0 ? moves : [stay],
    };
  });
  return { ...request, toolpaths, options: { ...request.options, fitToleranceMm: 0 } };
}
