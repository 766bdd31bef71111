import { contourAreaMm2, contourBox } from '@millwright/geometry';
import { describe, expect, it } from 'vitest';
import { readSvg } from '../../src/svg/read-svg.js';
import { codesOf, readText, svgPage } from '../helpers.js';

const RECT = '<rect width="10" height="10" fill="none"/>';
/** Box of everything drawn on a page of 200 × 100 mm, in page coordinates (Y down): [left, top, right, bottom]. */
const boxOf = (content: string) => boxOfText(svgPage(content), 100);
const boxOfText = (text: string, pageHeight: number) => {
  const points = readSvg(text).strokes.flatMap(({ primitives }) =>
    primitives.flatMap((one) =>
      one.kind === 'bezier' ? [one.points[0]!, one.points.at(-1)!] : [one.from, one.to],
    ),
  );
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => pageHeight - y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(
    (value) => Math.round(value * 1e6) / 1e6 + 0,
  );
};
const strokesOf = (content: string) => readSvg(svgPage(content)).strokes;
const unreadOf = (content: string) => readSvg(svgPage(content)).unread.map(({ entity }) => entity);
const codes = (content: string) => readSvg(svgPage(content)).findings.map(({ code }) => code);

describe('a nested page', () => {
  // A square of 4 × 4 units in a place of 40 × 20 at 50, 10: meet gives a scale of 5, slice one of 10.
  const nested = (fit: string) =>
    boxOf(
      `<svg x="50" y="10" width="40" height="20" viewBox="0 0 4 4" ${fit}><rect width="4" height="4"/></svg>`,
    );
  it.each([
    ['', [60, 10, 80, 30]],
    ['preserveAspectRatio="xMinYMin"', [50, 10, 70, 30]],
    ['preserveAspectRatio="xMaxYMin meet"', [70, 10, 90, 30]],
    ['preserveAspectRatio="xMidYMax"', [60, 10, 80, 30]],
    ['preserveAspectRatio="xMidYMin slice"', [50, 10, 90, 50]],
    ['preserveAspectRatio="xMidYMid slice"', [50, 0, 90, 40]],
    ['preserveAspectRatio="xMidYMax slice"', [50, -10, 90, 30]],
    ['preserveAspectRatio="none"', [50, 10, 90, 30]],
    ['preserveAspectRatio="defer xMinYMid"', [50, 10, 70, 30]],
    ['preserveAspectRatio="nonsense"', [60, 10, 80, 30]],
  ])('is fitted by %j', (fit, expected) => {
    expect(nested(fit)).toEqual(expected);
  });

  it('says when a shape stands out of it, unless its overflow shows', () => {
    const page = (more: string) =>
      `<svg width="20" height="20" ${more}><rect width="30" height="10"/></svg><rect x="90" width="5" height="5"/>`;
    expect(codes(page(''))).toEqual(['DRAWING_SHAPE_CLIPPED']);
    expect(codes(page('overflow="visible"'))).toEqual([]);
    expect(codes(page('style="overflow:visible"'))).toEqual([]);
  });

  it('of no size draws nothing, and one of an unknown size is listed', () => {
    expect(unreadOf(`<svg width="0" height="5">${RECT}</svg>`)).toEqual(['svg (draws nothing)']);
    expect(unreadOf(`<svg width="5em" height="5">${RECT}</svg>`)).toEqual(['svg (size not understood)']);
  });
});

