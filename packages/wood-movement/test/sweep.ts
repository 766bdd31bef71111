import type { MovementCheck } from '@millwright/contracts';
import { slackOf } from './sweep-joints.js';
import { type SweepWood, sweepWoods } from './sweep-woods.js';

/** A climate as moisture contents; the engine's other forms are tested elsewhere. */
export interface SweepClimate {
  readonly buildMoisturePct: number;
  readonly driestMoisturePct: number;
  readonly wettestMoisturePct: number;
  readonly buildReadingBandPct: number;
}

/** One board as it may really be: how much it moves, and what it really held on the build day. */
export interface BoardState {
  /** Size over size on the build day, across its width, for this board at this moment. */
  readonly width: number;
  /** The same across its thickness. */
  readonly thickness: number;
  /** The same along and across the rings, for curved rings. */
  readonly tangential: number;
  readonly radial: number;
}

/** One moment of one possible assembly. */
export interface Moment {
  readonly boards: readonly BoardState[];
  /** −1, 0 or 1 for each dimension of the check, times the tolerance. */
  readonly off: readonly number[];
  readonly atBuild: boolean;
}

/**
 * The least slack of a joint over a dense sweep of moisture, movement, build-day reading and cut, in mm; below zero it fails somewhere.
 *
 * Slow and plain on purpose: it follows each board from its green size along a straight line, puts the parts at their places, and knows nothing of
 * ratios, limits or margins. It shares no code with the engine and reads the tables by itself.
 */
export function leastSlackMm(check: MovementCheck, climate: SweepClimate, toleranceMm: number): number {
  const parts = partsOf(check);
  const nDimensions = N_DIMENSIONS[check.kind] ?? 0;
  let least = Number.POSITIVE_INFINITY;
  const nSteps = parts.length > 1 ? 2 : 6;
  const boards = parts.map((part) => possibleBoards(part, climate, nSteps));
  const moistures = momentsOf(parts, climate);
  const offs = signsOf(nDimensions).map((signs) => signs.map((sign) => sign * toleranceMm));
  for (const choice of product(boards))
    for (let index = -1; index < moistures.length; index++) {
      const atBuild = index < 0;
      const states = choice.map((board) => (atBuild ? UNMOVED : board(moistures[index] ?? 0)));
      for (const off of offs)
        least = Math.min(least, slackOf(check, { boards: states, off, atBuild }, climate));
    }
  return least;
}

const UNMOVED: BoardState = { width: 1, thickness: 1, tangential: 1, radial: 1 };

/** How many dimensions of each kind are cut or fitted, each within the tolerance. */
const N_DIMENSIONS: Readonly<Partial<Record<MovementCheck['kind'], number>>> = {
  'framed-panel': 3,
  'build-season': 3,
  breadboard: 5,
  'top-fastener': 3,
  'inset-panel': 2,
  'drawer-front': 2,
  'inset-door': 2,
  'drawer-in-case': 6,
  'cross-grain-joint': 1,
  'wide-tenon': 1,
  'mitred-frame': 1,
  carcass: 3,
  dovetails: 1,
  'solid-bottom': 3,
  inlay: 1,
  veneer: 2,
  cup: 1,
  'panel-stock': 2,
  delivery: 1,
};

/** A part of a check: a wood at an angle, or a sheet material. */
interface SweepPart {
  readonly wood?: SweepWood;
  /** Every angle it may have: one where it was given. */
  readonly anglesDeg: readonly number[];
  readonly panel?: string;
}

type Stock = { readonly species?: string; readonly panelProduct?: string; readonly ringAngleDeg?: number };

function partOf(stock: Stock): SweepPart {
  if (stock.panelProduct !== undefined) return { panel: stock.panelProduct, anglesDeg: [0] };
  const wood = sweepWoods.get(stock.species ?? '');
  if (!wood) throw new Error(`the sweep knows no ${stock.species}`);
  return { wood, anglesDeg: stock.ringAngleDeg === undefined ? [0, 90] : [stock.ringAngleDeg] };
}

function partsOf(check: MovementCheck): readonly SweepPart[] {
  switch (check.kind) {
    case 'drawer-in-case':
      return [partOf(check.side), partOf(check.case)];
    case 'dovetails':
      return [partOf(check.tails), partOf(check.pins)];
    case 'inlay':
      return check.grain === 'crossing'
        ? [partOf(check.ground)]
        : [partOf(check.inlay), partOf(check.ground)];
    case 'veneer':
      return [check.front, ...(check.back ? [check.back] : [])].map(partOf);
    default:
      return [partOf(check as Stock)];
  }
}

type Board = (moisturePct: number) => BoardState;

