import { type Finding, finding, type Tool } from '@millwright/contracts';
import {
  holds,
  type Judgement,
  judgeTally,
  mm,
  notApplicable,
  show,
  tally,
  undecided,
  violated,
} from '../judgement.js';
import { type Scene, Z_ROUNDING_MM } from '../scene/scene.js';

/** The tools that cut are the tools that were given, of a shape that is judged, and long enough for how deep they go. */
export function checkTools(scene: Scene): readonly Judgement[] {
  const deepest = deepestCuts(scene);
  const perTool = scene.request.tools.flatMap((tool) => {
    const depth = deepest.get(tool);
    if (depth === undefined) return [notApplicable(`tool:${tool.id}`, 'No motion cuts with this tool.')];
    return [checkShape(tool), checkReach(tool, depth)];
  });
  return [checkKnown(scene), checkChange(scene), ...perTool];
}

interface DeepestCut {
  readonly depthMm: number;
  readonly line: number;
}

/** How deep each tool goes, and in which line first. */
function deepestCuts(scene: Scene): Map<Tool, DeepestCut> {
  const deepest = new Map<Tool, DeepestCut>();
  scene.contactZMm.forEach((zMm, i) => {
    const tool = scene.tools.uses[i]?.tool;
    if (zMm >= 0 || tool === undefined) return;
    const depthMm = -zMm;
    if (depthMm <= (deepest.get(tool)?.depthMm ?? 0)) return;
    deepest.set(tool, { depthMm, line: scene.request.reading.motions[i]?.line ?? 1 });
  });
  return deepest;
}

function checkKnown(scene: Scene): Judgement {
  const { assumed, uses } = scene.tools;
  const unknown = tally();
  scene.request.reading.motions.forEach((motion, i) => {
    if ((scene.contactZMm[i] as number) >= 0 || uses[i]?.tool !== undefined) return;
    unknown.see({ line: motion.line, atMm: motion.toMm, measure: motion.toolNumber });
  });
  const first = unknown.first();
  if (first !== undefined && first.measure === 0) {
    return undecided('tool-known', 'The program names no tool and several were given.', [
      finding('SIMULATE_TOOL_UNKNOWN', {
        severity: 'warning',
        message: `Line ${first.line} cuts before any T word, and ${scene.request.tools.length} tools were given. Name the tool in the program, or give only the one that is loaded.`,
        programLine: first.line,
        count: unknown.count(),
      }),
    ]);
  }
  const judged = judgeTally(unknown, {
    id: 'tool-known',
    code: 'SIMULATE_TOOL_UNKNOWN',
    holds: 'Every cut is made with a tool that was given.',
    describe: ({ line, measure }) =>
      `Line ${line} cuts with T${measure}; given are ${scene.request.tools.map((tool) => `T${tool.number}`).join(', ')}. Correct the program or give that tool.`,
  });
  if (assumed === undefined || !scene.contactZMm.some((zMm) => zMm < 0)) return judged;
  return holds(
    'tool-known',
    `The program names no tool; it is judged with the only one given, ${assumed.id}.`,
    [
      finding('SIMULATE_TOOL_ASSUMED', {
        message: `The program names no tool. It was judged with ${assumed.label} (${show(assumed.diameterMm)} mm): see that this one is loaded.`,
      }),
    ],
  );
}

/** GRBL changes no tool by itself, and the reading does not hold pauses. */
function checkChange(scene: Scene): Judgement {
  let loaded: number | undefined;
  for (const [i, motion] of scene.request.reading.motions.entries()) {
    if ((scene.contactZMm[i] as number) >= 0) continue;
    loaded ??= motion.toolNumber;
    if (loaded === motion.toolNumber) continue;
    return undecided('tool-change', `T${loaded} is followed by T${motion.toolNumber}.`, [
      finding('SIMULATE_TOOL_CHANGE_UNDECIDED', {
        message: `From line ${motion.line} on T${motion.toolNumber} cuts instead of T${loaded}. The controller does not change tools, and a pause for it cannot be seen in the motions. Write one program per tool.`,
        programLine: motion.line,
      }),
    ]);
  }
  return notApplicable('tool-change', 'The program cuts with one tool.');
}

function checkShape(tool: Tool): Judgement {
  const id = `tool-shape:${tool.id}`;
  const isDrill = tool.shape === 'drill';
  if (tool.shape === 'flat' || (isDrill && tool.tipAngleDeg !== undefined)) {
    return holds(id, `${tool.shape}: its profile is judged exactly.`);
  }
  const reason = isDrill
    ? 'the angle of its point (tipAngleDeg) is not given'
    : `the shape ${tool.shape} is not judged yet, only flat tools and drills are`;
  return undecided(id, `${tool.label}: ${reason}.`, [
    finding('SIMULATE_TOOL_SHAPE_UNSUPPORTED', {
      message: `What ${tool.label} leaves and enters cannot be proved: ${reason}.`,
    }),
  ]);
}

/** Depth against the cutting edges, the shank and the holder. The stock top is taken to be uncut around the tool. */
function checkReach(tool: Tool, { depthMm, line }: DeepestCut): Judgement {
  const id = `tool-reach:${tool.id}`;
  const found = (
    code: 'SIMULATE_FLUTE_TOO_SHORT' | 'SIMULATE_SHANK_IN_STOCK' | 'SIMULATE_HOLDER_IN_STOCK',
    allowedMm: number,
    what: string,
  ): Finding =>
    finding(code, {
      message: `${tool.label} goes ${show(depthMm)} mm deep in line ${line}; ${what}, so ${show(allowedMm)} mm are allowed. Use a longer tool or cut less deep.`,
      measured: mm(depthMm),
      allowed: mm(allowedMm),
      programLine: line,
    });
  const findings: Finding[] = [];
  const isBeyondFlutes = depthMm > tool.fluteLengthMm + Z_ROUNDING_MM;
  if (isBeyondFlutes) {
    findings.push(found('SIMULATE_FLUTE_TOO_SHORT', tool.fluteLengthMm, 'its cutting edges end there'));
  }
  if (isBeyondFlutes && tool.shankDiameterMm > tool.diameterMm) {
    findings.push(
      found(
        'SIMULATE_SHANK_IN_STOCK',
        tool.fluteLengthMm,
        `its shank of ${show(tool.shankDiameterMm)} mm is wider than its cut of ${show(tool.diameterMm)} mm`,
      ),
    );
  }
  if (depthMm > tool.stickoutMm + Z_ROUNDING_MM) {
    findings.push(found('SIMULATE_HOLDER_IN_STOCK', tool.stickoutMm, 'its holder begins there'));
  }
  if (findings.length === 0) {
    return holds(id, `Deepest cut ${show(depthMm)} mm, cutting edges ${show(tool.fluteLengthMm)} mm long.`);
  }
  return violated(id, `Deepest cut ${show(depthMm)} mm.`, findings);
}
