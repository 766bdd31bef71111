import { finding, type Obstacle } from '@millwright/contracts';
import type { Core } from '../../wasm/proof.js';
import { isDogLeg } from '../core/dangers.js';
import { holds, type Judgement, mm, notApplicable, show, undecided, violated } from '../judgement.js';
import { LIMIT_ROUNDING_MM, type Scene } from '../scene/scene.js';

/** Numbers per row; `crates/proof/src/binding/safety.rs` says what they are. */
const COLUMNS = 8;
const MEMBERS = ['cutting end', 'shank', 'holder'] as const;

interface Approach {
  readonly line: number;
  readonly member: (typeof MEMBERS)[number];
  readonly isSure: boolean;
  readonly distanceMm: number;
  readonly atMm: readonly number[];
}

/**
 * Cutting end, shank and holder keep their clearance from every clamp, screw and keep-out along every motion, rapids included; and no screw
 * stands in a part. Distances are those of the tool's own solid at each height.
 */
export function checkObstacles(core: Core, scene: Scene): readonly Judgement[] {
  const { obstacles, reading } = scene.request;
  if (obstacles.length === 0) return [notApplicable('obstacles', 'No clamp, screw or keep-out was given.')];
  const first = reading.startUnknown ? reading.motions.findIndex(({ kind }) => kind !== 'dwell') : -1;
  const rows = core.approaches(obstacleRows(obstacles), first, isDogLeg(scene));
  const approaches: Approach[][] = obstacles.map(() => []);
  for (let at = 0; at + COLUMNS <= rows.length; at += COLUMNS) {
    const [obstacle, motion, member, isSure, distanceMm, ...atMm] = rows.subarray(
      at,
      at + COLUMNS,
    ) as unknown as number[];
    approaches[obstacle as number]?.push({
      line: reading.motions[motion as number]?.line ?? 1,
      member: MEMBERS[member as number] ?? MEMBERS[0],
      isSure: isSure === 1,
      distanceMm: distanceMm as number,
      atMm,
    });
  }
  const inParts = core.screws_in_parts(obstacleRows(obstacles));
  return obstacles.map((obstacle, i) =>
    judgeObstacle(obstacle, approaches[i] ?? [], inParts[i] ?? -1, scene),
  );
}

/** Clearances are limits that a person has set: the rounding of a program's decimals is allowed. */
function obstacleRows(obstacles: readonly Obstacle[]): Float64Array {
  return Float64Array.from(
    obstacles.flatMap(({ topZMm, clearanceMm, footprint }) => [
      topZMm,
      Math.max(0, clearanceMm - LIMIT_ROUNDING_MM),
      footprint.vertices.length,
      ...footprint.vertices.flat(),
    ]),
  );
}

function judgeObstacle(obstacle: Obstacle, seen: readonly Approach[], part: number, scene: Scene): Judgement {
  const id = `obstacle:${obstacle.id}`;
  const findings = [...approachFindings(obstacle, seen), ...partFindings(obstacle, part, scene)];
  if (findings.some(({ severity }) => severity === 'error')) {
    return violated(id, `The ${obstacle.kind} ${obstacle.id} is in the way.`, findings);
  }
  if (findings.length > 0) return undecided(id, 'Whether it is in the way could not be decided.', findings);
  return holds(id, `Nothing comes nearer to it than ${show(obstacle.clearanceMm)} mm.`);
}

function approachFindings({ id, kind, clearanceMm }: Obstacle, seen: readonly Approach[]) {
  const sure = seen.filter(({ isSure }) => isSure);
  const first = sure[0] ?? seen[0];
  if (first === undefined) return [];
  const { line, member, distanceMm, atMm } = first;
  const how = distanceMm <= 0 ? 'hits' : `comes as near as ${show(distanceMm)} mm to`;
  return [
    finding('SIMULATE_OBSTACLE_HIT', {
      ...(sure.length === 0 ? { severity: 'warning' as const } : {}),
      message: `${sure.length === 0 ? 'Not sure: the' : 'The'} ${member} ${how} the ${kind} ${id} in line ${line}; ${show(clearanceMm)} mm are to be kept. Go over it higher, or move it.`,
      programLine: line,
      atMm: [...atMm],
      measured: mm(distanceMm),
      allowed: mm(clearanceMm),
      count: Math.max(1, sure.length),
    }),
  ];
}

/** What is screwed down through a part leaves a hole in it that nobody drew. */
function partFindings({ id, kind }: Obstacle, part: number, scene: Scene) {
  const solid = scene.solids[part];
  if (kind !== 'screw' || solid === undefined) return [];
  return [
    finding('SIMULATE_OBSTACLE_IN_PART', {
      message: `The screw ${id} stands in the part ${solid.name}. Put it where only waste is.`,
      partId: solid.partId,
    }),
  ];
}
