// Proves a million moves and says how much memory the process held at most, kB. Run by `peakMemoryMb`.
import { proveProgram } from '@millwright/simulate';
import { choppedSheet, proofSheet } from './proof-sheet.ts';

await proveProgram(choppedSheet(proofSheet(), 0.5, 1_000_000));
console.log(process.resourceUsage().maxRSS);
