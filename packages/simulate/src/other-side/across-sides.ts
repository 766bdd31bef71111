import { finding } from '@millwright/contracts';
import { type Judgement, violated } from '../judgement.js';
import type { CompleteRequest } from '../scene/stand-ins.js';
import { turnedPoint, turnOf } from './turned-request.js';

/** A part that a program cuts loose, and in which line. */
export interface Freed {
  readonly partId: string;
  readonly copy: number;
  readonly line: number;
}

/** What the two programs do to each other. */
export interface AcrossSolvers {
  /** How the tabs of a request stand. */
  readonly tabs: (request: CompleteRequest) => Promise<readonly Judgement[]>;
  /** The parts that a request's program cuts loose. */
  readonly freed: (request: CompleteRequest) => Promise<readonly Freed[]>;
}

/**
 * The judgements of the first side with what the second does to it: tabs that the first leaves have to stand after the second as well, and a
 * part in which the second has to cut must not be loose by then.
 */
export async function judgeAcross(
  request: CompleteRequest,
  turned: CompleteRequest,
  first: readonly Judgement[],
  solvers: AcrossSolvers,
): Promise<readonly Judgement[]> {
  const worse = new Map([
    ...(await cutTabs(request, turned, solvers)),
    ...(await looseWhenTurned(request, solvers)),
  ]);
  return first.map((judgement) => {
    const added = worse.get(judgement.id);
    if (added === undefined) return judgement;
    return { ...added, findings: [...judgement.findings, ...added.findings] };
  });
}

/** Tabs lie at the top of the turned sheet: as high as the sheet they are cut by whatever goes in there. */
async function cutTabs(
  request: CompleteRequest,
  turned: CompleteRequest,
  { tabs }: AcrossSolvers,
): Promise<readonly (readonly [string, Judgement])[]> {
  if (request.tabs.length === 0 || request.otherSide === undefined) return [];
  const turn = turnOf(request, request.otherSide.turnedAbout);
  const heightMm = request.layout.sheets[request.sheetIndex]?.thicknessMm ?? 0;
  const whole = request.tabs.map((tab) => ({
    ...tab,
    heightMm,
    centreMm: turnedPoint(tab.centreMm, turn),
  }));
  const judged = await tabs({ ...turned, tabs: whole });
  return judged.flatMap((judgement) => {
    const cut = judgement.findings.filter(({ code }) => code === 'SIMULATE_TAB_CUT');
    if (cut.length === 0) return [];
    const findings = cut.map((one) =>
      finding('SIMULATE_TAB_CUT', {
        message: `Other side: ${one.programLine === undefined ? 'The second program' : `Line ${one.programLine}`} cuts into a tab that the first program leaves${placeOf(one.atMm)} (seen from the other side). The part may come loose. Lead that cut around it, or place the tab elsewhere.`,
        ...(one.partId === undefined ? {} : { partId: one.partId }),
        ...(one.copy === undefined ? {} : { copy: one.copy }),
        ...(one.programLine === undefined ? {} : { programLine: one.programLine }),
        ...(one.atMm === undefined ? {} : { atMm: one.atMm }),
      }),
    );
    return [[judgement.id, violated(judgement.id, 'The second program cuts its tabs.', findings)] as const];
  });
}

function placeOf(atMm: readonly number[] | undefined): string {
  return atMm === undefined ? '' : ` at X${atMm[0]} Y${atMm[1]}`;
}

/** Parts that the first program frees and in which the second still has to cut. */
async function looseWhenTurned(
  request: CompleteRequest,
  { freed }: AcrossSolvers,
): Promise<readonly (readonly [string, Judgement])[]> {
  const below = new Set(
    request.parts
      .filter(({ features }) => features.some(({ side }) => side === 'bottom'))
      .map(({ id }) => id),
  );
  if (below.size === 0) return [];
  return (await freed(request))
    .filter(({ partId }) => below.has(partId))
    .map(({ partId, copy, line }) => {
      const id = `order:${partId}#${copy}`;
      return [
        id,
        violated(id, `Line ${line} frees it before the other side is cut in it.`, [
          finding('SIMULATE_PART_LOOSE', {
            message: `Line ${line} has cut part ${partId}#${copy} loose all round without a tab, and features of it are still to be cut from the other side: it falls out when the sheet is turned. Leave tabs, or cut its outline from the second side.`,
            partId,
            copy,
            sheetIndex: request.sheetIndex,
            programLine: line,
          }),
        ]),
      ] as const;
    });
}
