import type { Point3, Tool } from '@millwright/contracts';
import { findTool } from '@millwright/pipeline';
import { readOptions, refuse, sizeOf } from '../options.js';
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
  const byHand = [values.stock, values.zero, values.tool, values.machine].some(
    (value) => value !== undefined,
  );
  if (values.job !== undefined && (byHand || values['z-down'])) {
    refuse('With --job sheet, zero, tools and machine come from the job file.', 'Leave the others out.');
  }
  return {
    file,
    out: values.out,
    job: values.job === undefined ? undefined : { file: values.job, sheetIndex: sheetNumber - 1 },
    stock: values.stock === undefined ? undefined : sizeOf(values.stock, 'stock'),
    zeroMm: values.zero === undefined ? undefined : zeroOf(values.zero),
    zPoints: values['z-down'] ? 'down' : 'up',
    tools: (values.tool ?? []).map(numberedTool),
    machine: values.machine,
    asJson: values.json,
    isQuiet: values.quiet,
  };
}

function zeroOf(value: string): Point3 {
  const numbers = value.split(',').map((each) => (each.trim() === '' ? Number.NaN : Number(each)));
  const [x, y, z] = numbers;
  if (numbers.length !== 3 || !numbers.every(Number.isFinite)) {
    return refuse(`"${value}" is not a place.`, 'Give X,Y,Z in mm, e.g. --zero 0,0,0 or --zero 0,0,-18.');
  }
  return [x as number, y as number, z as number];
}

/** `2=flat:6x22x35`: T word 2. */
function numberedTool(value: string): Tool {
  const [, number = '1', name = ''] = /^(?:(\d+)=)?(.*)$/.exec(value) ?? [];
  const tool = toolOf(name) ?? findTool(name);
  return { ...tool, number: Number(number) };
}
