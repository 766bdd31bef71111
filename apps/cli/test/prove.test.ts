import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const main = resolve(import.meta.dirname, '../dist/main.js');
const example = resolve(import.meta.dirname, '../../../examples/nightstand');
const folder = mkdtempSync(join(tmpdir(), 'millwright-prove-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  const env = { PATH: process.env.PATH ?? '' };
  return spawnSync(process.execPath, [main, 'prove', ...args], { cwd: folder, env, encoding: 'utf8' });
}

/** A groove across a board, by hand. */
const GROOVE = `G21 G90 G17
G0 Z5
M3 S18000
G4 P6
G0 X10 Y20
G1 Z-4 F400
G1 X90 F1500
G0 Z15
M5
M30
`;
writeFileSync(join(folder, 'groove.nc'), GROOVE);
const given = [
  '--stock',
  '100x40x18',
  '--zero',
  '0,0,0',
  '--tool',
  'flat:6x22x35',
  '--machine',
  'altmill-4x4',
];

describe('millwright prove', () => {
  it('proves the program of a job, and finds a line that was moved by hand', () => {
    const program = readFileSync(join(example, 'expected/sheet-1.nc'), 'utf8');
    writeFileSync(join(folder, 'sheet.nc'), program);
    const job = ['--job', join(example, 'job.json'), '--out', 'sheet'];
    const right = run('sheet.nc', ...job);
    expect(right.stderr).not.toMatch(/[A-Z]+_[A-Z]+:/);
    expect(right.status).toBe(0);
    expect(right.stdout).toMatch(/^verdict +proved$/m);
    const pictures = ['sheet.png', 'difference.png'].map((name) => readFileSync(join(folder, 'sheet', name)));
    expect(pictures.map((png) => png.subarray(1, 4).toString())).toEqual(['PNG', 'PNG']);
    const lines = program.split('\n');
    const at = lines.findIndex((line, i) => i > lines.length / 2 && /^G1 X[\d.]+ Y/.test(line));
    lines[at] = (lines[at] as string).replace(/X([\d.]+)/, (_, x) => `X${(Number(x) + 1).toFixed(3)}`);
    writeFileSync(join(folder, 'sheet.nc'), lines.join('\n'));
    const wrong = run('sheet.nc', ...job);
    expect(wrong.status).toBe(5);
    expect(wrong.stdout).toMatch(/^verdict +findings: /m);
    expect(wrong.stdout).toMatch(/SIMULATE_GOUGE|SIMULATE_CONTOUR_INCOMPLETE/);
  }, 240_000);

  it('names what it was not given, with what the program suggests', () => {
    const { status, stdout } = run('groove.nc', '--out', 'alone');
    expect(status).toBe(5);
    expect(stdout).toMatch(/^verdict +unproved: /m);
    expect(stdout).toMatch(/^not given +the sheet: .*Give --stock /m);
    expect(stdout).toMatch(/^not given +the height: .*stock top.*--zero X,Y,Z.*--z-down/m);
    expect(stdout).not.toMatch(/`|frame|partsExpected/);
    expect(readdirSync(join(folder, 'alone')).sort()).toEqual(['manifest.json', 'proof.json']);
  });

  it('writes the proof of a program that stands alone', () => {
    const { stdout } = run('groove.nc', ...given, '--out', 'groove');
    expect(stdout).toMatch(/^not given +the drawing: /m);
    expect(stdout).not.toMatch(/^not given +the sheet: /m);
    expect(readdirSync(join(folder, 'groove'))).toEqual(
      expect.arrayContaining(['engagement.svg', 'manifest.json', 'proof.json', 'replay.html', 'sheet.png']),
    );
    expect(readdirSync(join(folder, 'groove'))).not.toContain('difference.png');
    expect(stdout).toMatch(/^ +groove\/sheet\.png$/m);
  });

  describe('against a drawing', () => {
    const foreign = resolve(import.meta.dirname, '../../../examples/foreign');
    const program = readFileSync(join(foreign, 'plate.nc'), 'utf8');
    const sheet = [
      '--stock',
      '160x100x6',
      '--zero',
      '0,0,0',
      '--tool',
      'flat:6x22x35',
      '--machine',
      'altmill-4x4',
    ];
    const setup = ['--setup', '20,20,60,15,5,0.5'];
    const tabs = ['--tab', '80,80,8,2', '--tab', '80,20,8,2'];
    const drawing = ['--drawing', join(foreign, 'plate.svg')];
    const proveText = (text: string, ...args: string[]) => {
      writeFileSync(join(folder, 'plate.nc'), text);
      return run('plate.nc', ...args, '--out', 'plate');
    };

    it('proves a program that this project did not write', () => {
      const { status, stdout } = proveText(program, ...drawing, ...sheet, ...setup, ...tabs);
      expect(stdout).toMatch(/^verdict +proved$/m);
      expect(status).toBe(0);
      expect(readdirSync(join(folder, 'plate'))).toContain('difference.png');
    });

    it('says what the guide says', () => {
      const guide = readFileSync(resolve(import.meta.dirname, '../../../docs/guides/simulate.md'), 'utf8');
      const command = /^npx -y pnpm@12 prove (.*--drawing.*)$/m.exec(guide)?.[1] ?? '';
      const args = command.replaceAll('examples/foreign', foreign).split(' ');
      expect(run(...args, '--out', 'guide').status).toBe(0);
      const oneTab = args.slice(0, -2);
      const { status, stdout } = run(...oneTab, '--out', 'guide');
      expect([status, /SIMULATE_CONTOUR_INCOMPLETE/.test(stdout)]).toEqual([5, true]);
    });

    it('puts the parts where they are drawn, wherever the zero is', () => {
      const moved = program.replace(/([XY])(\d+)/g, (_, axis, at) => `${axis}${Number(at) - 20}`);
      const there = ['--stock', '160x100x6', '--zero', '20,20,0', ...sheet.slice(4)];
      const svg = readFileSync(join(foreign, 'plate.svg'), 'utf8');
      // The drawing's zero, its page's lower left corner, goes along with the program's.
      writeFileSync(
        join(folder, 'moved.svg'),
        svg.replace('x="30" y="20"', 'x="10" y="40"').replace('cx="60" cy="60"', 'cx="40" cy="80"'),
      );
      const { status } = proveText(moved, '--drawing', 'moved.svg', ...there, ...setup, ...tabs);
      expect(status).toBe(0);
    });

    it('finds a hole on the wrong side, and a tab that nobody meant', () => {
      const mirrored = program.replace(/Y40\b/g, 'Y60');
      expect(proveText(mirrored, ...drawing, ...sheet, ...setup, ...tabs).stdout).toMatch(/SIMULATE_GOUGE/);
      const { status, stdout } = proveText(program, ...drawing, ...sheet, ...setup, ...tabs.slice(2));
      expect(status).toBe(5);
      expect(stdout).toMatch(/SIMULATE_CONTOUR_INCOMPLETE/);
    });

    it.each([
      ['without a sheet', drawing, /Give --stock and --zero/],
      ['a program as the drawing', ['--drawing', 'groove.nc', ...sheet], /DRAWING_FORMAT_UNKNOWN/],
      ['a drawing that is not there', ['--drawing', 'none.svg', ...sheet], /FILE_NOT_FOUND/],
      ['a drawing of nothing', ['--drawing', 'empty.svg', ...sheet], /The parts of empty.svg are not known/],
      ['a tab of three numbers', [...drawing, ...sheet, '--tab', '80,80,8'], /"80,80,8" is not a tab/],
      [
        'a set-up with retract over clearance',
        [...drawing, ...sheet, '--setup', '0,0,60,5,15,0'],
        /is not a set-up/,
      ],
      ['a tab without a drawing', [...sheet, '--tab', '80,80,8,2'], /belong to --drawing/],
      ['a unit that is none', [...drawing, ...sheet, '--unit', 'ell'], /"ell" is not a unit/],
    ])('refuses %s', (_, args, said) => {
      writeFileSync(
        join(folder, 'empty.svg'),
        '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="10mm" viewBox="0 0 10 10"/>',
      );
      const { status, stderr } = proveText(program, ...args);
      expect(stderr).toMatch(said);
      expect([2, 3]).toContain(status);
    });
  });

  it.each([
    ['no program', [], /A program is missing/],
    ['a stock that is none', ['groove.nc', '--stock', '100'], /"100" is not a sheet/],
    ['a stock of nothing', ['groove.nc', '--stock', '0x40x18'], /"0x40x18" is not a sheet/],
    ['an option that is none', ['groove.nc', '--jbo'], /Unknown option '--jbo'\. See millwright --help/],
    ['a zero that is none', ['groove.nc', '--zero', '0,0'], /"0,0" is not a place/],
    ['a cutter that is none', ['groove.nc', '--tool', 'flat:6'], /"flat:6" is not a cutter/],
    ['a cutter without its angle', ['groove.nc', '--tool', 'vee:12x10x35'], /has no angle/],
    ['an unknown name', ['groove.nc', '--tool', 'spoon'], /^TOOL_UNKNOWN: /],
    ['a job and a stock', ['groove.nc', '--job', 'job.json', '--stock', '1x1x1'], /come from the job file/],
    ['no such sheet', ['groove.nc', '--job', 'job.json', '--sheet-number', '0'], /the first is 1/],
  ])('%s is refused in one line', (_, args, message) => {
    const { status, stderr, stdout } = run(...args);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([status, stdout]).toEqual([2, '']);
  });

  it.each([
    ['text in UTF-16', Buffer.from(`\uFEFF${GROOVE}`, 'utf16le'), /is text in UTF-16.*Save it as ASCII/],
    ['a file with nothing in it', Buffer.from(''), /is empty/],
    ['bytes', Buffer.from([71, 0, 1, 2]), /is no text/],
    ['an SVG', Buffer.from('<?xml version="1.0"?>\n<svg/>'), /is an SVG drawing, not a program/],
    ['a DXF', Buffer.from('  0\r\nSECTION\r\n'), /is a DXF drawing, not a program/],
    ['a letter', Buffer.from('dear joiner\nhow are you\n'), /of its 2 lines none moves the machine/],
    ['too much', Buffer.alloc(65 * 1024 * 1024, 'G1 X1\n'), /other\.nc has 65\.0 MB; at most 64 MB/],
  ])('%s is not taken for a program', (_, bytes, message) => {
    writeFileSync(join(folder, 'other.nc'), bytes);
    const { status, stderr, stdout } = run('other.nc', ...given, '--quiet');
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([status, stdout]).toEqual([3, '']);
  });

  it('with its Z upside down is asked about, not drawn', () => {
    writeFileSync(
      join(folder, 'down.nc'),
      GROOVE.replace(/Z(-?)(\d+)/g, (_, sign, z) => `Z${sign === '' ? '-' : ''}${z}`),
    );
    const { stdout, status } = run('down.nc', ...given, '--out', 'down');
    expect(stdout.split('\n').find((line) => line.includes('SIMULATE_'))).toMatch(/FRAME_DOUBTFUL.*--z-down/);
    expect(readdirSync(join(folder, 'down')).sort()).toEqual(['manifest.json', 'proof.json']);
    expect(status).toBe(5);
    const right = run('down.nc', ...given, '--z-down', '--out', 'down');
    expect(right.stdout).not.toMatch(/FRAME_DOUBTFUL/);
  });

  it('the most dangerous finding comes first, with the text of its line', () => {
    const text = GROOVE.replace('M5\n', '').replace('G1 X90', 'G0 X90');
    writeFileSync(join(folder, 'danger.nc'), text);
    const { stdout, stderr } = run('danger.nc', ...given, '--out', 'danger');
    const codes = [...stdout.matchAll(/(SIMULATE_\w+):/g)].map(([, code]) => code);
    expect(codes.indexOf('SIMULATE_RAPID_IN_STOCK')).toBeLessThan(codes.indexOf('SIMULATE_TOOL_ASSUMED'));
    expect(stdout).toMatch(/^ +line 7: G0 X90 F1500, at X/m);
    expect(stderr).toMatch(
      /^PROOF_FAILED: \d errors?\. The worst: SIMULATE_\w+, line \d+\..*Do not run it like this\.$/m,
    );
  });

  it('a reader that closes its end is no error', () => {
    const command = `"${process.execPath}" "${main}" prove groove.nc --out pipe | true; echo done`;
    const { stderr, stdout } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    expect(stderr).not.toMatch(/EPIPE|at .*\.js/);
    expect(stdout).toBe('done\n');
  });

  it('many findings of one kind are one line with a count', () => {
    const rapids = [30, 40, 50].map((x) => `G0 Z-4 F400\nG0 X${x}\nG0 Z5`).join('\n');
    writeFileSync(join(folder, 'rapids.nc'), GROOVE.replace('G0 Z15', `G0 Z5\n${rapids}\nG0 Z15`));
    const { stdout } = run('rapids.nc', ...given);
    const codes = [...stdout.matchAll(/(SIMULATE_\w+):/g)].map(([, code]) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('the folder that holds the program is not replaced', () => {
    const { status, stderr } = run('groove.nc', '--out', '.');
    expect(stderr).toMatch(/^OUTPUT_NOT_WRITABLE: .*groove\.nc lies in it.*--out/);
    expect(status).toBe(3);
    expect(readFileSync(join(folder, 'groove.nc'), 'utf8')).toBe(GROOVE);
  });

  it('a folder is said to be one', () => {
    const { status, stderr } = run('.');
    expect(stderr).toMatch(/^FILE_UNREADABLE: \. is a folder/);
    expect(status).toBe(3);
  });

  it('a file that is not there is said', () => {
    const { status, stderr } = run('nothing.nc');
    expect(stderr).toMatch(/^FILE_NOT_FOUND: /);
    expect(status).toBe(3);
  });
});
