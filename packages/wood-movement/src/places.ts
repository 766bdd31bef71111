import { MillwrightError } from '@millwright/contracts';
import { nearest, wordKey } from './species-name.js';

/** What was read about the moisture that wood takes on somewhere. */
export interface Place {
  readonly name: string;
  readonly where: 'outdoors' | 'indoors';
  /** January first; a month that was not read is absent. Percent. */
  readonly monthlyMoisturePct?: readonly (number | undefined)[];
  /** Lowest and highest of the year, where they were read; percent. */
  readonly driestMoisturePct?: number;
  readonly wettestMoisturePct?: number;
  readonly source: string;
}

/** Places whose figures were read. Outdoors is not a heated room: the air inside a house is drier in winter. */
export const places: readonly Place[] = [
  {
    name: 'Phoenix AZ',
    where: 'outdoors',
    monthlyMoisturePct: [8.9, 8.3, 7.4, 6, 4.9, 4.4, 6.2, 6.8, 6.5, 6.9, 7.8, 9],
    driestMoisturePct: 4.4,
    wettestMoisturePct: 9,
    source: 'FPL-GTR-282 Table 13-1, normals through 2010, as quoted in public notes',
  },
  {
    name: 'Augusta GA',
    where: 'outdoors',
    monthlyMoisturePct: [13.1, 12.4, 12.4, 12.2, 12.6],
    source: 'FPL-RN-0268, normals through 1997, January to May as quoted on forestryforum.com',
  },
  {
    name: 'Burlington VT',
    where: 'outdoors',
    driestMoisturePct: 11.7,
    wettestMoisturePct: 14.2,
    source: 'FPL-RN-0268, normals through 1997, range as quoted by Wengert (woodweb.com)',
  },
  {
    name: 'Tucson AZ',
    where: 'outdoors',
    driestMoisturePct: 4.5,
    wettestMoisturePct: 8.8,
    source: 'NCSU exterior EMC, 1981 to 2010, range as quoted in public notes',
  },
  {
    name: 'Flagstaff AZ',
    where: 'outdoors',
    driestMoisturePct: 7,
    wettestMoisturePct: 11.5,
    source: 'NCSU exterior EMC, 1981 to 2010, range as quoted in public notes',
  },
  {
    name: 'dry Southwest US',
    where: 'indoors',
    driestMoisturePct: 4,
    wettestMoisturePct: 9,
    source: 'Wood Handbook Table 13-2: 6 % on average, single pieces 4 to 9 %',
  },
  {
    name: 'heated home in Sweden',
    where: 'indoors',
    driestMoisturePct: 2,
    wettestMoisturePct: 12,
    source:
      'heated Swedish homes, as quoted in public notes: 2 to 6 % in winter, 7 to 12 % in summer, 7.5 % on average',
  },
  {
    name: 'Sweden',
    where: 'outdoors',
    driestMoisturePct: 11,
    wettestMoisturePct: 23,
    source: 'Sweden outdoors, as quoted in public notes: 11 to 15 % in summer, 19 to 23 % in winter',
  },
  {
    name: 'floor at 30 to 50 % humidity',
    where: 'indoors',
    driestMoisturePct: 6,
    wettestMoisturePct: 9,
    source: 'the flooring trade’s 30 to 50 % relative humidity, 6 to 9 %',
  },
];

const byKey = new Map(places.map((place) => [wordKey(place.name), place]));

/**
 * Finds a place by its name; case, punctuation and the order of words do not matter.
 * @throws MillwrightError MOVEMENT_PLACE_UNKNOWN with near matches; never a default
 */
export function findPlace(name: string): Place {
  const place = byKey.get(wordKey(name));
  if (place) return place;
  const near = nearest(
    name,
    places.map((each) => each.name),
  );
  throw new MillwrightError('MOVEMENT_PLACE_UNKNOWN', {
    message: `The climate table has no place named "${name}". It has ${near.map((each) => `"${each}"`).join(', ')}.`,
    hint: 'Give moisture contents, or the humidity and temperature of the air there.',
    data: { place: name, nearMatches: near },
  });
}

/**
 * The moisture of wood in a place in one month, percent.
 * @param month - 1 is January
 * @throws MillwrightError MOVEMENT_PLACE_UNKNOWN, MOVEMENT_PLACE_NO_DATA
 */
export function moistureInMonthPct(name: string, month: number): number {
  const place = findPlace(name);
  const moisturePct = place.monthlyMoisturePct?.[month - 1];
  if (moisturePct !== undefined) return moisturePct;
  const known = (place.monthlyMoisturePct ?? []).flatMap((value, index) =>
    value === undefined ? [] : [index + 1],
  );
  throw new MillwrightError('MOVEMENT_PLACE_NO_DATA', {
    message: `No figure for month ${month} in ${place.name} was read; ${known.length > 0 ? `there are months ${known.join(', ')}` : 'only its yearly range is known'}.`,
    hint: 'Give the moisture content, or the humidity and temperature of the air.',
    data: { place: place.name, month, months: known },
  });
}

/**
 * The lowest and the highest moisture of wood in a place over its year, percent.
 * @throws MillwrightError MOVEMENT_PLACE_UNKNOWN, MOVEMENT_PLACE_NO_DATA
 */
export function rangeOfYear(name: string): {
  readonly place: Place;
  readonly driestPct: number;
  readonly wettestPct: number;
} {
  const place = findPlace(name);
  const { driestMoisturePct, wettestMoisturePct } = place;
  if (driestMoisturePct !== undefined && wettestMoisturePct !== undefined)
    return { place, driestPct: driestMoisturePct, wettestPct: wettestMoisturePct };
  throw new MillwrightError('MOVEMENT_PLACE_NO_DATA', {
    message: `The whole year of ${place.name} was not read, only some months; its driest and wettest are not known.`,
    hint: 'Give the driest and the wettest as moisture contents, or as humidity and temperature of the air.',
    data: { place: place.name },
  });
}
