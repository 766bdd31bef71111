import { canonicalJson, sha256 } from '@millwright/contracts';
import { readProgram } from '@millwright/post-grbl';
import { describeProgram, drawEngagement, proveProgram } from '@millwright/simulate';
import { drawDifference, drawSheet } from '@millwright/simulate/pictures';
import { recordReplay, replayPage } from '@millwright/simulate/replay';
import { type ProofFace, runHardProof } from './hard-proof.ts';
import type { Files } from './operation-pairs.ts';

/** Where the golden files of the hard proof lie. */
export const HARD_FOLDER = 'tools/golden/proof';

const face = {
  readProgram,
  proveProgram,
  describeProgram,
  drawEngagement,
  drawSheet,
  drawDifference,
  recordReplay,
  replayPage,
  sha256,
} as unknown as ProofFace;

/** Proof, pictures and replays of a job with every shape of tool and both faces, right and spoilt: files `tools/golden/proof/…`. */
export async function hardFiles(): Promise<Files> {
  const made = Object.entries(await runHardProof(face));
  return new Map(made.map(([name, value]) => [`${HARD_FOLDER}/${name}`, bytesOf(value)]));
}

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  return new TextEncoder().encode(typeof value === 'string' ? value : `${canonicalJson(value)}\n`);
}
