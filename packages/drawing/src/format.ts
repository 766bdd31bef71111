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
  if (/^-?\d{1,4}[ \t]*[\r\n]/.test(head)) return 'dxf';
  const known = KNOWN_STARTS.find(({ start }) => start.every((byte, i) => bytes[i] === byte));
  if (bytes.length === 0 || known !== undefined) refuse(known ?? EMPTY);
  throw new MillwrightError('DRAWING_FORMAT_UNKNOWN', {
    message: `The file starts with ${JSON.stringify(head.slice(0, 20))}; an SVG starts with "<" and a DXF with a group code.`,
    hint: 'Export the drawing as SVG or as DXF. DWG, PDF, AI and EPS are not read.',
  });
}

/** What a file is that is no drawing, and what to do about it. */
interface NoDrawing {
  readonly what: string;
  readonly hint: string;
}

const EXPORT = 'Export the drawing as SVG or as DXF from the program that made it.';
const EMPTY: NoDrawing = { what: 'empty', hint: 'Save or copy it again.' };
const startOf = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/** First bytes of files that are taken for drawings (RFC 1952, 2.3.1; PNG, JPEG and PDF specifications; DWG: its version). */
const KNOWN_STARTS: readonly (NoDrawing & { readonly start: readonly number[] })[] = [
  {
    start: [0x1f, 0x8b],
    what: 'compressed (gzip)',
    hint: 'Unpack it first; an .svgz is a compressed .svg. Inkscape saves it as "Plain SVG".',
  },
  { start: startOf('PK'), what: 'compressed (zip)', hint: 'Unpack it first.' },
  { start: [0x89, ...startOf('PNG')], what: 'a picture (PNG), made of dots', hint: EXPORT },
  { start: [0xff, 0xd8, 0xff], what: 'a picture (JPEG), made of dots', hint: EXPORT },
  { start: startOf('%PDF'), what: 'a PDF', hint: EXPORT },
  { start: startOf('AC10'), what: 'a DWG', hint: 'Save the drawing as DXF from the program that made it.' },
];

function refuse({ what, hint }: NoDrawing): never {
  throw new MillwrightError('DRAWING_FORMAT_UNKNOWN', {
    message: `The file is ${what}, not an SVG or DXF drawing.`,
    hint,
  });
}

/** XML as text: UTF-16 by its byte order mark or by "<" taking two bytes, the encoding its first line names, UTF-8 otherwise. */
export function decodeXmlText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0 && bytes[1] === 0x3c) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0x3c && bytes[1] === 0) return new TextDecoder('utf-16le').decode(bytes);
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const named = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
