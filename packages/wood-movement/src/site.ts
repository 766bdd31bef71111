import {
  type Climate,
  type Finding,
  finding,
  MillwrightError,
  type MovementCheck,
  type MovementRequest,
} from '@millwright/contracts';
import { celsiusOf, humidityKeeping, isInTable, moistureAt } from './equilibrium-moisture.js';
import { findPlace, moistureInMonthPct, rangeOfYear } from './places.js';

/** The moisture of wood at one time, as contracts write it. */
type MoistureMoment = Extract<MovementCheck, { kind: 'delivery' }>['arrival'];

/** The climate of a request in numbers, ready for any number of checks. */
export interface Site {
  readonly builtPct: number;
  readonly driestPct: number;
  readonly wettestPct: number;
  /** The build-day reading may be off by this much either way, points. */
  readonly readingPct: number;
  /** Why it is taken as that much. */
  readonly readingSource: string;
  /** Each dimension may be off by this much either way, mm. */
  readonly toleranceMm: number;
  /** The humidity of the air that keeps these moisture contents, percent; for sheet materials. */
  readonly humidity: {
    readonly builtPct: number;
    readonly builtLeastPct: number;
    readonly builtMostPct: number;
    readonly driestPct: number;
    readonly wettestPct: number;
  };
  /** Where each figure came from. */
  readonly sources: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * The build-day reading is taken as up to one point off: the Wood Handbook puts the average of a lot within 1 point; a single
 * piece may be 2 off (TraGuiden), so the reading should be the average of several.
 */
export const BUILD_READING_PCT = 1;

/**
 * Moisture that is worked out from air or from a place is taken as up to two points off: wood that dries and wood that gets damp stand 1 to 4 points
 * apart in the same air (TraGuiden, at 50 % humidity), and the equation lies about midway.
 */
export const BUILD_AIR_PCT = 2;

/** Half of a sixty-fourth of an inch. A judgement: a table saw and a tape do no better without care. */
export const CUT_TOLERANCE_MM = 0.2;

/** Where only a moisture content is given, the air that keeps it is taken at this temperature, °C. */
const ROOM_C = 20;

/**
 * Resolves the climate of a request: air and places become moisture contents, and moisture contents the humidity that keeps them.
 * @throws MillwrightError MOVEMENT_CLIMATE_REVERSED, MOVEMENT_PLACE_UNKNOWN, MOVEMENT_PLACE_NO_DATA
 */
export function siteOf({
  climate,
  cutToleranceMm,
}: Pick<MovementRequest, 'climate' | 'cutToleranceMm'>): Site {
  const { build, driest, wettest } = momentsOf(climate);
  if (driest.moisturePct > wettest.moisturePct)
    throw new MillwrightError('MOVEMENT_CLIMATE_REVERSED', {
      message: `The driest is ${driest.moisturePct} % moisture (driestMoisturePct), above the wettest, ${wettest.moisturePct} % (wettestMoisturePct).`,
      hint: 'Exchange the two, or check the readings.',
      data: { driestMoisturePct: driest.moisturePct, wettestMoisturePct: wettest.moisturePct },
    });
  const { readingPct, readingSource } = readingOf(climate);
  const humidityAt = (moisturePct: number) => humidityKeeping(build.temperatureC, moisturePct, 0, 100);
  return {
    builtPct: build.moisturePct,
    driestPct: driest.moisturePct,
    wettestPct: wettest.moisturePct,
    readingPct,
    readingSource,
    toleranceMm: cutToleranceMm ?? CUT_TOLERANCE_MM,
    humidity: {
      builtPct: build.humidityPct,
      builtLeastPct: Math.min(build.humidityPct, humidityAt(build.moisturePct - readingPct)),
      builtMostPct: Math.max(build.humidityPct, humidityAt(build.moisturePct + readingPct)),
      driestPct: Math.min(driest.humidityPct, wettest.humidityPct),
      wettestPct: Math.max(driest.humidityPct, wettest.humidityPct),
    },
    sources: [build, driest, wettest].map(
      ({ source }, index) => `${['Build day', 'Driest', 'Wettest'][index]}: ${source}`,
    ),
    findings: [build, driest, wettest].flatMap(({ findings }) => findings),
  };
}

/**
 * The moisture content at one moment, however it is given, percent; {@link momentOf} says where it came from.
 * @throws MillwrightError MOVEMENT_PLACE_UNKNOWN, MOVEMENT_PLACE_NO_DATA
 */
export function moistureOfPct(moment: MoistureMoment): number {
  if ('moisturePct' in moment) return moment.moisturePct;
  return momentOf(moment).moisturePct;
}

/** How far the build-day moisture may be off, and why. */
function readingOf(climate: Climate): Pick<Site, 'readingPct' | 'readingSource'> {
  if (climate.buildReadingBandPct !== undefined)
    return { readingPct: climate.buildReadingBandPct, readingSource: 'as given' };
  if ('buildMoisturePct' in climate || 'moisturePct' in climate.build)
    return {
      readingPct: BUILD_READING_PCT,
      readingSource: 'the mean of several readings, Wood Handbook; one reading of one piece may be 2 off',
    };
  return {
    readingPct: BUILD_AIR_PCT,
    readingSource: 'worked out from air or place: half of the widest hysteresis, TraGuiden',
  };
}

/** A moment in numbers. */
export interface Moment {
  readonly moisturePct: number;
  readonly humidityPct: number;
  readonly temperatureC: number;
  readonly source: string;
  readonly findings: readonly Finding[];
}

function momentsOf(climate: Climate): { build: Moment; driest: Moment; wettest: Moment } {
  if ('buildMoisturePct' in climate)
    return {
      build: momentOf({ moisturePct: climate.buildMoisturePct }),
      driest: momentOf({ moisturePct: climate.driestMoisturePct }),
      wettest: momentOf({ moisturePct: climate.wettestMoisturePct }),
    };
  const build = momentOf(climate.build);
  const { service } = climate;
  if (!('place' in service))
    return { build, driest: momentOf(service.driest), wettest: momentOf(service.wettest) };
  const { place, driestPct, wettestPct } = rangeOfYear(service.place);
  const source = `${place.name}, ${place.where}: ${place.source}`;
  return {
    build,
    driest: { ...momentOf({ moisturePct: driestPct }), source: `${driestPct} %, ${source}` },
    wettest: { ...momentOf({ moisturePct: wettestPct }), source: `${wettestPct} %, ${source}` },
  };
}

/**
 * One moment of a climate, however it is given.
 * @throws MillwrightError MOVEMENT_PLACE_UNKNOWN, MOVEMENT_PLACE_NO_DATA
 */
export function momentOf(moment: MoistureMoment): Moment {
  if ('moisturePct' in moment)
    return atMoisture(moment.moisturePct, `${moment.moisturePct} % moisture, as given`);
  if ('place' in moment) {
    const place = findPlace(moment.place);
    const moisturePct = moistureInMonthPct(moment.place, moment.month);
    return atMoisture(
      moisturePct,
      `${moisturePct} %, ${place.name}, month ${moment.month}, ${place.where}: ${place.source}`,
    );
  }
  const temperatureC = 'temperatureF' in moment ? celsiusOf(moment.temperatureF) : moment.temperatureC;
  return inAir(temperatureC, moment.relativeHumidityPct);
}

const atMoisture = (moisturePct: number, source: string): Moment => ({
  moisturePct,
  humidityPct: humidityKeeping(ROOM_C, moisturePct, 0, 100),
  temperatureC: ROOM_C,
  source,
  findings: [],
});

function inAir(temperatureC: number, humidityPct: number): Moment {
  const moisturePct = Math.min(30, moistureAt(temperatureC, humidityPct));
  const air = `${humidityPct} % humidity at ${shown(temperatureC)} °C`;
  return {
    moisturePct,
    humidityPct,
    temperatureC,
    source: `${moisturePct.toFixed(1)} %, from ${air} by Wood Handbook FPL-GTR-282 eq. 4-5`,
    findings: isInTable({ temperatureC, relativeHumidityPct: humidityPct })
      ? []
      : [
          finding('MOVEMENT_AIR_EXTRAPOLATED', {
            message:
              `${air} lies outside the published table (5 to 95 %, −1.1 to 132.2 °C): ${moisturePct.toFixed(1)} % is an extrapolation. ` +
              'Measure the moisture of wood that has lain in this air.',
            measured: { value: humidityPct, unit: '%' },
          }),
        ],
  };
}

/** A temperature to one place, so that 70 °F reads 21.1. */
const shown = (temperatureC: number) => Number(temperatureC.toFixed(1));