describe('the page', () => {
  it('of other proportions than its viewBox has the smaller scale, or for slice the larger', async () => {
    const page = (fit: string) =>
      readText(
        `<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="30mm" viewBox="0 0 100 100" ${fit}>${RECT}</svg>`,
      );
    const meet = await page('');
    expect(meet.units).toMatchObject({ decision: 'proved', mmPerUnit: expect.closeTo(0.3, 12) });
    expect(meet.sizeMm!.widthMm).toBeCloseTo(3, 9);
    expect(codesOf(meet)).toContain('DRAWING_PAGE_DISTORTED');
    expect((await page('preserveAspectRatio="xMidYMid slice"')).sizeMm!.widthMm).toBeCloseTo(10, 9);
  });

  it('puts its lower left corner at 0, 0, wherever its viewBox begins', async () => {
    const page = (viewBox: string) =>
      readText(
        `<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="50mm" viewBox="${viewBox}"><path fill="none" d="M-40 5h10v10"/></svg>`,
      );
    expect((await page('-50 -10 100 50')).openContours[0]!.vertices).toEqual([
      [10, 35, 0],
      [20, 35, 0],
      [20, 25, 0],
    ]);
  });

  it('may have its size in its style', async () => {
    const text = `<svg xmlns="http://www.w3.org/2000/svg" style="width:20cm; height:100mm" viewBox="0 0 200 100">${RECT}</svg>`;
    expect((await readText(text)).units).toMatchObject({ decision: 'proved', unit: 'cm', mmPerUnit: 1 });
  });

  it('without a viewBox is in px of the program, 96 to the inch by default, and asked when the drawing stands out of it', async () => {
    const page = (more: string, size = 40) =>
      readText(
        `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="50mm" height="50mm" ${more}><rect width="${size}" height="${size}"/></svg>`,
      );
    expect((await page('')).units).toMatchObject({ decision: 'proved', unit: 'px96' });
    expect((await page('inkscape:version="0.48"')).units).toMatchObject({ decision: 'proved', unit: 'px90' });
    expect((await page('', 300)).units.decision).toBe('ask');
  });

  it('of Illustrator is known by what it leaves in the style, and may come after blanks', async () => {
    const text = `\n  <?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90" style="enable-background:new 0 0 90 90;">${RECT}</svg>`;
    expect((await readText(text)).units).toMatchObject({ decision: 'proved', unit: 'pt' });
  });

  it('whose viewBox is no viewBox says so', () => {
    const text = `<svg xmlns="http://www.w3.org/2000/svg" width="50mm" height="50mm" viewBox="0 0 50mm 50mm">${RECT}</svg>`;
    expect(readSvg(text).unread).toEqual([{ entity: 'svg (viewBox not understood)', layer: '' }]);
  });
});

describe('lengths', () => {
  it.each([
    ['10', 10],
    ['10px', 10],
    ['1in', 96],
    ['2.54cm', 96],
    ['25.4mm', 96],
    ['72pt', 96],
    ['6pc', 96],
    ['101.6Q', 96],
    ['10%', 20],
    ['1e1', 10],
  ])('of %s are %d user units', (text, expected) => {
    expect(boxOf(`<rect width="${text}" height="5"/>`)[2]).toBeCloseTo(expected, 6);
  });

  it('refer to width, height or the diagonal where they are percentages', () => {
    expect(boxOf('<rect x="10%" y="10%" width="10%" height="10%"/>')).toEqual([20, 10, 40, 20]);
    const [left, , right] = boxOf('<circle cx="50%" cy="50%" r="10%"/>');
    expect(right! - left!).toBeCloseTo(2 * 0.1 * Math.sqrt((200 * 200 + 100 * 100) / 2), 5);
  });

  it('may come from style sheets, as SVG 2 has it', () => {
    expect(boxOf('<style>.w{width:30px;rx:2px}</style><rect class="w" width="5" height="20"/>')).toEqual([
      0, 0, 30, 20,
    ]);
    expect(boxOf(`<path style='d:path("M0 0h7v7z")'/>`)).toEqual([0, 0, 7, 7]);
  });
});

