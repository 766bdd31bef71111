import type { DrawingUnit, Point3, Setup, Tab, Tool } from '@millwright/contracts';
import { findTool } from '@millwright/pipeline';
import { readOptions, refuse, sizeOf } from '../options.js';
import { answerOf, unitOf } from '../reading-options.js';
import { toolOf } from './tool-of.js';

/** What `millwright prove` is asked for. */
export interface ProveOptions {
  /** The program. */
  readonly file: string;
  readonly out: string;
  /** The job it belongs to, and which sheet of that, counted from 0. */
  readonly job: { readonly file: string; readonly sheetIndex: number } | undefined;
  readonly stock:
    | { readonly widthMm: number; readonly heightMm: number; readonly thicknessMm: number }
    | undefined;
  /** The drawing of the parts as they lie on the sheet; its zero is the program's. */
  readonly drawing:
    | {
        readonly file: string;
        readonly unit: DrawingUnit | undefined;
        readonly answers: Readonly<Record<string, string>>;
        readonly tabs: readonly Tab[];
      }
    | undefined;
  readonly setup: Setup | undefined;
  readonly zeroMm: Point3 | undefined;
  readonly zPoints: 'up' | 'down';
  readonly tools: readonly Tool[];
  readonly machine: string | undefined;
  readonly asJson: boolean;
  readonly isQuiet: boolean;
}

/**
 * Reads what follows `millwright prove`.
 * @throws MillwrightError USAGE, TOOL_UNKNOWN
 */
export function readProveOptions(args: readonly string[]): ProveOptions {
  const { values, positionals } = readOptions(args, {
    out: { type: 'string', default: 'proof' },
    job: { type: 'string' },
    'sheet-number': { type: 'string', default: '1' },
    stock: { type: 'string' },
    drawing: { type: 'string' },
    unit: { type: 'string' },
    answer: { type: 'string', multiple: true },
    tab: { type: 'string', multiple: true },
    setup: { type: 'string' },
    zero: { type: 'string' },
    'z-down': { type: 'boolean', default: false },
    tool: { type: 'string', multiple: true },
    machine: { type: 'string' },
    json: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  });
  const [file, ...rest] = positionals;
  if (file === undefined) return refuse('A program is missing.', 'Name a file: millwright prove sheet.nc.');
  if (rest.length > 0) refuse(`One program at a time: "${rest[0]}" is one too many.`);
  const sheetNumber = Number(values['sheet-number']);
  if (!Number.isInteger(sheetNumber) || sheetNumber < 1) {
    refuse(`"${values['sheet-number']}" is not the number of a sheet; the first is 1.`);
  }
  const { stock, zero, drawing } = values;
  const byHand = [stock, zero, drawing, values.setup, values.tool, values.machine].some(
    (value) => value !== undefined,
  );
  if (values.job !== undefined && (byHand || values['z-down'])) {
    refuse(
      'With --job sheet, zero, drawing, tools and machine come from the job file.',
      'Leave the others out.',
    );
  }
  if (drawing !== undefined && (stock === undefined || zero === undefined)) {
    refuse(
      'Where the drawing lies on the sheet is not known.',
      'Give --stock and --zero with it: its zero is the program’s.',
    );
  }
  if (
    drawing === undefined &&
    [values.unit, values.answer, values.tab].some((value) => value !== undefined)
  ) {
    refuse('--unit, --answer and --tab belong to --drawing.');
  }
  return {
    file,
    out: values.out,
    job: values.job === undefined ? undefined : { file: values.job, sheetIndex: sheetNumber - 1 },
    stock: stock === undefined ? undefined : sizeOf(stock, 'stock'),
    drawing:
      drawing === undefined
        ? undefined
        : {
            file: drawing,
            unit: values.unit === undefined ? undefined : unitOf(values.unit),
            answers: Object.fromEntries((values.answer ?? []).map(answerOf)),
            tabs: (values.tab ?? []).map(tabOf),
          },
    setup: values.setup === undefined ? undefined : setupOf(values.setup),
    zeroMm: zero === undefined ? undefined : zeroOf(zero),
    zPoints: values['z-down'] ? 'down' : 'up',
    tools: (values.tool ?? []).map(numberedTool),
    machine: values.machine,
    asJson: values.json,
    isQuiet: values.quiet,
  };
}

/** Numbers between commas; undefined where there are not so many, or something else stands there. */
function numbersOf(value: string, count: number): readonly number[] | undefined {
  const numbers = value.split(',').map((each) => (each.trim() === '' ? Number.NaN : Number(each)));
  return numbers.length === count && numbers.every(Number.isFinite) ? numbers : undefined;
}

function zeroOf(value: string): Point3 {
  const [x, y, z] = numbersOf(value, 3) ?? [];
  if (x === undefined || y === undefined || z === undefined) {
    return refuse(`"${value}" is not a place.`, 'Give X,Y,Z in mm, e.g. --zero 0,0,0 or --zero 0,0,-18.');
  }
  return [x, y, z];
}

function tabOf(value: string): Tab {
  const [x, y, lengthMm, heightMm] = numbersOf(value, 4) ?? [];
  if (x === undefined || y === undefined || !(Number(lengthMm) > 0) || !(Number(heightMm) > 0)) {
    return refuse(
      `"${value}" is not a tab.`,
      'Give X,Y of its middle on the sheet, its length along the part and its height over the underside, in mm: --tab 120,55,8,3.',
    );
  }
  return { centreMm: [x, y], lengthMm: lengthMm as number, heightMm: heightMm as number };
}

function setupOf(value: string): Setup {
  const [x, y, z, clearanceZMm = 0, retractZMm = 0, spoilboardMm = -1] = numbersOf(value, 6) ?? [];
  const isHeight = retractZMm > 0 && clearanceZMm >= retractZMm && spoilboardMm >= 0;
  if (x === undefined || y === undefined || z === undefined || !isHeight) {
    return refuse(
      `"${value}" is not a set-up.`,
      'Give X,Y,Z,CLEARANCE,RETRACT,SPOILBOARD in mm: where the program’s zero lies in the travel, from its lowest corner; the heights over the sheet that are safe over clamps and between cuts; how deep the spoilboard may be cut: --setup 5,5,60,15,5,0.5.',
    );
  }
  return { workZeroMm: [x, y, z], clearanceZMm, retractZMm, spoilboardMm };
}

/** `2=flat:6x22x35`: T word 2. */
function numberedTool(value: string): Tool {
  const [, number = '1', name = ''] = /^(?:(\d+)=)?(.*)$/.exec(value) ?? [];
  const tool = toolOf(name) ?? findTool(name);
  return { ...tool, number: Number(number) };
}
