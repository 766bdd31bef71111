import { estimateTimeS } from '@millwright/motion';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProgram, writeProgram } from '../../src/index.js';
import { anyToolpath } from '../support/round-trip.js';
import { machine, request, setup, toolpath } from '../support/shop.js';

const anyToolpaths = fc
  .array(fc.tuple(anyToolpath, fc.constantFrom(12000, 18000)), { minLength: 1, maxLength: 4 })
  .map((each) => each.map(([{ toolpath: one }, spindleRpm]) => ({ ...one, spindleRpm })));

describe('any written program', () => {
  it('keeps its rapids at the retract height, and cuts only with the spindle up to speed', async () => {
    await fc.assert(
      fc.asyncProperty(anyToolpaths, async (toolpaths) => {
        const { program } = await writeProgram(request(toolpaths));
        const { motions } = await readProgram({ text: program.text });
        const first = motions[0];
        // The first move is straight up or down, before the spindle turns.
        expect(first).toMatchObject({ kind: 'rapid', spindle: 'off', toMm: [0, 0, setup.clearanceZMm] });
        let spunUpRpm = 0;
        for (const motion of motions.slice(1)) {
          const { fromMm, toMm, kind } = motion;
          if (kind === 'dwell') spunUpRpm = motion.spindleRpm;
          if (kind === 'rapid') {
            expect(toMm[2]).toBeGreaterThanOrEqual(setup.retractZMm);
            const isLift = fromMm[0] === toMm[0] && fromMm[1] === toMm[1] && toMm[2] > fromMm[2];
            if (!isLift) expect(fromMm[2]).toBeGreaterThanOrEqual(setup.retractZMm);
          }
          if (kind === 'line' || kind === 'arc') {
            expect(motion.spindle).toBe('clockwise');
            expect(spunUpRpm).toBe(motion.spindleRpm);
            expect(motion.feedMmPerMin).toBeGreaterThan(0);
          }
        }
        expect(motions.at(-1)?.toMm[2]).toBeGreaterThanOrEqual(setup.clearanceZMm);
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it('takes as long as what is read back of it', async () => {
    await fc.assert(
      fc.asyncProperty(anyToolpaths, async (toolpaths) => {
        const { program } = await writeProgram(request(toolpaths));
        const reading = await readProgram({ text: program.text, startMm: [0, 0, setup.clearanceZMm] });
        const readS = estimateTimeS(reading.motions, machine).totalS;
        // The controller's 32-bit sweep may make one segment more or less of an arc.
        expect(Math.abs(readS - program.estimateS)).toBeLessThan(1e-3 * program.estimateS);
      }),
      { seed: 10, numRuns: 60 },
    );
  });

  it('holds printable ASCII alone, in lines of at most 69 characters, and ends with the spindle off', async () => {
    await fc.assert(
      fc.asyncProperty(anyToolpaths, async (toolpaths) => {
        const { program } = await writeProgram(request(toolpaths));
        const lines = program.text.split('\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) expect(line).toMatch(/^[ -~]{1,69}$/);
        expect(program.text).not.toMatch(/[!~?$%]|-0(?![.\d])|[eR]\d|G28|G53|G10|G92/);
        const end = lines.slice(lines.lastIndexOf('(End)'));
        // No move to the park position where the tool stands there already.
        expect([
          ['(End)', 'M5', 'G0 X0 Y0', 'M30'].join(),
          '(End),M5,G0 X0,M30',
          '(End),M5,G0 Y0,M30',
          '(End),M5,M30',
        ]).toContain(end.join());
        for (const { firstLine, lastLine } of program.blocks) {
          expect(lines[firstLine - 1]).toMatch(/^\(/);
          expect(lastLine).toBeGreaterThan(firstLine);
        }
      }),
      { seed: 12, numRuns: 150 },
    );
  });

  it('loses no turn when the work zero lies elsewhere in the machine', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyToolpath,
        fc.tuple(fc.integer({ min: 0, max: 800_000 }), fc.integer({ min: 0, max: 850_000 })),
        async (each, [x, y]) => {
          const workZeroMm = [x / 1000, y / 1000, 80] as const;
          const { program } = await writeProgram(
            request([each.toolpath], { setup: { ...setup, workZeroMm } }),
          );
          const offset = [0, 1].map((axis) => (workZeroMm[axis]! - machine.travelMm[axis]!).toFixed(3));
          const reading = await readProgram({ text: `G10L2P1X${offset[0]}Y${offset[1]}\n${program.text}` });
          expect(reading.diagnostics.map(({ code }) => code)).toEqual(['MACHINE_COORDINATES']);
        },
      ),
      { seed: 13, numRuns: 200 },
    );
  });

  it('is the same program whatever stands in its title, its labels and its ids', async () => {
    const plain = (
      await writeProgram(request([toolpath([{ kind: 'line', toMm: [9, 9, 1], feedMmPerMin: 500 }])]))
    ).program;
    const code = (text: string) => text.split('\n').filter((line) => !line.startsWith('('));
    const hostile = fc.oneof(
      fc.constantFrom(
        ')G0 Z-50',
        '\r\nG0 Z-50\n',
        '!',
        '~?',
        '(((',
        ')))',
        ';',
        '%',
        '$H',
        '\x18',
        'Ä',
        '–',
        '𝓩',
        'x'.repeat(200),
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
    );
    const hostileId = hostile.map((text) => `p${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')}`.slice(0, 150));
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostileId, async (title, label, partId) => {
        const given = request(
          [toolpath([{ kind: 'line', toMm: [9, 9, 1], feedMmPerMin: 500 }], { partId, id: partId })],
          { title },
        );
        const tools = given.tools.map((tool) => ({ ...tool, label }));
        const { program } = await writeProgram({ ...given, tools });
        expect(code(program.text)).toEqual(code(plain.text));
        const reading = await readProgram({ text: program.text });
        expect(reading.diagnostics).toEqual([]);
      }),
      { seed: 14, numRuns: 150 },
    );
  });
});
