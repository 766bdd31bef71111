import { drawingUnitSchema } from '@millwright/contracts';
import { type DemoOptions, readDemoOptions } from './demo/demo-options.js';
import { refuse } from './options.js';
import { type ProveOptions, readProveOptions } from './prove/prove-options.js';

/** What the command line asks for. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'demo'; readonly options: DemoOptions }
  | { readonly name: 'prove'; readonly options: ProveOptions };

/** The help text. */
export const usage = `Usage: millwright demo [FILE] [options]
       millwright prove PROGRAM [options]

  millwright demo                       the nightstand that ships: drawing to proved G-code, into out/
  millwright demo shelf.dxf --unit in   any drawing of parts to cut out
  millwright demo job.json              a job file: drawing, sheets, machine, tool
  millwright prove sheet.nc             any G-code: what it cuts, what it would hit, and what is not known of it

demo: FILE is an SVG or DXF drawing, or a job file. Options:
  --out DIR          where results go (default: out)
  --unit UNIT        unit of the drawing, where the file does not prove it: ${drawingUnitSchema.options.join(', ')}
  --answer NAME=CHOICE  what a drawing that leaves something open means, e.g. maps=faces; may be given again
  --sheet WxHxT      sheet of plywood in mm, e.g. 1220x2440x12
  --machine NAME     machine profile
  --tool NAME        cutter
  --in-process       call the library directly instead of an MCP server

prove: PROGRAM is a file of G-code, of whatever origin. What is not given is named and leaves the verdict open. Options:
  --out DIR          where proof, pictures and replay go (default: proof)
  --job FILE         the job file the program belongs to: parts, layout, tool, machine and zero come from it
  --sheet-number N   which sheet of that job, counted from 1 (default: 1)
  --stock WxHxT      the sheet in mm, e.g. 600x400x18
  --drawing FILE     SVG or DXF with the parts as they lie on the sheet; its zero is the program's; goes with --stock and --zero
  --tab X,Y,LENGTH,HEIGHT  a bridge that is meant to stay, in mm: its middle on the sheet, along the part, over the underside
  --zero X,Y,Z       the program's zero on the sheet in mm: from its lower left corner, Z from its top (underside of 18 mm: 0,0,-18)
  --z-down           greater Z is deeper, as some programs write
  --tool [N=]TOOL    what T word N stands for (default: 1, or a program without T words): a cutter that ships, or
                     SHAPE:DIAMETERxFLUTESxSTICKOUT in mm, e.g. flat:6x22x35, ball:3x12x30, vee:12x10x35@60, bull-nose:6x22x35r1;
                     its shank is as thick, and it cuts at its centre; may be given again
  --machine NAME     machine profile: travel, rates, running time
  --setup X,Y,Z,CLEARANCE,RETRACT,SPOILBOARD
                     in mm: the program's zero in the travel, from its lowest corner; heights over the sheet that are safe over
                     clamps and between cuts; how deep the spoilboard may be cut, e.g. 5,5,60,15,5,0.5

Both:
  --unit UNIT, --answer NAME=CHOICE  of the drawing, as above
  --json             one JSON object on stdout
  --quiet            no progress
  --help

Exit status: 0 proved, 1 internal, 2 usage, 3 invalid input, 4 plan infeasible, 5 not proved, 130 interrupted.
`;

/**
 * Reads the command line.
 * @throws MillwrightError USAGE
 */
export function parseArguments(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === undefined || args.includes('--help') || args.includes('-h')) return { name: 'help' };
  if (name === 'demo') return { name, options: readDemoOptions(rest) };
  if (name === 'prove') return { name, options: readProveOptions(rest) };
  return refuse(`"${name}" is not a command.`);
}
