import { MillwrightError } from '@millwright/contracts';

const MM_PER_UNIT: Readonly<Record<string, number>> = {
  mm: 1,
  cm: 10,
  m: 1000,
  in: 25.4,
  inch: 25.4,
  inches: 25.4,
  '"': 25.4,
  '″': 25.4,
  ft: 304.8,
  "'": 304.8,
};

/**
 * A length as people write it, in millimetres: `300 mm`, `12 3/8 in`, `12-3/8"`, `3/32 in`, `0.375 in`, `1.2 m`. The unit is never guessed.
 * @returns mm, ≥ 0, unrounded: an inch is 25.4 mm
 * @throws MillwrightError MOVEMENT_LENGTH_UNREADABLE
 */
export function parseLengthMm(text: string): number {
  const written = text.length <= MOST_LETTERS ? text.trim().toLowerCase() : '';
  const decimal = DECIMAL.exec(written);
  const mixed = MIXED.exec(written);
  const perUnit = MM_PER_UNIT[decimal?.[2] ?? mixed?.[4] ?? ''];
  const over = Number(mixed?.[3] ?? 1);
  if (perUnit === undefined || over === 0)
    throw new MillwrightError('MOVEMENT_LENGTH_UNREADABLE', {
      message: `"${text.slice(0, MOST_LETTERS)}" is no length that can be read: a number with its unit is needed.`,
      hint: 'Write 300 mm, 12 3/8 in, 12-3/8", 0.375 in or 1.2 m.',
      data: { text: text.slice(0, MOST_LETTERS) },
    });
  if (decimal) return Number(decimal[1]) * perUnit;
  return (Number(mixed?.[1] ?? 0) + Number(mixed?.[2]) / over) * perUnit;
}

/** No length takes more letters. */
const MOST_LETTERS = 40;

/** `12.5 mm`: a number, then its unit. */
const DECIMAL = /^(\d+(?:\.\d+)?)\s*(\D+)$/;

/** `12 3/8 in` or `3/8 in`: a fraction, perhaps with a whole number before it, then its unit. */
const MIXED = /^(?:(\d+)[\s-]+)?(\d+)\/(\d+)\s*(\D+)$/;
