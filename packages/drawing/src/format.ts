import { MillwrightError } from '@millwright/contracts';
import { isBinaryDxf } from './dxf/binary-tags.js';

/** What a drawing may be. */
export type DrawingFormat = 'svg' | 'dxf';

/** Bytes looked at to tell the formats apart. */
const HEAD_BYTES = 4_096;

/**
 * The format of a drawing by its first bytes: binary DXF by its sentinel, SVG by a tag, text DXF by a group code on a line of its own.
 * @throws MillwrightError DRAWING_FORMAT_UNKNOWN
 */
export function detectFormat(bytes: Uint8Array): DrawingFormat {
  if (isBinaryDxf(bytes)) return 'dxf';
  const head = decodeXmlText(bytes.subarray(0, HEAD_BYTES))
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (head.startsWith('<')) return 'svg';
  if (/^\d+[ \t]*\r?\n/.test(head)) return 'dxf';
  throw new MillwrightError('DRAWING_FORMAT_UNKNOWN', {
    message: `The file starts with ${JSON.stringify(head.slice(0, 20))}; an SVG starts with "<" and a DXF with a group code.`,
    hint: 'Export the drawing as SVG or as DXF. DWG, PDF, AI and EPS are not read.',
  });
}

/** XML as text: UTF-16 by its byte order mark, the encoding its first line names, UTF-8 otherwise. */
export function decodeXmlText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const named = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
