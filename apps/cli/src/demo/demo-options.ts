import { readOptions, refuse, sizeOf } from '../options.js';
import { answerOf, unitOf } from '../reading-options.js';

/** What `millwright demo` is asked for. */
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

/**
 * Reads what follows `millwright demo`.
 * @throws MillwrightError USAGE
 */
export function readDemoOptions(args: readonly string[]): DemoOptions {
  const { values, positionals } = readOptions(args, {
    out: { type: 'string', default: 'out' },
    unit: { type: 'string' },
    answer: { type: 'string', multiple: true },
    sheet: { type: 'string' },
    machine: { type: 'string' },
    tool: { type: 'string' },
    'in-process': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  });
  const [file, ...rest] = positionals;
  if (rest.length > 0) refuse(`One file at a time: "${rest[0]}" is one too many.`);
  return {
    file,
    out: values.out,
    unit: values.unit === undefined ? undefined : unitOf(values.unit),
    answers: Object.fromEntries((values.answer ?? []).map(answerOf)),
    machine: values.machine,
    tool: values.tool,
    sheet: values.sheet === undefined ? undefined : sizeOf(values.sheet, 'sheet'),
    asJson: values.json,
    isQuiet: values.quiet,
    isInProcess: values['in-process'],
  };
}