describe('transforms', () => {
  it.each([
    ['transform="matrix(2 0 0 3 5 6)"', [5, 6, 25, 36]],
    ['transform="translate(5)"', [5, 0, 15, 10]],
    ['transform="translate(5,6)scale(2)"', [5, 6, 25, 26]],
    ['transform="scale(2,-1)"', [0, -10, 20, 0]],
    ['transform="rotate(90 10 10)"', [10, 0, 20, 10]],
    ['transform="skewY(45)"', [0, 0, 10, 20]],
    ['style="transform: translate(5mm, 1in)"', [18.897638, 96, 28.897638, 106]],
    ['style="transform: rotate(0.25turn)"', [-10, 0, 0, 10]],
    ['style="transform: rotate(100grad)"', [-10, 0, 0, 10]],
    ['style="transform: translateX(4px) scaleY(2)"', [4, 0, 14, 20]],
    ['transform="rotate(180)" transform-origin="10 10"', [10, 10, 20, 20]],
    ['style="transform: rotate(180deg); transform-origin: center"', [190, 90, 200, 100]],
    ['style="transform: rotate(180deg); transform-origin: top left"', [-10, -10, 0, 0]],
    ['style="transform: rotate(180deg); transform-origin: 50% 10px"', [190, 10, 200, 20]],
    ['transform="none"', [0, 0, 10, 10]],
  ])('by %s', (how, expected) => {
    expect(boxOf(`<g ${how}>${RECT}</g>`)).toEqual(expected);
  });

  it.each([
    'transform="translate(5 mm)"',
    'transform="translate(1,2,3)"',
    'transform="matrix3d(1)"',
    'transform="translate(5) garbage"',
    'style="transform: translate(50%)"',
    'style="transform: rotate(9deg); transform-box: fill-box; transform-origin: center"',
    'style="translate: 5px"',
    'style="rotate: 5deg"',
    'transform="scale(1e400)"',
  ])('that are not understood leave the shape out with a warning: %s', (how) => {
    expect(strokesOf(`<g ${how}>${RECT}</g>`)).toEqual([]);
    expect(unreadOf(`<g ${how}>${RECT}</g>`)).toEqual(['g (transform not understood)']);
  });

  it('keep arcs under turns, moves and even scales, and bend them the other way in a mirror', () => {
    const bulges = (how: string) =>
      strokesOf(`<path transform="${how}" d="M0 0A5 5 0 0 1 10 0"/>`)[0]!.primitives.map((one) =>
        one.kind === 'segment' ? Math.round(one.bulge * 1e9) / 1e9 : one.kind,
      );
    expect(bulges('rotate(33) scale(3)')).toEqual([-1]);
    expect(bulges('scale(-1 1)')).toEqual([1]);
    expect(bulges('scale(2 1)')).toEqual(['ellipse']);
  });
});

describe('style', () => {
  const shown = (css: string, attributes = 'class="a b" id="i"') =>
    strokesOf(`<style>${css}</style><g class="outer"><rect ${attributes} width="5" height="5"/></g>`)
      .length === 1;
  it.each([
    ['rect{display:none}'],
    ['*{display:none}'],
    ['.a{display:none}'],
    ['#i{display:none}'],
    ['rect.a.b{display:none}'],
    ['circle, .b{display:none}'],
    ['.outer rect{display:none}'],
    ['.outer > rect{display:none}'],
    ['svg g > #i{display:none}'],
    ['svg .outer .a{display:none}'],
    ['rect{display:none!important} #i{display:inline}'],
    ['.a{display:inline} rect.a{display:none}'],
    ['#i{display:none} .a.b{display:inline}'],
    ['.a{display:inline} .b{display:none}'],
    ['/* .a{display:inline} */ .a{display:none}'],
    ['@media screen{.a{display:none}}'],
    ['@font-face{font-family:x;src:url(data:a;b,{})} .a{display:none}'],
    ['.a{content:"}";display:none}'],
    ['<![CDATA[.a{display:none}]]>'],
    ['\\23 x, .a{display:none'],
  ])('%s hides', (css) => {
    expect(shown(css)).toBe(false);
  });

  it.each([
    ['svg > rect{display:none}'],
    ['.c{display:none}'],
    ['.A{display:none}'],
    ['rect{display:none} .a{display:inline}'],
    ['@media print{.a{display:none}}'],
    ['.outer rect rect{display:none}'],
    ['.a{display:none;display:inline}'],
    ['.a{fill:red;};;'],
  ])('%s does not', (css) => {
    expect(shown(css)).toBe(true);
  });

  it('in the attribute outranks style sheets, but for what is important there', () => {
    expect(shown('#i{display:none}', 'id="i" style="display:inline"')).toBe(true);
    expect(shown('#i{display:none!important}', 'id="i" style="display:inline"')).toBe(false);
    expect(shown('#i{display:none!important}', 'id="i" style="display:inline!important"')).toBe(true);
    expect(shown('rect{display:inline}', 'display="none"')).toBe(true);
  });

  it('by selectors that are not understood is listed, where it would matter', () => {
    const css = 'g + rect{fill:red} rect:hover{cursor:pointer} @import "a.css";';
    expect(unreadOf(`<style>${css}</style>${RECT}`)).toEqual(['style g + rect', 'style (@import "a.css")']);
  });

  it('is found by ids that start with a digit', () => {
    expect(shown('#\\31 0{display:none}', 'id="10"')).toBe(false);
  });
});

