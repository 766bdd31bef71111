/** G words, in tenths, that GRBL 1.1 has too and takes as the others do. */
export const SHARED_G: ReadonlySet<number> = new Set([
  0, 10, 20, 30, 40, 100, 170, 180, 190, 200, 210, 280, 281, 300, 301, 400, 490, 530, 540, 550, 560, 570, 580,
  590, 610, 800, 900, 910, 911, 920, 921, 930, 940,
]);

/**
 * G words, in tenths, that other controllers have and that say what GRBL does anyway, or nothing that bears on the path of a tool
 * whose Z zero is set by hand: they are dropped. Scaling, rotation, polar coordinates and compensation switched *off*; how exactly
 * corners are kept; feed per minute's twin; tool length from a table.
 */
export const NEEDLESS_G: ReadonlySet<number> = new Set([150, 401, 430, 491, 500, 611, 640, 690, 970]);

/** G words that are understood and written otherwise: old unit words, absolute centres, cycles and their retract mode. */
export const TRANSLATED_G: ReadonlySet<number> = new Set([
  700, 710, 730, 810, 820, 830, 850, 890, 901, 980, 990,
]);

/** M words that GRBL 1.1 has too. */
export const SHARED_M: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 8, 9, 30]);
/** M words that are dropped: mist, override switches. */
export const NEEDLESS_M: ReadonlySet<number> = new Set([7, 48, 49]);
/** A tool change. */
export const TOOL_CHANGE = 6;

/** Letters that carry a value GRBL takes. */
export const SHARED_LETTERS: ReadonlySet<string> = new Set('FGIJKLMNPRSTXYZ');
/** Letters that are dropped: program number, tool table entries; axes that a program names without turning them. */
export const NEEDLESS_LETTERS: ReadonlySet<string> = new Set('DHO');
/** The depth of a peck: part of a cycle. */
export const CYCLE_LETTER = 'Q';
/** Axes that GRBL 1.1 does not have. */
export const OTHER_AXES: ReadonlySet<string> = new Set('ABCUVW');
