import { parseArgs } from 'node:util';
import { drawingUnitSchema, MillwrightError, readingSchema } from '@millwright/contracts';

const { split, maps, crossing, nesting, layers } = readingSchema.unwrap().shape;
/** What a drawing can leave open, and the choices. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  split: split.unwrap().options,
  maps: maps.unwrap().options,
  crossing: crossing.unwrap().options,
  nesting: nesting.unwrap().options,
  layers: layers.unwrap().options,
};

/** What the command line asks for. */
export interface DemoOptions {
  /** Drawing (.svg, .dxf) or job file (.json); absent: the nightstand that ships. */
  readonly file: string | undefined;
  readonly out: string;
  readonly unit: string | undefined;
  /** Answers to what the drawing leaves open, by the name of the option. */
  readonly answers: Readonly<Record<string, string>>;
  readonly machine: string | undefined;
  readonly tool: string | undefined;
  readonly sheet:
    | { readonly widthMm: number; readonly heightMm: number; readonly thicknessMm: number }
    | undefined;
  readonly asJson: boolean;
  readonly isQuiet: boolean;
  /** Whether to call the library in this process instead of an MCP server. */
  readonly isInProcess: boolean;
}

/** The help text. */
export const usage = `Usage: millwright demo [FILE] [options]

  millwright demo                       the nightstand that ships: drawing to proved G-code, into out/
  millwright demo shelf.dxf --unit in   any drawing of parts to cut out
  millwright demo job.json              a job file: drawing, sheets, machine, tool

FILE is an SVG or DXF drawing, or a job file. Options:
  --out DIR          where results go (default: out)
  --unit UNIT        unit of the drawing, where the file does not prove it: ${drawingUnitSchema.options.join(', ')}
  --answer NAME=CHOICE  what a drawing that leaves something open means, e.g. maps=faces; may be given again
  --sheet WxHxT      sheet of plywood in mm, e.g. 1220x2440x12
  --machine NAME     machine profile
  --tool NAME        cutter
  --in-process       call the library directly instead of an MCP server
  --json             one JSON object on stdout
  --quiet            no progress
  --help

Exit status: 0 proved, 1 internal, 2 usage, 3 invalid input, 4 plan infeasible, 5 not proved, 130 interrupted.
`;

/**
 * Reads the command line.
 * @throws MillwrightError USAGE
 */
export function parseArguments(args: readonly string[]): DemoOptions | 'help' {
  const { values, positionals } = parsed(args);
  if (values.help || args.length === 0) return 'help';
  const [command, file, ...rest] = positionals;
  if (command !== 'demo') refuse(`"${command ?? ''}" is not a command.`);
  if (rest.length > 0) refuse(`One file at a time: "${rest[0]}" is one too many.`);
  if (values.unit !== undefined && !drawingUnitSchema.safeParse(values.unit).success) {
    refuse(`"${values.unit}" is not a unit; known are ${drawingUnitSchema.options.join(', ')}.`);
  }
  return {
    file,
    out: values.out,
    unit: values.unit,
    answers: Object.fromEntries((values.answer ?? []).map(parseAnswer)),
    machine: values.machine,
    tool: values.tool,
    sheet: values.sheet === undefined ? undefined : parseSheet(values.sheet),
    asJson: values.json,
    isQuiet: values.quiet,
    isInProcess: values['in-process'],
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string', default: 'out' },
        unit: { type: 'string' },
        answer: { type: 'string', multiple: true },
        sheet: { type: 'string' },
        machine: { type: 'string' },
        tool: { type: 'string' },
        'in-process': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (thrown) {
    return refuse(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/** An answer and whether its name and choice are known. */
function parseAnswer(given: string): readonly [string, string] {
  const [name = '', choice = ''] = given.split('=', 2);
  const known = Object.entries(ANSWERS).find(([answer]) => answer === name)?.[1];
  if (known === undefined) {
    return refuse(`"${given}" is not an answer; names are ${Object.keys(ANSWERS).join(', ')}.`);
  }
  if (!known.includes(choice)) {
    return refuse(`"${choice}" is not a choice for ${name}; known are ${known.join(', ')}.`);
  }
  return [name, choice];
}

function parseSheet(value: string) {
  const match = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)$/i.exec(value);
  if (!match)
    return refuse(
      `"${value}" is not a sheet.`,
      'Give width, height and thickness in mm, e.g. --sheet 1220x2440x12.',
    );
  const [widthMm, heightMm, thicknessMm] = match.slice(1).map(Number) as [number, number, number];
  return { widthMm, heightMm, thicknessMm };
}

function refuse(message: string, hint = 'See millwright --help.'): never {
  throw new MillwrightError('USAGE', { message, hint });
}
