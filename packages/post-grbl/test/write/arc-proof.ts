import type { Move, Point3 } from '@millwright/contracts';
import { expect } from 'vitest';
import { writeProgram } from '../../src/index.js';
import type { ArcRun } from '../../src/read/twin/arc-run.js';
import { Controller, type ControllerSink } from '../../src/read/twin/controller.js';
import { ControllerPort } from '../../src/read/twin/controller-port.js';
import type { Coordinates } from '../../src/read/twin/registers.js';
import { machine, request, setup, toolpath } from '../support/shop.js';
import { ARC_FEED_MM_PER_MIN, arc, Dice } from './generate.js';

const TRAVEL_MM = 3000;
/** Radii below this may turn as they like: they are written as lines of a few steps, mm. */
const LEAST_RADIUS_MM = 0.05;

/**
 * Writes arcs of every kind, runs the program on a controller whose work zero lies anywhere from 0 to −3,000 mm of machine zero (told to
 * the writer in half of the cases), and expects each arc to turn, in all its blocks, as was meant.
 * @returns how many arc blocks the controller drove
 */
export async function expectSweeps(seed: number, nArcs: number): Promise<number> {
  const dice = new Dice(Math.imul(seed, 0x5851f42d) + 7);
  const offsetMm = [
    -dice.whole(0, TRAVEL_MM * 1000) / 1000,
    -dice.whole(0, TRAVEL_MM * 1000) / 1000,
  ] as const;
  const isTold = dice.whole(0, 1) === 0;
  const moves = arcsOf(dice, nArcs);
  const { program } = await writeProgram(
    request([toolpath(moves)], {
      machine: { ...machine, travelMm: [TRAVEL_MM, TRAVEL_MM, 120] },
      setup: {
        ...setup,
        workZeroMm: isTold ? [TRAVEL_MM + offsetMm[0], TRAVEL_MM + offsetMm[1], 80] : [0, 0, 80],
      },
      options: { style: 'compact', fitToleranceMm: 0, units: dice.of(['mm', 'inch'] as const) },
    }),
  );
  const turns = turnsOf(program.text, offsetMm);
  let at: Point3 = [0, 0, 0];
  moves.forEach((move, index) => {
    if (move.kind === 'arc') {
      const radius = Math.hypot(at[0] - move.centreMm[0], at[1] - move.centreMm[1]);
      const [turned, meant] = [turns.turned(index, move.centreMm), meantTurn(at, move)];
      const off = Math.abs(turned - meant);
      if (radius >= LEAST_RADIUS_MM && !(off < 2e-3 + 0.006 / radius))
        expect.fail(`seed ${seed}: arc ${index} of radius ${radius} turns ${turned}, not ${meant}`);
    }
    at = move.toMm;
  });
  return turns.nBlocks;
}

function arcsOf(dice: Dice, nArcs: number): Move[] {
  const moves: Move[] = [];
  for (let index = 0; index < nArcs; index += 1) {
    const from: Point3 = [dice.between(-50, 650), dice.between(-50, 650), -1];
    moves.push({ kind: 'line', toMm: from, feedMmPerMin: 1000 });
    const kind = dice.of(['arcs', 'helices', 'circles', 'tiny'] as const);
    moves.push(arc(dice, from, { kind, feedMmPerMin: ARC_FEED_MM_PER_MIN + moves.length }));
  }
  return moves;
}

function meantTurn(from: Point3, { toMm, centreMm, clockwise }: Extract<Move, { kind: 'arc' }>): number {
  const sense = clockwise ? -1 : 1;
  if (toMm[0] === from[0] && toMm[1] === from[1]) return sense * 2 * Math.PI;
  const angle = sense * angleBetween(from, toMm, centreMm);
  return sense * (angle < 0 ? angle + 2 * Math.PI : angle);
}

type Flat = readonly [number, number, ...unknown[]];

function angleBetween(from: Flat, to: Flat, [cx, cy]: Flat): number {
  const [ax, ay, bx, by] = [from[0] - cx, from[1] - cy, to[0] - cx, to[1] - cy];
  return Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
}

/** Runs a program at an offset; every arc is known by its feed. */
function turnsOf(text: string, offsetMm: readonly [number, number]) {
  const turns = new Map<number, { at: Flat; to: Flat; sweepRad: number | undefined }[]>();
  const counts = { nBlocks: 0 };
  const answers: number[] = [];
  const step = (to: Flat, sweepRad?: number) => {
    const { registers } = controller;
    const [x, y] = registers.position.exact;
    const place = (mm: Flat): Flat => [mm[0] - offsetMm[0], mm[1] - offsetMm[1]];
    const index = Math.round(registers.feedExact - ARC_FEED_MM_PER_MIN);
    const steps = turns.get(index) ?? [];
    steps.push({ at: place([x as number, y as number]), to: place(to), sweepRad });
    turns.set(index, steps);
  };
  const sink: ControllerSink = {
    answered: (status) => answers.push(status),
    happened: (what) => expect.fail(what),
    movedLine: (to: Coordinates, isRapid) => {
      if (!isRapid) step([to.exact[0] as number, to.exact[1] as number]);
    },
    movedArc: (run: ArcRun) => {
      counts.nBlocks += 1;
      step([run.end[0] as number, run.end[1] as number], run.sweepRad);
    },
    dwelled: () => undefined,
  };
  const controller = new Controller(sink, true, 'grbl-1.1');
  const port = new ControllerPort(controller);
  port.send(new TextEncoder().encode(`G10 L2 P1 X${offsetMm[0]} Y${offsetMm[1]}\n${text}`));
  controller.rest();
  expect(answers.every((status) => status === 0)).toBe(true);
  return {
    ...counts,
    turned: (index: number, centreMm: Flat) =>
      (turns.get(index) ?? []).reduce(
        (sum, { at, to, sweepRad }) => sum + (sweepRad ?? angleBetween(at, to, centreMm)),
        0,
      ),
  };
}
