// Provisional: replaced within the hour by deterministic code of the same names.
export const { sin, cos, tan, asin, acos, atan, atan2, hypot, exp, log, pow, cbrt } = Math;
