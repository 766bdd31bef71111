import { anyJob } from './jobs.ts';
import { effectOf, known } from './effect.ts';
import { tryAll, table, faults, type Trial } from './trial.ts';
const scope = process.argv[2] === 'f' ? { withFeatures: true, withIntents: true } : { withFeatures: false, withIntents: false };
const from = Number(process.argv[3] ?? 1), n = Number(process.argv[4] ?? 5), only = process.argv[5];
const all: Trial[] = [];
let slow = 0;
for (let s = from; s < from + n; s++) {
  const job = anyJob(s, scope);
  const text = job.lines.join('\n') + '\n';
  const t0 = performance.now();
  const before = known(text, job.asked);
  const e = effectOf(before, text, job.asked);
  const e2 = effectOf(before, text, { ...job.asked });
  if (e.harms.length + e.doubts.length + e2.harms.length + e2.doubts.length > 0) console.log('ORACLE', s, JSON.stringify(e).slice(0, 300), JSON.stringify(e2).slice(0, 400));
  if (process.argv[2] === 'f' && only === 'oracle') continue;
  if (only === 'oracle') continue;
  const trials = await tryAll(job, s, only ? faults.filter(f => f.kind.includes(only)) : faults);
  slow = performance.now() - t0;
  console.log(s, job.lines.length, trials.length, slow.toFixed(0), 'ms');
  all.push(...trials);
}
console.log(table(all));
for (const t of all) if (['misplaced','miscoded','missed','false-alarm','error'].includes(t.outcome)) console.log(t.outcome, '|', t.kind, '|', t.job.name, t.seed, '|', t.note.slice(0, 230), '| at', t.changed.at.slice(0,3).map(i => `${i+1}: ${t.changed.lines[i]}`).join(' ; '));
