import { finding } from '@millwright/contracts';
import { type Judgement, violated } from '../judgement.js';
import { familyOf } from '../kind-of.js';
import type { CompleteRequest } from '../scene/stand-ins.js';
import { isDone, isNotBegun } from './join-sides.js';
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
  /** How the skins of a request stay. */
  readonly skins: (request: CompleteRequest) => Promise<readonly Judgement[]>;
  /** The parts that a request's program cuts loose. */
  readonly freed: (request: CompleteRequest) => Promise<readonly Freed[]>;
}

/** Both programs and what each was judged to do by itself. */
export interface BothPrograms {
  readonly request: CompleteRequest;
  readonly turned: CompleteRequest;
  readonly first: readonly Judgement[];
  readonly other: readonly Judgement[];
}

/**
 * The judgements of the first side with what the second does to it: tabs and skins that the first leaves have to stand after the second as well, and
 * a part in which the second cuts must not be loose by then.
 */
export async function judgeAcross(
  programs: BothPrograms,
  solvers: AcrossSolvers,
): Promise<readonly Judgement[]> {
  const worse = new Map([
    ...(await cutTabs(programs, solvers)),
    ...(await cutSkins(programs, solvers)),
    ...(await looseWhenTurned(programs, solvers)),
  ]);
  return programs.first.map((judgement) => {
    const added = worse.get(judgement.id);
    if (added === undefined) return judgement;
    return { ...added, findings: [...judgement.findings, ...added.findings] };
  });
}

/** Tabs lie at the top of the turned sheet: as high as the sheet they are cut by whatever goes in there. */
async function cutTabs(
  { request, turned }: BothPrograms,
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

/** A skin lies at the top of the turned sheet: as thick as the sheet it is cut by whatever goes in there. */
async function cutSkins(
  { request, turned }: BothPrograms,
  { skins }: AcrossSolvers,
): Promise<readonly (readonly [string, Judgement])[]> {
  const thicknessMm = request.layout.sheets[request.sheetIndex]?.thicknessMm ?? 0;
  const whole = request.operations.flatMap((intent) =>
    intent.kind === 'onion-skin' ? [{ ...intent, thicknessMm }] : [],
  );
  if (whole.length === 0) return [];
  const judged = await skins({ ...turned, operations: [...turned.operations, ...whole] });
  return judged.flatMap(({ id, findings: [one] }) => {
    if (one?.code !== 'SIMULATE_SKIN_CUT') return [];
    const cut = finding('SIMULATE_SKIN_CUT', {
      ...(one.partId === undefined ? {} : { partId: one.partId }),
      ...(one.copy === undefined ? {} : { copy: one.copy }),
      ...(one.programLine === undefined ? {} : { programLine: one.programLine }),
      message: `Other side: Line ${one.programLine ?? 1} cuts into the skin that the first program leaves under a contour of part ${one.partId}#${one.copy}. The part may come loose. Lead that cut around it, or hold the part by tabs.`,
    });
    return [[id, violated(id, 'The second program cuts it.', [cut])] as const];
  });
}

function placeOf(atMm: readonly number[] | undefined): string {
  return atMm === undefined ? '' : ` at X${atMm[0]} Y${atMm[1]}`;
}

/**
 * Parts that the first program frees and in which the second still cuts: features of its face, or holes that the first has left. A second
 * pass over what is cut already meets no wood.
 */
async function looseWhenTurned(
  { request, first, other }: BothPrograms,
  { freed }: AcrossSolvers,
): Promise<readonly (readonly [string, Judgement])[]> {
  const below = new Set(
    request.parts
      .filter(({ features }) => features.some(({ side }) => side === 'bottom'))
      .map(({ id }) => id),
  );
  const done = new Set(first.filter(isDone).map(({ id }) => id));
  const holes = other.filter(
    (one) =>
      familyOf(one.id) === 'hole' && !done.has(one.id) && one.state !== 'not-applicable' && !isNotBegun(one),
  );
  const isCutLater = (partId: string, copy: number): boolean =>
    below.has(partId) || holes.some(({ id }) => id.startsWith(`hole:${partId}#${copy}/`));
  if (below.size === 0 && holes.length === 0) return [];
  return (await freed(request))
    .filter(({ partId, copy }) => isCutLater(partId, copy))
    .map(({ partId, copy, line }) => {
      const id = `order:${partId}#${copy}`;
      const what = below.has(partId) ? 'features' : 'holes';
      return [
        id,
        violated(id, `Line ${line} frees it before the other side is cut in it.`, [
          finding('SIMULATE_PART_LOOSE', {
            message: `Line ${line} has cut part ${partId}#${copy} loose all round without a tab, and ${what} of it are still cut from the other side: it falls out when the sheet is turned. Leave tabs, or cut its outline from the second side.`,
            partId,
            copy,
            sheetIndex: request.sheetIndex,
            programLine: line,
          }),
        ]),
      ] as const;
    });
}