describe('colours', () => {
  const colourOf = (attributes: string) => strokesOf(`<rect ${attributes} width="5" height="5"/>`)[0]!.colour;
  it.each([
    ['stroke="red"', '#ff0000'],
    ['stroke="RebeccaPurple"', '#663399'],
    ['stroke="#0f8"', '#00ff88'],
    ['stroke="#0F8C"', '#00ff88'],
    ['stroke="#12345678"', '#123456'],
    ['stroke="rgb(1, 2, 300)"', '#0102ff'],
    ['stroke="rgb(100% 50% 0% / 0.5)"', '#ff8000'],
    ['stroke="hsl(120, 100%, 25%)"', '#008000'],
    ['stroke="hsla(0.5turn 100% 50%)"', '#00ffff'],
    ['style="color:#123456;stroke:currentColor"', '#123456'],
    ['stroke="url(#g) blue"', '#0000ff'],
    ['fill="green"', '#008000'],
    ['fill="green" stroke="none"', '#008000'],
    ['', '#000000'],
    ['fill="none"', undefined],
    ['fill="url(#g)"', undefined],
    ['stroke="nonsense"', undefined],
  ])('of %s are %s', (attributes, expected) => {
    expect(colourOf(attributes)).toBe(expected);
  });

  it('are inherited', () => {
    expect(strokesOf(`<g stroke="blue"><g><path d="M0 0h5"/></g></g>`)[0]!.colour).toBe('#0000ff');
  });
});

describe('what is seen', () => {
  it.each([
    ['display="none"', 'rect (not displayed)'],
    ['visibility="hidden"', 'rect (not visible)'],
    ['visibility="collapse"', 'rect (not visible)'],
    ['opacity="0"', 'rect (not displayed)'],
    ['style="opacity:0.0"', 'rect (not displayed)'],
  ])('with %s is nothing, and listed', (attributes, entity) => {
    const content = `<g ${attributes}><rect width="5" height="5"/></g>`;
    expect(strokesOf(content)).toEqual([]);
    expect(unreadOf(content)).toEqual([entity]);
  });

  it('tells stacked fills, outlined strokes and shapes nobody sees', () => {
    const dark = '<rect width="50" height="50"/>';
    expect(codes(`${dark}<circle cx="20" cy="20" r="5" fill="#fff"/>`)).toEqual(['DRAWING_FILLS_STACKED']);
    expect(codes(`<rect width="50" height="50" fill="white"/><circle cx="20" cy="20" r="5"/>`)).toEqual([]);
    expect(codes('<path d="M0 0H100V80H0ZM.5.5V79.5H99.5V.5Z"/>')).toEqual(['DRAWING_STROKE_OUTLINED']);
    expect(codes('<path d="M0 0H100V80H0ZM15 15V65H85V15Z"/>')).toEqual([]);
    expect(codes(`${dark}<rect x="60" width="9" height="9" fill="none"/>`)).toEqual([
      'DRAWING_SHAPE_UNPAINTED',
    ]);
    expect(codes('<rect x="60" width="9" height="9" fill="none"/>')).toEqual([]);
  });

  it('says which rule fills a shape, and which sub-paths are one shape', () => {
    const content =
      '<path fill-rule="evenodd" d="M0 0h9v9zM2 1h2v2z"/><path d="M0 0h9v9z"/><path fill="none" d="M0 0h9"/>';
    expect(strokesOf(content).map(({ fillRule, shape }) => [fillRule, shape])).toEqual([
      ['evenodd', 0],
      ['evenodd', 0],
      ['nonzero', 1],
      [undefined, undefined],
    ]);
  });

  it('through a clip is whole when the clip is a rectangle around it, and said to be cut off otherwise', () => {
    const clipped = (clip: string) =>
      `<defs><clipPath id="k">${clip}</clipPath></defs><g clip-path="url(#k)"><rect x="5" y="5" width="10" height="10"/></g>`;
    expect([
      unreadOf(clipped('<rect width="20" height="20"/>')),
      codes(clipped('<rect width="20" height="20"/>')),
    ]).toEqual([[], []]);
    expect(codes(clipped('<rect width="20" height="9"/>'))).toEqual(['DRAWING_SHAPE_CLIPPED']);
    expect(codes(clipped('<path d="M0 0H20V20H0Z" transform="scale(.6)"/>'))).toEqual([
      'DRAWING_SHAPE_CLIPPED',
    ]);
    expect(unreadOf(clipped('<circle r="90"/>'))).toEqual(['clip-path']);
  });
});

