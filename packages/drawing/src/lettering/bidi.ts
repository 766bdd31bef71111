/** How a character runs (Unicode Standard Annex 9, "Bidirectional Character Types"). */
type BidiClass = 'L' | 'R' | 'AL' | 'EN' | 'AN' | 'ES' | 'ET' | 'CS' | 'NSM' | 'WS' | 'ON';

/** First and last character and class, ascending; what stands in no row runs left to right (UAX 9 and DerivedBidiClass.txt, Unicode 16). */
const CLASSES: readonly (readonly [first: number, last: number, bidi: BidiClass])[] = [
  [0x0000, 0x0020, 'WS'],
  [0x0021, 0x0022, 'ON'],
  [0x0023, 0x0025, 'ET'],
  [0x0026, 0x002a, 'ON'],
  [0x002b, 0x002b, 'ES'],
  [0x002c, 0x002c, 'CS'],
  [0x002d, 0x002d, 'ES'],
  [0x002e, 0x002f, 'CS'],
  [0x0030, 0x0039, 'EN'],
  [0x003a, 0x003a, 'CS'],
  [0x003b, 0x0040, 'ON'],
  [0x005b, 0x0060, 'ON'],
  [0x007b, 0x009f, 'ON'],
  [0x00a0, 0x00a0, 'CS'],
  [0x00a1, 0x00a1, 'ON'],
  [0x00a2, 0x00a5, 'ET'],
  [0x00a6, 0x00a9, 'ON'],
  [0x00ab, 0x00af, 'ON'],
  [0x00b0, 0x00b1, 'ET'],
  [0x00b2, 0x00b3, 'EN'],
  [0x00b4, 0x00b4, 'ON'],
  [0x00b6, 0x00b8, 'ON'],
  [0x00b9, 0x00b9, 'EN'],
  [0x00bb, 0x00bf, 'ON'],
  [0x00d7, 0x00d7, 'ON'],
  [0x00f7, 0x00f7, 'ON'],
  [0x0300, 0x036f, 'NSM'],
  [0x0483, 0x0489, 'NSM'],
  [0x0590, 0x0590, 'R'],
  [0x0591, 0x05bd, 'NSM'],
  [0x05be, 0x05be, 'R'],
  [0x05bf, 0x05bf, 'NSM'],
  [0x05c0, 0x05c0, 'R'],
  [0x05c1, 0x05c2, 'NSM'],
  [0x05c3, 0x05c3, 'R'],
  [0x05c4, 0x05c5, 'NSM'],
  [0x05c6, 0x05c6, 'R'],
  [0x05c7, 0x05c7, 'NSM'],
  [0x05c8, 0x05ff, 'R'],
  [0x0600, 0x0605, 'AN'],
  [0x0606, 0x0607, 'ON'],
  [0x0608, 0x0608, 'AL'],
  [0x0609, 0x060a, 'ET'],
  [0x060b, 0x060b, 'AL'],
  [0x060c, 0x060c, 'CS'],
  [0x060d, 0x060d, 'AL'],
  [0x060e, 0x060f, 'ON'],
  [0x0610, 0x061a, 'NSM'],
  [0x061b, 0x064a, 'AL'],
  [0x064b, 0x065f, 'NSM'],
  [0x0660, 0x0669, 'AN'],
  [0x066a, 0x066a, 'ET'],
  [0x066b, 0x066c, 'AN'],
  [0x066d, 0x066f, 'AL'],
  [0x0670, 0x0670, 'NSM'],
  [0x0671, 0x06d5, 'AL'],
  [0x06d6, 0x06dc, 'NSM'],
  [0x06dd, 0x06dd, 'AN'],
  [0x06de, 0x06de, 'ON'],
  [0x06df, 0x06e4, 'NSM'],
  [0x06e5, 0x06e6, 'AL'],
  [0x06e7, 0x06e8, 'NSM'],
  [0x06e9, 0x06e9, 'ON'],
  [0x06ea, 0x06ed, 'NSM'],
  [0x06ee, 0x06ef, 'AL'],
  [0x06f0, 0x06f9, 'EN'],
  [0x06fa, 0x0710, 'AL'],
  [0x0711, 0x0711, 'NSM'],
  [0x0712, 0x072f, 'AL'],
  [0x0730, 0x074a, 'NSM'],
  [0x074b, 0x07a5, 'AL'],
  [0x07a6, 0x07b0, 'NSM'],
  [0x07b1, 0x07bf, 'AL'],
  [0x07c0, 0x07ea, 'R'],
  [0x07eb, 0x07f3, 'NSM'],
  [0x07f4, 0x0815, 'R'],
  [0x0816, 0x0819, 'NSM'],
  [0x081a, 0x085f, 'R'],
  [0x0860, 0x0896, 'AL'],
  [0x0897, 0x089f, 'NSM'],
  [0x08a0, 0x08c9, 'AL'],
  [0x08ca, 0x08ff, 'NSM'],
  [0x1ab0, 0x1aff, 'NSM'],
  [0x1dc0, 0x1dff, 'NSM'],
  [0x2000, 0x200a, 'WS'],
  [0x200b, 0x200d, 'ON'],
  [0x200f, 0x200f, 'R'],
  [0x2010, 0x2029, 'ON'],
  [0x202a, 0x202e, 'ON'],
  [0x202f, 0x202f, 'CS'],
  [0x2030, 0x2034, 'ET'],
  [0x2035, 0x2043, 'ON'],
  [0x2044, 0x2044, 'CS'],
  [0x2045, 0x206f, 'ON'],
  [0x2070, 0x2070, 'EN'],
  [0x2074, 0x2079, 'EN'],
  [0x207a, 0x207b, 'ES'],
  [0x207c, 0x207e, 'ON'],
  [0x2080, 0x2089, 'EN'],
  [0x208a, 0x208b, 'ES'],
  [0x208c, 0x208e, 'ON'],
  [0x20a0, 0x20cf, 'ET'],
  [0x20d0, 0x20ff, 'NSM'],
  [0x2100, 0x2101, 'ON'],
  [0x2116, 0x2116, 'ON'],
  [0x2190, 0x2211, 'ON'],
  [0x2212, 0x2212, 'ES'],
  [0x2213, 0x2213, 'ET'],
  [0x2214, 0x2bff, 'ON'],
  [0x3000, 0x3000, 'WS'],
  [0x3001, 0x3004, 'ON'],
  [0x3008, 0x3020, 'ON'],
  [0xfb1d, 0xfb1d, 'R'],
  [0xfb1e, 0xfb1e, 'NSM'],
  [0xfb1f, 0xfb4f, 'R'],
  [0xfb50, 0xfdff, 'AL'],
  [0xfe00, 0xfe0f, 'NSM'],
  [0xfe20, 0xfe2f, 'NSM'],
  [0xfe30, 0xfe6f, 'ON'],
  [0xfe70, 0xfefe, 'AL'],
  [0xfeff, 0xfeff, 'ON'],
  [0xff01, 0xff20, 'ON'],
  [0x10800, 0x10cff, 'R'],
  [0x10d00, 0x10d3f, 'AL'],
  [0x10d40, 0x10fff, 'R'],
  [0x1e800, 0x1efff, 'R'],
  [0x1f000, 0x1faff, 'ON'],
];

