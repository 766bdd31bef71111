/**
 * Version of the list of obligations. A proof names it: what an older version did not ask was not shown. Raised with every obligation that
 * is added, dropped or asks something else.
 */
export const OBLIGATIONS_VERSION = 2;
