import { type ErrorRow, invalidInput } from './row.js';

/** Codes of `@millwright/drawing`. */
export const drawingErrors = {
  DRAWING_FORMAT_UNKNOWN: invalidInput('The file is neither SVG nor DXF'),
  DRAWING_XML_MALFORMED: invalidInput('The SVG is not well-formed XML'),
  DRAWING_XML_REFUSED: invalidInput('The SVG declares entities or asks for outside style sheets'),
  DRAWING_EXTERNAL_REFERENCE: invalidInput('The drawing refers to another file'),
  DRAWING_REFERENCE_CYCLE: invalidInput('A clone or block contains itself'),
  DRAWING_DXF_MALFORMED: invalidInput('The DXF is damaged'),
} as const satisfies Record<string, ErrorRow>;
