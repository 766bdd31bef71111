import { MillwrightError, type Motion, type RunOptions, type SimulateEngine } from '@millwright/contracts';
import { arcSweepRad } from '@millwright/motion';
import type { Side } from '../pictures/picture-options.js';
import { endTimesS, type Subject, subjectOf, withSubject } from '../pictures/subject.js';
import { ByteWriter } from './byte-writer.js';
import { crc32 } from './bytes.js';
import { FEED_STEPS_PER_MM_PER_MIN, SWEEP_STEPS_PER_RAD, TIME_STEPS_PER_S } from './move-table.js';
import { CHECKED_FROM, FORMAT_VERSION, MAGIC } from './player.js';
import { MOST_CELLS, type ReplayHeader } from './replay-header.js';

/** How fine a replay is. */
export interface ReplayOptions extends RunOptions {
  /** Side of a cell, mm; absent: as fine as `mostEvents` allows, from a grid of about 2 million cells on. */
  readonly cellMm?: number;
  /** Most changes of runs of cells to keep, 1 to 50,000,000; each takes about 3 bytes. */
  readonly mostEvents?: number;
  /** The face whose program is recorded, seen as the sheet then lies; `bottom` needs `otherSide`. Absent: the top. */
  readonly side?: Side;
}

/** A replay of half a gigabyte would help nobody; this is about 15 MB. */
export const DEFAULT_MOST_EVENTS = 5_000_000;
const LARGEST_MOST_EVENTS = 50_000_000;
/** Where no cell size is asked for, the first try has about so many cells. */
const USUAL_CELLS = 2_000_000;
/** Where no cell size is asked for, cells are never finer, mm. */
const FINEST_MM = 0.05;
/** How often cells may be doubled to keep to the budget: 1,024 times as wide is one cell for a sheet. */
const MOST_DOUBLINGS = 10;

/**
 * Records what each motion of a program takes off, as bytes that `openReplay` plays forward and back. Cells are lowered where their
 * centre is cut; it is a picture, and no verdict looks at it. Motions whose tool was not given cut nothing in it.
 *
 * The same request gives the same bytes on every machine.
 * @param request - as for `proveProgram`; the stock (or layout) and the tools are needed, nothing else
 * @throws MillwrightError INPUT_INVALID, SIMULATE_SHEET_UNKNOWN, SIMULATE_PICTURE_INPUT_MISSING, GEOMETRY_WASM_UNAVAILABLE, CANCELLED
 * @throws MillwrightError SIMULATE_REPLAY_TOO_LARGE: more cells or events than allowed at the cell size asked for
 */
export async function recordReplay(
  request: Parameters<SimulateEngine['proveProgram']>[0],
  options: ReplayOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { mostEvents = DEFAULT_MOST_EVENTS } = options;
  checkRange('mostEvents', mostEvents, 1, LARGEST_MOST_EVENTS);
  if (options.cellMm !== undefined) checkRange('cellMm', options.cellMm, 1e-3, 1e6);
  const subject = subjectOf(request, options.side);
  const { tiles, ...grid } = await recordTiles(subject, options, mostEvents);
  const startUm = (subject.motions[0]?.fromMm ?? [0, 0, 0]).map(toUm);
  const header = {
    programSha256: subject.request.programSha256,
    timesFrom: subject.request.missing.has('machine') ? 'feeds' : 'planner',
    startUm: startUm as [number, number, number],
    nMoves: subject.motions.length,
    ...grid,
    sizeXMm: subject.sheet.widthMm,
    sizeYMm: subject.sheet.heightMm,
    thicknessMm: subject.sheet.thicknessMm,
    tools: subject.tools.map(({ number, label, shape, diameterMm }) => ({
      number,
      label,
      shape,
      diameterMm,
    })),
  } satisfies ReplayHeader;
  const body = new ByteWriter();
  for (const byte of MAGIC) body.byte(byte);
  body.word(FORMAT_VERSION);
  body.word(0);
  body.section(new TextEncoder().encode(JSON.stringify(header)));
  body.section(moveTable(subject, startUm));
  body.section(tiles);
  const bytes = body.bytes();
  new DataView(bytes.buffer).setUint32(CHECKED_FROM - 4, crc32(bytes, CHECKED_FROM), true);
  return bytes;
}

function checkRange(name: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return;
  throw new MillwrightError('INPUT_INVALID', {
    message: `The option ${name} is ${value}; ${least} to ${most} is allowed.`,
    hint: 'Correct it or leave it out.',
    data: { path: name, value },
  });
}

interface Recorded {
  readonly cellMm: number;
  readonly columns: number;
  readonly rows: number;
  readonly tiles: Uint8Array;
}

