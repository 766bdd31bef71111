import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A wood as the sweep knows it: read from the data tables by itself, without the engine. */
export interface SweepWood {
  readonly name: string;
  readonly radialPct: number;
  readonly tangentialPct: number;
  readonly saturationPct: number;
  /** How much more or less a single board may move, as the README says. */
  readonly bandRatio: number;
}

const rowsOf = (name: string) => {
  const [head = '', ...lines] = readFileSync(resolve(import.meta.dirname, '../data', name), 'utf8')
    .trim()
    .split('\n');
  const keys = head.split(',');
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    return Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? '']));
  });
};

/** The shrinkage whose coefficient is C, found by trying: the coefficient rises with the shrinkage. */
function shrinkageFor(coefficient: number, saturation: number): number {
  let [low, high] = [0, 40];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    const its = middle / (100 * saturation - middle * (saturation - 10));
    if (its < coefficient) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Woods of the United States with both directions known; 0.30, and 0.10 more for groups and where two tables disagree. */
export const sweepWoods: ReadonlyMap<string, SweepWood> = new Map(
  (() => {
    const shrinkage = new Map(rowsOf('shrinkage.csv').map((row) => [row.species, row]));
    return rowsOf('coefficients.csv')
      .filter((row) => (row.group ?? '').endsWith('-US') && row.C_R && row.C_T)
      .map((row) => {
        const saturationPct = Number(row.fsp_basis_pct || 30);
        const radialPct = shrinkageFor(Number(row.C_R), saturationPct);
        const tangentialPct = shrinkageFor(Number(row.C_T), saturationPct);
        const printed = shrinkage.get(row.species);
        const beyond = (text: string | undefined, used: number) =>
          text ? Math.max(0, (Number(text) - used) / used) : 0;
        const thin =
          row.row_kind === 'commercial-group' || /formula-(differs|R-only)/.test(row.cross_check ?? '');
        const bandRatio =
          0.3 +
          (thin ? 0.1 : 0) +
          Math.max(beyond(printed?.radial_pct, radialPct), beyond(printed?.tangential_pct, tangentialPct));
        return [
          row.species ?? '',
          { name: row.species ?? '', radialPct, tangentialPct, saturationPct, bandRatio },
        ];
      });
  })(),
);
