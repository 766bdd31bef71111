/* tslint:disable */
/* eslint-disable */

/**
 * One program over one sheet.
 */
export class Core {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Adds motions at the end, in the flat form of [`crate::path`]: some at a time, so that the flat form of all of them never stands
     * beside the path. Call `begin` after the last.
     */
    add_motions(motions: Float64Array | number[]): void;
    /**
     * Adds motions by which the other program has cut the sheet from below, in the same form: X and Y as seen from here, Z as there. Only
     * [`Core::dangers`] and [`Core::joint_removal`] look at them.
     */
    add_under(motions: Float64Array | number[]): void;
    /**
     * Rows of eight: obstacle, motion, member (0 cutter, 1 shank, 2 holder), sure (1 or 0), distance, x, y, z. `obstacles` in the flat
     * form of [`crate::safety::obstacle`]; `first`: the motion whose start is unknown, −1 if none is.
     */
    approaches(obstacles: Float64Array | number[], first: number, is_dog_leg: boolean): Float64Array;
    /**
     * Contours of chamfers that lie on no edge of their part, or lack a width or a depth.
     */
    astray_chamfers(): Uint32Array;
    /**
     * Makes it ready for the checks.
     */
    begin(): void;
    /**
     * For each motion the lowest Z at which it touches the sheet, mm; infinity where it does not.
     */
    contact_heights(): Float64Array;
    /**
     * `tabs`: X, Y, length, height of each. Returns rows as [`crate::cover::report`] describes them.
     */
    contours(tabs: Float64Array | number[]): Float64Array;
    /**
     * Whether a motion comes over the sheet where its tip is at or below a height, mm.
     */
    crosses_sheet(motion: number, z: number): boolean;
    /**
     * Rows of seven: danger (see [`crate::safety::Danger`]), motion, sure (1 or 0), x, y, z, slope.
     */
    dangers(is_fast: Uint8Array | number[], steepest: Float64Array | number[], is_dog_leg: boolean, budget: number): Float64Array;
    /**
     * How the tool is loaded along the path. `limits`: engagement allowed per tool, degrees; `depths`: depth of a pass, mm, tolerance included.
     */
    engagement(step: number, limits: Float64Array | number[], depths: Float64Array | number[], budget: number): Loads;
    /**
     * Bounds the load between the places. `limits`: engagement allowed per tool, degrees (180: not asked); `thickness`: chip thickness
     * allowed per motion as a share of its feed per tooth (1: not asked; empty: of none).
     */
    engagement_peaks(step: number, limits: Float64Array | number[], thickness: Float64Array | number[], budget: number): LoadPeaks;
    /**
     * The places judged, in order: motion, X, Y, engagement in degrees (−1 for a way down into wood).
     */
    engagement_places(step: number, budget: number): Float64Array;
    /**
     * Features and required clearings, with at most `budget` cells together. `given`: tools that the job gives for a region, three numbers
     * each: contour (−1: any), tool by position, 1 if it surely works there, 0 if it may. Rows as [`crate::cover::features`] describes them.
     */
    features(given: Float64Array | number[], budget: number): Float64Array;
    /**
     * Length that is fed below the stock top, mm.
     */
    fed_length_below_top(): number;
    /**
     * Gives back the memory of what several checks share; call it after the last of them.
     */
    forget_strokes(): void;
    /**
     * First: whether the work ran out (1 or 0). Then 26 numbers per contour: for its walls, then for its ground: certified upper bound mm,
     * largest certain depth mm, motions that surely go too deep, the first of them (motion, X, Y, Z, depth; −1: none), the first of which
     * it cannot be said (likewise).
     */
    gouges(): Float64Array;
    /**
     * See [`crate::scene::Scene::guard`].
     */
    guard(): number;
    /**
     * What this program and the one under it take off together: cut least, most (mm³), undecided area (mm²), cells looked at, 1 if the
     * budget ran out, else 0. Empty where nothing is under it.
     */
    joint_removal(budget: number): Float64Array;
    /**
     * Wood above the floors of pockets, by positions of their contours: each least, most and tolerated (mm³; −1 three times where the floor
     * is not level), cells looked at.
     */
    left_over(contours: Uint32Array | number[], budget: number): Float64Array;
    /**
     * Rows of four: a part of which two contours cross or touch, the same again, x, y. One for each such part.
     */
    meeting_contours(): Float64Array;
    /**
     * No motions yet, but room for `n_motions`. `tools` in the flat form of [`crate::tool`], `contours` in that of [`crate::target`];
     * `sheet`: width, height, thickness, tolerance, through.
     */
    constructor(n_motions: number, tools: Float64Array | number[], contours: Float64Array | number[], sheet: Float64Array | number[]);
    /**
     * Rows of four: a part that takes wood of an earlier one, that one, x, y. One for each such part.
     */
    overlapping_parts(): Float64Array;
    /**
     * The box of each part: min x, min y, max x, max y, mm.
     */
    part_boxes(): Float64Array;
    /**
     * Twelve numbers for each piece of a motion: from x y z, to x y z, slack, executed (1 or 0), length in the plane, centre of the arc x y,
     * its radius (0: straight). Meant and executed where these differ.
     */
    pieces_of(motion: number): Float64Array;
    /**
     * Heights at the centres of cells after the first `n_motions` motions, with tools wider by `widen` mm.
     */
    raster_heights(grid: Float64Array | number[], n_motions: number, widen: number): Float32Array;
    /**
     * Heights that should stand at the centres of cells; see [`crate::replay::raster_target`].
     */
    raster_target(grid: Float64Array | number[]): Float32Array;
    /**
     * The tiles' histories; empty where they would need more than `most_events`.
     */
    record_tiles(grid: Float64Array | number[], most_events: number): Uint8Array;
    /**
     * `budget`: most cells of both maps together. Returns cut least, most (mm³); gouged area least, most (mm²), its volume least, most
     * (mm³); undecided area (mm²); cells looked at; 1 if the budget ran out, else 0.
     */
    removal(budget: number): Float64Array;
    /**
     * For each obstacle the part that its footprint touches or covers, by position, −1 if none.
     */
    screws_in_parts(obstacles: Float64Array | number[]): Float64Array;
    /**
     * Cuts in waste. First: how many lead to a cut along a wall or away from it, the first motion that cuts waste into pieces (−1: none).
     * Then rows of four, each a cut astray: motion, X, Y, why (see [`crate::stray::Why`]).
     * `tabs`: X, Y, length, height of each.
     */
    stray_cuts(tabs: Float64Array | number[]): Float64Array;
}