/**
 * How deep each UTF-16 unit of a line lies in runs of opposite direction: even numbers run left to right, odd ones right to left. By the Unicode
 * Bidirectional Algorithm (UAX 9), rules P2, P3, W1 to W7, N1, N2, I1, I2 and L1; brackets (N0) and the invisible characters
 * that embed or isolate count as neutral.
 * @param direction - of the line as a whole; `auto`: of its first strong character
 */
export function bidiLevels(
  line: string,
  direction: 'auto' | 'left-to-right' | 'right-to-left',
): readonly number[] {
  const given = [...line].map((character) => classOf(character.codePointAt(0)!));
  const base = baseLevel(given, direction);
  const resolved = resolveNeutrals(resolveNumbers(resolveWeak(given, base), base), base);
  const levels = resolved.map((bidi) => base + (bidi === (base === 0 ? 'L' : 'R') ? 0 : stepFor(bidi, base)));
  for (let i = levels.length - 1; i >= 0 && given[i] === 'WS'; i--) levels[i] = base;
  return [...line].flatMap((character, i) => Array.from(character.split(''), () => levels[i]!));
}

/** I1 and I2: how far a character lies above the level of the line, whose own direction it does not share. */
const stepFor = (bidi: BidiClass, base: number): number => (base === 0 && bidi !== 'R' ? 2 : 1);

