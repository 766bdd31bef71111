import { type Finding, finding } from '@millwright/contracts';
import { DOS_PAGES } from './dos-pages.js';
import type { DecodeText, TagTable } from './tags.js';

/** How the texts of a file are to be read, and a finding where that had to be guessed. */
export interface TextEncoding {
  readonly decode: DecodeText;
  readonly findings: readonly Finding[];
}

/** Code pages a DXF header may name (`$DWGCODEPAGE`), as the encodings of the WHATWG standard. */
const CODE_PAGES: ReadonlyMap<string, string> = new Map([
  ['ANSI_874', 'windows-874'],
  ['ANSI_932', 'shift_jis'],
  ['ANSI_936', 'gbk'],
  ['ANSI_949', 'euc-kr'],
  ['ANSI_950', 'big5'],
  ['DOS932', 'shift_jis'],
  ['BIG5', 'big5'],
  ['GB2312', 'gbk'],
  ['KSC5601', 'euc-kr'],
  ['DOS866', 'ibm866'],
  ['MAC-ROMAN', 'macintosh'],
  ['KOI8-R', 'koi8-r'],
  ['UTF-8', 'utf-8'],
  ['UTF8', 'utf-8'],
  ['ASCII', 'windows-1252'],
  ['8859_1', 'windows-1252'],
  ...[2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15].map((n) => [`8859_${n}`, `iso-8859-${n}`] as const),
  ['8859_9', 'windows-1254'],
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map(
    (n) => [`ANSI_${n}`, `windows-${n}`] as const,
  ),
]);

/** AutoCAD 2007: the first version whose text files are UTF-8 (ezdxf documentation, "DXF file encoding"). */
const FIRST_UTF8_VERSION = 1021;
/** Values looked at to tell UTF-8 from a code page; more do not change the answer. */
const MAX_SAMPLES = 10_000;

/**
 * How the texts of a DXF are encoded: as UTF-8 where they are valid UTF-8, otherwise in the code page of the header, otherwise in
 * Windows 1252. Names and labels depend on it, coordinates never do.
 */
export function textEncoding(table: TagTable): TextEncoding {
  const samples = samplesOf(table);
  if (samples.length === 0) return { decode: decoderOf('windows-1252'), findings: [] };
  const version = Number(/^\s*AC(\d+)/i.exec(headerText(table, '$ACADVER'))?.[1] ?? 0);
  const page = headerText(table, '$DWGCODEPAGE').trim().toUpperCase();
  if (samples.every(isUtf8)) {
    const isMeant = version === 0 || version >= FIRST_UTF8_VERSION || CODE_PAGES.get(page) === 'utf-8';
    return {
      decode: decoderOf('utf-8'),
      findings: isMeant ? [] : [guessed('UTF-8, though its version promises a code page')],
    };
  }
  const dosPage = DOS_PAGES.get(page.replace(/^(IBM|CP|DOS)[_-]?/, 'DOS'));
  if (dosPage !== undefined) return { decode: dosDecoder(dosPage), findings: [] };
  const encoding = CODE_PAGES.get(page);
  if (encoding === undefined && page !== '') {
    const why = `Windows 1252, since its code page "${page.slice(0, 40)}" is not known`;
    return { decode: decoderOf('windows-1252'), findings: [guessed(why)] };
  }
  const name = page === '' ? 'Windows 1252' : page;
  return {
    decode: decoderOf(encoding === undefined || encoding === 'utf-8' ? 'windows-1252' : encoding),
    findings:
      version >= FIRST_UTF8_VERSION
        ? [guessed(`${name}, though its version promises UTF-8, which it is not`)]
        : [],
  };
}

/** Values with bytes beyond ASCII, comments too. */
function samplesOf({ bytes, nTags, starts, ends, comments, binaryNumber }: TagTable): readonly Uint8Array[] {
  if (binaryNumber === undefined && isAscii(bytes)) return [];
  const samples: Uint8Array[] = [];
  const take = (from: number, to: number) => {
    const value = bytes.subarray(from, to);
    if (!isAscii(value)) samples.push(value);
  };
  for (let tag = 0; tag < nTags && samples.length < MAX_SAMPLES; tag++) {
    if (binaryNumber?.(tag) === undefined) take(starts[tag]!, ends[tag]!);
  }
  for (let i = 0; i < comments.length && samples.length < MAX_SAMPLES; i += 2)
    take(comments[i]!, comments[i + 1]!);
  return samples;
}

/** Whether all bytes are below 128; long runs are looked at four bytes at a time. */
function isAscii(bytes: Uint8Array): boolean {
  let at = 0;
  if (bytes.length > 64) {
    while ((bytes.byteOffset + at) % 4 !== 0) if (bytes[at++]! > 127) return false;
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, (bytes.length - at) >> 2);
    let bits = 0;
    for (let i = 0; i < words.length; i++) bits |= words[i]!;
    if ((bits & 0x80808080) !== 0) return false;
    at += 4 * words.length;
  }
  for (; at < bytes.length; at++) if (bytes[at]! > 127) return false;
  return true;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The value after the first mention of a header variable, as ASCII. */
function headerText({ bytes, nTags, codes, starts, ends }: TagTable, name: string): string {
  const ascii = (tag: number) =>
    asciiText(bytes.subarray(starts[tag]!, Math.min(ends[tag]!, starts[tag]! + 80)));
  for (let tag = 0; tag + 1 < nTags; tag++) {
    if (codes[tag] === 0 && tag > 0 && ascii(tag).trim().toUpperCase() === 'ENDSEC') break;
    if (codes[tag] === 9 && ascii(tag).trim().toUpperCase() === name) return ascii(tag + 1);
  }
  return '';
}

/** Decodes what is ASCII by itself, which nearly all of it is, and leaves the rest to the platform. */
function decoderOf(encoding: string): DecodeText {
  const decoder = new TextDecoder(encoding);
  return (bytes) => (bytes.length <= 64 && isAscii(bytes) ? asciiText(bytes) : decoder.decode(bytes));
}

function dosDecoder(upperHalf: string): DecodeText {
  return (bytes) => {
    let text = '';
    for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : upperHalf[byte - 128]!;
    return text;
  };
}

function asciiText(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

function guessed(how: string): Finding {
  return finding('DRAWING_TEXT_ENCODING_GUESSED', {
    message: `The file's text was read as ${how}. Check layer names and labels; coordinates are not affected.`,
  });
}
