import { describe, expect, it } from 'vitest';
import { readDrawing } from '../src/index.js';
import { LIMITS } from '../src/limits.js';
import { codeOf, codesOf, dxf, lineTags, readText, svgPage, type Tag } from './helpers.js';

describe('limits', () => {
  it('refuse a file of more than 64 MB before reading it', async () => {
    expect(await codeOf(readDrawing(new Uint8Array(LIMITS.inputBytes + 1)))).toBe('INPUT_TOO_LARGE');
  });

  it('refuse a spline of too many control points or too high a degree', async () => {
    const spline = (degree: number, n: number): Tag[] => [
      [0, 'SPLINE'],
      [8, '0'],
      [71, degree],
      ...Array.from({ length: n + degree + 1 }, (_, i): Tag => [40, i]),
      ...Array.from({ length: n }, (_, i): Tag[] => [
        [10, i],
        [20, i % 7],
      ]).flat(),
    ];
    expect(await codeOf(readText(dxf(spline(3, 10_001))))).toBe('INPUT_TOO_LARGE');
    expect(await codeOf(readText(dxf(spline(12, 20))))).toBe('INPUT_TOO_LARGE');
  });

  it('refuse a path of a million pieces and more', async () => {
    const path = `<path d="M0 0${'h1v1'.repeat(500_001)}"/>`;
    expect(await codeOf(readText(svgPage(path)))).toBe('INPUT_TOO_LARGE');
  });

  it('hold against many lines on top of each other and many ends in one place', async () => {
    const star = Array.from({ length: 2_000 }, (_, i) => lineTags(0, 0, 100 + i, 50)).flat();
    const drawing = await readText(dxf(star));
    expect(drawing.parts).toEqual([]);
    // Lines that meet in one point have no gap between them: none is joined to another at random.
    expect(drawing.openContours).toHaveLength(2_000);
    expect(codesOf(drawing)).not.toContain('DRAWING_GAP_CLOSED');
    const same = Array.from({ length: 5_000 }, () => lineTags(0, 0, 100, 50)).flat();
    expect(codesOf(await readText(dxf(same)))).toContain('DRAWING_DUPLICATE_REMOVED');
  });

  it('keep the findings of a hopeless drawing short', async () => {
    const strokes = Array.from({ length: 500 }, (_, i) => lineTags(i * 10, 0, i * 10 + 3, 5)).flat();
    const { findings, openContours } = await readText(dxf(strokes));
    expect(openContours).toHaveLength(500);
    expect(findings.length).toBeLessThan(60);
    expect(findings.some(({ count }) => count === 450)).toBe(true);
  });

  it('read coordinates of any magnitude without a result that is not a number', async () => {
    for (const scale of [1e-9, 1e-3, 1e3, 1e6]) {
      const tags = [
        ...lineTags(0, 0, 3 * scale, 0),
        ...lineTags(3 * scale, 0, 0, scale),
        ...lineTags(0, scale, 0, 0),
      ];
      const { sizeMm } = await readText(dxf(tags), { unit: 'mm' });
      for (const size of Object.values(sizeMm ?? {})) expect(Number.isFinite(size)).toBe(true);
    }
  });
});
