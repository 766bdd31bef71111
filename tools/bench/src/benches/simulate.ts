import type { ProveRequest } from '@millwright/contracts';
import { proveProgram } from '@millwright/simulate';
import { openReplay, recordReplay } from '@millwright/simulate/replay';
import type { Bench, BenchRow } from '../bench.ts';
import { freecadSimulator } from '../inputs/freecad-simulator.ts';
import { carvedSign, drilledPlate, fineOutline, relief, tinyParts } from '../inputs/odd-jobs.ts';
import { peakMemoryMb } from '../inputs/peak-memory.ts';
import { plates } from '../inputs/plates.ts';
import { proofSheet } from '../inputs/proof-sheet.ts';
import { millionMoves } from '../inputs/prove-million.ts';
import { requireThat } from '../inputs/require.ts';
import { sheetToProve } from '../inputs/sheet-program.ts';

const SEED = 1;
const N_PARTS = 15;
const MILLION = 1_000_000;
/** Finest cells that FreeCAD's simulator is compared at; it has no bound. */
const PEER_CELL_MM = 0.5;
const SHEET = '2440 × 1220 mm, 40 parts with finger joints, 20 pockets';
const CHOPPED = `the same cut into ${MILLION} moves of 0.5 mm`;

/** The request with only some measures. Checks that it is proved before anything is timed. */
async function proved(request: ProveRequest, measures: ProveRequest['measures']): Promise<ProveRequest> {
  const asked = { ...request, measures };
  const { verdict, findings, obligations } = await proveProgram(asked);
  const open = obligations.find(({ state }) => state === 'violated' || state === 'undecided');
  // Without a measure what rests on it stays open; nothing else may.
  requireThat(
    verdict === 'proved' || (verdict === 'unproved' && measures.length < 2),
    `not proved: ${open?.id}, ${findings[0]?.message}`,
  );
  return asked;
}

const common = { seed: 0, budget: 20_000_000, better: 'lower' } as const;

/** A job of another shape than the sheet. */
function jobRow(instance: string, target: number, requestOf: () => ProveRequest): BenchRow {
  return {
    ...common,
    metric: 'simulate.odd-job',
    instance,
    unit: 'ms',
    target,
    targetSource: 'own bar: no job of a usual size costs more than a few seconds',
    prepare: async () => {
      const request = requestOf();
      const { obligations } = await proveProgram(request);
      const bad = obligations.find(({ state }) => state === 'violated');
      requireThat(bad === undefined, `${instance}: ${bad?.id} is violated`);
      return { amount: 1, run: () => proveProgram(request) };
    },
  };
}

/** Runs of each of two kinds whose medians are compared. */
const N_COMPARED = 5;

/** How much longer one kind of run takes than another, both warm, run by turns: the difference of their medians, ms. */
async function differenceMs(more: () => Promise<unknown>, less: () => Promise<unknown>): Promise<number> {
  const took: [number[], number[]] = [[], []];
  for (let round = 0; round <= N_COMPARED; round++) {
    for (const [i, run] of [more, less].entries()) {
      const start = performance.now();
      await run();
      if (round > 0) took[i]?.push(performance.now() - start);
    }
  }
  const [long, short] = took.map((times) => times.sort((a, b) => a - b)[N_COMPARED >> 1] as number);
  return (long as number) - (short as number);
}

/** A bound of the certified map that depends on the request alone. */
function figureRow(
  metric: string,
  unit: string,
  target: number,
  figureOf: (removal: NonNullable<Awaited<ReturnType<typeof proveProgram>>['removal']>) => number,
): BenchRow {
  return {
    ...common,
    metric,
    instance: SHEET,
    unit,
    target,
    targetSource: 'issue simulate: at most 10 mm² undecided and ± 100 mm³',
    prepare: async () => {
      const { removal } = await proveProgram(proofSheet());
      requireThat(removal !== undefined, 'the proof has no height map');
      return { figure: figureOf(removal as NonNullable<typeof removal>) };
    },
  };
}

/**
 * The proof: of a sheet, of a million moves, with and without its measures; and how fast a replay is sought. What the issue asks for comes
 * first: a quick run may end before the rest.
 */
