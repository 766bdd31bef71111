import {
  type Finding,
  finding,
  type Layout,
  type NestRequest,
  type NestResult,
  type Placement,
} from '@millwright/contracts';
import type { Problem } from '../search/problem.js';
import type { Outcome, Pass } from '../search/run-pass.js';
import { USUAL_ADDED_MM } from '../shape/footprint.js';
import { explainUnplaced, type UnplacedCopies } from './unplaced.js';

/**
 * The result of a request: the pass's places as placements, sorted by sheet, part id and copy. Copies of a part are numbered from the
 * first sheet on, so that it does not matter in which order the search tried them; those without a place come last.
 */
export function assembleResult(
  request: NestRequest,
  problem: Problem,
  pass: Pass,
  workDone: number,
): NestResult {
  const byKind = outcomesByKind(problem, pass);
  const placements = placementsOf(problem, byKind);
  const { unplaced, findings } = explainUnplaced(request, unplacedOf(problem, byKind));
  const layout: Layout = {
    sheets: pass.sheets.map(({ stock: { sheet } }) => ({
      stockId: sheet.id,
      material: sheet.material,
      widthMm: sheet.widthMm,
      heightMm: sheet.heightMm,
      thicknessMm: sheet.thicknessMm,
      ...(sheet.grainDeg === undefined ? {} : { grainDeg: sheet.grainDeg }),
    })),
    placements,
    unplaced,
    marginMm: request.marginMm,
    spacingMm: request.spacingMm,
    yieldRatio: yieldRatioOf(problem, pass),
  };
  return { layout, workDone, findings: [...findings, ...coarsened(problem), ...mixedStock(request)] };
}

/** For each kind what became of its copies: places from the first sheet on and there by position, and how many were never tried. */
interface KindOutcome {
  readonly places: NonNullable<Outcome['at']>[];
  nUntried: number;
}

function outcomesByKind({ kinds, items }: Problem, { outcomes, plan }: Pass): readonly KindOutcome[] {
  const byKind = kinds.map((): KindOutcome => ({ places: [], nUntried: 0 }));
  for (const { item, at } of outcomes) {
    if (at !== undefined) byKind[items[item]!]!.places.push(at);
  }
  for (const item of plan.order.slice(outcomes.length)) byKind[items[item]!]!.nUntried++;
  for (const { places } of byKind) {
    places.sort(
      (a, b) =>
        a.sheetIndex - b.sheetIndex || a.place.along - b.place.along || a.place.across - b.place.across,
    );
  }
  return byKind;
}

function placementsOf({ kinds, stocks }: Problem, byKind: readonly KindOutcome[]): Placement[] {
  return byKind
    .flatMap(({ places }, kind) =>
      places.map(({ sheetIndex, stockIndex, place }, copy): Placement => {
        const isAlongX = stocks[stockIndex]!.axis === 'x';
        return {
          partId: kinds[kind]!.part.id,
          copy,
          sheetIndex,
          // + 0 turns −0 into 0.
          xMm: (isAlongX ? place.along : place.across) + 0,
          yMm: (isAlongX ? place.across : place.along) + 0,
          rotationDeg: place.shape.rotationDeg,
          mirrored: false,
        };
      }),
    )
    .sort((a, b) => a.sheetIndex - b.sheetIndex);
}

function unplacedOf({ kinds }: Problem, byKind: readonly KindOutcome[]): UnplacedCopies[] {
  return kinds.flatMap((kind, index): UnplacedCopies[] => {
    const { quantity } = kind.part;
    if (kind.shapes.every((shapes) => shapes.length === 0)) {
      return [{ kind, code: 'NEST_PART_LARGER_THAN_SHEET', copies: range(0, quantity) }];
    }
    const { places, nUntried } = byKind[index]!;
    return [
      { kind, code: 'NEST_OUT_OF_STOCK', copies: range(places.length, quantity - nUntried) },
      { kind, code: 'NEST_BUDGET_SPENT', copies: range(quantity - nUntried, quantity) },
    ];
  });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function yieldRatioOf({ kinds, items }: Problem, { outcomes, sheets }: Pass): number {
  const sheetsMm2 = sheets.reduce((sum, { stock }) => sum + stock.sheet.widthMm * stock.sheet.heightMm, 0);
  const placedMm2 = outcomes
    .filter(({ at }) => at !== undefined)
    .map(({ item }) => item)
    .sort((a, b) => a - b)
    .reduce((sum, item) => sum + kinds[items[item]!]!.footprint.areaMm2, 0);
  return sheetsMm2 > 0 ? Math.min(1, placedMm2 / sheetsMm2) : 0;
}

function coarsened({ kinds }: Problem): Finding[] {
  return kinds
    .filter(({ footprint }) => footprint.addedMm > USUAL_ADDED_MM)
    .map(({ part, footprint: { addedMm } }) =>
      finding('NEST_OUTLINE_COARSENED', {
        message: `Part "${part.id}" has so many corners that it was nested by an outline up to ${Math.ceil(addedMm * 100) / 100} mm outside the drawn one. The gap only grows; smooth the outline for a denser layout.`,
        measured: { value: addedMm, unit: 'mm' },
        allowed: { value: USUAL_ADDED_MM, unit: 'mm' },
        partId: part.id,
      }),
    );
}

function mixedStock({ sheets }: NestRequest): Finding[] {
  const first = sheets[0]!;
  const other = sheets.find(
    ({ material, thicknessMm }) => material !== first.material || thicknessMm !== first.thicknessMm,
  );
  if (other === undefined) return [];
  return [
    finding('NEST_STOCK_MIXED', {
      message: `Sheets "${first.id}" (${first.material}, ${first.thicknessMm} mm) and "${other.id}" (${other.material}, ${other.thicknessMm} mm) differ, and any part may lie on either. Nest each material and thickness in a request of its own.`,
      measured: { value: other.thicknessMm, unit: 'mm' },
      allowed: { value: first.thicknessMm, unit: 'mm' },
    }),
  ];
}
