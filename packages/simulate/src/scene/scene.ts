import { assertInvariant, type MissingInput, type Sheet, type Tool } from '@millwright/contracts';
import type { Core } from '../../wasm/proof.js';
import type { CompleteRequest } from '../check-request.js';
import { type PathPiece, readPieces } from './path-piece.js';
import { type Solid, solidsOf } from './target.js';
import { chooseTools, type ToolChoice, type ToolUse } from './tool-use.js';

/** What a request says without any geometry: the core is made from it. Coordinates in the sheet, mm. */
export interface Setting {
  readonly request: CompleteRequest;
  /** Whether an input was given; what is not has a stand-in of which nothing may be concluded. */
  readonly has: (input: MissingInput) => boolean;
  readonly sheet: Sheet;
  readonly tools: ToolChoice;
}

/** Everything the checks look at, derived once from the request. */
export interface Scene extends Setting {
  /** The parts that should remain. */
  readonly solids: readonly Solid[];
  /** The path of one motion in pieces, by position; asked of the core each time, so only for the few that need it. */
  readonly piecesOf: (motion: number) => readonly PathPiece[];
  /** Whether a motion comes over the sheet where its tip is at or below a height, mm. */
  readonly crossesSheet: (motion: number, zMm: number) => boolean;
  /** Lowest Z at which a motion touches the sheet (its axis nearer than the tool's radius), mm; +∞ where it does not. */
  readonly contactZMm: Float64Array;
  /** The tools that touch the sheet; undefined among them: one that was not given. */
  readonly cutting: ReadonlySet<Tool | undefined>;
}

/**
 * A tip this little below the stock top counts as on it, mm: the tenth part of the last decimal a program writes, so that rounding
 * cannot put a surface move into the stock.
 */
export const TOUCH_MM = 1e-4;

/** Where heights are compared, half a unit of a program's last decimal (0.001 mm) and a little is allowed. mm. */
export const Z_ROUNDING_MM = 0.001;

/**
 * Where heights and places meet a limit that a person has set, half a unit of a program's last decimal is allowed: 0.0005 mm, or 0.00127 mm
 * where it writes inches with four decimals. mm.
 */
export const LIMIT_ROUNDING_MM = 0.0013;

/** The depth that the full width of a through cut must reach, mm (negative), rounding allowed. */
export function throughZMm(scene: Scene): number {
  return -(scene.sheet.thicknessMm + scene.request.throughMm) + Z_ROUNDING_MM;
}

/** What the core is made from. The request must be one that `checkRequest` has passed. */
export function settingOf(request: CompleteRequest): Setting {
  const sheet = request.layout.sheets[request.sheetIndex];
  assertInvariant(sheet !== undefined, 'The request names a sheet of the layout');
  return {
    request,
    has: (input) => !request.missing.has(input),
    sheet,
    tools: chooseTools(request.reading.motions, request.tools),
  };
}

/** Derives the scene. `piecesOf` and `crossesSheet` end with the core. */
export function buildScene(setting: Setting, core: Core): Scene {
  const contactZMm = core.contact_heights();
  const cutting = new Set<Tool | undefined>();
  let last: ToolUse | undefined;
  setting.tools.uses.forEach((use, i) => {
    if (use === last || (contactZMm[i] as number) >= 0) return;
    cutting.add(use.tool);
    last = use;
  });
  return {
    ...setting,
    solids: solidsOf(setting.request, core),
    piecesOf: (motion) => readPieces(core.pieces_of(motion)),
    crossesSheet: (motion, zMm) => core.crosses_sheet(motion, zMm),
    contactZMm,
    cutting,
  };
}
