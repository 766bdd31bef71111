import { assertInvariant, type Tab } from '@millwright/contracts';
import type { Core } from '../../wasm/proof.js';
import { tabRows } from '../core/rows.js';
import type { ContourName } from '../scene/contour-rows.js';
import type { Scene } from '../scene/scene.js';

/**
 * Why a stretch of wall is as it is: `cut`, `tab` (meant to stay), `edge` (the sheet ends there anyway), `corner` (the part itself
 * keeps the tool off), `blocked` (another part does), or `missing`.
 */
export type RunKind = 'cut' | 'tab' | 'edge' | 'corner' | 'blocked' | 'missing';

/** In the order of their codes (`crates/proof/src/cover/report.rs`). */
const RUN_KINDS: readonly RunKind[] = ['cut', 'tab', 'edge', 'corner', 'blocked', 'missing'];

/** The stretches of one kind along a contour. Stretches below 0.1 µm are left out. */
export interface Runs {
  readonly kind: RunKind;
  readonly count: number;
  readonly totalMm: number;
  /** The longest: its length and first point. */
  readonly longestMm: number;
  readonly fromMm: readonly [number, number];
  /** The cut nearest to its middle, if one is near: its motion, how deep it goes, and how much it leaves. */
  readonly near: { readonly motion: number; readonly depthMm: number; readonly leavesMm: number } | undefined;
  /** The motion since which the longest is missing: the last that cuts up to it, or the first of those that should have cut it. */
  readonly since: number | undefined;
}

/** How a contour stands after a program. */
export interface ContourCover {
  /** Position in the scene's contours. */
  readonly contour: number;
  readonly name: ContourName;
  readonly lengthMm: number;
  /** Of the smallest tool that works along it, mm. */
  readonly radiusMm: number;
  /** The thickest rest in a corner that the tool cannot reach, mm. */
  readonly restMm: number;
  /** Whether any cut, however shallow, comes within reach of it, or nearly. */
  readonly isTouched: boolean;
  readonly runs: readonly Runs[];
}

/** A declared tab at its wall. */
export interface StandingTab {
  readonly tab: Tab;
  /** Position of the contour in the scene's contours. */
  readonly contour: number;
  readonly name: ContourName;
  /** How much of its length stands, mm; no more than it was declared with. */
  readonly standsMm: number;
  /** Along how much of its length no cut comes down to its top, mm. */
  readonly tooTallMm: number;
  /** The deepest cut below its top that comes near it. */
  readonly deepest: { readonly motion: number; readonly zMm: number } | undefined;
}

/** A part that comes loose. */
export interface LoosePart {
  readonly solid: number;
  /** The motion that freed it, and the contour that it closed. */
  readonly since: number;
  readonly by: ContourName;
  /** The first motion that cut in it after that; undefined if none did. */
  readonly firstLater: number | undefined;
  readonly nLater: number;
}

/** What a hole has left loose in its middle. */
export interface LooseScrap {
  readonly name: ContourName;
  /** The motion that freed it. */
  readonly since: number;
  /** The first motion that cuts in its wood after that. */
  readonly firstLater: { readonly motion: number; readonly atMm: readonly [number, number] } | undefined;
  /** Whether it could not be decided that none does. */
  readonly isOpen: boolean;
}

/** A skin that is meant to stay under a contour. */
export interface Skin {
  readonly name: ContourName;
  /** Along how much of the contour a cut goes deeper than its top, mm. */
  readonly cutMm: number;
  /** The deepest of these cuts. */
  readonly deepest: { readonly motion: number; readonly zMm: number } | undefined;
}

/** What the core says of contours, tabs and loose parts. */
export interface Covers {
  readonly tabs: readonly StandingTab[];
  readonly contours: readonly ContourCover[];
  readonly loose: readonly LoosePart[];
  readonly skins: readonly Skin[];
  readonly scrap: readonly LooseScrap[];
}

