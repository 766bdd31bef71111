import { finding, type Tool } from '@millwright/contracts';
import { isFullyGiven } from '../core/rows.js';
import { holds, type Judgement, judgeTally, show, tally, undecided } from '../judgement.js';
import type { Scene } from '../scene/scene.js';
import { checkToolChange } from './tool-change.js';

/** The tools that cut are the tools that were given and of a shape that is judged. */
export function checkTools(scene: Scene): readonly Judgement[] {
  const shapes = scene.request.tools.filter((tool) => scene.cutting.has(tool)).map(checkShape);
  return [checkKnown(scene), checkToolChange(scene), ...shapes];
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
  if (assumed === undefined || scene.cutting.size === 0) return judged;
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

function checkShape(tool: Tool): Judgement {
  const id = `tool-shape:${tool.id}`;
  if (isFullyGiven(tool)) return holds(id, `${tool.shape}: its profile is judged exactly.`);
  const lack = tool.shape === 'bull-nose' ? 'its corner radius' : 'the angle of its point';
  const reason = `${lack} is not given`;
  return undecided(id, `${tool.label}: ${reason}.`, [
    finding('SIMULATE_TOOL_SHAPE_UNSUPPORTED', {
      message: `What ${tool.label} leaves and enters cannot be proved: ${reason}.`,
    }),
  ]);
}
