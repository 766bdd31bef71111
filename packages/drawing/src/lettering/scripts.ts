/**
 * First and last character of the blocks of a script and its ISO 15924 tag, ascending (Unicode 16, Blocks.txt). Coarse on purpose: HarfBuzz knows
 * the characters, here it is only decided where one script ends and the next begins. A table of our own, since JavaScript's depends on
 * the age of the engine.
 */
const BLOCKS: readonly (readonly [first: number, last: number, script: string])[] = [
  [0x0041, 0x005a, 'Latn'],
  [0x0061, 0x007a, 'Latn'],
  [0x00c0, 0x00d6, 'Latn'],
  [0x00d8, 0x00f6, 'Latn'],
  [0x00f8, 0x024f, 'Latn'],
  [0x0370, 0x03ff, 'Grek'],
  [0x0400, 0x052f, 'Cyrl'],
  [0x0531, 0x058f, 'Armn'],
  [0x0591, 0x05ff, 'Hebr'],
  [0x0600, 0x06ff, 'Arab'],
  [0x0700, 0x074f, 'Syrc'],
  [0x0750, 0x077f, 'Arab'],
  [0x0780, 0x07bf, 'Thaa'],
  [0x07c0, 0x07ff, 'Nkoo'],
  [0x0800, 0x083f, 'Samr'],
  [0x0840, 0x085f, 'Mand'],
  [0x0860, 0x086f, 'Syrc'],
  [0x0870, 0x08ff, 'Arab'],
  [0x0900, 0x097f, 'Deva'],
  [0x0980, 0x09ff, 'Beng'],
  [0x0a00, 0x0a7f, 'Guru'],
  [0x0a80, 0x0aff, 'Gujr'],
  [0x0b00, 0x0b7f, 'Orya'],
  [0x0b80, 0x0bff, 'Taml'],
  [0x0c00, 0x0c7f, 'Telu'],
  [0x0c80, 0x0cff, 'Knda'],
  [0x0d00, 0x0d7f, 'Mlym'],
  [0x0d80, 0x0dff, 'Sinh'],
  [0x0e01, 0x0e7f, 'Thai'],
  [0x0e80, 0x0eff, 'Laoo'],
  [0x0f00, 0x0fff, 'Tibt'],
  [0x1000, 0x109f, 'Mymr'],
  [0x10a0, 0x10ff, 'Geor'],
  [0x1100, 0x11ff, 'Hang'],
  [0x1200, 0x139f, 'Ethi'],
  [0x13a0, 0x13ff, 'Cher'],
  [0x1400, 0x167f, 'Cans'],
  [0x1680, 0x169f, 'Ogam'],
  [0x16a0, 0x16ff, 'Runr'],
  [0x1780, 0x17ff, 'Khmr'],
  [0x1800, 0x18af, 'Mong'],
  [0x1c80, 0x1c8f, 'Cyrl'],
  [0x1c90, 0x1cbf, 'Geor'],
  [0x1d00, 0x1d7f, 'Latn'],
  [0x1e00, 0x1eff, 'Latn'],
  [0x1f00, 0x1fff, 'Grek'],
  [0x2c60, 0x2c7f, 'Latn'],
  [0x2d00, 0x2d2f, 'Geor'],
  [0x2d80, 0x2ddf, 'Ethi'],
  [0x2de0, 0x2dff, 'Cyrl'],
  [0x2e80, 0x2fdf, 'Hani'],
  [0x3041, 0x309f, 'Hira'],
  [0x30a1, 0x30ff, 'Kana'],
  [0x3100, 0x312f, 'Bopo'],
  [0x3131, 0x318f, 'Hang'],
  [0x31f0, 0x31ff, 'Kana'],
  [0x3400, 0x9fff, 'Hani'],
  [0xa640, 0xa69f, 'Cyrl'],
  [0xa720, 0xa7ff, 'Latn'],
  [0xa8e0, 0xa8ff, 'Deva'],
  [0xa960, 0xa97f, 'Hang'],
  [0xab30, 0xab6f, 'Latn'],
  [0xac00, 0xd7ff, 'Hang'],
  [0xf900, 0xfaff, 'Hani'],
  [0xfb00, 0xfb06, 'Latn'],
  [0xfb13, 0xfb17, 'Armn'],
  [0xfb1d, 0xfb4f, 'Hebr'],
  [0xfb50, 0xfdff, 'Arab'],
  [0xfe70, 0xfeff, 'Arab'],
  [0xff21, 0xff3a, 'Latn'],
  [0xff41, 0xff5a, 'Latn'],
  [0xff66, 0xff9f, 'Kana'],
  [0xffa0, 0xffdc, 'Hang'],
  [0x1e900, 0x1e95f, 'Adlm'],
  [0x20000, 0x3ffff, 'Hani'],
];

/** Scripts whose letters are joined by strokes: spacing them out would tear them apart. */
const JOINED = new Set(['Arab', 'Syrc', 'Mand', 'Mong', 'Nkoo', 'Adlm', 'Deva', 'Beng', 'Guru']);

/** The script a character belongs to, as an ISO 15924 tag; nothing for those all scripts share: digits, marks, punctuation, rare scripts. */
export function scriptOf(codePoint: number): string | undefined {
  // The Arabic comma, semicolon, question mark, stretcher and digits are used by other scripts as well.
  if ([0x060c, 0x061b, 0x061f, 0x0640].includes(codePoint)) return undefined;
  if (codePoint >= 0x0660 && codePoint <= 0x0669) return undefined;
  let low = 0;
  let high = BLOCKS.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last, script] = BLOCKS[middle]!;
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return script;
  }
  return undefined;
}

/** Whether letters of a script are joined by strokes. */
export const isJoinedScript = (script: string | undefined): boolean =>
  script !== undefined && JOINED.has(script);
