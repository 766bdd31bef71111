import { canonicalJson, sha256 } from '@millwright/contracts';
import {
  type EngineKind,
  type EngineSet,
  engineNames,
  findCutting,
  findMachine,
  findTool,
  loadEngines,
} from '@millwright/pipeline';
import type { Files } from './operation-pairs.ts';
import { smallDrawing, smallJob } from './small-job.ts';

const encode = (value: unknown) => new TextEncoder().encode(`${canonicalJson(value)}\n`);

/** For every verb of every engine a request and its result, files `tools/golden/engines/<engine>.<verb>.…`, real and stub. */
export async function enginePairs(): Promise<Files> {
  const files: Files = new Map();
  for (const kind of ['real', 'stub'] as const) {
    const engines = await loadEngines(
      Object.fromEntries(engineNames.map((name) => [name, kind])) as Record<
        (typeof engineNames)[number],
        EngineKind
      >,
    );
    await runVerbs(engines, (verb, request, result) => {
      files.set(`tools/golden/engines/${verb}.${kind}.request.json`, encode(request));
      files.set(`tools/golden/engines/${verb}.${kind}.result.json`, encode(result));
    });
  }
  return files;
}

type Kept = <Result>(verb: string, request: unknown, result: Promise<Result> | Result) => Promise<Result>;
type Writing = Parameters<EngineSet['post-grbl']['writeProgram']>[0];

/** The same toolpaths in other looks, holes as a cycle, the frame round all, and the program gone on with. */
async function runWriter(writer: EngineSet['post-grbl'], writing: Writing, kept: Kept): Promise<void> {
  const zero = { x: 'centre', y: 'far', z: 'spoilboard' } as const;
  const inches = {
    ...writing,
    setup: { ...writing.setup, zero },
    stock: { widthMm: 300, heightMm: 200, thicknessMm: 12 },
    options: { units: 'inch', style: 'compact', fitToleranceMm: 0 },
  } as const;
  await kept('post-grbl.writeProgramInInches', inches, writer.writeProgram(inches));
  const startMm = [40, 40, 15] as const;
  const drillCycle = {
    kind: 'peck',
    holesMm: [
      [40, 40],
      [72.5, 40],
    ],
    bottomZMm: -9,
    retractZMm: 5,
    returnTo: 'retract',
    feedMmPerMin: 240,
    peckMm: 4,
  } as const;
  const [first] = writing.toolpaths;
  if (first !== undefined) {
    const holes = { ...first, startMm, drillCycle, moves: writer.drillMoves(drillCycle, startMm), tabs: [] };
    const drilling = { ...writing, toolpaths: [{ ...holes, operation: 'drill' as const }] };
    await kept('post-grbl.writeProgramOfHoles', drilling, writer.writeProgram(drilling));
  }
  await kept('post-grbl.frameProgram', writing, writer.frameProgram(writing));
  const { program } = await writer.writeProgram(writing);
  const going = { text: program.text, line: 12, safeZMm: 15, plungeMmPerMin: 300, spinUpS: 5 };
  await kept('post-grbl.resumeProgram', going, writer.resumeProgram(going));
}

type Keep = (verb: string, request: unknown, result: unknown) => void;

async function runVerbs(engines: EngineSet, keep: Keep): Promise<void> {
  const { sheets, machine: machineId, tool: toolId, movement, rules } = smallJob;
  const machine = findMachine(machineId);
  const tool = findTool(toolId);
  const setup = { workZeroMm: [5, 5, 80], clearanceZMm: 15, retractZMm: 5, spoilboardMm: 0.5 } as const;
  const kept = async <Result>(
    verb: string,
    request: unknown,
    result: Promise<Result> | Result,
  ): Promise<Result> => {
    keep(verb, request, await result);
    return result;
  };
  const options = { rules };
  const bytes = new TextEncoder().encode(smallDrawing);
  const drawing = await kept(
    'drawing.readDrawing',
    { text: smallDrawing, options },
    engines.drawing.readDrawing(bytes, options),
  );
  const { parts } = drawing;
  const shown = { title: 'Small plate', parts };
  await kept('drawing.writeSvg', shown, engines.drawing.writeSvg(shown));
  await kept('drawing.writeDxf', shown, engines.drawing.writeDxf(shown));
  const nesting = { parts, sheets, spacingMm: 8, marginMm: 10, workBudget: 200 };
  const { layout } = await kept('nest.nestParts', nesting, engines.nest.nestParts(nesting));
  const planning = { layout, parts, tool, cutting: findCutting(tool.id, 'plywood'), setup };
  const plan = await kept('toolpath.planToolpaths', planning, engines.toolpath.planToolpaths(planning));
  const writing = {
    title: 'Small plate',
    sheetIndex: 0,
    toolpaths: plan.toolpaths,
    tools: [tool],
    machine,
    setup,
  };
  const { program } = await kept(
    'post-grbl.writeProgram',
    writing,
    engines['post-grbl'].writeProgram(writing),
  );
  await runWriter(engines['post-grbl'], writing, kept);
  const reading = await kept(
    'post-grbl.readProgram',
    { text: program.text },
    engines['post-grbl'].readProgram({ text: program.text }),
  );
  const judging = {
    programSha256: sha256(program.text),
    reading,
    parts,
    layout,
    sheetIndex: 0,
    tools: [tool],
    machine,
    setup,
    tabs: plan.toolpaths.flatMap(({ tabs }) => tabs),
    throughMm: 0.2,
    partsExpected: layout.placements.map(({ partId, copy }) => ({ partId, copy })),
  };
  await kept('simulate.proveProgram', judging, engines.simulate.proveProgram(judging));
  await kept('wood-movement.checkMovement', movement, engines['wood-movement'].checkMovement(movement));
}
