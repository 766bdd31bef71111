import { type Finding, finding } from '@millwright/contracts';

/** The text of a DXF file, and a finding where its encoding had to be guessed. */
export interface DecodedText {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Code pages a DXF header may name, as the encodings of the WHATWG standard. */
const CODE_PAGES: ReadonlyMap<string, string> = new Map([
  ['ANSI_874', 'windows-874'],
  ['ANSI_932', 'shift_jis'],
  ['ANSI_936', 'gbk'],
  ['ANSI_949', 'euc-kr'],
  ['ANSI_950', 'big5'],
  ['8859_1', 'windows-1252'],
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map(
    (n) => [`ANSI_${n}`, `windows-${n}`] as const,
  ),
]);

/** AutoCAD 2007: the first version whose text files are UTF-8 (ezdxf documentation, "DXF file encoding"). */
const FIRST_UTF8_VERSION = 1021;

/**
 * Decodes a text DXF: UTF-8 where the bytes are valid UTF-8, otherwise the code page of the header, otherwise Windows 1252. Names
 * and labels depend on it, coordinates never do.
 */
export function decodeDxfText(bytes: Uint8Array): DecodedText {
  const utf8 = decodeStrictly('utf-8', bytes);
  const isAscii = utf8 !== undefined && utf8.length === bytes.length;
  if (utf8 !== undefined && isAscii) return { text: utf8, findings: [] };
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 65_536));
  const version = Number(/\$ACADVER\s+1\s+AC(\d+)/.exec(head)?.[1] ?? 0);
  if (utf8 !== undefined) {
    const isMeant = version === 0 || version >= FIRST_UTF8_VERSION;
    return {
      text: utf8,
      findings: isMeant ? [] : [guessed('UTF-8, though its version promises a code page')],
    };
  }
  const page = /\$DWGCODEPAGE\s+3\s+(\S+)/.exec(head)?.[1]?.toUpperCase() ?? 'ANSI_1252';
  const encoding = CODE_PAGES.get(page);
  const text = new TextDecoder(encoding ?? 'windows-1252').decode(bytes);
  return {
    text,
    findings:
      encoding === undefined
        ? [guessed(`Windows 1252, since its code page "${page.slice(0, 40)}" is not known`)]
        : [],
  };
}

function decodeStrictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function guessed(how: string): Finding {
  return finding('DRAWING_TEXT_ENCODING_GUESSED', {
    message: `The file's text was read as ${how}. Check layer names and labels; coordinates are not affected.`,
  });
}
