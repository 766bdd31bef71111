import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { equilibriumMoisturePct, relativeHumidityPct } from '../src/equilibrium-moisture.js';

const cells = readFileSync(resolve(import.meta.dirname, 'fixtures/emc-table.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map(([fahrenheit, humidity, moisture, flag]) => ({
    temperatureC: (Number(fahrenheit) - 32) / 1.8,
    relativeHumidityPct: Number(humidity),
    publishedPct: Number(moisture),
    misprint: flag === 'misprint',
  }));

describe('equilibriumMoisturePct', () => {
  it('lies within 0.06 points of every published cell', () => {
    const sound = cells.filter((cell) => !cell.misprint);
    expect(sound).toHaveLength(197);
    for (const cell of sound)
      expect(Math.abs(equilibriumMoisturePct(cell) - cell.publishedPct), JSON.stringify(cell)).toBeLessThan(
        0.06,
      );
  });

  it('agrees with at least 192 published cells in the printed digit', () => {
    const equal = cells.filter(
      (cell) => equilibriumMoisturePct(cell).toFixed(1) === cell.publishedPct.toFixed(1),
    );
    expect(equal.length).toBeGreaterThanOrEqual(192);
  });

  it('shows the one misprinted cell to be wrong by a whole point', () => {
    const [misprint] = cells.filter((cell) => cell.misprint);
    expect(misprint).toBeDefined();
    expect(equilibriumMoisturePct(misprint!)).toBeCloseTo(4.0, 1);
    expect(misprint!.publishedPct).toBe(3.0);
  });

  it.each([
    ['too cold', { temperatureC: -1.2, relativeHumidityPct: 50 }],
    ['too hot', { temperatureC: 133, relativeHumidityPct: 50 }],
    ['too dry', { temperatureC: 20, relativeHumidityPct: 4.9 }],
    ['too humid', { temperatureC: 20, relativeHumidityPct: 96 }],
    ['no number', { temperatureC: 20, relativeHumidityPct: Number.NaN }],
    ['no temperature', { temperatureC: Number.NaN, relativeHumidityPct: 50 }],
  ])('refuses air outside the published table: %s', (_, air) => {
    expect(() => equilibriumMoisturePct(air)).toThrow(
      expect.objectContaining({ code: 'MOVEMENT_AIR_OUT_OF_RANGE' }),
    );
  });

  it('accepts the corners of the published table', () => {
    for (const temperatureC of [(30 - 32) / 1.8, (270 - 32) / 1.8])
      for (const humidity of [5, 95])
        expect(equilibriumMoisturePct({ temperatureC, relativeHumidityPct: humidity })).toBeGreaterThan(0);
  });
});

describe('relativeHumidityPct', () => {
  it.each([
    [8, 41.8],
    [12, 65.0],
    [16, 79.9],
    [20, 89.1],
  ])('gives the published humidity for %d %% moisture at 20 °C', (moisturePct, humidity) => {
    expect(Math.abs(relativeHumidityPct({ temperatureC: 20, moisturePct }) - humidity)).toBeLessThan(0.05);
  });

  it('refuses a moisture content that no air of the table keeps, and names the limits', () => {
    expect(() => relativeHumidityPct({ temperatureC: 20, moisturePct: 28 })).toThrow(
      expect.objectContaining({
        code: 'MOVEMENT_MOISTURE_OUT_OF_RANGE',
        data: expect.objectContaining({ max: expect.closeTo(23.94, 2) }),
      }),
    );
    expect(() => relativeHumidityPct({ temperatureC: 20, moisturePct: Number.NaN })).toThrow(
      expect.objectContaining({ code: 'MOVEMENT_MOISTURE_OUT_OF_RANGE' }),
    );
  });
});
