import type { ProveRequest } from '@millwright/contracts';
import { proveProgram } from '@millwright/simulate';
import { choppedSheet, proofSheet } from './proof-sheet.ts';

/** The sheet of the simulate reference as a million moves of 0.5 mm. */
export const millionMoves = (): ProveRequest => choppedSheet(proofSheet(), 0.5, 1_000_000);

// As a program of its own, for `peakMemoryMb`: proves them and says how much memory the process held at most, kB.
if (process.argv[1] === import.meta.filename) {
  await proveProgram(millionMoves());
  console.log(process.resourceUsage().maxRSS);
}