function classOf(codePoint: number): BidiClass {
  let low = 0;
  let high = CLASSES.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last, bidi] = CLASSES[middle]!;
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return bidi;
  }
  return 'L';
}

/** P2 and P3. */
function baseLevel(classes: readonly BidiClass[], direction: string): 0 | 1 {
  if (direction !== 'auto') return direction === 'right-to-left' ? 1 : 0;
  const first = classes.find((bidi) => bidi === 'L' || bidi === 'R' || bidi === 'AL');
  return first === 'R' || first === 'AL' ? 1 : 0;
}

/** W1 to W3: marks go with their letter, digits behind Arabic letters are Arabic, Arabic letters run like Hebrew ones. */
function resolveWeak(given: readonly BidiClass[], base: number): BidiClass[] {
  let before = (base === 0 ? 'L' : 'R') as BidiClass;
  let strong = before;
  return given.map((own) => {
    const bidi = own === 'NSM' ? before : own;
    before = bidi;
    if (bidi === 'L' || bidi === 'R' || bidi === 'AL') strong = bidi;
    if (bidi === 'AL') return 'R';
    return bidi === 'EN' && strong === 'AL' ? 'AN' : bidi;
  });
}

/** W4 to W7: what stands between or beside digits goes with them, and digits behind Latin letters go with those. */
function resolveNumbers(classes: BidiClass[], base: number): BidiClass[] {
  for (let i = 1; i < classes.length - 1; i++) {
    const [before, own, after] = [classes[i - 1], classes[i], classes[i + 1]];
    if (before !== after || (before !== 'EN' && before !== 'AN')) continue;
    if (own === 'CS' || (own === 'ES' && before === 'EN')) classes[i] = before;
  }
  for (let i = 0; i < classes.length; i++) {
    if (classes[i] !== 'ET') continue;
    let end = i;
    while (classes[end] === 'ET') end++;
    if (classes[i - 1] === 'EN' || classes[end] === 'EN') classes.fill('EN', i, end);
    else classes.fill('ON', i, end);
    i = end - 1;
  }
  let strong: BidiClass = base === 0 ? 'L' : 'R';
  return classes.map((own) => {
    if (own === 'L' || own === 'R') strong = own;
    if (own === 'ES' || own === 'CS') return 'ON';
    return own === 'EN' && strong === 'L' ? 'L' : own;
  });
}

/** N1 and N2: neutral characters run as their neighbours do where these agree (numbers count as right to left), else as the line does. */
function resolveNeutrals(classes: readonly BidiClass[], base: number): BidiClass[] {
  const line: BidiClass = base === 0 ? 'L' : 'R';
  const isNeutral = (bidi: BidiClass | undefined) => bidi === 'ON' || bidi === 'WS';
  const side = (bidi: BidiClass | undefined): BidiClass =>
    bidi === undefined ? line : bidi === 'L' ? 'L' : 'R';
  const resolved = [...classes];
  for (let i = 0; i < resolved.length; i++) {
    if (!isNeutral(resolved[i])) continue;
    let end = i;
    while (end < resolved.length && isNeutral(resolved[end])) end++;
    const [before, after] = [side(resolved[i - 1]), side(resolved[end])];
    resolved.fill(before === after ? before : line, i, end);
    i = end - 1;
  }
  return resolved;
}
