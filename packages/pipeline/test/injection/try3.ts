import { anyJob } from './jobs.ts';
import { effectOf, known } from './effect.ts';
import { faults, prove } from './trial.ts';
import { Random } from './random.ts';
const s = Number(process.argv[2]);
const job = anyJob(s, { withFeatures: false, withIntents: false });
const text = job.lines.join('\n') + '\n';
const before = known(text, job.asked);
for (const [i, f] of faults.entries()) {
  const c = f.make(job, new Random(s * 1009 + i));
  if (!c) continue;
  const t0 = process.cpuUsage().user;
  effectOf(before, c.lines.join('\n') + '\n', c.asked ?? job.asked);
  const t1 = process.cpuUsage().user;
  await prove(c.asked ?? job.asked, c.lines).catch(() => {});
  const t2 = process.cpuUsage().user;
  if (t2 - t0 > 60000) console.log(f.kind, ((t1 - t0) / 1e3).toFixed(0), ((t2 - t1) / 1e3).toFixed(0));
}
