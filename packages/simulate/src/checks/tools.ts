import { finding, type Tool } from '@millwright/contracts';
import { holds, type Judgement, judgeTally, notApplicable, show, tally, undecided } from '../judgement.js';
import type { Scene } from '../scene/scene.js';

/** The tools that cut are the tools that were given and of a shape that is judged. */
export function checkTools(scene: Scene): readonly Judgement[] {
  const cutting = new Set(
    scene.tools.uses.filter((_, i) => (scene.contactZMm[i] as number) < 0).map(({ tool }) => tool),
  );
  const shapes = scene.request.tools.filter((tool) => cutting.has(tool)).map(checkShape);
  return [checkKnown(scene), checkChange(scene), ...shapes];
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
