import { createHash } from 'node:crypto';
import { readProgram } from '@millwright/post-grbl';
import { proveProgram } from '@millwright/simulate';
import { anyJob } from './jobs.ts';
const withFeatures = process.argv[2] === 'f', withIntents = process.argv[2] === 'f';
const from = Number(process.argv[3] ?? 1), n = Number(process.argv[4] ?? 10);
for (let s = from; s < from + n; s++) {
  const job = anyJob(s, { withFeatures, withIntents });
  const text = job.lines.join('\n') + '\n';
  const t0 = performance.now();
  const reading = await readProgram({ text, controller: 'grbl-1.1' });
  const proof = await proveProgram({ ...job.asked, reading, programSha256: createHash('sha256').update(text).digest('hex') });
  const bad = proof.findings.filter((f) => f.severity !== 'info');
  console.log(s, job.lines.length, proof.verdict, (performance.now() - t0).toFixed(0), 'ms', job.asked.parts.map((p: any) => p.features.map((f: any) => f.kind + (f.islands ? '!' : ''))).join('|'));
  for (const f of bad.slice(0, 6)) console.log('   ', f.code, f.programLine, job.tags[(f.programLine ?? 0) - 1]?.op, f.message.slice(0, 170));
  for (const o of proof.obligations.filter((o) => o.state !== 'holds' && o.state !== 'not-applicable').slice(0, 6)) console.log('      ', o.id, o.state, o.detail.slice(0, 120));
}