/** Judges tabs, outlines, holes and loose parts in the core. */
export function readCovers(core: Core, scene: Scene, names: readonly ContourName[]): Covers {
  const { tabs } = scene.request;
  const rows = new RowReader(core.contours(tabRows(tabs)));
  return {
    tabs: rows.list(() => readTab(rows, tabs, names)),
    contours: rows.list(() => readContour(rows, names)),
    loose: rows.list(() => readLoose(rows, names)),
    skins: rows.list(() => readSkin(rows, names)),
    scrap: rows.list(() => readScrap(rows, names)),
  };
}

/** Takes numbers in order. */
export class RowReader {
  readonly #values: Float64Array;
  #at = 0;

  constructor(values: Float64Array) {
    this.#values = values;
  }

  /** The next number. */
  next(): number {
    const value = this.#values[this.#at++];
    assertInvariant(value !== undefined, 'The core gives as many numbers as it announces');
    return value;
  }

  /** A count, and as many things. */
  list<Item>(read: () => Item): readonly Item[] {
    return Array.from({ length: this.next() }, read);
  }
}

/** What a contour is. */
export function nameAt(names: readonly ContourName[], contour: number): ContourName {
  const name = names[contour];
  assertInvariant(name !== undefined, 'The core speaks of contours it was given');
  return name;
}

function readTab(rows: RowReader, tabs: readonly Tab[], names: readonly ContourName[]): StandingTab {
  const tab = tabs[rows.next()];
  assertInvariant(tab !== undefined, 'The core speaks of tabs it was given');
  const contour = rows.next();
  const [standsMm, tooTallMm, motion, zMm] = [rows.next(), rows.next(), rows.next(), rows.next()];
  const deepest = motion < 0 ? undefined : { motion, zMm };
  return { tab, contour, name: nameAt(names, contour), standsMm, tooTallMm, deepest };
}

/** One contour with its runs; `crates/proof/src/cover/report.rs` says what the numbers are. */
export function readContour(rows: RowReader, names: readonly ContourName[]): ContourCover {
  const contour = rows.next();
  const [lengthMm, radiusMm, restMm] = [rows.next(), rows.next(), rows.next()];
  const isTouched = rows.next() === 1;
  const runs = rows.list(() => readRuns(rows));
  return { contour, name: nameAt(names, contour), lengthMm, radiusMm, restMm, isTouched, runs };
}

function readRuns(rows: RowReader): Runs {
  const kind = RUN_KINDS[rows.next()];
  assertInvariant(kind !== undefined, 'The core knows six kinds of runs');
  const [count, totalMm, longestMm] = [rows.next(), rows.next(), rows.next()];
  const fromMm = [rows.next(), rows.next()] as const;
  const [motion, depthMm, leavesMm] = [rows.next(), rows.next(), rows.next()];
  const near = motion < 0 ? undefined : { motion, depthMm, leavesMm };
  const since = rows.next();
  return { kind, count, totalMm, longestMm, fromMm, near, since: since < 0 ? undefined : since };
}

function readLoose(rows: RowReader, names: readonly ContourName[]): LoosePart {
  const [solid, since] = [rows.next(), rows.next()];
  const by = nameAt(names, rows.next());
  const first = rows.next();
  return { solid, since, by, firstLater: first < 0 ? undefined : first, nLater: rows.next() };
}

function readSkin(rows: RowReader, names: readonly ContourName[]): Skin {
  const name = nameAt(names, rows.next());
  const [cutMm, motion, zMm] = [rows.next(), rows.next(), rows.next()];
  return { name, cutMm, deepest: motion < 0 ? undefined : { motion, zMm } };
}

function readScrap(rows: RowReader, names: readonly ContourName[]): LooseScrap {
  const [name, since, motion] = [nameAt(names, rows.next()), rows.next(), rows.next()];
  const atMm = [rows.next(), rows.next()] as const;
  return { name, since, firstLater: motion < 0 ? undefined : { motion, atMm }, isOpen: motion === -2 };
}

/** The runs of one kind. */
export function runsOf(cover: ContourCover, kind: RunKind): Runs | undefined {
  return cover.runs.find((runs) => runs.kind === kind);
}

/** Their length together, mm. */
export function totalMm(cover: ContourCover, kind: RunKind): number {
  return runsOf(cover, kind)?.totalMm ?? 0;
}