export const bench: Bench = {
  uses: ['simulate', 'toolpath', 'post-grbl', 'pipeline'],
  rows: [
    {
      ...common,
      metric: 'simulate.verdict',
      instance: SHEET,
      unit: 'ms',
      target: 500,
      targetSource: 'issue simulate: gouge, contours, residue and motion within 0.5 s, aim 0.15 s',
      prepare: async () => {
        const request = await proved(proofSheet(), []);
        return { amount: 1, run: () => proveProgram(request) };
      },
    },
    {
      ...common,
      metric: 'simulate.verdict-and-map',
      instance: SHEET,
      unit: 'ms',
      target: 1500,
      targetSource: 'issue simulate: 0.5 s for the verdict and 1 s for the certified map',
      peer: `freecad-path-simulator 0.20.2, ${PEER_CELL_MM} mm cells, no verdict, no bound`,
      prepare: async () => {
        const request = await proved(proofSheet(), ['removal']);
        const peer = await freecadSimulator(request, PEER_CELL_MM);
        return { amount: 1, run: () => proveProgram(request), ...(peer === undefined ? {} : { peer }) };
      },
    },
    figureRow('simulate.map-undecided', 'mm²', 10, ({ undecidedMm2 }) => undecidedMm2),
    figureRow('simulate.map-volume-half-width', 'mm³', 100, ({ cutMm3 }) => (cutMm3.most - cutMm3.least) / 2),
    {
      ...common,
      metric: 'simulate.engagement',
      instance: `${SHEET}, per position every 0.5 mm, the verdict included`,
      unit: 'µs',
      target: 1,
      targetSource: 'issue simulate: 1 s per million positions',
      prepare: async () => {
        const request = await proved(proofSheet(), ['engagement']);
        const { engagement } = await proveProgram(request);
        requireThat(engagement !== undefined, 'the proof has no engagement');
        return { amount: engagement?.nPositions ?? 1, run: () => proveProgram(request) };
      },
    },
    {
      ...common,
      metric: 'simulate.engagement-alone',
      instance: `${SHEET}, per position: the verdict with engagement less the verdict without, ${N_COMPARED} runs each`,
      unit: 'µs',
      target: 1,
      targetSource: 'issue simulate: 1 s per million positions',
      prepare: async () => {
        const [asked, without] = [await proved(proofSheet(), ['engagement']), await proved(proofSheet(), [])];
        const { engagement } = await proveProgram(asked);
        requireThat(engagement !== undefined, 'the proof has no engagement');
        const ms = await differenceMs(
          () => proveProgram(asked),
          () => proveProgram(without),
        );
        return { figure: (1000 * ms) / (engagement?.nPositions ?? 1) };
      },
    },
    {
      ...common,
      metric: 'simulate.million-moves',
      instance: `${CHOPPED}, all checks`,
      unit: 's',
      target: 10,
      targetSource: 'issue simulate: a million moves with all checks within 10 s, aim 3 s',
      prepare: async () => {
        const request = millionMoves();
        return { amount: 1, run: () => proveProgram(request) };
      },
    },
    {
      ...common,
      metric: 'simulate.million-moves-memory',
      instance: `${CHOPPED}, the whole process at its peak, the request included`,
      unit: 'MB',
      target: 1000,
      targetSource: 'issue simulate: 1 GB, aim 300 MB',
      prepare: async () => ({ figure: await peakMemoryMb('prove-million.ts') }),
    },
    {
      ...common,
      metric: 'simulate.replay-seek',
      instance: `${CHOPPED}, to places all over it`,
      unit: 'ms',
      target: 100,
      targetSource: 'issue simulate: 100 ms, aim 20 ms',
      prepare: async () => {
        const player = openReplay(await recordReplay(millionMoves()));
        let at = 0;
        return {
          amount: 1,
          run: () => {
            at = (at + 618_033) % player.nMoves;
            return player.seek(at);
          },
        };
      },
    },
    // Beyond the targets.
    {
      metric: 'simulate.prove-sheet',
      instance: `${N_PARTS} plates, ${4 * N_PARTS} holes`,
      unit: 'ms',
      better: 'lower',
      target: 1000,
      targetSource:
        'first bar of the simulate reference, and target T14 of the toolpath reference: 1 s for a sheet',
      seed: SEED,
      budget: 0,
      prepare: async () => {
        const request = await sheetToProve(plates(N_PARTS, SEED, [140, 200]), [150, 220], 5);
        const run = () => proveProgram(request);
        const { verdict, findings } = await run();
        requireThat(verdict === 'proved', `the program is not proved: ${findings[0]?.message}`);
        return { amount: 1, run };
      },
    },
    jobRow('relief of 200000 moves by a 6 mm ball, verdict and map', 5000, () => ({
      ...relief(200_000),
      measures: ['removal'],
    })),
    jobRow('relief of 20000 moves by a 6 mm ball, all checks', 2000, () => relief(20_000)),
    jobRow('sign of 60 bars carved by a V-bit, 14462 moves, all checks', 1000, () => carvedSign(60)),
    jobRow('plate of 2000 drilled holes, all checks', 1000, () => drilledPlate(2000)),
    jobRow('one outline of 50000 vertices in three depths, all checks', 5000, () => fineOutline(50_000)),
    jobRow('400 parts of 20 × 15 mm, all checks', 1000, () => tinyParts(400)),
  ],
};
