import { expect } from 'vitest';
import { readDrawing } from '../../src/index.js';

/** A drawing with everything that is read, to be damaged. */
export const WHOLE = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="210mm" height="297mm" viewBox="0 0 210 297">
<style><![CDATA[ .a, g > rect { fill: none; stroke: rgb(10%, 20, 30) } #b { display: inline !important } @media screen { .c { visibility: hidden } } ]]></style>
<defs><symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></symbol><clipPath id="k"><rect width="100" height="100"/></clipPath></defs>
<g inkscape:groupmode="layer" inkscape:label="Cut &amp; drill" transform="translate(10 10) rotate(30, 5, 5) scale(1.5)">
<path class="a" style="fill:#abc;fill-rule:evenodd" d="M1 1h20v10q5 5 0 10t-3 4c1 1 2 2 3 3s-4 5 -6 6L2,30a5 5 0 0110 10zM5 5l3 3-3 3z"/>
<rect id="b" x="40" y="5mm" width="20" height="10%" rx="2" clip-path="url(#k)"/><ellipse cx="80" cy="20" rx="9" ry="4"/>
<polygon points="1,2 3,4 5,0"/><polyline points="0 0 9 9 0 9"/><line x1="1" y1="2" x2="3" y2="9"/>
</g>
<use xlink:href="#s" x="50" y="60" width="20" height="20"/><svg x="5" y="200" width="50" height="40" viewBox="0 0 5 4" preserveAspectRatio="xMinYMax slice"><circle r="2"/></svg>
<text x="10" y="100" font-size="5mm">Door <tspan dy="1em">left</tspan></text><!-- a note -->
</svg>`;

/** What is put in, taken out or doubled. */
const PIECES = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '/',
  '#',
  '0',
  '-',
  'e9',
  '1e999',
  'NaN',
  '%',
  'mm',
  ' ',
  '{',
  '}',
  '(',
  ')',
  '/*',
  '\\',
  ';',
  ':',
  '\u0000',
  '\ud800',
  '😀',
  '<g>',
  '</g>',
  '<use href="#b"/>',
  ']]>',
  '<!--',
  'M',
  'z',
  '!important',
];

/** A seeded source of whole numbers below a bound (Park and Miller 1988, minimal standard generator). */
export function randomFrom(seed: number): (below: number) => number {
  let state = (seed % 2147483646) + 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** Damages a text in one to four places. */
export function damaged(text: string, random: (below: number) => number): string {
  let changed = text;
  for (let n = 1 + random(4); n > 0; n--) {
    const at = random(changed.length + 1);
    const end = at + random(30);
    const piece = PIECES[random(PIECES.length)]!;
    const replacement = [
      piece,
      '',
      changed.slice(at, end).repeat(2),
      changed.slice(random(changed.length)).slice(0, 40),
    ];
    changed = changed.slice(0, at) + replacement[random(4)]! + changed.slice(random(2) === 0 ? at : end);
  }
  return changed;
}

/** Reads bytes that may be anything: a drawing within the vocabulary, or an error with a code. @returns the code, if any */
export async function codeOrDrawing(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const drawing = await readDrawing(bytes);
    for (const { outline } of drawing.parts)
      expect(outline.vertices.flat().every(Number.isFinite)).toBe(true);
    return undefined;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string') throw error;
    return code;
  }
}
