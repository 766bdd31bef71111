import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';

/** A drawing made to break a reader: how it is made, how it may be read, and whether it can only be refused. */
export interface Bomb {
  readonly name: string;
  readonly make: () => Uint8Array;
  readonly options?: Readonly<Record<string, unknown>>;
  /** The codes it may be refused with; absent: any coded refusal or a result will do. */
  readonly mustRefuse?: readonly string[];
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const repeat = (n: number, piece: (index: number) => string) =>
  Array.from({ length: n }, (_, i) => piece(i)).join('');

/** An SVG on a page of 2000 × 2000 mm. */
const svg = (content: string, before = '') =>
  bytes(
    `${before}<svg xmlns="http://www.w3.org/2000/svg" width="2000mm" height="2000mm" viewBox="0 0 2000 2000">${content}</svg>`,
  );

/** A DXF in mm with the given entities and blocks. */
const dxf = (entities: string, blocks = '') =>
  bytes(
    `0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1015\n9\n$INSUNITS\n70\n4\n0\nENDSEC\n0\nSECTION\n2\nBLOCKS\n${blocks}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n${entities}0\nENDSEC\n0\nEOF\n`,
  );

const line = (x0: number, y0: number, x1: number, y1: number) =>
  `0\nLINE\n8\n0\n10\n${x0}\n20\n${y0}\n11\n${x1}\n21\n${y1}\n`;
const circle = (x: number, y: number, r: number) => `0\nCIRCLE\n8\n0\n10\n${x}\n20\n${y}\n40\n${r}\n`;
const block = (name: string, content: string) =>
  `0\nBLOCK\n8\n0\n2\n${name}\n70\n0\n10\n0\n20\n0\n${content}0\nENDBLK\n8\n0\n`;
const insert = (name: string, x: number, more = '') =>
  `0\nINSERT\n8\n0\n2\n${name}\n10\n${x}\n20\n0\n${more}`;

/** Those of a second or so: run with all tests. */
export const quickBombs: readonly Bomb[] = [
  {
    name: 'use cycle',
    make: () => svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    mustRefuse: ['DRAWING_REFERENCE_CYCLE'],
  },
  {
    name: 'use of itself',
    make: () => svg('<use id="a" href="#a"/>'),
    mustRefuse: ['DRAWING_REFERENCE_CYCLE'],
  },
  {
    name: 'clones of clones, 10 to the power of 10',
    make: () =>
      svg(
        `<defs><rect id="u0" width="1" height="1"/>${repeat(10, (i) => `<g id="u${i + 1}">${repeat(10, () => `<use href="#u${i}"/>`)}</g>`)}</defs><use href="#u10"/>`,
      ),
    mustRefuse: ['INPUT_TOO_LARGE'],
  },
  {
    name: 'entity expansion',
    make: () =>
      svg(
        '<text>&z;</text>',
        `<!DOCTYPE svg [<!ENTITY a "ha">${repeat(20, (i) => `<!ENTITY ${String.fromCharCode(98 + i)} "&${String.fromCharCode(97 + i)};&${String.fromCharCode(97 + i)};">`)}]>`,
      ),
    mustRefuse: ['DRAWING_XML_REFUSED'],
  },
  {
    name: 'external entity',
    make: () => svg('<text>&x;</text>', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
    mustRefuse: ['DRAWING_XML_REFUSED'],
  },
  {
    name: 'block cycle',
    make: () => dxf(insert('A', 0), block('A', insert('A', 1))),
    mustRefuse: ['DRAWING_REFERENCE_CYCLE'],
  },
  {
    name: 'array of 32,767 squared',
    make: () => dxf(insert('A', 0, '70\n32767\n71\n32767\n44\n1\n45\n1\n'), block('A', line(0, 0, 1, 1))),
    mustRefuse: ['INPUT_TOO_LARGE'],
  },
  {
    name: 'blocks of blocks, 10 to the power of 12',
    make: () =>
      dxf(
        insert('B12', 0),
        block('B0', line(0, 0, 1, 1)) +
          repeat(12, (i) =>
            block(
              `B${i + 1}`,
              repeat(10, (x) => insert(`B${i}`, x)),
            ),
          ),
      ),
    mustRefuse: ['INPUT_TOO_LARGE'],
  },
  {
    name: 'spline of degree 500',
    make: () =>
      dxf(
        `0\nSPLINE\n8\n0\n70\n8\n71\n500\n72\n1002\n73\n501\n${repeat(1002, (i) => `40\n${i < 501 ? 0 : 1}\n`)}${repeat(501, (i) => `10\n${i}\n20\n${i % 7}\n`)}`,
      ),
  },
  {
    name: 'NaN and infinity in SVG',
    make: () =>
      svg('<path d="M NaN 0 L Infinity 1e999 Z"/><rect width="1e400" height="nan"/><circle r="-1e308"/>'),
  },
  { name: 'NaN in DXF', make: () => dxf(line(Number.NaN, 0, 1, 1)), mustRefuse: ['DRAWING_DXF_MALFORMED'] },
  { name: 'coordinates of 1e300', make: () => dxf(line(0, 0, 1e300, 1e300) + circle(1e300, 0, 1e300)) },
  {
    name: 'bulge of 1e300',
    make: () =>
      dxf('0\nLWPOLYLINE\n8\n0\n90\n2\n70\n1\n10\n0\n20\n0\n42\n1e300\n10\n100\n20\n0\n42\n-1e-300\n'),
  },
  {
    name: 'ellipse as thin as a hair',
    make: () =>
      dxf('0\nELLIPSE\n8\n0\n10\n0\n20\n0\n11\n1000\n21\n0\n40\n1e-12\n41\n0\n42\n6.283185307179586\n'),
  },
  {
    name: 'ellipse turned a million times',
    make: () => dxf('0\nELLIPSE\n8\n0\n10\n0\n20\n0\n11\n1000\n21\n0\n40\n0.5\n41\n0\n42\n6283185.307\n'),
  },
  { name: 'empty', make: () => new Uint8Array(0) },
  { name: 'zero bytes only', make: () => new Uint8Array(100_000) },
  { name: 'a cut-off binary DXF', make: () => bytes('AutoCAD Binary DXF\r\n\x1a\0\0SECTION\0\x02HEA') },
];

/** Those that take long or much memory: run on their own. */
export const heavyBombs: readonly Bomb[] = [
  {
    name: '100,000 nested groups',
    make: () => svg(`${'<g>'.repeat(100_000)}<rect width="9" height="9"/>${'</g>'.repeat(100_000)}`),
    mustRefuse: ['INPUT_TOO_LARGE', 'DRAWING_XML_REFUSED'],
  },
  {
    name: '10⁵ clones',
    make: () =>
      svg(
        `<defs><rect id="r" width="1" height="1"/></defs>${repeat(99_999, (i) => `<use href="#r" x="${(i % 400) * 2}" y="${Math.floor(i / 400) * 2}"/>`)}`,
      ),
  },
  {
    name: '10⁵ style rules on 10⁵ elements',
    make: () =>
      svg(
        `<style>${repeat(100_000, (i) => `.c${i}{fill:none}`)}</style>${repeat(100_000, (i) => `<path class="c${i}" d="M${i % 300} ${i / 300}h.5v.5z"/>`)}`,
      ),
  },
  {
    name: '1,000 rules of 40 steps on 20,000 elements',
    make: () =>
      svg(
        `<style>${repeat(1000, (i) => `${'g '.repeat(40)}.c${i}{fill:none}`)}</style>${'<g>'.repeat(60)}${repeat(20_000, (i) => `<path class="c${i % 1000}" d="M${i % 300} ${i / 300}h.5v.5z"/>`)}${'</g>'.repeat(60)}`,
      ),
  },
  {
    name: '10⁶ segments, one polyline',
    make: () =>
      svg(`<path d="M0 0${repeat(999_990, (i) => `L${(i * 0.002).toFixed(3)} ${i % 2}`)}V1999H0Z"/>`),
  },
  {
    name: '2·10⁶ segments',
    make: () => svg(`<path d="M0 0${'h1v1h-1v-1'.repeat(500_000)}"/>`),
    mustRefuse: ['INPUT_TOO_LARGE'],
  },
  {
    name: '10⁶ lines, loose',
    make: () =>
      dxf(
        repeat(500_000, (i) =>
          line((i % 1000) * 2, Math.floor(i / 1000) * 2, (i % 1000) * 2 + 1, Math.floor(i / 1000) * 2 + 1),
        ),
      ),
  },
  {
    name: '2·10⁵ squares of lines',
    make: () =>
      dxf(
        repeat(50_000, (i) => {
          const x = (i % 250) * 4;
          const y = Math.floor(i / 250) * 4;
          return (
            line(x, y, x + 2, y) +
            line(x + 2, y, x + 2, y + 2) +
            line(x + 2, y + 2, x, y + 2) +
            line(x, y + 2, x, y)
          );
        }),
      ),
  },
  {
    name: '10⁵ lines through one point',
    make: () => dxf(repeat(100_000, (i) => line(0, 0, 1000 * Math.cos(i), 1000 * Math.sin(i)))),
  },
  { name: '3,000 lines that all cross', make: () => dxf(repeat(3000, (i) => line(0, i, 3000, 3000 - i))) },
  { name: '5,000 circles that all cross', make: () => dxf(repeat(5000, (i) => circle(i / 100, 0, 500))) },
  { name: '20,000 circles in one another', make: () => dxf(repeat(20_000, (i) => circle(0, 0, 1 + i / 10))) },
  { name: '10⁵ times the same line', make: () => dxf(line(0, 0, 100, 0).repeat(100_000)) },
  {
    name: '10⁵ lines over one another',
    make: () => dxf(repeat(100_000, (i) => line(i / 1000, 0, i / 1000 + 500, 0))),
  },
  {
    name: '20,000 arcs over one another',
    make: () =>
      dxf(
        repeat(20_000, (i) => `0\nARC\n8\n0\n10\n0\n20\n0\n40\n100\n50\n${i / 100}\n51\n${i / 100 + 90}\n`),
      ),
  },
  {
    name: '10⁵ gaps of 0.05 mm',
    make: () =>
      dxf(
        repeat(100_000, (i) =>
          line((i % 400) * 5, Math.floor(i / 400) * 5, (i % 400) * 5 + 4.95, Math.floor(i / 400) * 5),
        ),
      ),
  },
  {
    name: '50,000 ends in one square millimetre',
    make: () =>
      dxf(repeat(50_000, (i) => line(Math.sin(i * 7.13) / 2, Math.cos(i * 3.7) / 2, 100 + i / 100, 100))),
  },
  {
    name: 'a map of 100,000 squares',
    make: () => dxf(repeat(317, (i) => line(0, i * 3, 948, i * 3) + line(i * 3, 0, i * 3, 948))),
    options: { split: 'always', maps: 'faces' },
  },
  {
    name: '10⁵ labels',
    make: () =>
      svg(
        `<rect width="1999" height="1999"/>${repeat(100_000, (i) => `<text x="${i % 300}" y="${i / 300}">t${i}</text>`)}`,
      ),
  },
  {
    name: '10⁵ equal parts to be merged',
    make: () =>
      svg(
        repeat(
          100_000,
          (i) => `<rect x="${(i % 400) * 4}" y="${Math.floor(i / 400) * 4}" width="3" height="2"/>`,
        ),
      ),
    options: { mergeIdentical: true },
  },
  {
    name: '50 MB of DXF lines',
    make: () => dxf(repeat(900_000, (i) => line(i / 1000, 0.123456789012, i / 1000 + 0.000123456, 1.2345))),
  },
  { name: '50 MB of one number', make: () => svg(`<path d="M0 0L${'1'.repeat(50_000_000)} 0"/>`) },
  { name: '50 MB of blanks', make: () => svg(' '.repeat(50_000_000)) },
  { name: '50 MB of path commands', make: () => svg(`<path d="${'M0 0'.repeat(12_000_000)}"/>`) },
  { name: '50 MB of attributes', make: () => svg(`<rect ${repeat(3_000_000, (i) => `a${i}="1" `)}/>`) },
  {
    name: '50 MB of transforms',
    make: () => svg(`<rect width="9" height="9" transform="${'rotate(1)'.repeat(5_000_000)}"/>`),
  },
  { name: '50 MB of nothing, DXF', make: () => bytes('999\nx\n'.repeat(8_000_000)) },
  { name: '65 MB', make: () => new Uint8Array(65 * 1024 * 1024).fill(0x20), mustRefuse: ['INPUT_TOO_LARGE'] },
  {
    name: 'a zipped page of 1 GB',
    make: () => new Uint8Array(gzipSync(Buffer.alloc(1_000_000_000, '<g/>'))),
  },
  {
    name: 'a spline of 10⁶ control points',
    make: () =>
      dxf(
        `0\nSPLINE\n8\n0\n70\n8\n71\n3\n72\n1000004\n73\n1000000\n${repeat(1_000_004, (i) => `40\n${Math.min(Math.max(i - 3, 0), 999_997)}\n`)}${repeat(1_000_000, (i) => `10\n${i / 1000}\n20\n${i % 7}\n`)}`,
      ),
  },
  {
    name: '10,000 splines of 100 points',
    make: () =>
      dxf(
        repeat(
          10_000,
          (s) =>
            `0\nSPLINE\n8\n0\n70\n8\n71\n3\n72\n104\n73\n100\n${repeat(104, (i) => `40\n${Math.min(Math.max(i - 3, 0), 97)}\n`)}${repeat(100, (i) => `10\n${i * 10}\n20\n${s * 5 + (i % 7)}\n`)}`,
        ),
      ),
  },
];
