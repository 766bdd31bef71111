import { type ProgramManifest, programManifestSchema, sha256, type Toolpath } from '@millwright/contracts';
import { motionBounds, motionLengthMm } from '@millwright/motion';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { programChunks, readProgram, writeProgram } from '../../src/index.js';
import { anyToolpath } from '../support/round-trip.js';
import { request, toolpath } from '../support/shop.js';

const anyToolpaths = fc
  .array(anyToolpath, { minLength: 1, maxLength: 4 })
  .map((each) => each.map(({ toolpath: one }, index) => ({ ...one, id: `${one.id}-${index}` })));

function drained(toolpaths: Iterable<Toolpath>) {
  const { toolpaths: _, ...head } = request([]);
  const chunks = programChunks(head, toolpaths);
  const pieces: string[] = [];
  for (let next = chunks.next(); ; next = chunks.next()) {
    if (next.done) return { pieces, ...next.value };
    pieces.push(next.value);
  }
}

describe('programChunks', () => {
  it('gives the same text, manifest and findings as the plain call', async () => {
    await fc.assert(
      fc.asyncProperty(anyToolpaths, async (toolpaths) => {
        const plain = await writeProgram(request(toolpaths));
        const { pieces, manifest, findings } = drained(toolpaths);
        expect(pieces.length).toBe(toolpaths.length + 1);
        expect(pieces.join('')).toBe(plain.program.text);
        expect(manifest).toEqual(plain.manifest);
        expect(findings).toEqual(plain.findings);
      }),
      { seed: 41, numRuns: 60 },
    );
  });

  it('gives a long toolpath in short pieces, cut between lines', async () => {
    const moves = Array.from({ length: 20_000 }, (_, k) => ({
      kind: 'line' as const,
      toMm: [10 + ((k * 137) % 401), 10 + ((k * 211) % 307), -1] as const,
      feedMmPerMin: 1200,
    }));
    const { pieces } = drained([toolpath(moves)]);
    expect(pieces.length).toBeGreaterThan(5);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThan(34_000);
      expect(piece.endsWith('\n')).toBe(true);
    }
    expect(pieces.join('')).toBe((await writeProgram(request([toolpath(moves)]))).program.text);
  });

  it('takes toolpaths one at a time, and none before its text is asked for', () => {
    const taken: string[] = [];
    function* toolpaths() {
      for (const id of ['a', 'b', 'c']) {
        taken.push(id);
        yield toolpath([{ kind: 'line', toMm: [20, 20, 4], feedMmPerMin: 600 }], { id });
      }
    }
    const { toolpaths: _, ...head } = request([]);
    const chunks = programChunks(head, toolpaths());
    expect(taken).toEqual([]);
    expect(chunks.next().value).toMatch(/^\(Millwright program/);
    expect(taken).toEqual(['a']);
  });

  it('refuses a program of nothing, and names the toolpath that is wrong', () => {
    expect(() => drained([])).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    const good = toolpath([{ kind: 'line', toMm: [20, 20, 4], feedMmPerMin: 600 }]);
    const bad = toolpath([{ kind: 'line', toMm: [20, Number.NaN, 4], feedMmPerMin: 600 }]);
    expect(() => drained([good, bad])).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ path: 'toolpaths.1.moves.0.toMm.1' }) }),
    );
  });

  it.each([
    ['a coordinate in quotes', { kind: 'line', toMm: [20, '7', 4], feedMmPerMin: 600 }],
    ['a coordinate beyond ten kilometres', { kind: 'rapid', toMm: [20, 2e7, 5] }],
    ['a word too many', { kind: 'rapid', toMm: [20, 2, 5], feedMmPerMin: 600 }],
    ['an unknown kind', { kind: 'spline', toMm: [20, 2, 5] }],
    ['no feed', { kind: 'line', toMm: [20, 2, 5] }],
    ['a feed of 0', { kind: 'line', toMm: [20, 2, 5], feedMmPerMin: 0 }],
    ['an arc without a centre', { kind: 'arc', toMm: [20, 2, 5], clockwise: true, feedMmPerMin: 9 }],
    ['four axes', { kind: 'rapid', toMm: [20, 2, 5, 6] }],
    ['nothing', null],
  ])('refuses a move with %s', (_, move) => {
    expect(() => drained([toolpath([move as never])])).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });
});

describe('the manifest', () => {
  it('tells of the program what is read back of it', async () => {
    await fc.assert(
      fc.asyncProperty(anyToolpaths, async (toolpaths) => {
        const { program, manifest } = await writeProgram(request(toolpaths));
        expect(programManifestSchema.safeParse(manifest).error).toBeUndefined();
        const { file, bounds, moves, cutLengthMm, operations, timeS } = manifest as ProgramManifest;
        expect(file.sha256).toBe(sha256(program.text));
        expect(file.nBytes).toBe(program.text.length);
        expect(file.nLines).toBe(program.text.split('\n').length - 1);
        const { motions } = await readProgram({
          text: program.text,
          startMm: [0, 0, bounds.motion.maxMm[2]],
        });
        const cuts = motions.filter(({ kind }) => kind === 'line' || kind === 'arc');
        expect(cuts.filter(({ kind }) => kind === 'arc').length).toBe(moves.nArcs);
        expect(cuts.length).toBe(moves.nArcs + moves.nLines);
        const lengthMm = cuts.reduce((sum, motion) => sum + motionLengthMm(motion), 0);
        expect(Math.abs(lengthMm - cutLengthMm)).toBeLessThan(1e-4 * (1 + lengthMm));
        for (const motion of cuts) {
          const { minMm, maxMm } = motionBounds(motion);
          for (const axis of [0, 1, 2] as const) {
            expect(minMm[axis]).toBeGreaterThanOrEqual((bounds.cutting?.minMm[axis] ?? 0) - 0.001);
            expect(maxMm[axis]).toBeLessThanOrEqual((bounds.cutting?.maxMm[axis] ?? 0) + 0.001);
          }
        }
        expect(operations.map(({ toolpathId }) => toolpathId)).toEqual(toolpaths.map(({ id }) => id));
        expect(timeS.cutting + timeS.rapid + timeS.dwell).toBeCloseTo(timeS.total, 6);
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('says where an 8-bit controller runs dry, and warns of it', async () => {
    // Lines of 0.045 mm at 4 m/min: some seven hundred a second as far as the look-ahead lets them.
    const moves = Array.from({ length: 4000 }, (_, i) => ({
      kind: 'line' as const,
      toMm: [10 + 0.04 * i, 10 + 0.02 * i, 5] as const,
      feedMmPerMin: 4000,
    }));
    const fast = request([toolpath(moves)], { options: { fitToleranceMm: 0 } });
    const { manifest, findings } = await writeProgram(fast);
    expect(manifest?.starvation?.nBlocks).toBeGreaterThan(100);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['POST_CONTROLLER_STARVES', 'warning'],
    ]);
    const faster = await writeProgram({ ...fast, machine: { ...fast.machine, controller: 'grblhal' } });
    expect(faster.manifest?.starvation).toBeUndefined();
    expect(faster.findings).toEqual([]);
  });
});
