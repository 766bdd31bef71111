import { type Layout, MillwrightError, type Part, type Point3, type Tab } from '@millwright/contracts';
import { findingPlace, loadEngines, readEngineFlags } from '@millwright/pipeline';
import { readInput } from '../read-input.js';
import type { ProveOptions } from './prove-options.js';

/** What a drawing says of the sheet that a program cuts. */
export interface DrawnParts {
  readonly parts: Part[];
  readonly layout: Layout;
  readonly partsExpected: { readonly partId: string; readonly copy: number }[];
  readonly tabs: Tab[];
}

/**
 * The parts of a drawing, each where it is drawn: the drawing's zero is the program's.
 * @throws MillwrightError INPUT_INVALID where it gives no parts, or leaves open what they are; those of the file
 */
export async function drawnParts(
  { file, unit, answers, tabs }: NonNullable<ProveOptions['drawing']>,
  stock: NonNullable<ProveOptions['stock']>,
  [zeroXMm, zeroYMm]: Point3,
): Promise<DrawnParts> {
  const bytes = await readInput(file);
  const { drawing: engine } = await loadEngines(readEngineFlags({}));
  const drawing = await engine.readDrawing(bytes, { ...answers, ...(unit === undefined ? {} : { unit }) });
  const problem = drawing.findings.find(({ severity }) => severity === 'error');
  if (problem !== undefined || drawing.parts.length === 0) {
    const where = problem === undefined ? '' : findingPlace(problem);
    throw new MillwrightError('INPUT_INVALID', {
      message: `The parts of ${file} are not known: ${problem?.message ?? 'no closed contour is drawn.'}${where === '' ? '' : ` (At ${where}.)`}`,
      hint: 'Give --unit, or --answer NAME=CHOICE to what the drawing leaves open; millwright demo shows its questions.',
      data: { path: 'drawing' },
    });
  }
  const origins = new Map(drawing.origins.map(({ partId, atMm }) => [partId, atMm]));
  const placements = drawing.parts.map(({ id }) => {
    const [xMm, yMm] = origins.get(id) ?? [0, 0];
    const turned = { rotationDeg: 0, mirrored: false };
    return { partId: id, copy: 0, sheetIndex: 0, xMm: xMm + zeroXMm, yMm: yMm + zeroYMm, ...turned };
  });
  return {
    parts: drawing.parts.map((part) => ({ ...part, quantity: 1 })),
    layout: {
      // No force is told for plywood: what the sheet is made of is not asked.
      sheets: [{ stockId: 'stock', material: 'plywood', ...stock }],
      placements,
      unplaced: [],
      marginMm: 0,
      spacingMm: 0,
      yieldRatio: 0,
    },
    partsExpected: placements.map(({ partId, copy }) => ({ partId, copy })),
    tabs: [...tabs],
  };
}
