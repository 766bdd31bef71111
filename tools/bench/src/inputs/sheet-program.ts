import { type Part, type ProveRequest, sha256 } from '@millwright/contracts';
import { readProgram, writeProgram } from '@millwright/post-grbl';
import { planToolpaths } from '@millwright/toolpath';
import { gridLayout } from './grid-layout.ts';
import { cutting, machine, setup, tool } from './machining.ts';

/** The program of a sheet as read back from its text, and everything it is to be proved against. */
export async function sheetToProve(
  parts: readonly Part[],
  cellMm: readonly [number, number],
  nColumns: number,
): Promise<ProveRequest> {
  const layout = gridLayout(parts, cellMm, nColumns);
  const plan = await planToolpaths({ layout, parts, tool, cutting, setup });
  const { toolpaths } = plan;
  const { program } = await writeProgram({
    title: 'Sheet',
    sheetIndex: 0,
    toolpaths,
    tools: [tool],
    machine,
    setup,
  });
  return {
    programSha256: sha256(program.text),
    reading: await readProgram({ text: program.text }),
    parts,
    layout,
    sheetIndex: 0,
    tools: [tool],
    machine,
    setup,
    tabs: toolpaths.flatMap(({ tabs }) => tabs),
    toleranceMm: 0.01,
    throughMm: 0.2,
    partsExpected: layout.placements.map(({ partId, copy }) => ({ partId, copy })),
    uncuttable: plan.uncuttable,
    operations: [],
    obstacles: [],
    cuttingLimits: [],
    blocks: [],
    measures: ['removal', 'engagement'],
    budgetCells: 20_000_000,
  };
}
