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
  const match = text.length <= MOST_LETTERS ? SHAPE.exec(text.trim().toLowerCase()) : null;
  const perUnit = MM_PER_UNIT[match?.[4] ?? ''];
  const over = Number(match?.[3] ?? 1);
  const whole = Number(match?.[1] ?? 0);
  if (!match || perUnit === undefined || over === 0)
    throw new MillwrightError('MOVEMENT_LENGTH_UNREADABLE', {
      message: `"${text.slice(0, MOST_LETTERS)}" is no length that can be read: a number with its unit is needed.`,
      hint: 'Write 300 mm, 12 3/8 in, 12-3/8", 0.375 in or 1.2 m.',
      data: { text: text.slice(0, MOST_LETTERS) },
    });
  return (whole + Number(match[2] ?? 0) / over) * perUnit;
}

/** No length takes more letters. */
const MOST_LETTERS = 40;

/** `whole`, `numerator/denominator` or both, then the unit. A decimal takes no fraction beside it. */
const SHAPE =
  /^(?:(\d+(?:\.\d+)?)(?=$|[^\d/.])(?:[\s-]+(?=\d))?)?(?:(\d+)\/(\d+))?\s*(mm|cm|m|inches|inch|in|ft|"|″|')$/;
