import { contourAreaMm2, contourBox } from '@millwright/geometry';
import { describe, expect, it } from 'vitest';
import { codeOf, codesOf, netAreaMm2, readText, svgPage } from './helpers.js';

const rect = (x: number, y: number, width: number, height: number, more = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" ${more}/>`;
const boxOf = async (text: string) => (await readText(text)).sizeMm;

describe('SVG units', () => {
  const page = (attributes: string, content = rect(0, 0, 72, 36)) =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:serif="http://www.serif.com/" ${attributes}>${content}</svg>`;

  it.each([
    ['width="72mm" height="36mm" viewBox="0 0 72 36"', 'mm', 1],
    ['width="7.2cm" height="3.6cm" viewBox="0 0 72 36"', 'cm', 1],
    ['width="8.5in" height="11in" viewBox="0 0 8.5 11"', 'in', 25.4],
    ['width="72pt" height="36pt" viewBox="0 0 72 36"', 'pt', 25.4 / 72],
    ['width="288Q" height="144Q" viewBox="0 0 72 36"', 'mm', 1],
    ['width="100mm" viewBox="0 0 1000 500"', 'mm', 0.1],
    ['width="100" height="50" inkscape:version="0.48.4 r9939"', 'px90', 25.4 / 90],
    ['width="100" height="50" inkscape:version="1.1 (c4e8f9ed74)"', 'px96', 25.4 / 96],
    ['width="200" height="100" viewBox="0 0 100 50" inkscape:version="1.2"', 'px96', 50.8 / 96],
    ['width="100px" height="50px" enable-background="new 0 0 100 50"', 'pt', 25.4 / 72],
  ])('%s proves %s', async (attributes, unit, mmPerUnit) => {
    const { units } = await readText(page(attributes));
    expect(units).toMatchObject({ decision: 'proved', unit });
    expect(units.mmPerUnit).toBeCloseTo(mmPerUnit, 12);
  });

  it.each([
    ['nothing is stated', '', 'px96'],
    ['only px are stated', 'width="100" height="50"', 'px96'],
    ['the size is a percentage', 'width="100%" height="100%" viewBox="0 0 100 50" serif:id="x"', 'px96'],
    ['Illustrator exported without a size', 'viewBox="0 0 100 50" data-name="Layer 1"', 'px72'],
  ])('are asked for when %s', async (_, attributes, first) => {
    const { units } = await readText(page(attributes));
    expect(units.decision).toBe('ask');
    expect(units.candidates[0]!.unit).toBe(first);
  });

  it('give with each answer the size that the question showed', async () => {
    const text = page('width="200" height="100" viewBox="0 0 100 50"');
    for (const { unit, widthMm, heightMm } of (await readText(text)).units.candidates) {
      expect((await readText(text, { unit })).sizeMm!.widthMm).toBeCloseTo(widthMm, 9);
      expect((await readText(text, { unit })).sizeMm!.heightMm).toBeCloseTo(heightMm, 9);
    }
  });

  it('are doubted when OpenSCAD says mm and the page is a sheet in inches', async () => {
    const text = page(
      'width="48mm" height="96mm" viewBox="0 0 48 96"',
      `<title>OpenSCAD Model</title>${rect(1, 1, 46, 94)}`,
    );
    expect((await readText(text)).units).toMatchObject({
      decision: 'ask',
      candidates: [{ unit: 'in' }, { unit: 'mm' }],
    });
  });

  it('report a page whose proportions are not those of its viewBox, and keep circles round', async () => {
    const drawing = await readText(
      page('width="100mm" height="80mm" viewBox="0 0 100 50"', '<circle cx="20" cy="20" r="10"/>'),
    );
    expect(codesOf(drawing)).toContain('DRAWING_PAGE_DISTORTED');
    expect(drawing.sizeMm).toEqual({ widthMm: 20, heightMm: 20 });
  });

  it('stretch when the page says so: circles become ellipses', async () => {
    const size = await boxOf(
      page(
        'width="100mm" height="100mm" viewBox="0 0 100 50" preserveAspectRatio="none"',
        '<circle cx="20" cy="20" r="10"/>',
      ),
    );
    expect(size!.widthMm).toBeCloseTo(20, 3);
    expect(size!.heightMm).toBeCloseTo(40, 3);
  });

  it('apply to lengths within: 5mm of radius is 5 mm however the viewBox scales', async () => {
    const size = await boxOf(
      page('width="96px" height="96px" inkscape:version="1.0"', '<circle cx="40" cy="40" r="5mm"/>'),
    );
    expect(size!.widthMm).toBeCloseTo(10, 9);
  });
});

describe('SVG shapes', () => {
  it('have the areas that geometry gives them', async () => {
    const area = async (shape: string) => netAreaMm2(await readText(svgPage(shape)));
    expect(await area('<circle cx="20" cy="20" r="10"/>')).toBeCloseTo(100 * Math.PI, 9);
    expect(await area('<ellipse cx="50" cy="50" rx="40" ry="10"/>')).toBeCloseTo(400 * Math.PI, 1);
    expect(await area('<polygon points="0,0 30,0 30,40"/>')).toBeCloseTo(600, 9);
    expect(await area(rect(0, 0, 40, 20, 'rx="5"'))).toBeCloseTo(800 - (4 - Math.PI) * 25, 9);
    expect(await area(rect(0, 0, 40, 20, 'rx="30" ry="4"'))).toBeCloseTo(800 - (4 - Math.PI) * 20 * 4, 1);
    expect(await area('<path d="M0 0h30v40z"/>')).toBeCloseTo(600, 9);
  });

  it('keep circles, rounded corners and arc commands as arcs', async () => {
    const { parts } = await readText(
      svgPage(`${rect(0, 0, 40, 20, 'rx="5"')}<path d="M60 10a10 10 0 0120 0a10 10 0 01-20 0z"/>`),
    );
    expect(parts.map(({ outline }) => outline.vertices.length)).toEqual([8, 2]);
    expect(
      parts[0]!.outline.vertices.filter(([, , bulge]) => Math.abs(bulge - Math.tan(Math.PI / 8)) < 1e-12),
    ).toHaveLength(4);
  });

  it('read relative, shorthand and repeated path commands', async () => {
    const absolute = 'M10 10C20 0 40 0 50 10C60 20 60 30 50 40Q40 50 30 40Q20 30 10 40Z';
    const relative = 'm10 10c10-10 30-10 40 0s10 20 0 30q-10 10-20 0t-20 0z';
    const [a, b] = await Promise.all(
      [absolute, relative].map(async (d) => (await readText(svgPage(`<path d="${d}"/>`))).parts[0]!),
    );
    expect(contourBox(b!.outline).maxXMm).toBeCloseTo(contourBox(a!.outline).maxXMm, 3);
    expect(contourAreaMm2(b!.outline)).toBeCloseTo(contourAreaMm2(a!.outline), 2);
  });

  it('read arcs with glued flags, radii that are too small and radii of zero', async () => {
    expect(await boxOf(svgPage('<path fill="none" d="M0 50a5 5 0 0110 10"/>'))).toBeDefined();
    const tooSmall = await readText(svgPage('<path d="M10 50A1 1 0 0 1 50 50Z"/>'));
    expect(netAreaMm2(tooSmall)).toBeCloseTo((Math.PI * 400) / 2, 9);
    const straight = await readText(svgPage('<path d="M10 50A0 9 0 0 1 50 50L30 20Z"/>'));
    expect(netAreaMm2(straight)).toBeCloseTo(600, 9);
  });

  it('keep what precedes an error in a path and say where it breaks off', async () => {
    const drawing = await readText(svgPage('<path d="M10 10h30v30h-30z M50 10h nonsense"/>'));
    expect(drawing.parts).toHaveLength(1);
    expect(codesOf(drawing)).toContain('DRAWING_PATH_DATA_BROKEN');
  });

  it('that draw nothing do not enlarge the drawing but are listed', async () => {
    const drawing = await readText(svgPage(`${rect(10, 10, 20, 20)}<path d="M190 90"/><circle r="0"/>`));
    expect(drawing.sizeMm).toEqual({ widthMm: 20, heightMm: 20 });
    expect(drawing.unread.map(({ entity }) => entity)).toEqual([
      'circle (draws nothing)',
      'path (draws nothing)',
    ]);
  });

  it('close a path that is filled but not closed, and leave one open that is not filled', async () => {
    const filled = await readText(svgPage('<path d="M10 10h30v30"/>'));
    expect(codesOf(filled)).toEqual(['DRAWING_FILL_CLOSED']);
    const outline = await readText(svgPage('<path fill="none" d="M10 10h30v30"/>'));
    expect(codesOf(outline)).toEqual(['DRAWING_CONTOUR_OPEN', 'DRAWING_NOTHING_TO_CUT']);
    expect(outline.openContours).toEqual([
      {
        closed: false,
        vertices: [
          [10, 90, 0],
          [40, 90, 0],
          [40, 60, 0],
        ],
      },
    ]);
  });
});

describe('SVG shapes with attributes that make no sense', () => {
  // Each was drawn all the same: at 0, without its radius, or with every later point in another place.
  it.each([
    '<rect x="NaN" y="20" width="50" height="50"/>',
    '<rect x="1em" y="20" width="50" height="50"/>',
    '<rect x="10" y="20" width="50,5" height="50"/>',
    '<rect x="10" y="20" width="50" height="50" rx="5 mm x"/>',
    '<circle cx="50" cy="calc(50px)" r="20"/>',
    '<line x1="0" y1="0" x2="Infinity" y2="10"/>',
    '<polygon points="0,0 100,NaN 100,100 0,100"/>',
    '<polygon points="0,0 100,0 100,100 0,100 5"/>',
    '<polyline points="0 0 10 1e999 20 20 0 0"/>',
    '<use href="#nothing"/>',
    '<g transform="rotate(left)"><rect width="50" height="50"/></g>',
  ])('are left out with a warning: %s', async (shape) => {
    const { parts, unread, findings } = await readText(
      svgPage(`${shape}<rect x="60" width="9" height="9"/>`),
    );
    expect(parts).toHaveLength(1);
    expect(unread).toHaveLength(1);
    expect(findings).toMatchObject([{ code: 'DRAWING_ENTITIES_UNREAD', severity: 'warning' }]);
  });

  it('but auto, blanks and percentages do', async () => {
    const { parts, findings } = await readText(
      svgPage(
        '<rect x=" 5 " y="" width="10%" height="9mm" rx="auto"/><polygon points=" 130,0\n140-5 11e1.5"/>',
      ),
    );
    expect(parts).toHaveLength(2);
    expect(findings).toEqual([]);
  });
});

describe('SVG structure', () => {
  it('multiplies nested transforms, outer first', async () => {
    const drawing = await readText(
      svgPage(
        `<g transform="translate(50 50) rotate(90)"><g transform="scale(2,1) translate(5)">${rect(0, 0, 10, 4)}</g></g>`,
      ),
    );
    expect(drawing.sizeMm).toEqual({ widthMm: 4, heightMm: 20 });
    expect(drawing.parts[0]!.outline.vertices).toHaveLength(4);
  });

  it('turns about a point, skews, and mirrors arcs the right way', async () => {
    expect(await boxOf(svgPage(rect(10, 10, 20, 10, 'transform="rotate(90, 20, 15)"')))).toEqual({
      widthMm: 10,
      heightMm: 20,
    });
    const skewed = await boxOf(svgPage(rect(0, 0, 10, 10, 'transform="skewX(45)"')));
    expect(skewed!.widthMm).toBeCloseTo(20, 9);
    const mirrored = await readText(
      svgPage('<path transform="translate(50 0) scale(-1 1)" d="M10 10h10a5 5 0 0 1 0 10h-10z"/>'),
    );
    expect(netAreaMm2(mirrored)).toBeCloseTo(100 + (Math.PI * 25) / 2, 9);
  });

  it('does not place what it cannot place', async () => {
    const drawing = await readText(svgPage(rect(0, 0, 9, 9, 'transform="perspective(3)"')));
    expect(drawing.parts).toEqual([]);
    expect(drawing.unread).toEqual([{ entity: 'rect (transform not understood)', layer: '', count: 1 }]);
  });

  it('expands clones, of groups and of symbols with a viewBox', async () => {
    const defs = `<defs><g id="pair">${rect(0, 0, 5, 5)}${rect(10, 0, 5, 5)}</g><symbol id="s" viewBox="0 0 10 10">${rect(0, 0, 10, 10)}</symbol></defs>`;
    const clones =
      '<use href="#pair" x="20"/><use xlink:href="#pair" y="30"/><use href="#s" x="100" width="40" height="40"/>';
    const { parts } = await readText(svgPage(defs + clones));
    expect(parts.map(({ outline }) => contourAreaMm2(outline)).sort((a, b) => a - b)).toEqual([
      25, 25, 25, 25, 1600,
    ]);
  });

  it('fits nested pages into their place', async () => {
    const nested = `<svg x="50" y="0" width="40" height="20" viewBox="0 0 4 4">${rect(0, 0, 4, 4)}</svg>`;
    expect(await boxOf(svgPage(nested))).toEqual({ widthMm: 20, heightMm: 20 });
  });

  it('follows display, visibility and style sheets by their order of strength', async () => {
    const style =
      '<style>.off { display: none } #b { display: inline } rect.thin, line { fill: none } g ~ rect { fill: red }</style>';
    const shapes = `${rect(0, 0, 9, 9, 'class="off"')}${rect(20, 0, 9, 9, 'class="off" id="b"')}<g display="none">${rect(40, 0, 9, 9)}</g><g visibility="hidden">${rect(60, 0, 9, 9)}${rect(80, 0, 9, 9, 'visibility="visible"')}</g>`;
    const drawing = await readText(svgPage(style + shapes));
    expect(drawing.parts).toHaveLength(2);
    expect(drawing.unread.map(({ entity, count }) => `${count} ${entity}`)).toEqual([
      '2 rect (not displayed)',
      '1 rect (not visible)',
      '1 style g ~ rect',
    ]);
  });

  it('names layers by Inkscape’s label, and by the outermost group without one', async () => {
    const ink = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"';
    const layers = `<g ${ink} inkscape:groupmode="layer" inkscape:label="Cut"><g id="inner">${rect(0, 0, 9, 9)}</g></g><g id="Layer_x0020_1">${rect(20, 0, 9, 9)}</g>`;
    const { parts } = await readText(svgPage(layers));
    expect(parts.map(({ layer }) => layer)).toEqual(['Cut', 'Layer 1']);
  });

  it('resolves prefixes itself, whatever the file calls them', async () => {
    const text = `<s:svg xmlns:s="http://www.w3.org/2000/svg" width="50mm" height="50mm" viewBox="0 0 50 50"><s:rect width="9" height="9"/><x:rect xmlns:x="urn:other" width="90" height="90"/></s:svg>`;
    expect(await boxOf(text)).toEqual({ widthMm: 9, heightMm: 9 });
  });

  it('lists what it does not read: text, images, clips, masks', async () => {
    const content = `<g id="L">${rect(0, 0, 9, 9, 'clip-path="url(#c)"')}<image href="a.png"/><foreignObject/><text/></g><rect mask="url(#m)" width="5" height="5" x="50"/>`;
    const { unread } = await readText(svgPage(content));
    expect(unread).toEqual([
      { entity: 'clip-path', layer: 'L', count: 1 },
      { entity: 'foreignObject', layer: 'L', count: 1 },
      { entity: 'image', layer: 'L', count: 1 },
      { entity: 'mask', layer: '', count: 1 },
      { entity: 'text', layer: 'L', count: 1 },
    ]);
  });

  it('reads the first plain branch of a switch, where Illustrator keeps the drawing', async () => {
    const content = `<switch><foreignObject requiredExtensions="x"/><g>${rect(0, 0, 9, 9)}</g><g>${rect(50, 0, 9, 9)}</g></switch>`;
    expect((await readText(svgPage(content))).parts).toHaveLength(1);
  });
});

describe('SVG that is refused', () => {
  it.each([
    [
      'entities',
      '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
      'DRAWING_XML_REFUSED',
    ],
    ['an undefined entity', svgPage('&lol;'), 'DRAWING_XML_MALFORMED'],
    [
      'an outside style sheet',
      `<?xml-stylesheet href="http://example.com/a.css"?>${svgPage('')}`,
      'DRAWING_XML_REFUSED',
    ],
    ['a clone of another file', svgPage('<use href="other.svg#a"/>'), 'DRAWING_EXTERNAL_REFERENCE'],
    ['a clone of itself', svgPage('<g id="a"><use href="#a"/></g>'), 'DRAWING_REFERENCE_CYCLE'],
    [
      'clones of each other',
      svgPage('<defs><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></defs><use href="#a"/>'),
      'DRAWING_REFERENCE_CYCLE',
    ],
    [
      'a tag that does not close',
      '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>',
      'DRAWING_XML_MALFORMED',
    ],
    ['nesting without end', svgPage('<g>'.repeat(100_000) + '</g>'.repeat(100_000)), 'INPUT_TOO_LARGE'],
  ])('%s', async (_, text, code) => {
    expect(await codeOf(readText(text))).toBe(code);
  });

  it('clones of clones of clones, before they fill the memory', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `<g id="l${i + 1}">${`<use href="#l${i}"/>`.repeat(10)}</g>`,
    ).join('');
    const bomb = svgPage(`<defs><g id="l0">${rect(0, 0, 1, 1)}</g>${levels}</defs><use href="#l12"/>`);
    expect(await codeOf(readText(bomb))).toBe('INPUT_TOO_LARGE');
  });

  it('is not the DOCTYPE that every CorelDRAW file has', async () => {
    const doctype =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
    expect((await readText(doctype + svgPage(rect(0, 0, 9, 9)))).parts).toHaveLength(1);
  });
});

describe('where parts lie', () => {
  it('is said in coordinates of the drawing, for each part', async () => {
    const drawing = await readText(
      '<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="80mm" viewBox="0 0 100 80"><rect x="5" y="10" width="20" height="15"/><circle cx="70" cy="60" r="8"/></svg>',
    );
    const placed = drawing.origins.map(({ partId, atMm }) => {
      const part = drawing.parts.find(({ id }) => id === partId);
      return [part?.outline.vertices.length, ...atMm];
    });
    expect(placed).toEqual([
      [4, 5, 55],
      [2, 62, 12],
    ]);
  });
});
