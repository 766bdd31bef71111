import { assertInvariant } from '@millwright/contracts';
import type { Stretch } from '../cut/descent.js';

/** A piece of a loop over which the tool must not go below the tab's top: positions in one turn, mm, 0 ≤ start < end ≤ length. */
export interface RaisedSpan {
  readonly startMm: number;
  readonly endMm: number;
}

/** What tabs do to a way down. */
export interface RaiseOptions {
  readonly loopLengthMm: number;
  /** In rising order, apart from each other. */
  readonly spans: readonly RaisedSpan[];
  /** Z of the tabs' tops, mm, ≤ 0. */
  readonly tabTopZMm: number;
  /** Tangent of the steepest descent. */
  readonly rampSlope: number;
}

/** Forward and back runs per descent behind a tab; more are needed only where two tabs all but touch. */
const MAX_ZIGZAGS = 1_000;
/** The ramp is made this much flatter than allowed, so that rounding cannot make it steeper. */
const FLATTER_RATIO = 1 - 1e-9;

/**
 * The same way down, but never below the tabs' tops over the tabs. In front of a tab the tool rises straight up, which is safe at any depth;
 * behind it, it goes down to and fro along the ramp, since a plunge would need a tool that cuts at its centre, and a ramp run once would
 * leave its wedge of wood standing.
 *
 *     ______ tab ___
 *           |   |\ ‾‾―__         forward down,
 *     ______|   |_‾―___‾‾―       back down to the tab's flank, and on along the bottom
 */
export function raiseOverTabs(stretches: readonly Stretch[], options: RaiseOptions): Stretch[] {
  if (options.spans.length === 0) return [...stretches];
  const raised = stretches.flatMap((stretch) => clipAtTabs(stretch, options));
  return raised.flatMap((stretch, index) => {
    const before = raised[index - 1]?.toZMm ?? stretch.fromZMm;
    return [...changeOfDepth(stretch.fromMm, before, stretch.fromZMm, options), stretch];
  });
}

/** A stretch cut at the tabs' ends and where it passes their tops, with the pieces over tabs lifted to the top where they are below. */
function clipAtTabs(stretch: Stretch, { loopLengthMm, spans, tabTopZMm }: RaiseOptions): Stretch[] {
  if (stretch.toZMm >= tabTopZMm) return [stretch];
  const pieces: Stretch[] = [];
  let atMm = stretch.fromMm;
  const firstTurn = Math.floor(stretch.fromMm / loopLengthMm);
  const lastTurn = Math.floor(stretch.toMm / loopLengthMm);
  for (let turn = firstTurn; turn <= lastTurn; turn++) {
    for (const span of spans) {
      const startMm = Math.max(stretch.fromMm, turn * loopLengthMm + span.startMm);
      const endMm = Math.min(stretch.toMm, turn * loopLengthMm + span.endMm);
      if (endMm <= startMm) continue;
      if (startMm > atMm) pieces.push(between(stretch, atMm, startMm));
      pieces.push(...lift(between(stretch, startMm, endMm), tabTopZMm));
      atMm = endMm;
    }
  }
  if (stretch.toMm > atMm) pieces.push(between(stretch, atMm, stretch.toMm));
  return pieces;
}

/** A stretch that does not rise, held at the tab's top from where it would pass it. */
function lift(stretch: Stretch, tabTopZMm: number): Stretch[] {
  const { fromMm, toMm, fromZMm, toZMm } = stretch;
  if (toZMm >= tabTopZMm) return [stretch];
  if (fromZMm <= tabTopZMm) return [{ fromMm, toMm, fromZMm: tabTopZMm, toZMm: tabTopZMm }];
  const passMm = fromMm + ((toMm - fromMm) * (fromZMm - tabTopZMm)) / (fromZMm - toZMm);
  return [
    { fromMm, toMm: passMm, fromZMm, toZMm: tabTopZMm },
    { fromMm: passMm, toMm, fromZMm: tabTopZMm, toZMm: tabTopZMm },
  ];
}

/** The piece of a stretch between two of its positions. */
function between(stretch: Stretch, fromMm: number, toMm: number): Stretch {
  return { fromMm, toMm, fromZMm: heightAt(stretch, fromMm), toZMm: heightAt(stretch, toMm) };
}

function heightAt({ fromMm, toMm, fromZMm, toZMm }: Stretch, atMm: number): number {
  if (atMm === toMm || fromZMm === toZMm) return toZMm;
  return fromZMm + ((toZMm - fromZMm) * (atMm - fromMm)) / (toMm - fromMm);
}

/** From one Z to another at one position: straight up, or down to and fro on the stretch before the next tab. */
function changeOfDepth(atMm: number, fromZMm: number, toZMm: number, options: RaiseOptions): Stretch[] {
  if (fromZMm === toZMm) return [];
  if (toZMm > fromZMm) return [{ fromMm: atMm, toMm: atMm, fromZMm, toZMm }];
  const rampMm = (fromZMm - toZMm) / (options.rampSlope * FLATTER_RATIO);
  const roomMm = roomBehind(atMm, options);
  const nZigzags = Math.ceil(rampMm / (2 * roomMm));
  assertInvariant(nZigzags <= MAX_ZIGZAGS, `${roomMm} mm between two tabs is too little for a descent`);
  const runMm = rampMm / (2 * nZigzags);
  const stepZMm = (fromZMm - toZMm) / (2 * nZigzags);
  return Array.from({ length: 2 * nZigzags }, (_, i) => ({
    fromMm: i % 2 === 0 ? atMm : atMm + runMm,
    toMm: i % 2 === 0 ? atMm + runMm : atMm,
    fromZMm: fromZMm - stepZMm * i,
    toZMm: i === 2 * nZigzags - 1 ? toZMm : fromZMm - stepZMm * (i + 1),
  }));
}

/** How far it is from a position behind a tab to the next tab's start, mm. */
function roomBehind(atMm: number, { loopLengthMm, spans }: RaiseOptions): number {
  const turnMm = Math.floor(atMm / loopLengthMm) * loopLengthMm;
  const starts = spans.flatMap(({ startMm }) => [turnMm + startMm, turnMm + loopLengthMm + startMm]);
  return Math.min(...starts.filter((startMm) => startMm > atMm)) - atMm;
}
