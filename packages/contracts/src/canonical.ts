import { MillwrightError } from './errors/millwright-error.js';

const MAX_DEPTH = 200;

/**
 * JSON in the one form of RFC 8785: keys sorted by UTF-16 code units, no white space, numbers as ECMAScript prints them.
 * Object properties that are `undefined` are left out, as `JSON.stringify` does.
 * @throws MillwrightError CANONICAL_JSON_UNSUPPORTED for NaN, infinities, lone surrogates, functions, bigint, undefined in an array,
 * objects that are not plain, and nesting deeper than 200
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) refuse(`nesting deeper than ${MAX_DEPTH}`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number')
    return Number.isFinite(value) ? JSON.stringify(value) : refuse(`the number ${value}`);
  if (typeof value === 'string')
    return value.isWellFormed() ? JSON.stringify(value) : refuse('a lone surrogate in a string');
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object') return writeObject(value, depth);
  return refuse(`a value of type ${typeof value}`);
}

function writeObject(value: object, depth: number): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse('an object that is not plain');
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, item]) => `${write(key, depth)}:${write(item, depth + 1)}`).join(',')}}`;
}

function refuse(what: string): never {
  throw new MillwrightError('CANONICAL_JSON_UNSUPPORTED', {
    message: `Canonical JSON (RFC 8785) cannot hold ${what}.`,
    hint: 'Give plain data: objects, arrays, strings, finite numbers, booleans and null.',
  });
}