function recordTiles(subject: Subject, options: ReplayOptions, mostEvents: number): Promise<Recorded> {
  const { widthMm, heightMm } = subject.sheet;
  const usualMm = roundUp(Math.max(FINEST_MM, Math.sqrt((widthMm * heightMm) / USUAL_CELLS)));
  return withSubject(subject, (core) => {
    let cellMm = options.cellMm ?? usualMm;
    const nTries = options.cellMm === undefined ? MOST_DOUBLINGS : 1;
    for (let i = 0; i < nTries; i++, cellMm *= 2) {
      refuseIfCancelled(options);
      const columns = Math.ceil(widthMm / cellMm - 1e-9);
      const rows = Math.ceil(heightMm / cellMm - 1e-9);
      if (columns * rows > MOST_CELLS) continue;
      const tiles = core.record_tiles(Float64Array.of(0, 0, cellMm, columns, rows), mostEvents);
      if (tiles.length > 0) return { cellMm, columns, rows, tiles };
    }
    throw new MillwrightError('SIMULATE_REPLAY_TOO_LARGE', {
      message: `With cells of ${options.cellMm ?? cellMm} mm the replay needs more than ${mostEvents} events or ${MOST_CELLS} cells.`,
      hint: 'Leave cellMm out, take larger cells or allow more events.',
      data: { cellMm: options.cellMm ?? cellMm, mostEvents },
    });
  });
}

/** The next of 1, 2, 5, 10 … times a power of ten. */
function roundUp(value: number): number {
  let unit = 1;
  while (unit > value) unit /= 10;
  while (unit * 10 <= value) unit *= 10;
  return [1, 2, 5, 10].map((times) => times * unit).find((step) => step >= value * (1 - 1e-9)) ?? value;
}

function refuseIfCancelled({ signal }: RunOptions): void {
  if (signal?.aborted !== true) return;
  throw new MillwrightError('CANCELLED', {
    message: 'The recording was cancelled before it was finished.',
    hint: 'Run it again; nothing was kept.',
  });
}

const toUm = (mm: number) => Math.round(mm * 1000);
const KIND_BITS = { rapid: 0, line: 1, arc: 2, dwell: 3 } as const;

/** See `MoveTable`, which reads it. Absolute values are rounded, not differences, so that nothing adds up. */
function moveTable(subject: Subject, startUm: readonly number[]): Uint8Array {
  const writer = new ByteWriter();
  const ends = endTimesS(subject);
  let before = { line: 0, tool: -1, time: 0, feed: 0, at: startUm };
  subject.motions.forEach((motion, i) => {
    const at = motion.toMm.map(toUm);
    const now = {
      line: motion.line,
      tool: subject.toolOf(motion),
      time: Math.max(before.time, Math.round((ends[i] as number) * TIME_STEPS_PER_S)),
      feed: feedSteps(motion) ?? before.feed,
      at,
    };
    const moved = at.map((to, axis) => to - (before.at[axis] as number));
    const isNextLine = now.line === before.line + 1;
    const isSameTool = now.tool === before.tool;
    writer.byte(
      KIND_BITS[motion.kind] +
        (isNextLine ? 0 : 4) +
        (isSameTool ? 0 : 8) +
        (now.feed === before.feed ? 0 : 128) +
        moved.reduce((bits, step, axis) => bits + (step === 0 ? 0 : 16 << axis), 0),
    );
    writer.number(now.time - before.time);
    if (!isNextLine) writer.signed(now.line - before.line);
    if (!isSameTool) writer.number(now.tool + 1);
    for (const step of moved) if (step !== 0) writer.signed(step);
    if (now.feed !== before.feed) writer.signed(now.feed - before.feed);
    if (motion.kind === 'arc') writeArc(writer, motion);
    before = now;
  });
  return writer.bytes();
}

/** No machine feeds faster; keeps the number within its bytes. */
const MOST_FEED_STEPS = 1e9;

/** Undefined for what moves at no feed of its own. */
function feedSteps({ kind, feedMmPerMin }: Motion): number | undefined {
  if (kind !== 'line' && kind !== 'arc') return undefined;
  return Math.min(MOST_FEED_STEPS, Math.round(feedMmPerMin * FEED_STEPS_PER_MM_PER_MIN));
}

function writeArc(writer: ByteWriter, motion: Motion): void {
  const [cx, cy] = motion.centreMm ?? [motion.fromMm[0], motion.fromMm[1]];
  writer.signed(toUm(cx - motion.fromMm[0]));
  writer.signed(toUm(cy - motion.fromMm[1]));
  const { fromMm, toMm, clockwise = false } = motion;
  const sweepRad = motion.sweepRad ?? arcSweepRad({ fromMm, toMm, centreMm: [cx, cy], clockwise });
  writer.signed(Math.round(sweepRad * SWEEP_STEPS_PER_RAD));
}
