import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { planJob, runJob } from '@millwright/pipeline';
import type { Face, Files } from './operation-pairs.ts';

/** The examples: folders with a job file. */
export function exampleNames(root: string): string[] {
  const folder = resolve(root, 'examples');
  return readdirSync(folder)
    .filter((name) => existsSync(resolve(folder, name, 'job.json')))
    .sort();
}

/** Every artifact of every example, files `examples/<name>/expected/<artifact>`. */
export async function exampleJobs(root: string, face: Face): Promise<Files> {
  const files: Files = new Map();
  for (const name of exampleNames(root)) {
    const folder = resolve(root, 'examples', name);
    const plan = planJob(JSON.parse(readFileSync(resolve(folder, 'job.json'), 'utf8')));
    const drawing = readFileSync(resolve(folder, plan.job.drawing)).toString('base64');
    const result = await runJob(plan, { base64: drawing }, face.call);
    for (const artifact of result.artifacts)
      files.set(`examples/${name}/expected/${artifact.name}`, await face.read(artifact));
  }
  return files;
}
