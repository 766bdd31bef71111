import { type Finding, type FindingCode, finding, type Tool } from '@millwright/contracts';
import type { Danger, DangerSeen } from '../core/dangers.js';
import { holds, type Judgement, mm, notApplicable, show, undecided, violated } from '../judgement.js';
import { type IdleTool, idleTools } from '../scene/idle-tools.js';
import type { Scene } from '../scene/scene.js';

/**
 * Above its cutting edges a tool meets no wood that still stands: a shank as wide as the cut does not rub on the wall beside it, a wider one
 * and the holder stay clear. One judgement for each tool that cuts.
 */
export function checkReach(scene: Scene, dangers: readonly DangerSeen[]): readonly Judgement[] {
  const deepest = deepestCuts(scene);
  const idle = idleTools(scene);
  return scene.request.tools.map((tool) => {
    const depthMm = deepest.get(tool);
    if (depthMm === undefined) return neverCuts(tool, idle);
    const own = dangers.filter(({ motion }) => scene.tools.uses[motion]?.tool === tool);
    return judgeReach(tool, own, depthMm);
  });
}

/** A tool that is loaded and cuts nothing was loaded for something: its passes are missing, or too high. */
function neverCuts(tool: Tool, idle: readonly IdleTool[]): Judgement {
  const isLoaded = idle.some((one) => one.tool === tool && one.isLoaded);
  const findings = isLoaded
    ? [
        finding('SIMULATE_TOOL_IDLE', {
          message: `The program loads T${tool.number} (${tool.label}) and cuts nothing with it: its passes are missing, or too high.`,
        }),
      ]
    : [];
  return notApplicable(`tool:${tool.id}`, 'No motion cuts with this tool.', findings);
}

/** How deep each tool goes, mm. */
function deepestCuts(scene: Scene): ReadonlyMap<Tool, number> {
  const deepest = new Map<Tool, number>();
  scene.contactZMm.forEach((zMm, i) => {
    const tool = scene.tools.uses[i]?.tool;
    if (zMm < 0 && tool !== undefined) deepest.set(tool, Math.max(deepest.get(tool) ?? 0, -zMm));
  });
  return deepest;
}

interface Above {
  readonly danger: Danger;
  readonly code: FindingCode;
  readonly allowedMm: number;
  readonly what: string;
}

function judgeReach(tool: Tool, seen: readonly DangerSeen[], depthMm: number): Judgement {
  const id = `tool-reach:${tool.id}`;
  const findings: Finding[] = [];
  let isOpen = false;
  for (const above of membersOf(tool)) {
    const own = seen.filter(({ danger }) => danger === above.danger);
    const sure = own.filter(({ isSure }) => isSure);
    const first = sure[0] ?? own[0];
    if (first === undefined) continue;
    isOpen ||= sure.length === 0;
    findings.push(
      finding(above.code, {
        ...(sure.length === 0 ? { severity: 'warning' } : {}),
        message: `${sure.length === 0 ? 'Not sure: ' : ''}${tool.label} goes ${show(first.measure)} mm deep in line ${first.line} beside wood; ${above.what}, so ${show(above.allowedMm)} mm are allowed there. Use a longer tool or cut less deep.`,
        measured: mm(first.measure),
        allowed: mm(above.allowedMm),
        programLine: first.line,
        atMm: [...first.atMm],
        count: Math.max(1, sure.length),
      }),
    );
  }
  if (findings.some(({ severity }) => severity === 'error')) {
    return violated(id, `Deepest cut ${show(depthMm)} mm.`, findings);
  }
  if (isOpen) return undecided(id, `Deepest cut ${show(depthMm)} mm.`, findings);
  return holds(
    id,
    `Deepest cut ${show(depthMm)} mm; above the cutting edges, ${show(tool.fluteLengthMm)} mm long, nothing meets wood.`,
  );
}

function membersOf(tool: Tool): readonly Above[] {
  return [
    {
      danger: 'flute',
      code: 'SIMULATE_FLUTE_TOO_SHORT',
      allowedMm: tool.fluteLengthMm,
      what: 'its cutting edges end there',
    },
    {
      danger: 'shank',
      code: 'SIMULATE_SHANK_IN_STOCK',
      allowedMm: tool.fluteLengthMm,
      what: `its shank of ${show(tool.shankDiameterMm)} mm is wider than its cut of ${show(tool.diameterMm)} mm`,
    },
    {
      danger: 'holder',
      code: 'SIMULATE_HOLDER_IN_STOCK',
      allowedMm: tool.stickoutMm,
      what: 'its holder begins there',
    },
  ];
}
