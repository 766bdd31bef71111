import { MillwrightError } from '@millwright/contracts';
import { LIMITS, requireWithin } from '../limits.js';

/**
 * A compressed drawing (`.svgz`, RFC 1952) as what it holds; any other bytes as they are. Unpacking stops as soon as the limit is
 * passed: a megabyte of gzip can hold a gigabyte.
 * @throws MillwrightError INPUT_TOO_LARGE, DRAWING_FORMAT_UNKNOWN
 */
export async function gunzipped(
  bytes: Uint8Array,
  limitBytes: number = LIMITS.inputBytes,
): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  // A copy, since a stream may hold on to what it is given, and shared memory is not accepted.
  const reader = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const chunks: Uint8Array[] = [];
  let nBytes = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(refuseDamaged);
    if (done) break;
    nBytes += value.length;
    if (nBytes > limitBytes) {
      await reader.cancel();
      requireWithin('Unpacked, the file has', nBytes, limitBytes, 'bytes or more');
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(nBytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function refuseDamaged(): never {
  throw new MillwrightError('DRAWING_FORMAT_UNKNOWN', {
    message: 'The file is compressed (gzip), but damaged or not whole.',
    hint: 'Save or copy it again, or save the drawing as plain SVG.',
  });
}
