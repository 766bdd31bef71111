import { z } from 'zod';

/**
 * The few building blocks every schema of the vocabulary is made of. All objects are strict (an unknown key is an error, since a
 * misspelt option that is silently dropped can break a cutter) and all results are readonly.
 */

/** A strict, readonly object schema. */
export const record = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).readonly();

/** A readonly array schema with `min` to `max` items. */
export const list = <Item extends z.ZodType>(item: Item, { min = 0, max = 10_000_000 } = {}) =>
  z.array(item).min(min).max(max).readonly();

/** Any finite number (NaN and the infinities are refused). */
export const finite = () => z.number();

/** A coordinate or signed length in millimetres, |x| ≤ 10⁷ (ten kilometres: beyond it the 0.1 µm grid leaves 2⁵³). */
export const coordinateMm = () => z.number().min(-1e7).max(1e7);

/** A length in millimetres, ≥ 0. */
export const lengthMm = () => z.number().min(0).max(1e7);

/** A length in millimetres, > 0. */
export const positiveMm = () => z.number().positive().max(1e7);

/** A share between 0 and 1. */
export const ratio = () => z.number().min(0).max(1);

/** A whole number ≥ 0 that a double holds exactly. */
export const count = () => z.int().min(0);

/** An identifier of at most 200 printable characters, without control characters or line ends. */
export const id = () =>
  z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u);

/** A short text for people, at most 2,000 characters. */
export const text = () => z.string().max(2000);
