import type { MissingInput, Proof } from '@millwright/contracts';
import { machines } from '@millwright/pipeline';

/** An input in a joiner’s words: what is not known without it, and what to type. */
interface Ask {
  readonly name: string;
  readonly why: string;
  readonly give: string;
}

const ASKS: Readonly<Record<MissingInput, Ask>> = {
  stock: {
    name: 'the sheet',
    why: 'Without its size nobody knows which motions cut and which go through air.',
    give: 'Give --stock WIDTHxHEIGHTxTHICKNESS in mm, e.g. --stock 600x400x18.',
  },
  drawing: {
    name: 'the drawing',
    why: 'Without the parts and where they lie nothing can be said of cuts into a part, nor of what is left.',
    give: 'Give --drawing FILE, an SVG or DXF with the parts as they lie on the sheet and the program’s zero as its own; or --job FILE: the job file brings drawing, layout, cutter, machine and zero.',
  },
  tool: {
    name: 'the cutter',
    why: 'Without its shape and length nobody knows what it cuts.',
    give: 'Give --tool SHAPE:DIAMETERxFLUTESxSTICKOUT in mm, e.g. --tool flat:6x22x35; of several, each with its T number: --tool 2=ball:3x12x30.',
  },
  machine: {
    name: 'the machine',
    why: 'Without it travel, rates, the spindle’s range and the running time are not known.',
    give: `Give --machine NAME: ${Object.keys(machines).join(', ')}.`,
  },
  setup: {
    name: 'the set-up',
    why: 'Where the sheet lies in the machine, which heights are safe and how deep the spoilboard may be cut are not known.',
    give: 'Give --setup X,Y,Z,CLEARANCE,RETRACT,SPOILBOARD in mm: the program’s zero in the travel, safe heights, depth into the spoilboard; or --job FILE.',
  },
  'work-offset': {
    name: 'the zero',
    why: 'Where on the sheet the program’s X0 Y0 lies is not known.',
    give: 'Give --zero X,Y,Z in mm: X and Y from the sheet’s lower left corner.',
  },
  'z-frame': {
    name: 'the height',
    why: 'Which height the program’s Z0 has, and which way its Z points, is not known; nothing is simulated upside down.',
    give: 'Give the Z of --zero X,Y,Z: 0 for the sheet’s top, -18 for the underside of 18 mm; and --z-down where greater Z is deeper.',
  },
  units: {
    name: 'the unit',
    why: 'The program says neither mm (G21) nor inch (G20): its lengths are in the unit the controller was left in.',
    give: 'Write G21 or G20 into its first line.',
  },
};

/** What was not given, for a terminal: a name, and in one text why it is needed, what the program suggests, and the option to give. */
export function missingRows({ missing }: Proof): readonly (readonly [name: string, text: string])[] {
  return missing.map(({ input, guess }) => {
    const { name, why, give } = ASKS[input];
    return [name, [why, guess, give].filter((part) => part !== undefined).join(' ')] as const;
  });
}

/** The names of what was not given: `the sheet, the cutter and the zero`; empty where all was. */
export function missingNames({ missing }: Proof): string {
  const names = missing.map(({ input }) => ASKS[input].name);
  const last = names.pop();
  if (last === undefined) return '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** What the command line has to say to a finding. */
export const optionFor: Readonly<Record<string, string>> = {
  SIMULATE_FRAME_DOUBTFUL:
    'Here that is --z-down, or the third number of --zero. The other findings may only follow from this.',
  SIMULATE_TOOL_UNKNOWN: 'Here that is --tool N=TOOL, N being the number of its T word.',
  SIMULATE_TOOL_SHAPE_UNSUPPORTED: 'Here that is @ANGLE or rCORNER behind the sizes of --tool.',
};
