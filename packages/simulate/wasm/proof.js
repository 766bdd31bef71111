/* @ts-self-types="./proof.d.ts" */

/**
 * One program over one sheet.
 */
export class Core {
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        CoreFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_core_free(ptr, 0);
    }
    /**
     * Adds motions at the end, in the flat form of [`crate::path`]: some at a time, so that the flat form of all of them never stands
     * beside the path. Call `begin` after the last.
     * @param {Float64Array | number[]} motions
     */
    add_motions(motions) {
        const ptr0 = passArrayF64ToWasm0(motions, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        wasm.core_add_motions(this.__wbg_ptr, ptr0, len0);
    }
    /**
     * Adds motions by which the other program has cut the sheet from below, in the same form: X and Y as seen from here, Z as there. Only
     * [`Core::dangers`] and [`Core::joint_removal`] look at them.
     * @param {Float64Array | number[]} motions
     */
    add_under(motions) {
        const ptr0 = passArrayF64ToWasm0(motions, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        wasm.core_add_under(this.__wbg_ptr, ptr0, len0);
    }
    /**
     * Rows of eight: obstacle, motion, member (0 cutter, 1 shank, 2 holder), sure (1 or 0), distance, x, y, z. `obstacles` in the flat
     * form of [`crate::safety::obstacle`]; `first`: the motion whose start is unknown, −1 if none is.
     * @param {Float64Array | number[]} obstacles
     * @param {number} first
     * @param {boolean} is_dog_leg
     * @returns {Float64Array}
     */
    approaches(obstacles, first, is_dog_leg) {
        const val2 = +first;
        const val3 = +is_dog_leg;
        const ptr0 = passArrayF64ToWasm0(obstacles, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.core_approaches(this.__wbg_ptr, ptr0, len0, val2, val3);
        var v4 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v4;
    }
    /**
     * Contours of chamfers that lie on no edge of their part, or lack a width or a depth.
     * @returns {Uint32Array}
     */
    astray_chamfers() {
        const ret = wasm.core_astray_chamfers(this.__wbg_ptr);
        var v1 = getArrayU32FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v1;
    }
    /**
     * Makes it ready for the checks.
     */
    begin() {
        wasm.core_begin(this.__wbg_ptr);
    }
    /**
     * For each motion the lowest Z at which it touches the sheet, mm; infinity where it does not.
     * @returns {Float64Array}
     */
    contact_heights() {
        const ret = wasm.core_contact_heights(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * `tabs`: X, Y, length, height of each. Returns rows as [`crate::cover::report`] describes them.
     * @param {Float64Array | number[]} tabs
     * @returns {Float64Array}
     */
    contours(tabs) {
        const ptr0 = passArrayF64ToWasm0(tabs, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.core_contours(this.__wbg_ptr, ptr0, len0);
        var v2 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v2;
    }
    /**
     * Whether a motion comes over the sheet where its tip is at or below a height, mm.
     * @param {number} motion
     * @param {number} z
     * @returns {boolean}
     */
    crosses_sheet(motion, z) {
        const ret = wasm.core_crosses_sheet(this.__wbg_ptr, motion, z);
        return ret !== 0;
    }
    /**
     * Rows of seven: danger (see [`crate::safety::Danger`]), motion, sure (1 or 0), x, y, z, slope.
     * @param {Uint8Array | number[]} is_fast
     * @param {Float64Array | number[]} steepest
     * @param {boolean} is_dog_leg
     * @param {number} budget
     * @returns {Float64Array}
     */
    dangers(is_fast, steepest, is_dog_leg, budget) {
        const val3 = +is_dog_leg;
        const val4 = +budget;
        let ptr0, len0, ptr1, len1;
        try {
            ptr0 = passArray8ToWasm0(is_fast, wasm.__wbindgen_malloc);
            len0 = WASM_VECTOR_LEN;
            ptr1 = passArrayF64ToWasm0(steepest, wasm.__wbindgen_malloc);
            len1 = WASM_VECTOR_LEN;
        } catch (e) {
            if (ptr1) { wasm.__wbindgen_free(ptr1, len1 * 8, 8); }
            if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 1, 1); }
            throw e;
        }
        const ret = wasm.core_dangers(this.__wbg_ptr, ptr0, len0, ptr1, len1, val3, val4);
        var v5 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v5;
    }
    /**
     * How the tool is loaded along the path. `limits`: engagement allowed per tool, degrees; `depths`: depth of a pass, mm, tolerance included.
     * @param {number} step
     * @param {Float64Array | number[]} limits
     * @param {Float64Array | number[]} depths
     * @param {number} budget
     * @returns {Loads}
     */
    engagement(step, limits, depths, budget) {
        const val3 = +step;
        const val4 = +budget;
        let ptr0, len0, ptr1, len1;
        try {
            ptr0 = passArrayF64ToWasm0(limits, wasm.__wbindgen_malloc);
            len0 = WASM_VECTOR_LEN;
            ptr1 = passArrayF64ToWasm0(depths, wasm.__wbindgen_malloc);
            len1 = WASM_VECTOR_LEN;
        } catch (e) {
            if (ptr1) { wasm.__wbindgen_free(ptr1, len1 * 8, 8); }
            if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 8, 8); }
            throw e;
        }
        const ret = wasm.core_engagement(this.__wbg_ptr, val3, ptr0, len0, ptr1, len1, val4);
        return Loads.__wrap(ret);
    }
    /**
     * Bounds the load between the places. `limits`: engagement allowed per tool, degrees (180: not asked); `thickness`: chip thickness
     * allowed per motion as a share of its feed per tooth (1: not asked; empty: of none).
     * @param {number} step
     * @param {Float64Array | number[]} limits
     * @param {Float64Array | number[]} thickness
     * @param {number} budget
     * @returns {LoadPeaks}
     */
    engagement_peaks(step, limits, thickness, budget) {
        const val3 = +step;
        const val4 = +budget;
        let ptr0, len0, ptr1, len1;
        try {
            ptr0 = passArrayF64ToWasm0(limits, wasm.__wbindgen_malloc);
            len0 = WASM_VECTOR_LEN;
            ptr1 = passArrayF64ToWasm0(thickness, wasm.__wbindgen_malloc);
            len1 = WASM_VECTOR_LEN;
        } catch (e) {
            if (ptr1) { wasm.__wbindgen_free(ptr1, len1 * 8, 8); }
            if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 8, 8); }
            throw e;
        }
        const ret = wasm.core_engagement_peaks(this.__wbg_ptr, val3, ptr0, len0, ptr1, len1, val4);
        return LoadPeaks.__wrap(ret);
    }
    /**
     * The places judged, in order: motion, X, Y, engagement in degrees (−1 for a way down into wood).
     * @param {number} step
     * @param {number} budget
     * @returns {Float64Array}
     */
    engagement_places(step, budget) {
        const ret = wasm.core_engagement_places(this.__wbg_ptr, step, budget);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * Features and required clearings, with at most `budget` cells together. `given`: tools that the job gives for a region, three numbers
     * each: contour (−1: any), tool by position, 1 if it surely works there, 0 if it may. Rows as [`crate::cover::features`] describes them.
     * @param {Float64Array | number[]} given
     * @param {number} budget
     * @returns {Float64Array}
     */
    features(given, budget) {
        const val2 = +budget;
        const ptr0 = passArrayF64ToWasm0(given, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.core_features(this.__wbg_ptr, ptr0, len0, val2);
        var v3 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v3;
    }
    /**
     * Length that is fed below the stock top, mm.
     * @returns {number}
     */
    fed_length_below_top() {
        const ret = wasm.core_fed_length_below_top(this.__wbg_ptr);
        return ret;
    }
    /**
     * Gives back the memory of what several checks share; call it after the last of them.
     */
    forget_strokes() {
        wasm.core_forget_strokes(this.__wbg_ptr);
    }
    /**
     * First: whether the work ran out (1 or 0). Then 26 numbers per contour: for its walls, then for its ground: certified upper bound mm,
     * largest certain depth mm, motions that surely go too deep, the first of them (motion, X, Y, Z, depth; −1: none), the first of which
     * it cannot be said (likewise).
     * @returns {Float64Array}
     */
    gouges() {
        const ret = wasm.core_gouges(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * See [`crate::scene::Scene::guard`].
     * @returns {number}
     */
    guard() {
        const ret = wasm.core_guard(this.__wbg_ptr);
        return ret;
    }
    /**
     * What this program and the one under it take off together: cut least, most (mm³), undecided area (mm²), cells looked at, 1 if the
     * budget ran out, else 0. Empty where nothing is under it.
     * @param {number} budget
     * @returns {Float64Array}
     */
    joint_removal(budget) {
        const ret = wasm.core_joint_removal(this.__wbg_ptr, budget);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * Wood above the floors of pockets, by positions of their contours: each least, most and tolerated (mm³; −1 three times where the floor
     * is not level), cells looked at.
     * @param {Uint32Array | number[]} contours
     * @param {number} budget
     * @returns {Float64Array}
     */
    left_over(contours, budget) {
        const val2 = +budget;
        const ptr0 = passArray32ToWasm0(contours, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.core_left_over(this.__wbg_ptr, ptr0, len0, val2);
        var v3 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v3;
    }
    /**
     * Rows of four: a part of which two contours cross or touch, the same again, x, y. One for each such part.
     * @returns {Float64Array}
     */
    meeting_contours() {
        const ret = wasm.core_meeting_contours(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * No motions yet, but room for `n_motions`. `tools` in the flat form of [`crate::tool`], `contours` in that of [`crate::target`];
     * `sheet`: width, height, thickness, tolerance, through.
     * @param {number} n_motions
     * @param {Float64Array | number[]} tools
     * @param {Float64Array | number[]} contours
     * @param {Float64Array | number[]} sheet
     */
    constructor(n_motions, tools, contours, sheet) {
        const val4 = +n_motions;
        let ptr0, len0, ptr1, len1, ptr2, len2;
        try {
            ptr0 = passArrayF64ToWasm0(tools, wasm.__wbindgen_malloc);
            len0 = WASM_VECTOR_LEN;
            ptr1 = passArrayF64ToWasm0(contours, wasm.__wbindgen_malloc);
            len1 = WASM_VECTOR_LEN;
            ptr2 = passArrayF64ToWasm0(sheet, wasm.__wbindgen_malloc);
            len2 = WASM_VECTOR_LEN;
        } catch (e) {
            if (ptr2) { wasm.__wbindgen_free(ptr2, len2 * 8, 8); }
            if (ptr1) { wasm.__wbindgen_free(ptr1, len1 * 8, 8); }
            if (ptr0) { wasm.__wbindgen_free(ptr0, len0 * 8, 8); }
            throw e;
        }
        const ret = wasm.core_new(val4, ptr0, len0, ptr1, len1, ptr2, len2);
        this.__wbg_ptr = ret;
        CoreFinalization.register(this, this.__wbg_ptr, this);
        return this;
    }
    /**
     * Rows of four: a part that takes wood of an earlier one, that one, x, y. One for each such part.
     * @returns {Float64Array}
     */
    overlapping_parts() {
        const ret = wasm.core_overlapping_parts(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * The box of each part: min x, min y, max x, max y, mm.
     * @returns {Float64Array}
     */
    part_boxes() {
        const ret = wasm.core_part_boxes(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * Twelve numbers for each piece of a motion: from x y z, to x y z, slack, executed (1 or 0), length in the plane, centre of the arc x y,
     * its radius (0: straight). Meant and executed where these differ.
     * @param {number} motion
     * @returns {Float64Array}
     */
    pieces_of(motion) {
        const ret = wasm.core_pieces_of(this.__wbg_ptr, motion);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * Heights at the centres of cells after the first `n_motions` motions, with tools wider by `widen` mm.
     * @param {Float64Array | number[]} grid
     * @param {number} n_motions
     * @param {number} widen
     * @returns {Float32Array}
     */
    raster_heights(grid, n_motions, widen) {
        const val2 = +n_motions;
        const val3 = +widen;
        const ptr0 = passArrayF64ToWasm0(grid, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.core_raster_heights(this.__wbg_ptr, ptr0, len0, val2, val3);
        var v4 = getArrayF32FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v4;
    }
    /**
     * Heights that should stand at the centres of cells; see [`crate::replay::raster_target`].
     * @param {Float64Array | number[]} grid
     * @returns {Float32Array}
     */
    raster_target(grid) {
        const ptr0 = passArrayF64ToWasm0(grid, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.core_raster_target(this.__wbg_ptr, ptr0, len0);
        var v2 = getArrayF32FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v2;
    }
    /**
     * The tiles' histories; empty where they would need more than `most_events`.
     * @param {Float64Array | number[]} grid
     * @param {number} most_events
     * @returns {Uint8Array}
     */
    record_tiles(grid, most_events) {
        const val2 = +most_events;
        const ptr0 = passArrayF64ToWasm0(grid, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.core_record_tiles(this.__wbg_ptr, ptr0, len0, val2);
        var v3 = getArrayU8FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
        return v3;
    }
    /**
     * `budget`: most cells of both maps together. Returns cut least, most (mm³); gouged area least, most (mm²), its volume least, most
     * (mm³); undecided area (mm²); cells looked at; 1 if the budget ran out, else 0.
     * @param {number} budget
     * @returns {Float64Array}
     */
    removal(budget) {
        const ret = wasm.core_removal(this.__wbg_ptr, budget);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
    /**
     * For each obstacle the part that its footprint touches or covers, by position, −1 if none.
     * @param {Float64Array | number[]} obstacles
     * @returns {Float64Array}
     */
    screws_in_parts(obstacles) {
        const ptr0 = passArrayF64ToWasm0(obstacles, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.core_screws_in_parts(this.__wbg_ptr, ptr0, len0);
        var v2 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v2;
    }
    /**
     * Cuts in waste. First: how many lead to a cut along a wall or away from it, the first motion that cuts waste into pieces (−1: none).
     * Then rows of four, each a cut astray: motion, X, Y, why (see [`crate::stray::Why`]).
     * `tabs`: X, Y, length, height of each.
     * @param {Float64Array | number[]} tabs
     * @returns {Float64Array}
     */
    stray_cuts(tabs) {
        const ptr0 = passArrayF64ToWasm0(tabs, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        const ret = wasm.core_stray_cuts(this.__wbg_ptr, ptr0, len0);
        var v2 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v2;
    }
}
if (Symbol.dispose) Core.prototype[Symbol.dispose] = Core.prototype.free;

/**
 * Bounds of the load between the places, to be read where they stand and freed.
 */
export class LoadPeaks {
    static __wrap(ptr) {
        const obj = Object.create(LoadPeaks.prototype);
        obj.__wbg_ptr = ptr;
        LoadPeaksFinalization.register(obj, obj.__wbg_ptr, obj);
        return obj;
    }
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        LoadPeaksFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_loadpeaks_free(ptr, 0);
    }
    /**
     * Where the bounds of all motions stand in the module's memory, in bytes, until this is freed.
     * @returns {number}
     */
    address() {
        const ret = wasm.loadpeaks_address(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * How they stand there: numbers per motion, then the place in it of each: 1 if it was asked for, else 0; bound of the engagement in
     * degrees, and of the chip thickness as a share of the feed per tooth; the largest of both that was met where a bound was over a limit;
     * place of the largest engagement met (X, then Y and Z); length whose bound is over a limit and that was not searched to the end, mm.
     * @returns {Uint32Array}
     */
    columns() {
        const ret = wasm.loadpeaks_columns(this.__wbg_ptr);
        var v1 = getArrayU32FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v1;
    }
    /**
     * Whether the budget lasted.
     * @returns {boolean}
     */
    is_complete() {
        const ret = wasm.loadpeaks_is_complete(this.__wbg_ptr);
        return ret !== 0;
    }
}
if (Symbol.dispose) LoadPeaks.prototype[Symbol.dispose] = LoadPeaks.prototype.free;

/**
 * How the tool is loaded along the path, to be read where it stands and freed: a million motions would not stand in memory twice.
 */
export class Loads {
    static __wrap(ptr) {
        const obj = Object.create(Loads.prototype);
        obj.__wbg_ptr = ptr;
        LoadsFinalization.register(obj, obj.__wbg_ptr, obj);
        return obj;
    }
    __destroy_into_raw() {
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        LoadsFinalization.unregister(this);
        return ptr;
    }
    free() {
        const ptr = this.__destroy_into_raw();
        wasm.__wbg_loads_free(ptr, 0);
    }
    /**
     * Where the loads of all motions stand in the module's memory, in bytes, until this is freed.
     * @returns {number}
     */
    address() {
        const ret = wasm.loads_address(this.__wbg_ptr);
        return ret >>> 0;
    }
    /**
     * How they stand there: numbers per motion, then the place in it of each: length in wood, mm³ taken off, length over the limit, length
     * down into wood, length judged; of its places the largest angle (degrees), chip thickness as a share of the feed per tooth,
     * cross-section in mm², wood above the tip without mere side cuts; place of the largest angle (X, then Y and Z); what that wood is at
     * most, and with side cuts; mm³ taken off by side cuts.
     * @returns {Uint32Array}
     */
    columns() {
        const ret = wasm.loads_columns(this.__wbg_ptr);
        var v1 = getArrayU32FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
        return v1;
    }
    /**
     * Step in mm, places judged, of them grazing, pairs, 1 if the budget lasted; then the length cut by engagement in tenths of a degree
     * (1,800 numbers, mm).
     * @returns {Float64Array}
     */
    summary() {
        const ret = wasm.loads_summary(this.__wbg_ptr);
        var v1 = getArrayF64FromWasm0(ret[0], ret[1]).slice();
        wasm.__wbindgen_free(ret[0], ret[1] * 8, 8);
        return v1;
    }
}
if (Symbol.dispose) Loads.prototype[Symbol.dispose] = Loads.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg___wbindgen_throw_4c88d8bf264fd984: function(arg0, arg1) {
            throw new Error(getStringFromWasm0(arg0, arg1));
        },
        __wbindgen_init_externref_table: function() {
            const table = wasm.__wbindgen_externrefs;
            table.set(0, undefined);
            table.set(1024, undefined);
            table.set(1025, null);
            table.set(1026, true);
            table.set(1027, false);
        },
    };
    return {
        __proto__: null,
        "./proof_bg.js": import0,
    };
}

const CoreFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_core_free(ptr, 1));
const LoadPeaksFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_loadpeaks_free(ptr, 1));
const LoadsFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_loads_free(ptr, 1));

function getArrayF32FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getFloat32ArrayMemory0().subarray(ptr / 4, ptr / 4 + len);
}

function getArrayF64FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getFloat64ArrayMemory0().subarray(ptr / 8, ptr / 8 + len);
}

function getArrayU32FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getUint32ArrayMemory0().subarray(ptr / 4, ptr / 4 + len);
}

function getArrayU8FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getUint8ArrayMemory0().subarray(ptr / 1, ptr / 1 + len);
}

let cachedFloat32ArrayMemory0 = null;
function getFloat32ArrayMemory0() {
    if (cachedFloat32ArrayMemory0 === null || cachedFloat32ArrayMemory0.byteLength === 0) {
        cachedFloat32ArrayMemory0 = new Float32Array(wasm.memory.buffer);
    }
    return cachedFloat32ArrayMemory0;
}

let cachedFloat64ArrayMemory0 = null;
function getFloat64ArrayMemory0() {
    if (cachedFloat64ArrayMemory0 === null || cachedFloat64ArrayMemory0.byteLength === 0) {
        cachedFloat64ArrayMemory0 = new Float64Array(wasm.memory.buffer);
    }
    return cachedFloat64ArrayMemory0;
}

function getStringFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}

let cachedUint32ArrayMemory0 = null;
function getUint32ArrayMemory0() {
    if (cachedUint32ArrayMemory0 === null || cachedUint32ArrayMemory0.byteLength === 0) {
        cachedUint32ArrayMemory0 = new Uint32Array(wasm.memory.buffer);
    }
    return cachedUint32ArrayMemory0;
}

let cachedUint8ArrayMemory0 = null;
function getUint8ArrayMemory0() {
    if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
        cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
    }
    return cachedUint8ArrayMemory0;
}

function passArray32ToWasm0(arg, malloc) {
    const ptr = malloc(arg.length * 4, 4) >>> 0;
    getUint32ArrayMemory0().set(arg, ptr / 4);
    WASM_VECTOR_LEN = arg.length;
    return ptr;
}

function passArray8ToWasm0(arg, malloc) {
    const ptr = malloc(arg.length * 1, 1) >>> 0;
    getUint8ArrayMemory0().set(arg, ptr / 1);
    WASM_VECTOR_LEN = arg.length;
    return ptr;
}

function passArrayF64ToWasm0(arg, malloc) {
    const ptr = malloc(arg.length * 8, 8) >>> 0;
    getFloat64ArrayMemory0().set(arg, ptr / 8);
    WASM_VECTOR_LEN = arg.length;
    return ptr;
}

let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
const MAX_SAFARI_DECODE_BYTES = 2146435072;
let numBytesDecoded = 0;
function decodeText(bytes) {
    numBytesDecoded += bytes.length;
    if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {
        cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
        cachedTextDecoder.decode();
        numBytesDecoded = bytes.length;
    }
    return cachedTextDecoder.decode(bytes);
}

let WASM_VECTOR_LEN = 0;

let wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module) {
    wasmInstance = instance;
    wasm = instance.exports;
    wasmModule = module;
    cachedFloat32ArrayMemory0 = null;
    cachedFloat64ArrayMemory0 = null;
    cachedUint32ArrayMemory0 = null;
    cachedUint8ArrayMemory0 = null;
    wasm.__wbindgen_start();
    return wasm;
}

async function __wbg_load(module, imports) {
    if (typeof Response === 'function' && module instanceof Response) {
        if (!module.ok) {
            throw new Error(`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`);
        }

        if (typeof WebAssembly.instantiateStreaming === 'function') {
            try {
                return await WebAssembly.instantiateStreaming(module, imports);
            } catch (e) {
                const validResponse = expectedResponseType(module.type);

                if (validResponse && module.headers.get('Content-Type') !== 'application/wasm') {
                    console.warn("`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\n", e);

                } else { throw e; }
            }
        }

        const bytes = await module.arrayBuffer();
        return await WebAssembly.instantiate(bytes, imports);
    } else {
        const instance = await WebAssembly.instantiate(module, imports);

        if (instance instanceof WebAssembly.Instance) {
            return { instance, module };
        } else {
            return instance;
        }
    }

    function expectedResponseType(type) {
        switch (type) {
            case 'basic': case 'cors': case 'default': return true;
        }
        return false;
    }
}

function initSync(module) {
    if (wasm !== undefined) return wasm;


    if (module !== undefined) {
        if (Object.getPrototypeOf(module) === Object.prototype) {
            ({module} = module)
        } else {
            console.warn('using deprecated parameters for `initSync()`; pass a single object instead')
        }
    }

    const imports = __wbg_get_imports();
    if (!(module instanceof WebAssembly.Module)) {
        module = new WebAssembly.Module(module);
    }
    const instance = new WebAssembly.Instance(module, imports);
    return __wbg_finalize_init(instance, module);
}

let __wbg_init_promise;
async function __wbg_init(module_or_path) {
    if (wasm !== undefined) return wasm;
    if (__wbg_init_promise === undefined) {
        __wbg_init_promise = __wbg_init_once(module_or_path);
        __wbg_init_promise.catch(() => { __wbg_init_promise = undefined; });
    }
    return __wbg_init_promise;
}

async function __wbg_init_once(module_or_path) {

    if (module_or_path !== undefined) {
        if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
            ({module_or_path} = module_or_path)
        } else {
            console.warn('using deprecated parameters for the initialization function; pass a single object instead')
        }
    }


    const imports = __wbg_get_imports();

    if (typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || (typeof URL === 'function' && module_or_path instanceof URL)) {
        module_or_path = fetch(module_or_path);
    }

    const { instance, module } = await __wbg_load(await module_or_path, imports);

    return __wbg_finalize_init(instance, module);
}

export { initSync, __wbg_init as default };
