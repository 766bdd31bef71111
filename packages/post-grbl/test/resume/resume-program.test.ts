import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resumeProgram } from '../../src/index.js';
import { anyWritten, expectGoesOnAnywhere, settings } from '../support/goes-on.js';

describe('a program that goes on from a line', () => {
  it('does the rest exactly, at every line of programs in every style', async () => {
    await fc.assert(
      fc.asyncProperty(anyWritten, async (text) => {
        await expectGoesOnAnywhere(text);
      }),
      { seed: 51, numRuns: 100 },
    );
  });

  it.each([
    ['incremental', 'G21 G90\nM3 S9000\nG0 X0 Y0 Z5\nG1 Z-1 F200\nG91\nX5\nY5\nX-5\nG90 G0 Z5\nM30'],
    ['in inverse time', 'G21 G90\nM3 S9000\nG0 X0 Y0 Z5\nG93\nG1 Z-1 F30\nX5 F20\nY5 F20\nG94\nG0 Z5\nM30'],
    ['with a feed on a line of its own', 'G21\nM4 S9000\nG0 X0 Y0 Z5\nF250\nG1 Z-1\nX5\nG0 Z5\nM30'],
    [
      'in another plane and work system',
      'G21 G18 G55\nM3 S9\nG0 X0 Y0 Z5\nG1 Z0 F90\nG2 X10 Z0 I5 K0\nG0 Z5\nM30',
    ],
    [
      'with modal arcs',
      'G21\nM3 S9000\nG0X0Y0Z5\nG1Z-1F90\nG2X10Y0I5J0\nX20Y0I5J0\n(note)\nX30Y0I5J0\nG0Z5\nM30',
    ],
    [
      'in lower case with numbers',
      'n10 g21\nn20 m3 s9000\nn30 g0 x0 y0 z5\nn40 g01 z-1 f90\nn50 x7\nn60 g00 z5\nm30',
    ],
  ])('does the rest of a program %s', async (_, text) => {
    await expectGoesOnAnywhere(text);
  });

  it.each([
    [1, 'no line before it states X and Y and Z'],
    [4, 'no line before it states X and Y'],
    [99, 'the program has no such line'],
  ])('is refused at line %i: %s', (line, reason) => {
    const text = 'G21 G90\nM3 S9000\nG0 Z5\nG0 X1 Y2\nG1 Z-1 F300\nX9\nM30\n';
    expect(() => resumeProgram({ text, line, ...settings })).toThrow(
      expect.objectContaining({ code: 'POST_RESUME_REFUSED', data: { line, reason } }),
    );
  });

  it.each([
    [
      'after a line that GRBL refuses',
      'G0 X0 Y0 Z5\nG1 X5\nG1 X9 F100\nX10',
      'line 2 before it is answered with error 22',
    ],
    ['after the end', 'G0 X0 Y0 Z5\nM30\n\nG0 X1', 'the program has ended before it'],
    ['under G92', 'G0 X0 Y0 Z5\nG92 X5\n\nG0 X1', 'an offset of G92, G43.1 or G10 is in force'],
    ['under G43.1', 'G0 X0 Y0 Z5\nG43.1 Z2\n\nG0 X1', 'an offset of G92, G43.1 or G10 is in force'],
  ])('is refused %s', (_, text, reason) => {
    expect(() => resumeProgram({ text, line: 4, ...settings })).toThrow(
      expect.objectContaining({ code: 'POST_RESUME_REFUSED', data: { line: 4, reason } }),
    );
  });

  it('never goes down by rapid, whatever the height given', async () => {
    const text = 'G21\nM3 S9000\nG0 X0 Y0 Z5\nG1 Z-1 F300\nX9\nG0 Z5\nM30\n';
    const { text: resumed } = resumeProgram({ text, line: 5, ...settings, safeZMm: 2 });
    expect(resumed.split('\n').slice(0, 9)).toEqual([
      '(Goes on from line 5)',
      'G21 G90 G94 G17 G54',
      'G0 Z2',
      'M3 S9000',
      'G4 P3',
      'G0 X0 Y0',
      'G1 Z-1 F300',
      'F300',
      'G1 X9',
    ]);
  });
});
