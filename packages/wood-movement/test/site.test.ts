import type { MovementRequest } from '@millwright/contracts';
import { describe, expect, it } from 'vitest';
import { checkMovement } from '../src/check-movement.js';
import { places } from '../src/places.js';
import { siteOf } from '../src/site.js';

const air = (relativeHumidityPct: number, temperatureC = 20) => ({ relativeHumidityPct, temperatureC });
const house = { driest: air(30), wettest: air(65) };
const resolve = (climate: MovementRequest['climate']) => checkMovement({ climate, checks: [] });

describe('a climate', () => {
  it('is the same as moisture contents and as the air that keeps them', () => {
    const { climate } = resolve({ build: air(41.8), service: { driest: air(41.8), wettest: air(79.9) } });
    // Published: 8 % at 41.8 %, 16 % at 79.9 %, 20 °C.
    expect(climate!.buildMoisturePct).toBeCloseTo(8, 1);
    expect(climate!.wettestMoisturePct).toBeCloseTo(16, 1);
  });

  it('takes Fahrenheit in its own field, exactly', () => {
    const warm = { relativeHumidityPct: 50, temperatureF: 70 };
    const { climate } = resolve({ build: warm, service: { driest: warm, wettest: warm } });
    const inCelsius = resolve({
      build: air(50, 38 / 1.8),
      service: { driest: air(50, 38 / 1.8), wettest: air(50, 38 / 1.8) },
    });
    expect(climate!.buildMoisturePct).toBe(inCelsius.climate!.buildMoisturePct);
  });

  it('may be a place and a month, and a place for its whole year, with the source named', () => {
    const { climate } = resolve({
      build: { place: 'phoenix az', month: 6 },
      service: { place: 'Phoenix AZ' },
    });
    expect(climate).toMatchObject({ buildMoisturePct: 4.4, driestMoisturePct: 4.4, wettestMoisturePct: 9 });
    expect(climate!.sources.join(' ')).toContain('Table 13-1');
  });

  it('spans the months of a place whose months were all read', () => {
    const [phoenix] = places;
    const months = phoenix!.monthlyMoisturePct!.map((value) => value ?? Number.NaN);
    expect([Math.min(...months), Math.max(...months)]).toEqual([
      phoenix!.driestMoisturePct,
      phoenix!.wettestMoisturePct,
    ]);
  });

  it.each([
    ['a place that is not in the table', { place: 'Pheonix', month: 1 }, 'MOVEMENT_PLACE_UNKNOWN'],
    ['a month that was not read', { place: 'Augusta GA', month: 8 }, 'MOVEMENT_PLACE_NO_DATA'],
    [
      'a month of a place whose range only was read',
      { place: 'Tucson AZ', month: 8 },
      'MOVEMENT_PLACE_NO_DATA',
    ],
    ['month 13', { place: 'Phoenix AZ', month: 13 }, 'INPUT_INVALID'],
    ['0.8 where 80 % humidity was meant', { relativeHumidityPct: 0.8, temperatureC: 20 }, 'INPUT_INVALID'],
    ['0.08 where 8 % moisture was meant', { moisturePct: 0.08 }, 'INPUT_INVALID'],
    ['70 °F typed as Celsius', { relativeHumidityPct: 50, temperatureC: 70 }, 'INPUT_INVALID'],
    ['both scales at once', { relativeHumidityPct: 50, temperatureC: 20, temperatureF: 68 }, 'INPUT_INVALID'],
    ['humidity without temperature', { relativeHumidityPct: 50 }, 'INPUT_INVALID'],
    ['moisture above fibre saturation', { moisturePct: 31 }, 'INPUT_INVALID'],
    ['a text', 'Phoenix', 'INPUT_INVALID'],
  ])('refuses %s', (_, build, code) => {
    expect(() => resolve({ build, service: house } as never)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses the whole year of a place of which some months only were read', () => {
    expect(() => resolve({ build: air(45), service: { place: 'Augusta GA' } })).toThrow(
      expect.objectContaining({ code: 'MOVEMENT_PLACE_NO_DATA' }),
    );
  });

  it('refuses winter air that keeps wood wetter than summer air', () => {
    expect(() => resolve({ build: air(45), service: { driest: air(65), wettest: air(30) } })).toThrow(
      expect.objectContaining({ code: 'MOVEMENT_CLIMATE_REVERSED' }),
    );
  });

  it('extrapolates air outside the published table with a finding', () => {
    for (const outside of [air(97), air(4), air(60, -5)]) {
      const { findings } = resolve({ build: air(45), service: { driest: air(3), wettest: outside } });
      expect(findings.map(({ code }) => code)).toContain('MOVEMENT_AIR_EXTRAPOLATED');
    }
    expect(resolve({ build: air(45), service: house }).findings).toEqual([]);
  });

  it('takes a moisture worked out from air or place as two points off, one that was measured as one, unless it says', () => {
    const bandOf = (climate: MovementRequest['climate']) => resolve(climate).climate!.buildReadingBandPct;
    const service = house;
    expect(bandOf({ build: air(45), service })).toBe(2);
    expect(bandOf({ build: { place: 'Phoenix AZ', month: 1 }, service })).toBe(2);
    expect(bandOf({ build: { moisturePct: 8 }, service })).toBe(1);
    expect(bandOf({ buildMoisturePct: 8, driestMoisturePct: 6, wettestMoisturePct: 11 })).toBe(1);
    expect(bandOf({ build: air(45), service, buildReadingBandPct: 0.5 })).toBe(0.5);
  });

  it('turns moisture back into the humidity of the same air for sheet materials', () => {
    const { humidity } = siteOf({ climate: { build: air(45), service: house } });
    expect([humidity.driestPct, humidity.builtPct, humidity.wettestPct]).toEqual([30, 45, 65]);
    const { humidity: same } = siteOf({
      climate: { buildMoisturePct: 8, driestMoisturePct: 8, wettestMoisturePct: 16 },
    });
    expect(same.builtPct).toBeCloseTo(41.8, 1);
    expect(same.wettestPct).toBeCloseTo(79.9, 1);
  });
});
