/** Code pages of `\M+nXXXX` by n, as encodings of the WHATWG standard (ezdxf documentation, "DXF file encoding"); 4 is Johab, which that does not know. */
const MULTIBYTE_PAGES: ReadonlyMap<string, string> = new Map([
  ['1', 'shift_jis'],
  ['2', 'big5'],
  ['3', 'euc-kr'],
  ['5', 'gbk'],
]);

/** Control characters, written as a caret and the letter 64 places after them; a caret itself is followed by a blank. */
const CARETS: ReadonlyMap<string, string> = new Map([
  ['^I', '\t'],
  ['^J', '\n'],
  ['^M', '\r'],
  ['^ ', '^'],
]);

/**
 * Letters that a DXF writes in ASCII: `\U+XXXX` for one of Unicode in every version, `\M+nXXXX` for one of an Asian code page (a
 * square where that cannot be decoded), a caret for control characters.
 */
export function unescaped(value: string): string {
  if (!value.includes('\\') && !value.includes('^')) return value;
  // In one pass: what an escape stands for is not the beginning of another.
  return value.replace(
    /\\U\+([0-9A-F]{4})|\\M\+([0-9])([0-9A-F]{4})|\^[IJM ]/gi,
    (written: string, unicode?: string, page?: string, hex?: string) => {
      if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16));
      return page === undefined || hex === undefined
        ? (CARETS.get(written) ?? written)
        : multibyte(page, hex);
    },
  );
}

/** The name of a layer or block: as {@link unescaped}, but for carets, which names may hold. */
export function plainName(value: string): string {
  return value.includes('\\') ? unescaped(value.replace(/\^/g, '^ ')) : value;
}

function multibyte(page: string, hex: string): string {
  const encoding = MULTIBYTE_PAGES.get(page);
  if (encoding === undefined) return '□';
  const code = Number.parseInt(hex, 16);
  const bytes = code < 256 ? Uint8Array.of(code) : Uint8Array.of(code >> 8, code & 255);
  return new TextDecoder(encoding).decode(bytes);
}
