import { refOf } from '@millwright/contracts';
import { bind, putJson, summariseFindings } from './binding.js';

/** `read_drawing`: bytes of a drawing → parts. */
export const readDrawing = bind('read_drawing', {
  engine: (engines) => engines.drawing.manifest,
  async resolve({ drawing, options }, reader) {
    return { ...(await reader.bytes(typeof drawing === 'string' ? drawing : sourceBytes(drawing))), options };
  },
  hashed: ({ id, options }) => ({ drawing: id, options }),
  async run({ bytes, options }, { engines, store, options: runOptions }) {
    const drawing = await engines.drawing.readDrawing(bytes, options, runOptions);
    const whole = await putJson(store, drawing, { name: 'drawing.json', kind: 'drawing' });
    const parts = await putJson(store, drawing.parts, { name: 'parts.json', kind: 'parts' });
    return {
      output: {
        drawing: refOf(whole.id),
        parts: refOf(parts.id),
        units: drawing.units,
        ...(drawing.sizeMm ? { sizeMm: drawing.sizeMm } : {}),
        nParts: drawing.parts.reduce((sum, part) => sum + part.quantity, 0),
        nHoles: drawing.parts.reduce((sum, part) => sum + part.holes.length * part.quantity, 0),
        nOpenContours: drawing.openContours.length + drawing.branching.length,
        questions: drawing.questions,
        ...summariseFindings(drawing.findings),
      },
      artifacts: [whole, parts],
    };
  },
});

function sourceBytes(source: { readonly text: string } | { readonly base64: string }): Uint8Array {
  if ('text' in source) return new TextEncoder().encode(source.text);
  return Uint8Array.from(atob(source.base64), (character) => character.charCodeAt(0));
}
