// What is taken off, against formulas of plane geometry worked out from the text of the programs by hand.
import { proveProgram } from '@millwright/simulate';
import { describe, expect, it } from 'vitest';
import { isThere, load, sha256Of, sheetFor, toolOf, toolsFor } from './programs.js';
import { type Row, table } from './table.js';

const { PI } = Math;
const disc = (diameterMm: number) => (PI * diameterMm ** 2) / 4;
/** A groove of width w along a rectangle: only its outer corners are round. */
const frame = (a: number, b: number, w: number) => 2 * w * (a + b) - (4 - PI) * (w / 2) ** 2;

/** The way of a rounded square, 10 mm wide, and the 10 mm of its lead-in that stick out. */
const rounded = (8 * 39.556 + 2 * PI * 15.567) * 10 + 5 * 10 + disc(10) / 2;

const volumesMm3: Readonly<Record<string, number>> = {
  'fusion-block-1024.nc': frame(21.4, 21.4, 1.4) * 3,
  'pcb-gcode-dice-mill.nc': frame(70.485, 34.29, 1.27) * 2,
  'mach3-wizard-circular-pocket.tap': disc(10) * 3,
  'fanuc-g83.nc': 12 * disc(26) * 20,
  'fanuc-g81-g91.nc': 12 * disc(26) * 118,
  'fanuc-contour-r-arcs.nc': rounded * 5.123,
};

describe.skipIf(!isThere)('the wood that a program takes off', () => {
  it.each(Object.entries(volumesMm3))('is bracketed as plane geometry has it: %s', async (name, mm3) => {
    const row = table[name] as Row;
    const program = await load(name);
    const { text, reading } = program;
    const units = 'mm' as const;
    const tools =
      row.tool === undefined ? [toolOf({ shape: 'flat', diameterMm: 1 }, 1)] : toolsFor(program, row.tool);
    const { removal } = await proveProgram({
      programSha256: sha256Of(text),
      reading: { ...reading, units },
      tools: [...tools],
      measures: ['removal'],
      ...sheetFor(program, row),
    });
    expect(removal?.cutMm3.least).toBeGreaterThan(mm3 * 0.998);
    expect(removal?.cutMm3.most).toBeLessThan(mm3 * 1.002);
  });

  it('is bracketed for four drills in one program', async () => {
    const program = await load('pcb-gcode-dice-drill.nc');
    const drills = [0.8128, 1.016, 1.1, 1.3];
    const tools = drills.map((diameterMm, i) => toolOf({ shape: 'flat', diameterMm }, i + 1));
    const { removal } = await proveProgram({
      programSha256: sha256Of(program.text),
      reading: program.reading,
      tools,
      measures: ['removal'],
      ...sheetFor(program, table['pcb-gcode-dice-drill.nc'] as Row),
    });
    const mm3 = [38, 4, 3, 2].reduce((sum, n, i) => sum + n * disc(drills[i] as number) * 2, 0);
    expect(removal?.cutMm3.least).toBeGreaterThan(mm3 * 0.99);
    expect(removal?.cutMm3.most).toBeLessThan(mm3 * 1.01);
  });
});
