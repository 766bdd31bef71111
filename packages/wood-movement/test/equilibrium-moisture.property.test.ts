import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equilibriumMoisturePct, relativeHumidityPct } from '../src/equilibrium-moisture.js';

const temperature = fc.double({ min: -10 / 9, max: 1190 / 9, noNaN: true });
const humidity = fc.double({ min: 5, max: 95, noNaN: true });

describe('equilibrium moisture', () => {
  it('comes back to the same humidity within 1e-9', () => {
    fc.assert(
      fc.property(temperature, humidity, (temperatureC, humidityPct) => {
        const moisturePct = equilibriumMoisturePct({ temperatureC, relativeHumidityPct: humidityPct });
        expect(Math.abs(relativeHumidityPct({ temperatureC, moisturePct }) - humidityPct)).toBeLessThan(1e-9);
      }),
      { seed: 1, numRuns: 10_000 },
    );
  });

  it('rises with humidity at any temperature', () => {
    fc.assert(
      fc.property(temperature, humidity, humidity, (temperatureC, a, b) => {
        fc.pre(Math.abs(a - b) > 1e-6);
        const [drier, damper] = [Math.min(a, b), Math.max(a, b)];
        expect(equilibriumMoisturePct({ temperatureC, relativeHumidityPct: drier })).toBeLessThan(
          equilibriumMoisturePct({ temperatureC, relativeHumidityPct: damper }),
        );
      }),
      { seed: 2, numRuns: 10_000 },
    );
  });
});
