import type { Proof } from '@millwright/contracts';
import { proveProgram } from '@millwright/simulate';
import { describe, expect, it } from 'vitest';
import {
  type ForeignProgram,
  files,
  isThere,
  load,
  machine,
  setup,
  sha256Of,
  sheetFor,
  toolsFor,
} from './programs.js';
import { type Row, table } from './table.js';

const stateOf = (proof: Proof, id: string): string | undefined =>
  proof.obligations.find((obligation) => obligation.id === id)?.state;
const codesOf = ({ findings }: Proof): ReadonlySet<string> => new Set(findings.map(({ code }) => code));
const missingOf = ({ missing }: Proof): readonly string[] => missing.map(({ input }) => input);

/** Nothing is known but the program. */
async function proveBare({ text, reading }: ForeignProgram): Promise<Proof> {
  return proveProgram({ programSha256: sha256Of(text), reading, text });
}

/** With sheet, tool and frame as a person reads them from the program. */
async function proveLaid(program: ForeignProgram, row: Row): Promise<Proof> {
  if (row.tool === undefined) throw new Error('not to be cut');
  const { text, reading } = program;
  return proveProgram({
    programSha256: sha256Of(text),
    reading,
    text,
    tools: [...toolsFor(program, row.tool)],
    machine,
    setup,
    ...sheetFor(program, row),
  });
}

async function checkBare(program: ForeignProgram, row: Row): Promise<void> {
  const proof = await proveBare(program);
  expect(proof.verdict).not.toBe('proved');
  for (const input of ['stock', 'drawing', 'tool', 'machine', 'setup', 'work-offset', 'z-frame']) {
    expect(missingOf(proof)).toContain(input);
  }
  expect(missingOf(proof).includes('units')).toBe(program.reading.units === 'unstated');
  const guesses = proof.missing.filter(({ guess }) => guess !== undefined);
  if (row.outcome === 'cut') expect(guesses.length).toBeGreaterThanOrEqual(4);
  // Whatever rests on something that is not known is undecided, never shown and never held against the program.
  for (const id of ['gouge', 'outline', 'rapids-clear', 'travel', 'spoilboard', 'tool-known']) {
    expect(['undecided', undefined, 'not-applicable'], id).toContain(stateOf(proof, id));
  }
}

async function checkCut(program: ForeignProgram, row: Row): Promise<void> {
  const proof = await proveLaid(program, row);
  expect(missingOf(proof).filter((input) => input !== 'units')).toEqual(['drawing']);
  expect(proof.verdict).not.toBe('proved');
  expect(stateOf(proof, 'milling')).toBe('holds');
  if (program.reading.units !== 'unstated') expect(stateOf(proof, 'frame-fits')).toBe('holds');
  expect(codesOf(proof)).not.toContain('SIMULATE_FRAME_DOUBTFUL');
  expect(proof.cutLengthMm).toBeGreaterThan(0);
  expect(proof.timeS).toBeGreaterThan(0);
  expect(stateOf(proof, 'gouge')).toBe('undecided');
  expect(['holds', 'violated', 'undecided']).toContain(stateOf(proof, 'rapids-clear'));
}

/** Not milling, or not a program for this controller: said so, with nothing proved of what it cuts. */
async function checkRefused(program: ForeignProgram, row: Row): Promise<void> {
  const proof = await proveBare(program);
  if (row.outcome === 'unreadable') {
    expect(stateOf(proof, 'program-reads')).toBe('violated');
    const unreadable = proof.findings.find(({ code }) => code === 'SIMULATE_PROGRAM_UNREADABLE');
    expect(unreadable?.programLine).toBeGreaterThan(0);
    return;
  }
  expect(codesOf(proof)).toContain('SIMULATE_NOT_MILLING');
  expect(stateOf(proof, 'milling')).toBe('undecided');
}

describe.skipIf(!isThere)('a program that other software wrote', () => {
  it('is one of 80, each with a row', () => {
    expect(files).toHaveLength(80);
    expect(Object.keys(table).sort()).toEqual([...files].sort());
  });

  it.each(files)('is simulated, or refused for a reason: %s', async (name) => {
    const row = table[name] as Row;
    const program = await load(name);
    await checkBare(program, row);
    if (row.outcome === 'cut') await checkCut(program, row);
    else await checkRefused(program, row);
  });
});
