import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { powerUp } from '../../src/read/controller-state.js';
import { executedSegments } from '../../src/read/executed-sweep.js';
import { interpretLine } from '../../src/read/interpret-line.js';
import { readCsv, sharedFolder } from '../support/shared.js';

const folder = sharedFolder('data/grbl');

describe.skipIf(folder === undefined)('recorded arcs of the firmware', () => {
  it('are refused, skipped and blown up where the firmware does it', () => {
    const rows = readCsv(resolve(folder ?? '', 'arcs.csv'));
    const different: string[] = [];
    let nSeg = 0, worst = 0;
    for (const row of rows) {
      let state = powerUp();
      for (const line of (row.setup ?? '').split('\\n')) {
        if (line === '$C') continue;
        const r = interpretLine(line, state);
        if (r.status !== 0) throw new Error(line);
        state = r.state;
      }
      const r = interpretLine(row.line ?? '', state);
      const status = r.status === 0 ? 'ok' : String(r.status);
      if (status !== row.status) { different.push(`${row.id} ${row.kind} ${row.line} status ${status} ${row.status}`); continue; }
      if (r.status !== 0) continue;
      const arc = r.checked.arc!;
      const d = Math.abs(arc.executedRad - Number(row.sweep));
      if (d < 1) worst = Math.max(worst, d);
      if (d > 1e-6) different.push(`${row.id} ${row.kind} ${row.line} sweep ${arc.executedRad} ${row.sweep}`);
      const n = Math.max(1, executedSegments(arc.executedRad, arc.radiusMm, 0.002));
      if (n !== Number(row.segments)) { nSeg++; if (nSeg<10) console.log(row.id, row.kind, n, row.segments); }
      const end = r.state.single.position;
      ['end_x', 'end_y', 'end_z'].forEach((k, i) => { if (Number(end[i]!.toPrecision(9)) !== Number(row[k])) different.push(`${row.id} end ${end} ${row.end_x} ${row.end_y} ${row.end_z}`); });
    }
    console.log(rows.length, different.length, nSeg, worst);
    console.log(different.slice(0, 40).join('\n'));
  });
});
