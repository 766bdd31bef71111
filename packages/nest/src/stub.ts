// The same names as index.ts with fixed answers, for client development and demos without cost. Nothing here may be cut.
import {
  engineManifest,
  type Finding,
  finding,
  type Layout,
  type NestEngine,
  type NestResult,
} from '@millwright/contracts';

export type { NestInput } from './request/parse-request.js';

/**
 * Ignores the request and places the one part "stub-part" on the one sheet "stub-sheet".
 * @returns fixed data with the finding STUB_ENGINE
 */
export async function nestParts(..._ignored: Parameters<NestEngine['nestParts']>): Promise<NestResult> {
  return { layout: stubLayout, workDone: 0, findings: [stubFinding()] };
}

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

/** A 100 × 50 mm part in the corner of a 200 × 100 mm sheet, clear of a margin of 10 mm. */
const stubLayout: Layout = {
  sheets: [{ stockId: 'stub-sheet', material: 'plywood', widthMm: 200, heightMm: 100, thicknessMm: 18 }],
  placements: [
    {
      partId: 'stub-part',
      copy: 0,
      sheetIndex: 0,
      xMm: 10,
      yMm: 10,
      rotationDeg: 0,
      mirrored: false,
    },
  ],
  unplaced: [],
  marginMm: 10,
  spacingMm: 10,
  yieldRatio: 0.25,
};

function stubFinding(): Finding {
  return finding('STUB_ENGINE', {
    message: 'The stub of the nest engine answered with fixed data. Choose the real engine before cutting.',
  });
}