describe('clones', () => {
  it('of a symbol take the size they ask for, and of an svg too', () => {
    const defs = '<defs><symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol></defs>';
    expect(boxOf(`${defs}<use href="#s" x="5" y="6" width="20" height="20"/>`)).toEqual([5, 6, 25, 26]);
    expect(boxOf(`${defs}<use href="#s"/>`)).toEqual([50, 0, 150, 100]);
    const svg =
      '<svg id="v" display="none" width="9" height="9" viewBox="0 0 3 3"><rect width="3" height="3"/></svg>';
    expect(strokesOf(`${svg}<use href="#v" width="30" height="30"/>`)).toEqual([]);
    expect(
      boxOf(`<defs>${svg.replace('display="none"', '')}</defs><use href="#v" width="30" height="30"/>`),
    ).toEqual([0, 0, 30, 30]);
  });

  it('inherit from where they stand, and find their target by percent codes', () => {
    const content =
      '<defs><path id="a b" d="M0 0h5v5"/></defs><g fill="none" stroke="blue"><use xlink:href="#a%20b"/></g>';
    expect(strokesOf(content).map(({ filled, colour }) => [filled, colour])).toEqual([[false, '#0000ff']]);
  });

  it('place what they hold after their own transform', () => {
    expect(boxOf(`<defs><g id="a">${RECT}</g></defs><use href="#a" x="10" transform="scale(2)"/>`)).toEqual([
      20, 0, 40, 20,
    ]);
  });
});

describe('text', () => {
  const label = (content: string) => readSvg(svgPage(content)).labels[0];
  it('is a label at its first place, as high as its letters are on the page', () => {
    expect(label('<text x="10" y="30" font-size="5">Door</text>')).toEqual({
      text: 'Door',
      at: [10, 70],
      height: 5,
      layer: '',
    });
    expect(
      label('<g style="font:bold 4px/1.2 Arial"><text><tspan x="1cm" y="30">A</tspan></text></g>'),
    ).toMatchObject({
      at: [expect.closeTo(37.795276, 5), 70],
      height: 4,
    });
    expect(
      label('<text x="1 2 3" y="5" transform="scale(2)"><tspan style="font-size:150%">A</tspan></text>'),
    ).toMatchObject({
      at: [2, 90],
      height: 48,
    });
  });

  it('along a path stands where the path starts', () => {
    expect(
      label('<path id="p" fill="none" d="M30 40L90 40"/><text><textPath href="#p">Round</textPath></text>'),
    ).toMatchObject({ text: 'Round', at: [30, 60] });
  });

  it('keeps lines apart and words together, however many spans they are written in', () => {
    const text = (content: string) => label(`<text x="1" y="5">${content}</text>`)!.text;
    expect(text('<tspan x="1" dy="0">Side</tspan><tspan x="1" dy="8">left</tspan>')).toBe('Side left');
    expect(text('<tspan y="5">Side</tspan><tspan y="9">left</tspan>')).toBe('Side left');
    expect(text('<tspan x="1" y="5">Si</tspan><tspan x="3.2" y="5">de</tspan>')).toBe('Side');
    expect(text('A<tspan dy="1.2em">B</tspan> <tspan font-weight="bold">C</tspan>')).toBe('A B C');
  });

  it('that is not shown is no label', () => {
    expect(label('<text display="none">A</text>')).toBeUndefined();
  });
});

