import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { estimateTimeS } from '@millwright/motion';
import { describe, it } from 'vitest';
import { readProgram } from '../src/read/read-program.js';
import { readCsv, sharedFolder } from './support/shared.js';

const folder = sharedFolder('data/grbl');

describe.skipIf(folder === undefined)('recorded times', () => {
  it('are met', async () => {
    const rows = readCsv(resolve(folder ?? '', 'time.csv'));
    const errs: [number, string][] = [];
    for (const row of rows) {
      const n = (k: string) => Number(row[k]);
      const reading = await readProgram({ text: readFileSync(resolve(folder ?? '', row.program ?? ''), 'latin1'), startMm: [0, 0, 0] });
      const machine: any = { maxRateMmPerMin: [n('$110'), n('$111'), n('$112')], accelerationMmPerS2: [n('$120'), n('$121'), n('$122')], stepsPerMm: [n('$100'), n('$101'), n('$102')], junctionDeviationMm: n('$11'), arcToleranceMm: n('$12') };
      const t = estimateTimeS(reading.motions, machine);
      const want = n('motion_s') + n('dwell_s');
      errs.push([(100 * (t.totalS - want)) / want, `${row.program} ${row.set} want ${want} got ${t.totalS.toFixed(4)} stops ${t.nStops} ${row.stops} diag ${reading.diagnostics.filter(d=>d.severity==='error').map(d=>d.code).slice(0,2)}`]);
    }
    errs.sort((a, b) => Math.abs(b[0]) - Math.abs(a[0]));
    console.log(errs.slice(0, 40).map(([e, t]) => `${e.toFixed(3)} % ${t}`).join('\n'));
    const abs = errs.map(([e]) => Math.abs(e)).sort((a, b) => a - b);
    const mean = errs.reduce((s, [e]) => s + e, 0) / errs.length;
    console.log('n', abs.length, 'mean', mean, 'p50', abs[abs.length >> 1], 'p95', abs[Math.floor(abs.length * 0.95)], 'max', abs.at(-1));
  });
});