/** Boards of every movement and every true moisture on the build day that the bands allow. */
function possibleBoards(part: SweepPart, climate: SweepClimate, nSteps: number): readonly Board[] {
  const { buildMoisturePct: built, buildReadingBandPct: reading } = climate;
  const readings = steps(Math.max(0, built - reading), built + reading, nSteps);
  if (part.panel !== undefined) return possiblePanels(part.panel, climate, nSteps);
  const wood = part.wood as SweepWood;
  return part.anglesDeg.flatMap((angleDeg) => {
    const angle = (angleDeg * Math.PI) / 180;
    const mix = (one: number, other: number) => Math.cos(angle) ** 2 * one + Math.sin(angle) ** 2 * other;
    const across = mix(wood.tangentialPct, wood.radialPct);
    const through = mix(wood.radialPct, wood.tangentialPct);
    return steps(1 - wood.bandRatio, 1 + wood.bandRatio, nSteps).flatMap((scale) =>
      readings.map((truth) => {
        const size = (shrinkagePct: number, moisture: number) =>
          greenShare(scale * shrinkagePct, wood.saturationPct, moisture) /
          greenShare(scale * shrinkagePct, wood.saturationPct, truth);
        return (moisture: number) => ({
          width: size(across, moisture),
          thickness: size(through, moisture),
          tangential: size(wood.tangentialPct, moisture),
          radial: size(wood.radialPct, moisture),
        });
      }),
    );
  });
}

/** Share of the green size left at a moisture content: the straight line from green to ovendry. */
const greenShare = (shrinkagePct: number, saturation: number, moisture: number) =>
  1 - (shrinkagePct / 100) * Math.max(0, (saturation - moisture) / saturation);

/** Change over change of humidity in percent, lowest and highest published. */
const PANELS: Readonly<Record<string, readonly [number, number]>> = {
  plywood: [0.00002, 0.000045],
  mdf: [(0.025 * 8.5) / 6000, 0.000125],
  particleboard: [(0.025 * 8.5) / 6000, 0.4 / 3000],
  osb: [0.000025, 0.04 / 550],
};
const PANELS_THICKNESS: Readonly<Record<string, readonly [number, number]>> = {
  mdf: [0.0004, 5 / 6000],
  osb: [0.5 / 550, 0.7 / 550],
};

function possiblePanels(panel: string, climate: SweepClimate, nSteps: number): readonly Board[] {
  const { buildMoisturePct: built, buildReadingBandPct: reading } = climate;
  const [low, high] = PANELS[panel] ?? [0, 0];
  const [thin, thick] = PANELS_THICKNESS[panel] ?? [0, 0];
  return steps(0, 1, nSteps).flatMap((place) =>
    steps(humidityFor(built - reading), humidityFor(built + reading), nSteps).map((truth) => {
      return (moisture: number) => {
        const points = humidityFor(moisture) - truth;
        const width = 1 + points * (low + place * (high - low));
        const thickness = 1 + points * (thin + place * (thick - thin));
        return { width, thickness, tangential: width, radial: width };
      };
    }),
  );
}

/** Humidity at 20 °C that keeps a moisture content, looked up in a fine table of eq. 4-5. */
function humidityFor(moisture: number): number {
  let [low, high] = [0, 100];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (moistureAt20(middle / 100) < moisture) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function moistureAt20(h: number): number {
  const [w, k, k1, k2] = [380.2, 0.818628, 5.9612, 2.6068] as const;
  const hydrated = k1 * k * h + 2 * k1 * k2 * k * k * h * h;
  const parts = 1 + k1 * k * h + k1 * k2 * k * k * h * h;
  return (1800 / w) * ((k * h) / (1 - k * h) + hydrated / parts);
}

/** Moistures of the year, with those at which a wood stops moving. */
function momentsOf(parts: readonly SweepPart[], climate: SweepClimate): readonly number[] {
  const { driestMoisturePct: driest, wettestMoisturePct: wettest } = climate;
  const saturations = parts
    .map(({ wood }) => wood?.saturationPct ?? 30)
    .filter((pct) => pct > driest && pct < wettest);
  return [...steps(driest, wettest, parts.length > 1 ? 4 : 8), ...saturations];
}

/** All ways to be off in every dimension at once, and being off in none. */
function signsOf(nDimensions: number): readonly (readonly number[])[] {
  const corners = Array.from({ length: 2 ** nDimensions }, (_, code) =>
    Array.from({ length: nDimensions }, (_, index) => ((code >> index) & 1 ? 1 : -1)),
  );
  return [Array<number>(nDimensions).fill(0), ...corners];
}

const product = <Item>(lists: readonly (readonly Item[])[]): readonly (readonly Item[])[] =>
  lists.reduce<readonly (readonly Item[])[]>(
    (soFar, list) => soFar.flatMap((chosen) => list.map((item) => [...chosen, item])),
    [[]],
  );

/** Values from one to the other, both included; one where they are the same. */
export const steps = (from: number, to: number, count: number): readonly number[] =>
  from === to
    ? [from]
    : Array.from({ length: count + 1 }, (_, step) =>
        step === count ? to : from + ((to - from) * step) / count,
      );
