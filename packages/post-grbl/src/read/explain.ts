import type { Status } from './dialect/error-codes.js';

/** What a refused line is, and what to do about it: the first pattern that fits speaks. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /^#(?!\d+=|#|<|\[|\d+$)/,
    'A line that begins with #, as comments of other languages do: put it in ( ) or behind ; instead.',
  ],
  [/^%/, 'A tape mark of other controllers: delete the line, or let repair do it.'],
  [
    /^O<|^O\d.*(SUB|CALL|IF|WHILE|REPEAT|DO|RETURN|END)/,
    'A subroutine or loop of LinuxCNC (O word): have the program written out without them.',
  ],
  [/^O\d|^:\d/, 'A program number of Fanuc and its kin: delete the word, or let repair do it.'],
  [
    /^#|#\d|#<|\[.*\]/,
    'A parameter or expression: GRBL computes nothing. Have the program written out with figures.',
  ],
  [
    /^R\d+=|^[A-Z_]+\d*=|^(WHILE|IF|GOTO|GOTOF|GOTOB|ENDIF|FOR|DEF|MSG|CYCLE|WORKPIECE|TRANS|ROT)/,
    'A line of Sinumerik’s language, with parameters or flow control: have it written out for GRBL.',
  ],
  [
    /^N?\d*(TOOLCALL|BEGINPGM|ENDPGM|BLKFORM|CYCLDEF|LBL|CALLLBL|CC[XY]|L[XYZ]|CR?[XY].*D[RX]|FMAX|RL|RR|R0FMAX)/,
    'A line of Heidenhain’s plain language: choose a GRBL post-processor.',
  ],
  [/^[A-Z]?\d*\{/, 'A line of no G-code: GRBL reads none of it.'],
  [
    /G38\.[2-5]/,
    'A probing move: it stops where the probe touches, which no program states. Probe before the program.',
  ],
  [/G43\.1/, 'A tool length that moves Z zero: set Z zero for the tool by hand, and delete the line.'],
  [/G54\.1|G59\.[1-9]|G5[2-9]P/, 'One of the work systems beyond G59, which GRBL does not have.'],
  [
    /,[RCA][+-]?[\d.]/,
    'A corner rounding or chamfer (,R ,C) of larger controllers: have it written out as moves.',
  ],
  [
    /[XYZIJKFQR][+-]?[\d.]+E[+-][01]\d(?![\d.])/,
    'An exponent: GRBL reads plain decimals alone. Have the figures written without one.',
  ],
  [
    /G7[0-6](?!\d).*(?:[UW][+-]?[\d.]|P\d+Q\d)|G76(?!\d)/,
    'A cycle of a lathe, or a threading cycle: have its moves written out.',
  ],
  [/M98|M99|G65|G66/, 'A subprogram or macro call: have the program written out without them.'],
  [
    /G8[1-9](?!\d)|G7[346](?!\d)/,
    'A canned cycle: GRBL has none. Expand it into moves, or let repair do it.',
  ],
  [
    /G9[89](?!\d)/,
    'The retract mode of canned cycles, which GRBL does not have: delete it, or let repair do it.',
  ],
  [/G4[12](?!\d)/, 'Cutter compensation: GRBL has none. Have the tool’s path computed by the CAM program.'],
  [
    /G43(?!\.1)(?!\d)|H\d/,
    'A tool length from a table: GRBL has none. Set Z zero for each tool; let repair delete it.',
  ],
  [
    /M0?6(?!\d)/,
    'A tool change: GRBL has none. Split the program by tool, or let repair put a pause in its place.',
  ],
  [
    /G64|G61\.1/,
    'A path control mode that GRBL does not have; it always drives as G61. Delete it, or let repair do it.',
  ],
  [/G95(?!\d)/, 'Feed per turn: GRBL knows mm/min alone. Have the program written with G94.'],
  [/G90\.1/, 'Absolute arc centres: GRBL knows incremental ones alone (G91.1). Repair rewrites them.'],
  [/G7[01](?!\d)/, 'The old words for inch and mm: GRBL knows G20 and G21. Repair rewrites them.'],
  [
    /G7[27](?!\d)|G5[01](?!\d)|G6[89](?!\d)|G1[56](?!\d)|G5\.[12]|G3[36](?!\d)/,
    'A mode of larger controllers (scaling, rotation, polar, spline, thread) that changes the path: have it written out.',
  ],
  [
    /M1(0[4-9]|1[0-9]|40|90)|M8[24]|M20[0-9]|G29|M117|M42\d?|E-?\d/,
    'A word of 3D printers (Marlin and its kin): choose a GRBL post-processor.',
  ],
  [/M7(?!\d)/, 'Mist coolant M7 is not compiled into stock GRBL: use M8, or let repair delete it.'],
  [
    /M(4[89]|5[0-3]|6[2-8]|1[0-9]|2[0-9]|3[1-9])/,
    'A machine function that GRBL does not have: delete it once you know what it did.',
  ],
  [/[ABCUVW]-?[\d.]/, 'A fourth axis: GRBL 1.1 has X, Y and Z alone.'],
  [/^\*|\*\d+$/, 'A checksum of 3D printer senders: delete it, or let repair do it.'],
  [/,/, 'A decimal comma: GRBL reads points alone.'],
  [/[A-Z]-?\d*\.?\d*E[+-]?\d/, 'An exponent: GRBL reads plain decimals alone.'],
  [/^[A-Z]{3,}/, 'Text outside of a comment: put it in ( ) or behind ; instead.'],
];
const READABLE: ReadonlySet<number> = new Set([1, 2, 20, 3]);

/**
 * Why a controller refuses a line, where the line can be told to be something that it is meant for elsewhere.
 * @param significant - the characters that count, upper case
 * @param isRepairing - whether repair asks, which cannot send anyone to repair
 * @returns a sentence or two; empty where the error's own words say it all
 */
export function explain(
  significant: string,
  status: Status,
  { isRepairing = false }: { isRepairing?: boolean } = {},
): string {
  if (!READABLE.has(status)) return '';
  const reason = REASONS.find(([pattern]) => pattern.test(significant))?.[1] ?? '';
  return isRepairing ? reason.replace(BY_REPAIR, '.') : reason;
}

/** The advice to let repair do it, which is none where repair itself speaks. */
const BY_REPAIR = /[,;]? (?:(?:or )?let repair [a-z ]+|Repair rewrites (?:them|it))\.$/;
