import { MillwrightError } from '@millwright/contracts';

/** The error of a font file that contradicts itself. @param reason - the rest of the sentence, without a full stop */
export function damaged(reason: string, data: Readonly<Record<string, unknown>> = {}): MillwrightError {
  return new MillwrightError('LETTERING_FONT_DAMAGED', {
    message: `The font cannot be used: ${reason}.`,
    hint: 'Get the font file again from where it came from; open it in a font viewer to see whether it is whole.',
    data: { reason, ...data },
  });
}

/** Big-endian access to bytes. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
