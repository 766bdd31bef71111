// The error class by itself: what only has to refuse something does not bring the schemas along.

export { type ErrorEnvelope, isMillwrightError, MillwrightError } from './errors/millwright-error.js';
export { type ErrorCode, errorTable } from './errors/table.js';
