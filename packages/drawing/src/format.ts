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
  if (WEB_PAGE.test(head)) refuse(PAGE);
  if (head.startsWith('<')) return 'svg';
  if (/^-?\d{1,4}[ \t]*[\r\n]/.test(head)) return 'dxf';
  if (/^[\s\0]*$/.test(head)) refuse(EMPTY);
  const known =
    KNOWN_STARTS.find(({ start }) => start.every((byte, i) => bytes[i] === byte)) ??
    KNOWN_TEXTS.find(({ pattern }) => pattern.test(head));
  if (known !== undefined) refuse(known);
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
const UNPACK =
  'Unpack it first. If a program keeps its own drawings in such files, export from it as SVG or DXF.';
const WEB_PAGE = /^<(?:!doctype\s+html|html|head|body)\b/i;
const PAGE: NoDrawing = {
  what: 'a web page (HTML)',
  hint: 'Download the file itself ("raw"), not the page that shows it.',
};
const SAVE_AS_DXF = 'Save the drawing as DXF from the program that made it.';
const SIDE = 'Export a view or a face of it as SVG or DXF from the program that made it.';
const startOf = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/**
 * First bytes of files that are taken for drawings (RFC 1952, 2.3.1; PNG, JPEG, GIF, TIFF, RIFF, PDF, PostScript and 7z specifications; DWG and
 * DXB: their version; the compound files of Windows, MS-CFB 2.2).
 */
const KNOWN_STARTS: readonly (NoDrawing & { readonly start: readonly number[] })[] = [
  {
    start: [0x1f, 0x8b],
    what: 'compressed (gzip)',
    hint: 'Unpack it first; an .svgz is a compressed .svg. Inkscape saves it as "Plain SVG".',
  },
  { start: startOf('PK'), what: 'compressed (zip)', hint: UNPACK },
  { start: startOf('7z\xbc\xaf'), what: 'compressed (7z)', hint: UNPACK },
  { start: startOf('Rar!'), what: 'compressed (rar)', hint: UNPACK },
  {
    start: startOf('AutoCAD Bin'),
    what: 'the mere beginning of a binary DXF',
    hint: 'Save or copy it again.',
  },
  { start: startOf('AutoCAD DXB'), what: 'a DXB', hint: EXPORT },
  { start: startOf('GIF8'), what: 'a picture (GIF), made of dots', hint: EXPORT },
  { start: startOf('BM'), what: 'a picture (BMP), made of dots', hint: EXPORT },
  { start: startOf('II*\0'), what: 'a picture (TIFF), made of dots', hint: EXPORT },
  { start: startOf('MM\0*'), what: 'a picture (TIFF), made of dots', hint: EXPORT },
  { start: startOf('RIFF'), what: 'a CorelDRAW document or a picture (WebP)', hint: EXPORT },
  { start: startOf('%!PS'), what: 'PostScript (EPS or AI)', hint: EXPORT },
  { start: [0xc5, 0xd0, 0xd3, 0xc6], what: 'PostScript (EPS)', hint: EXPORT },
  { start: [0xd0, 0xcf, 0x11, 0xe0], what: "a program's own document", hint: EXPORT },
  { start: [0x89, ...startOf('PNG')], what: 'a picture (PNG), made of dots', hint: EXPORT },
  { start: [0xff, 0xd8, 0xff], what: 'a picture (JPEG), made of dots', hint: EXPORT },
  { start: startOf('%PDF'), what: 'a PDF', hint: EXPORT },
  { start: startOf('AC10'), what: 'a DWG', hint: SAVE_AS_DXF },
  { start: startOf('AC2.'), what: 'a DWG', hint: SAVE_AS_DXF },
];

/** Beginnings of text files that are taken for drawings: STEP (ISO 10303-21), STL, Git LFS, HPGL, JSON, programs of machines (ISO 6983). */
const KNOWN_TEXTS: readonly (NoDrawing & { readonly pattern: RegExp })[] = [
  { pattern: /^ISO-10303-21/, what: 'a solid model (STEP)', hint: SIDE },
  { pattern: /^solid\b/, what: 'a solid model (STL)', hint: SIDE },
  {
    pattern: /^version https:\/\/git-lfs/,
    what: 'a pointer to a file (Git LFS)',
    hint: 'Fetch the file itself, e.g. with "git lfs pull".',
  },
  { pattern: /^(?:IN|DF|PU|PD|SP\d)(?:[\d,-]*);/, what: 'a plotter file (HPGL)', hint: EXPORT },
  { pattern: /^[[{]/, what: 'data (JSON)', hint: EXPORT },
  {
    pattern: /^(?:%|O\d+|N\d+|\([^)\r\n]*\)|;[^\r\n]*[\r\n]|\s)*[GMTSF]\d/i,
    what: 'a program for a machine (G-code)',
    hint: 'Give the drawing it was made from, as SVG or DXF.',
  },
];

function refuse({ what, hint }: NoDrawing): never {
  throw new MillwrightError('DRAWING_FORMAT_UNKNOWN', {
    message: `The file is ${what}, not an SVG or DXF drawing.`,
    hint,
  });
}

/** XML as text, see {@link decodeXml}. */
export function decodeXmlText(bytes: Uint8Array): string {
  return decodeXml(bytes).text;
}

/**
 * XML as text: UTF-16 by its byte order mark or by "<" taking two bytes, the encoding its first line names, UTF-8 otherwise. What names none and
 * is not valid UTF-8 is read as Windows-1252, which is a guess.
 */
export function decodeXml(bytes: Uint8Array): { readonly text: string; readonly isGuessed: boolean } {
  const known = (encoding: string) => ({ text: new TextDecoder(encoding).decode(bytes), isGuessed: false });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return known('utf-16be');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return known('utf-16le');
  if (bytes[0] === 0 && bytes[1] === 0x3c) return known('utf-16be');
  if (bytes[0] === 0x3c && bytes[1] === 0) return known('utf-16le');
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const named = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  try {
    if (named !== undefined) return known(named);
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isGuessed: false };
  } catch {
    return named === undefined ? { ...known('windows-1252'), isGuessed: true } : known('utf-8');
  }
}
