import type { Toolpath, WriteOptions, WriteProgramRequest } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { readProgram, writeProgram } from '../../src/index.js';
import { machine, request, tool, toolpath } from '../support/shop.js';

const drill = { ...tool, id: 'drill-5', number: 7, label: '5 mm drill', diameterMm: 5 };
const cut = (id: string, toolId: string, x: number): Toolpath =>
  toolpath(
    [
      { kind: 'line', toMm: [x, 10, -3], feedMmPerMin: 300 },
      { kind: 'line', toMm: [x, 60, -3], feedMmPerMin: 900 },
    ],
    { id, toolId, startMm: [x, 10, 5] },
  );
const paths = [cut('a', tool.id, 10), cut('b', drill.id, 30), cut('c', drill.id, 50)];

function asked(options: WriteOptions, rest: Partial<WriteProgramRequest> = {}): WriteProgramRequest {
  return request(paths, { tools: [tool, drill], options, ...rest });
}

describe('a program of two tools', () => {
  it('is refused unless a change of tool is asked for', async () => {
    await expect(writeProgram(asked({}))).rejects.toMatchObject({ code: 'POST_TOOLS_MIXED' });
    await expect(writeProgram(asked({ toolChange: 'separate' }))).rejects.toMatchObject({
      code: 'POST_TOOLS_MIXED',
    });
  });

  it('stops the spindle before it pauses, and goes up first afterwards', async () => {
    const { program, manifest } = await writeProgram(asked({ toolChange: 'pause' }));
    const lines = program.text.split('\n');
    const pause = lines.indexOf('M0');
    expect(lines.slice(pause - 3, pause + 8)).toEqual([
      'M5',
      '(Change to T7: 5 mm drill)',
      '(Set Z zero for the new tool before going on)',
      'M0',
      'T7',
      '(2: profile-outside, copy 1 of part part-a)',
      'G21 G90 G17 G94 G54',
      'G0 Z20',
      'M3 S18000',
      'G4 P3',
      'G0 X30 Y10',
    ]);
    expect(lines.filter((line) => line === 'M0').length).toBe(1);
    expect(program.toolIds).toEqual([tool.id, drill.id]);
    expect(manifest?.tools.map(({ number, cutLengthMm }) => [number, cutLengthMm])).toEqual([
      [3, 58],
      [7, 116],
    ]);
    const { diagnostics, motions } = await readProgram({ text: program.text });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(
      new Set(motions.filter(({ kind }) => kind === 'line').map(({ toolNumber }) => toolNumber)),
    ).toEqual(new Set([3, 7]));
  });

  it('leaves the change to the sender or the controller with M6', async () => {
    const { program } = await writeProgram(asked({ toolChange: 'sender' }));
    expect(program.text).toContain('M5\n(Change to T7: 5 mm drill)\nT7 M6\n');
    // The first tool is called as well: who changes at M6 may have another one in the spindle.
    expect(program.text.split('\n').indexOf('T3 M6')).toBe(4);
    const native = { machine: { ...machine, controller: 'grblhal' } as const };
    expect((await writeProgram(asked({ toolChange: 'native' }, native))).program.text).toContain('\nT7 M6\n');
  });

  it('is refused where the controller has no change of its own', async () => {
    await expect(writeProgram(asked({ toolChange: 'native' }))).rejects.toMatchObject({
      code: 'POST_TOOL_CHANGE_REFUSED',
    });
  });
});

describe('lines of the caller’s own', () => {
  it('stand after the title and before the end', async () => {
    const options = { preamble: ['M8 (dust on)', 'g4 p2'], postamble: ['M9', 'G0 X0 Y300'] };
    const { program } = await writeProgram(request([cut('a', tool.id, 10)], { options }));
    const lines = program.text.split('\n');
    expect(lines.slice(4, 7)).toEqual(['M8 (dust on)', 'G4 P2', 'T3']);
    expect(lines.slice(-5)).toEqual(['G0 X0 Y0', 'M9', 'G0 X0 Y300', 'M30', '']);
  });

  it.each([
    ['preamble', 'G0 X0 Y0'],
    ['preamble', 'X5'],
    ['postamble', 'G0 Z-5'],
    ['postamble', 'G1 X5 F100'],
    ['postamble', 'G0 X5 Z50'],
    ['postamble', 'G53 G0 X0'],
    ['postamble', 'G0 X0 M3'],
    ['preamble', 'G91'],
    ['preamble', 'G92 X0'],
    ['preamble', 'G10 L2 P1 X0'],
    ['preamble', 'G55'],
    ['preamble', 'G28'],
    ['preamble', 'M3 S1000'],
    ['preamble', 'M0'],
    ['preamble', 'M30'],
    ['preamble', 'T4'],
    ['preamble', 'F0'],
    ['preamble', '$H'],
    ['preamble', '!'],
    ['preamble', 'M8 (dust! on)'],
    ['preamble', 'M8 ; dust'],
    ['preamble', 'M8\nG0 Z-50'],
    ['preamble', 'G4 P3600'],
    ['preamble', 'G4'],
    ['preamble', 'M8 M8'],
    ['preamble', '(Ä)'],
    ['preamble', `(${'x'.repeat(80)})`],
    ['preamble', ''],
  ] as const)('are refused as %s: %j', async (place, line) => {
    const options = { [place]: [line] };
    await expect(writeProgram(request([cut('a', tool.id, 10)], { options }))).rejects.toMatchObject({
      code: 'POST_USER_LINE_REFUSED',
      data: { path: `options.${place}.0` },
    });
  });
});
