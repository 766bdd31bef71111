import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inspection } from './inspect.ts';
import { run } from './run.ts';

const LIMIT_MS = 90_000;

/**
 * What TypeScript says, at its strictest, to a consumer that imports every entry of every package: nothing, when all is well.
 * @param project - where the packages are installed
 */
export async function checkTypes(
  root: string,
  project: string,
  inspections: readonly Pick<Inspection, 'manifest'>[],
): Promise<string> {
  const entries = inspections.flatMap(({ manifest }) =>
    Object.entries(manifest.exports ?? {})
      .filter(([, condition]) => typeof condition === 'object' && 'types' in condition)
      .map(([path]) => manifest.name + path.slice(1)),
  );
  const imports = entries.map(
    (entry, index) => `import * as entry${index} from '${entry}';\nvoid entry${index};\n`,
  );
  writeFileSync(join(project, 'consumer.mts'), imports.join(''));
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
  return run(join(root, 'node_modules/.bin/tsc'), [...options, 'consumer.mts'], {
    cwd: project,
    limitMs: LIMIT_MS,
  })
    .then(({ stdout }) => stdout)
    .catch(String);
}
