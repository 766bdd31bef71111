// The same names as index.ts with fixed answers, for client development and demos without cost. Nothing here may be cut.
import {
  engineManifest,
  type Finding,
  finding,
  type Layout,
  type NestEngine,
  type NestResult,
} from '@millwright/contracts';

import { type NestInput, parseRequest } from './request/parse-request.js';

export type { NestInput };

/**
 * Searches nothing: every copy of every part lies unturned with its origin in the corner of the first sheet, one upon another. The ids are the
 * request's, so that what comes after has something to work on.
 * @returns fixed data with the finding STUB_ENGINE
 * @throws MillwrightError INPUT_INVALID, as the real engine
 */
export async function nestParts(request: NestInput): Promise<NestResult> {
  const { parts, sheets, marginMm, spacingMm } = parseRequest(request);
  const [first] = sheets;
  const placements = parts.flatMap(({ id, quantity }) =>
    Array.from({ length: quantity }, (_, copy) => ({ partId: id, copy, ...CORNER })),
  );
  const sheet = first && {
    stockId: first.id,
    material: first.material,
    widthMm: first.widthMm,
    heightMm: first.heightMm,
    thicknessMm: first.thicknessMm,
  };
  const layout = {
    sheets: sheet ? [sheet] : [],
    placements,
    unplaced: [],
    marginMm,
    spacingMm,
    yieldRatio: 0,
  };
  return { layout, workDone: 0, findings: [stubFinding()] };
}

const CORNER = { sheetIndex: 0, xMm: 0, yMm: 0, rotationDeg: 0, mirrored: false } as const;

/** Checks nothing: it answers with the finding STUB_ENGINE, so that no layout passes for checked. */
export function validateLayout(
  _request: Parameters<NestEngine['nestParts']>[0],
  _layout: Layout,
): readonly Finding[] {
  return [stubFinding()];
}

/** What this engine is: a stub. */
export const manifest: NestEngine['manifest'] = engineManifest({
  id: '@millwright/nest',
  version: __PACKAGE_VERSION__,
  kind: 'stub',
  determinism: 'bytes',
  modules: [],
});

function stubFinding(): Finding {
  return finding('STUB_ENGINE', {
    message: 'The stub of the nest engine answered with fixed data. Choose the real engine before cutting.',
  });
}
