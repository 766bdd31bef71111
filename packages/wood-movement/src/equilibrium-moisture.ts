import { requireInRange } from './require-in-range.js';

/** Air around the wood. */
export interface Air {
  /** −10/9 to 132.2 °C (30 to 270 °F). */
  readonly temperatureC: number;
  /** 5 to 95 %. */
  readonly relativeHumidityPct: number;
}

/** The range of the published table: 30 to 270 °F and 5 to 95 % (Wood Handbook ch. 4). Beyond it the equation extrapolates. */
const TABLE = { minC: -10 / 9, maxC: 1190 / 9, minHumidityPct: 5, maxHumidityPct: 95 } as const;

/** Halvings of the humidity range: 90 % / 2⁶⁰ is below the last bit of a double. */
const MAX_HALVINGS = 60;

/**
 * Moisture content that wood settles at in steady air.
 *
 * Hailwood–Horrobin equation with two hydrates, Wood Handbook FPL-GTR-282 (2021) eq. 4-5, constants for °C. Within 0.06 points
 * of every cell of the handbook's table. Real wood lies 1 to 4 points apart between drying and wetting at 50 % humidity (TraGuiden);
 * the equation stands about midway and rests mostly on Sitka spruce.
 * @returns moisture content, percent of the dry mass; rises with humidity
 * @throws MillwrightError MOVEMENT_AIR_OUT_OF_RANGE
 */
export function equilibriumMoisturePct(air: Air): number {
  requireTemperature(air.temperatureC);
  requireInRange({
    name: 'relativeHumidityPct',
    value: air.relativeHumidityPct,
    min: TABLE.minHumidityPct,
    max: TABLE.maxHumidityPct,
    unit: '%',
    code: 'MOVEMENT_AIR_OUT_OF_RANGE',
    hint: 'The published table covers 5 to 95 % relative humidity; give the moisture content itself beyond it.',
  });
  return moistureAt(sorptionConstants(air.temperatureC), air.relativeHumidityPct);
}

/**
 * The relative humidity in which wood keeps a moisture content: the inverse of {@link equilibriumMoisturePct}, exact to 1e-9.
 * @param wood.moisturePct - within what 5 to 95 % humidity give at that temperature, percent
 * @returns relative humidity, percent, 5 to 95
 * @throws MillwrightError MOVEMENT_AIR_OUT_OF_RANGE, MOVEMENT_MOISTURE_OUT_OF_RANGE
 */
export function relativeHumidityPct(wood: {
  readonly temperatureC: number;
  readonly moisturePct: number;
}): number {
  requireTemperature(wood.temperatureC);
  const constants = sorptionConstants(wood.temperatureC);
  requireInRange({
    name: 'moisturePct',
    value: wood.moisturePct,
    min: moistureAt(constants, TABLE.minHumidityPct),
    max: moistureAt(constants, TABLE.maxHumidityPct),
    unit: '%',
    code: 'MOVEMENT_MOISTURE_OUT_OF_RANGE',
    hint: 'No air between 5 and 95 % relative humidity keeps wood at this moisture content; check the reading.',
  });
  let [low, high]: [number, number] = [TABLE.minHumidityPct, TABLE.maxHumidityPct];
  for (let halving = 0; halving < MAX_HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (moistureAt(constants, middle) < wood.moisturePct) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** W, K, K₁ and K₂ of eq. 4-5 at a temperature in °C. */
interface SorptionConstants {
  readonly w: number;
  readonly k: number;
  readonly k1: number;
  readonly k2: number;
}

function sorptionConstants(t: number): SorptionConstants {
  return {
    w: 349 + 1.29 * t + 0.0135 * t * t,
    k: 0.805 + 0.000736 * t - 0.00000273 * t * t,
    k1: 6.27 - 0.00938 * t - 0.000303 * t * t,
    k2: 1.91 + 0.0407 * t - 0.000293 * t * t,
  };
}

function moistureAt({ w, k, k1, k2 }: SorptionConstants, humidityPct: number): number {
  const kh = (k * humidityPct) / 100;
  const first = k1 * kh;
  const second = k1 * k2 * kh * kh;
  return (1800 / w) * (kh / (1 - kh) + (first + 2 * second) / (1 + first + second));
}

function requireTemperature(temperatureC: number): void {
  requireInRange({
    name: 'temperatureC',
    value: temperatureC,
    min: TABLE.minC,
    max: TABLE.maxC,
    unit: '°C',
    code: 'MOVEMENT_AIR_OUT_OF_RANGE',
    hint: 'The published table covers 30 to 270 °F (−1.1 to 132.2 °C).',
  });
}