describe('names', () => {
  it('of layers and shapes are those that people gave them', () => {
    const ink = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"';
    const [stroke] = strokesOf(
      `<g ${ink} inkscape:groupmode="layer" inkscape:label="Top &amp; side"><path id="path12" inkscape:label=" Left  side " d="M0 0h5"/></g>`,
    );
    expect(stroke).toMatchObject({ layer: 'Top & side', label: 'Left  side' });
    expect(
      strokesOf('<g id="Ebene_x0020_1_x002C_a"><path d="M0 0h5"><title> Left\n side </title></path></g>')[0],
    ).toMatchObject({
      layer: 'Ebene 1,a',
      label: 'Left side',
    });
  });
});

describe('paths', () => {
  const areaOf = async (d: string) => {
    const { parts } = await readText(svgPage(`<path d="${d}"/>`));
    return parts.reduce((sum, { outline }) => sum + contourAreaMm2(outline), 0);
  };
  it('that are nearly whole turns are kept by their ends', async () => {
    expect(await areaOf('M10 10a5 5 0 1 1 0 .001z')).toBeCloseTo(25 * Math.PI, 2);
    const { parts } = await readText(svgPage('<path d="M10 10a5 5 0 1 1 0 .02z"/>'));
    expect(contourBox(parts[0]!.outline).minXMm).toBeCloseTo(0, 2);
  });

  it('go on from the start of the sub-path after Z', async () => {
    expect(await areaOf('M10 10h10v10zl-5 0v-5z')).toBeCloseTo(50 + 12.5, 9);
  });

  it('read the numbers of the grammar, and stop at what is none', () => {
    const ends = (d: string) =>
      strokesOf(`<path fill="none" d="${d}"/>`).map(({ primitives }) => primitives.length);
    expect(ends('M.5.5-1-1.5.5')).toEqual([1]);
    expect(ends('M1,2 3,4,5,6')).toEqual([2]);
    expect(ends('M 1 2 L 3 4 L 5')).toEqual([1]);
    expect(ends('M1 2L3 4L1e999 5')).toEqual([1]);
    expect(ends('L1 2 3 4')).toEqual([]);
    expect(ends('m1 2 3 4 M7 7')).toEqual([1]);
    expect(ends('M0 0a5 5 0 0110 10')).toEqual([1]);
    expect(ends('M0 0a5 5 0 2 1 10 10')).toEqual([]);
  });
});

describe('what a switch and foreign elements hold', () => {
  it('is read by the first branch without conditions, or listed', () => {
    expect(unreadOf(`<switch><g systemLanguage="de">${RECT}</g></switch>`)).toEqual([
      'switch (no branch without conditions)',
    ]);
    expect(
      strokesOf(
        `<switch><g requiredExtensions="x">${RECT}${RECT}</g><g requiredFeatures="y">${RECT}</g></switch>`,
      ),
    ).toHaveLength(1);
    expect(strokesOf(`<x:g xmlns:x="urn:x">${RECT}</x:g><flowRoot/><image/>`)).toEqual([]);
    expect(unreadOf('<flowRoot/><path marker-end="url(#m)" d="M0 0h5"/>')).toEqual([
      'flowRoot',
      'marker-end',
    ]);
  });
});
