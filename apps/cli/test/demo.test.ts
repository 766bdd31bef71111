import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = resolve(import.meta.dirname, '../dist/main.js');
const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'millwright-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const env = { PATH: process.env.PATH ?? '', ...variables };
  return spawnSync(process.execPath, [main, ...args], { cwd: folder, env, encoding: 'utf8' });
}

const files = (name: string) => readdirSync(join(folder, name)).sort();
const bytes = (name: string) =>
  Object.fromEntries(files(name).map((file) => [file, readFileSync(join(folder, name, file), 'base64')]));
const manifest = (name: string) => JSON.parse(readFileSync(join(folder, name, 'manifest.json'), 'utf8'));

describe('the demo', () => {
  let first: ReturnType<typeof run>;
  beforeAll(() => {
    first = run(['demo', '--out', 'first']);
  }, 120_000);

  it('ends well and says where to look', () => {
    expect(first.stderr).not.toMatch(/[A-Z]+_[A-Z]+:/);
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(/look at\s+first\/report\.html/);
    expect(first.stderr).toMatch(/proving the program/);
  });

  it('writes a picture and a proved program per sheet, a report and a manifest', () => {
    const { sheets, artifacts } = manifest('first');
    expect(sheets.length).toBeGreaterThan(0);
    for (const { sheetIndex, verdict } of sheets) {
      expect(verdict).toBe('proved');
      expect(files('first')).toEqual(
        expect.arrayContaining([`layout-${sheetIndex + 1}.svg`, `sheet-${sheetIndex + 1}.nc`]),
      );
    }
    expect(files('first')).toEqual(expect.arrayContaining(['report.html', 'movement.json']));
    expect(artifacts.map(({ file }: { file: string }) => file).sort()).toEqual(
      files('first').filter((file) => file !== 'manifest.json'),
    );
  });

  it('shows in the report each sheet, its difference and its path, and where its replay lies', () => {
    const report = readFileSync(join(folder, 'first', 'report.html'), 'utf8');
    const { sheets } = manifest('first');
    expect(report.match(/src="data:image\/png;base64,/g)).toHaveLength(2 * sheets.length);
    expect(report.match(/src="data:image\/svg\+xml;base64,/g)).toHaveLength(sheets.length);
    for (const { sheetIndex } of sheets) {
      const number = sheetIndex + 1;
      expect(report).toContain(`href="replay-${number}.html"`);
      expect(files('first')).toEqual(
        expect.arrayContaining([
          `sheet-${number}.png`,
          `difference-${number}.png`,
          `engagement-${number}.svg`,
          `replay-${number}.html`,
        ]),
      );
    }
    expect(report).not.toMatch(/<script|(src|href)="https?:/);
    expect(report).toContain('What no proof covers');
  });

  it('makes the nightstand of fifteen parts, from SVG and from DXF', () => {
    expect(first.stdout).toMatch(/parts\s+15 with 55 holes/);
    const dxf = run(['demo', join(root, 'examples/nightstand/nightstand.dxf'), '--out', 'dxf']);
    expect(dxf.stdout).toMatch(/parts\s+15 with 55 holes/);
    expect(dxf.status).toBe(0);
  }, 120_000);

  it('run again gives the same bytes, and through the library instead of MCP too', () => {
    expect(run(['demo', '--out', 'second']).status).toBe(0);
    expect(run(['demo', '--out', 'direct', '--in-process']).status).toBe(0);
    expect(bytes('second')).toEqual(bytes('first'));
    expect(bytes('direct')).toEqual(bytes('first'));
  }, 240_000);

  it('with stub engines has the same shape, says stub, and moves nothing', () => {
    const stub = run(['demo', '--out', 'stub'], { MILLWRIGHT_ENGINES: 'stub' });
    expect(stub.status).toBe(5);
    const { provenance } = manifest('stub');
    const kinds = new Set(provenance.map(({ engine }: { engine: { kind: string } }) => engine.kind));
    expect(kinds).toEqual(new Set(['stub']));
    const shape = (name: string): Set<string> =>
      new Set(manifest(name).artifacts.map(({ kind }: { kind: string }) => kind));
    const drawn = ['picture', 'replay'];
    expect(shape('stub')).toEqual(new Set([...shape('first')].filter((kind) => !drawn.includes(kind))));
    expect(files('stub').filter((file) => file.endsWith('.nc'))).toEqual([]);
    const golden = JSON.parse(
      readFileSync(join(root, 'tools/golden/engines/post-grbl.writeProgram.stub.result.json'), 'utf8'),
    );
    expect(golden.program.text).not.toMatch(/^[^(;\n]*\b(?:G0*[0-3]\b|[XYZIJ]-?[\d.])/m);
  }, 120_000);

  it('keeps earlier results until new ones are complete, and replaces only its own', () => {
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine', 'thesis.txt'), 'years of work');
    const refused = run(['demo', '--out', 'mine']);
    expect(refused.stderr).toMatch(/^OUTPUT_NOT_WRITABLE: /m);
    expect(files('mine')).toEqual(['thesis.txt']);
  });
});

describe('bad input ends in one line with a code and what to do, and writes nothing', () => {
  const square = (size: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}mm" height="${size}mm" viewBox="0 0 ${size} ${size}"><rect width="${size}" height="${size}"/></svg>`;
  beforeAll(() => {
    writeFileSync(
      join(folder, 'empty.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm" viewBox="0 0 100 100"/>',
    );
    writeFileSync(join(folder, 'nothing.dxf'), '');
    writeFileSync(join(folder, 'large.svg'), square(3000));
    writeFileSync(
      join(folder, 'unitless.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg"><rect width="100" height="50"/></svg>',
    );
    writeFileSync(join(folder, 'broken.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><rect');
    writeFileSync(
      join(folder, 'noise.dxf'),
      Buffer.from(Array.from({ length: 2000 }, (_, index) => (index * 7919) % 256)),
    );
    writeFileSync(join(folder, 'job.json'), '{ "title": 3 }');
    writeFileSync(join(folder, 'square.svg'), square(100));
    writeFileSync(join(folder, 'a-file'), '');
    const point = (x: number, y: number) => `10\n${x}\n20\n${y}\n`;
    writeFileSync(
      join(folder, 'evil.dxf'),
      `0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n4\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\n\u001b[2J\n90\n3\n70\n0\n${point(0, 0)}${point(90, 0)}${point(90, 90)}0\nENDSEC\n0\nEOF\n`,
    );
    const page = (lines: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="99mm" height="99mm" viewBox="0 0 99 99" fill="none">${lines}</svg>`;
    writeFileSync(
      join(folder, 'shared-edge.svg'),
      page('<path d="M49 9H9V89H49"/><path d="M49 9H89V89H49"/><path d="M49 9V89"/>'),
    );
    writeFileSync(join(folder, 'gaps.svg'), page('<path d="M9 9H60"/><path d="M60.05 9V60H9V9.4"/>'));
    writeFileSync(
      join(folder, 'touching.svg'),
      page('<path d="M9 9H60"/><path d="M60.05 9V60H9V9"/><circle cx="29" cy="35" r="20"/>'),
    );
  });

  it.each([
    ['a missing file', ['nowhere.svg'], 3, /^FILE_NOT_FOUND: /],
    ['a folder for a file', ['.'], 3, /^FILE_UNREADABLE: /],
    ['an empty drawing', ['empty.svg'], 3, /^INPUT_INVALID: /],
    ['an empty file', ['nothing.dxf'], 3, /^[A-Z_]+: /],
    ['a broken drawing', ['broken.svg'], 3, /^[A-Z_]+: /],
    ['noise', ['noise.dxf'], 3, /^[A-Z_]+: /],
    ['a drawing that does not say its unit', ['unitless.svg'], 3, /DRAWING_UNIT_UNKNOWN/],
    ['a part larger than the sheet', ['large.svg'], 4, /NEST_PART_LARGER_THAN_SHEET/],
    ['a sheet that is none', ['square.svg', '--sheet', '10by20'], 2, /^USAGE: /],
    ['an unknown machine', ['--machine', 'shopbot-9000'], 2, /^MACHINE_UNKNOWN: .*longmill/],
    ['an unknown tool', ['--tool', 'axe'], 2, /^TOOL_UNKNOWN: /],
    ['an unknown unit', ['square.svg', '--unit', 'cubit'], 2, /^USAGE: /],
    ['an unknown option', ['--fast'], 2, /^USAGE: /],
    ['two files', ['square.svg', 'large.svg'], 2, /^USAGE: /],
    ['an answer to nothing', ['square.svg', '--answer', 'taste=sweet'], 2, /^USAGE: .*maps/],
    ['an answer that is none', ['square.svg', '--answer', 'maps=globe'], 2, /^USAGE: .*faces/],
    [
      'a drawing whose areas share lines',
      ['shared-edge.svg'],
      3,
      /--answer maps=faces \(.*or --answer maps=outline \(/,
    ],
    // Cleared the screen of whoever opened the drawing.
    [
      'a layer named to fool the terminal',
      ['evil.dxf'],
      3,
      /^INPUT_INVALID: [^\u001b]*layer .\[2J[^\u001b]*$/,
    ],
    // Said only that a gap was closed, which is not why nothing could be cut, and not where.
    ['a contour with a gap too wide', ['gaps.svg'], 3, /DRAWING_CONTOUR_OPEN: .*0\.4 mm.*At X9 Y90/],
    ['a job file that is none', ['job.json'], 3, /^JOB_FILE_INVALID: /],
  ])(
    '%s',
    (_what, args, status, line) => {
      const result = run(['demo', ...args, '--out', 'never', '--quiet']);
      expect(result.stderr).toMatch(line);
      expect(result.status).toBe(status);
      expect(result.stderr.trim().split('\n')).toHaveLength(1);
      expect(result.stdout).toBe('');
      expect(existsSync(join(folder, 'never'))).toBe(false);
      expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([]);
    },
    60_000,
  );

  it('an answer to what the drawing leaves open goes on', () => {
    const result = run(['demo', 'shared-edge.svg', '--answer', 'maps=faces', '--out', 'faces', '--quiet']);
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
    expect(result.stdout).toMatch(/parts +2 with 0 holes/);
    expect(readFileSync(join(folder, 'faces/report.html'), 'utf8')).toContain('What the drawing leaves open');
  }, 60_000);

  // Took whatever lay beside earlier results away with them.
  it('what lies beside earlier results stays, and what lies in the way is not overwritten', () => {
    const demo = () => run(['demo', 'square.svg', '--out', 'beside', '--quiet']);
    mkdirSync(join(folder, 'beside/photos'), { recursive: true });
    writeFileSync(join(folder, 'beside/photos/shelf.txt'), 'mine');
    expect(demo().status).toBe(0);
    writeFileSync(join(folder, 'beside/notes.txt'), 'mine');
    expect(demo().status).toBe(0);
    expect(readFileSync(join(folder, 'beside/photos/shelf.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'beside/notes.txt'), 'utf8')).toBe('mine');
    const manifest = JSON.parse(readFileSync(join(folder, 'beside/manifest.json'), 'utf8'));
    const kept = manifest.artifacts.filter(({ file }: { file: string }) => file !== 'sheet-1.nc');
    writeFileSync(join(folder, 'beside/manifest.json'), JSON.stringify({ ...manifest, artifacts: kept }));
    writeFileSync(join(folder, 'beside/sheet-1.nc'), 'mine');
    const refused = demo();
    expect(refused.stderr).toMatch(/^OUTPUT_NOT_WRITABLE: .*"sheet-1\.nc"/);
    expect(readFileSync(join(folder, 'beside/sheet-1.nc'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([]);
  }, 120_000);

  // Named the closed gap, a warning about the drawing, as the reason why the proof failed.
  it('a proof that fails, with what the proof found', () => {
    const result = run(['demo', 'touching.svg', '--out', 'unproved', '--quiet']);
    expect(result.status).toBe(5);
    expect(result.stderr).toMatch(/^PROOF_FAILED: SIMULATE_[A-Z_]+: /);
    expect(files('unproved').filter((name) => name.endsWith('.nc'))).toEqual([]);
  }, 60_000);

  it('no permission to write', () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o555 });
    const asNobody = process.getuid?.() === 0;
    // Root may write anywhere, so root tries a file system that takes no folders, and a file in place of a folder.
    for (const out of asNobody ? ['/proc/millwright', 'a-file'] : ['closed/out', 'a-file']) {
      const result = run(['demo', 'square.svg', '--out', out, '--quiet']);
      expect(result.stderr).toMatch(/^OUTPUT_NOT_WRITABLE: /);
      expect(result.status).toBe(3);
    }
    chmodSync(closed, 0o755);
  }, 60_000);

  it('an unknown engine flag', () => {
    const result = run(['demo', '--out', 'never'], { MILLWRIGHT_ENGINES: 'maybe' });
    expect(result.stderr).toMatch(/ENGINE_FLAG_UNKNOWN: .*maybe/);
    expect(result.status).toBe(2);
  });

  it('as JSON, the same envelope as over MCP', () => {
    const result = run(['demo', 'nowhere.svg', '--json', '--out', 'never']);
    expect(JSON.parse(result.stdout)).toMatchObject({
      code: 'FILE_NOT_FOUND',
      data: {},
      hint: expect.any(String),
    });
  });
});

describe('help', () => {
  it('is printed on stdout, and without arguments too', () => {
    expect(run(['--help']).stdout).toMatch(/^Usage: /);
    expect(run([])).toMatchObject({ status: 0, stderr: '' });
  });
});
