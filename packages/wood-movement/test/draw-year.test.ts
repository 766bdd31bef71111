import { describe, expect, it } from 'vitest';
import { drawYear } from '../src/draw-year.js';

/** Phoenix outdoors, Wood Handbook FPL-GTR-282 Table 13-1. */
const phoenix = [8.9, 8.3, 7.4, 6.0, 4.9, 4.4, 6.2, 6.8, 6.5, 6.9, 7.8, 9.0];
const year = {
  species: 'black cherry',
  widthMm: 300,
  ringAngleDeg: 0,
  buildMoisturePct: 8,
  monthlyMoisturePct: phoenix,
};

describe('drawYear', () => {
  it('draws twelve points, their band and twelve months', () => {
    const svg = drawYear(year);
    expect(/<polyline points="([^"]*)"/.exec(svg)?.[1]?.split(' ')).toHaveLength(12);
    expect(/<polygon points="([^"]*)"/.exec(svg)?.[1]?.split(' ')).toHaveLength(24);
    expect(svg.match(/text-anchor="middle"/g)).toHaveLength(12);
    expect(svg).not.toContain('NaN');
  });

  it('draws the wettest month highest and the driest lowest', () => {
    const points = /<polyline points="([^"]*)"/
      .exec(drawYear(year))![1]!
      .split(' ')
      .map((point) => Number(point.split(',')[1]));
    expect(points.indexOf(Math.min(...points))).toBe(11);
    expect(points.indexOf(Math.max(...points))).toBe(5);
  });

  it('draws a flat line for a year without change', () => {
    const svg = drawYear({ ...year, monthlyMoisturePct: Array<number>(12).fill(8) });
    expect(svg).not.toContain('NaN');
    expect(svg).toContain('300.00 mm');
  });

  it('gives the same text every time', () => {
    expect(drawYear(year)).toBe(drawYear(year));
  });

  it.each([
    ['eleven months', { monthlyMoisturePct: phoenix.slice(1) }],
    ['a month that is no number', { monthlyMoisturePct: [...phoenix.slice(1), Number.NaN] }],
    ['no width', { widthMm: 0 }],
  ])('refuses %s', (_, fault) => {
    expect(() => drawYear({ ...year, ...fault })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
