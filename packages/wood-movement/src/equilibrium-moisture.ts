import { requireInRange } from './require-in-range.js';

/** Air around the wood. */
export interface Air {
  /** −10/9 to 132.2 °C (30 to 270 °F). */
  readonly temperatureC: number;
  /** 5 to 95 %: 80 % is 80, not 0.8. */
  readonly relativeHumidityPct: number;
}

/** The range of the published table: 30 to 270 °F and 5 to 95 % (Wood Handbook ch. 4). Beyond it the equation extrapolates. */
const TABLE = { minC: -10 / 9, maxC: 1190 / 9, minHumidityPct: 5, maxHumidityPct: 95 } as const;

/** Halvings of the humidity range: 100 % / 2⁶⁰ is below the last place of a double. */
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
  const { temperatureC, relativeHumidityPct: humidityPct } = air;
  if (!isInTable(air)) refuseAir(air);
  return moistureAt(temperatureC, humidityPct);
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
  requireInRange({
    name: 'moisturePct',
    value: wood.moisturePct,
    min: moistureAt(wood.temperatureC, TABLE.minHumidityPct),
    max: moistureAt(wood.temperatureC, TABLE.maxHumidityPct),
    unit: '%',
    code: 'MOVEMENT_MOISTURE_OUT_OF_RANGE',
    hint: 'No air between 5 and 95 % relative humidity keeps wood at this moisture content; check the reading.',
  });
  return humidityKeeping(wood.temperatureC, wood.moisturePct, TABLE.minHumidityPct, TABLE.maxHumidityPct);
}

/** Degrees Celsius from Fahrenheit, exactly as the table's own temperatures are: `(F − 32) / 1.8`. */
export function celsiusOf(temperatureF: number): number {
  return (temperatureF - 32) / 1.8;
}

/** Whether air lies within the published table; outside it the equation extrapolates. */
export function isInTable({ temperatureC, relativeHumidityPct }: Air): boolean {
  return (
    temperatureC >= TABLE.minC &&
    temperatureC <= TABLE.maxC &&
    relativeHumidityPct >= TABLE.minHumidityPct &&
    relativeHumidityPct <= TABLE.maxHumidityPct
  );
}

/**
 * The equation without its range: for −30 to 132 °C and 0 to 100 % it still rises with humidity and stays finite.
 * @returns moisture content, percent
 */
export function moistureAt(temperatureC: number, humidityPct: number): number {
  const t = temperatureC;
  const w = 349 + 1.29 * t + 0.0135 * t * t;
  const k = 0.805 + 0.000736 * t - 0.00000273 * t * t;
  const k1 = 6.27 - 0.00938 * t - 0.000303 * t * t;
  const k2 = 1.91 + 0.0407 * t - 0.000293 * t * t;
  const kh = (k * humidityPct) / 100;
  const first = k1 * kh;
  const second = k1 * k2 * kh * kh;
  return (1800 / w) * (kh / (1 - kh) + (first + 2 * second) / (1 + first + second));
}

/** The humidity between two at which the equation gives a moisture content, or the nearer of the two; percent. */
export function humidityKeeping(
  temperatureC: number,
  moisturePct: number,
  low: number,
  high: number,
): number {
  let [below, above] = [low, high];
  for (let halving = 0; halving < MAX_HALVINGS; halving++) {
    const middle = (below + above) / 2;
    if (moistureAt(temperatureC, middle) < moisturePct) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}

function refuseAir(air: Air): void {
  requireTemperature(air.temperatureC);
  requireInRange({
    name: 'relativeHumidityPct',
    value: air.relativeHumidityPct,
    min: TABLE.minHumidityPct,
    max: TABLE.maxHumidityPct,
    unit: '%',
    code: 'MOVEMENT_AIR_OUT_OF_RANGE',
    hint: 'The published table covers 5 to 95 % relative humidity (80 % is written 80); give the moisture content itself beyond it.',
  });
}

function requireTemperature(temperatureC: number): void {
  requireInRange({
    name: 'temperatureC',
    value: temperatureC,
    min: TABLE.minC,
    max: TABLE.maxC,
    unit: '°C',
    code: 'MOVEMENT_AIR_OUT_OF_RANGE',
    hint: 'The published table covers 30 to 270 °F (−1.1 to 132.2 °C); celsiusOf turns Fahrenheit into Celsius.',
  });
}
