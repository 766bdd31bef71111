import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Contour, ProgramReading, Proof, Tool } from '@millwright/contracts';
import { readProgram } from '@millwright/post-grbl';
import { proveProgram } from '@millwright/simulate';
import { describe, expect, it } from 'vitest';

const repository = resolve(import.meta.dirname, '../../../..');
const folder = resolve(process.env.MILLWRIGHT_SHARED ?? resolve(repository, '../shared'), 'data/gcode');
const isThere = existsSync(folder);
if (!isThere)
  console.warn(`SKIPPED: ${folder} is not there; set MILLWRIGHT_SHARED to the folder with data/gcode.`);
const files = isThere ? readdirSync(folder).filter((name) => !/\.(md|json)$/.test(name)) : [];

/** A plate of 40 mm in the middle of the sheet: no foreign program cuts it out. */
const plate: Contour = {
  closed: true,
  vertices: [
    [0, 0, 0],
    [40, 0, 0],
    [40, 40, 0],
    [0, 40, 0],
  ],
};

/** What a joiner would say of the program: a plain board, a router, end mills of 3 mm under all numbers that the program names. */
function requestFor(
  reading: ProgramReading,
  text: string,
  isPlateExpected: boolean,
): Parameters<typeof proveProgram>[0] {
  const numbers = [...new Set(reading.motions.map(({ toolNumber }) => toolNumber))];
  const tools = numbers.filter((number) => number > 0 && number <= 255).map(toolOf);
  const placement = {
    partId: 'plate',
    copy: 0,
    sheetIndex: 0,
    xMm: 380,
    yMm: 380,
    rotationDeg: 0,
    mirrored: false,
  };
  return {
    programSha256: createHash('sha256').update(text).digest('hex'),
    reading,
    parts: isPlateExpected ? [{ id: 'plate', quantity: 1, outline: plate, holes: [], features: [] }] : [],
    layout: {
      sheets: [{ stockId: 'ply', material: 'plywood', widthMm: 800, heightMm: 800, thicknessMm: 18 }],
      placements: isPlateExpected ? [placement] : [],
      unplaced: [],
      marginMm: 10,
      spacingMm: 8,
      yieldRatio: 0,
    },
    sheetIndex: 0,
    tools: tools.length > 0 ? tools : [toolOf(1)],
    machine: {
      id: 'router',
      label: 'Router',
      controller: 'grbl-1.1',
      travelMm: [1000, 1000, 120],
      maxRateMmPerMin: [8000, 8000, 3000],
      accelerationMmPerS2: [500, 500, 300],
      stepsPerMm: [80, 80, 400],
      junctionDeviationMm: 0.01,
      arcToleranceMm: 0.002,
      spindle: { minRpm: 5000, maxRpm: 30_000, spinUpS: 3 },
      sources: [],
    },
    setup: { workZeroMm: [50, 50, 80], clearanceZMm: 5, retractZMm: 2, spoilboardMm: 1 },
    tabs: [],
    toleranceMm: 0.01,
    throughMm: 0,
    partsExpected: isPlateExpected ? [{ partId: 'plate', copy: 0 }] : [],
    uncuttable: [],
  };
}

function toolOf(number: number): Tool {
  return {
    id: `flat-3-${number}`,
    number,
    label: '3 mm end mill',
    shape: 'flat',
    diameterMm: 3,
    nFlutes: 2,
    fluteLengthMm: 20,
    shankDiameterMm: 3,
    stickoutMm: 30,
    canPlunge: true,
  };
}

/** What a plain look at the text shows, without comments; no more than a search for words. */
function lookAt(text: string): {
  readonly hasUnit: boolean;
  readonly hasSpindle: boolean;
  readonly hasEnd: boolean;
} {
  const bare = text.replace(/\([^)\n]*\)?|;.*/g, '').toUpperCase();
  return {
    hasUnit: /G\s*(20|21)(?![\d.])/.test(bare),
    hasSpindle: /M\s*0?[34](?!\d)/.test(bare),
    hasEnd: /M\s*(0?2|30)(?!\d)/.test(bare),
  };
}

const stateOf = (proof: Proof, id: string): string | undefined =>
  proof.obligations.find((obligation) => obligation.id === id)?.state;

async function proofsOf(name: string) {
  const text = readFileSync(resolve(folder, name), 'utf8');
  const reading = await readProgram({ text });
  const bare = await proveProgram(requestFor(reading, text, false));
  const withPlate = await proveProgram(requestFor(reading, text, true));
  return { look: lookAt(text), reading, bare, withPlate };
}

describe.skipIf(!isThere)('programs that other software wrote', () => {
  it.each(files)('%s is judged, and nothing of it is proved that is not there', async (name) => {
    const { look, reading, bare, withPlate } = await proofsOf(name);
    for (const proof of [bare, withPlate]) {
      expect(proof.verdict).not.toBe('proved');
      if (!look.hasUnit) expect(stateOf(proof, 'units-stated')).toBe('undecided');
      if (!look.hasEnd) expect(stateOf(proof, 'ends')).not.toBe('holds');
      // Without a start of the spindle either no cut is seen at all (Z counts from the bottom, or upside down), or each is a fault.
      if (!look.hasSpindle) expect(['violated', undefined]).toContain(stateOf(proof, 'spindle-on'));
    }
    expect(stateOf(bare, 'expectation')).toBe('undecided');
    expect(stateOf(withPlate, 'outline:plate#0')).not.toBe('holds');
    expect(reading.motions.every(({ toMm }) => toMm.every(Number.isFinite))).toBe(true);
  });

  it('are 80, and those whose zero is the bottom of the stock cut nothing that was asked for', async () => {
    expect(files).toHaveLength(80);
    for (const name of ['freecad-tag-3mm-plywood.nc', 'freecad-key-test-g81.nc']) {
      const { withPlate } = await proofsOf(name);
      expect(stateOf(withPlate, 'outline:plate#0'), name).toBe('violated');
    }
  });
});