/**
 * Bounds of the load between the places, to be read where they stand and freed.
 */
export class LoadPeaks {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Where the bounds of all motions stand in the module's memory, in bytes, until this is freed.
     */
    address(): number;
    /**
     * How they stand there: numbers per motion, then the place in it of each: 1 if it was asked for, else 0; bound of the engagement in
     * degrees, and of the chip thickness as a share of the feed per tooth; the largest of both that was met where a bound was over a limit;
     * place of the largest engagement met (X, then Y and Z); length whose bound is over a limit and that was not searched to the end, mm.
     */
    columns(): Uint32Array;
    /**
     * Whether the budget lasted.
     */
    is_complete(): boolean;
}

/**
 * How the tool is loaded along the path, to be read where it stands and freed: a million motions would not stand in memory twice.
 */
export class Loads {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Where the loads of all motions stand in the module's memory, in bytes, until this is freed.
     */
    address(): number;
    /**
     * How they stand there: numbers per motion, then the place in it of each: length in wood, mm³ taken off, length over the limit, length
     * down into wood, length judged; of its places the largest angle (degrees), chip thickness as a share of the feed per tooth,
     * cross-section in mm², wood above the tip without mere side cuts; place of the largest angle (X, then Y and Z); what that wood is at
     * most, and with side cuts; mm³ taken off by side cuts.
     */
    columns(): Uint32Array;
    /**
     * Step in mm, places judged, of them grazing, pairs, 1 if the budget lasted; then the length cut by engagement in tenths of a degree
     * (1,800 numbers, mm).
     */
    summary(): Float64Array;
}

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_core_free: (a: number, b: number) => void;
    readonly __wbg_loadpeaks_free: (a: number, b: number) => void;
    readonly __wbg_loads_free: (a: number, b: number) => void;
    readonly core_add_motions: (a: number, b: number, c: number) => void;
    readonly core_add_under: (a: number, b: number, c: number) => void;
    readonly core_approaches: (a: number, b: number, c: number, d: number, e: number) => [number, number];
    readonly core_astray_chamfers: (a: number) => [number, number];
    readonly core_begin: (a: number) => void;
    readonly core_contact_heights: (a: number) => [number, number];
    readonly core_contours: (a: number, b: number, c: number) => [number, number];
    readonly core_crosses_sheet: (a: number, b: number, c: number) => number;
    readonly core_dangers: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => [number, number];
    readonly core_engagement: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => number;
    readonly core_engagement_peaks: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => number;
    readonly core_engagement_places: (a: number, b: number, c: number) => [number, number];
    readonly core_features: (a: number, b: number, c: number, d: number) => [number, number];
    readonly core_fed_length_below_top: (a: number) => number;
    readonly core_forget_strokes: (a: number) => void;
    readonly core_gouges: (a: number) => [number, number];
    readonly core_guard: (a: number) => number;
    readonly core_joint_removal: (a: number, b: number) => [number, number];
    readonly core_left_over: (a: number, b: number, c: number, d: number) => [number, number];
    readonly core_meeting_contours: (a: number) => [number, number];
    readonly core_new: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => number;
    readonly core_overlapping_parts: (a: number) => [number, number];
    readonly core_part_boxes: (a: number) => [number, number];
    readonly core_pieces_of: (a: number, b: number) => [number, number];
    readonly core_raster_heights: (a: number, b: number, c: number, d: number, e: number) => [number, number];
    readonly core_raster_target: (a: number, b: number, c: number) => [number, number];
    readonly core_record_tiles: (a: number, b: number, c: number, d: number) => [number, number];
    readonly core_removal: (a: number, b: number) => [number, number];
    readonly core_screws_in_parts: (a: number, b: number, c: number) => [number, number];
    readonly core_stray_cuts: (a: number, b: number, c: number) => [number, number];
    readonly loadpeaks_address: (a: number) => number;
    readonly loadpeaks_columns: (a: number) => [number, number];
    readonly loadpeaks_is_complete: (a: number) => number;
    readonly loads_address: (a: number) => number;
    readonly loads_columns: (a: number) => [number, number];
    readonly loads_summary: (a: number) => [number, number];
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
