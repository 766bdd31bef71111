import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inspection } from './inspect.ts';
import type { Manifest } from './packed-package.ts';
import { run } from './run.ts';

const LIMIT_MS = 90_000;

/**
 * What TypeScript says, at its strictest, to consumers that import every entry of every package: nothing, when all is well. Packages that run in
 * browsers have to do without the types of Node.
 * @param project - where the packages are installed
 */
export async function checkTypes(
  root: string,
  project: string,
  inspections: readonly Pick<Inspection, 'manifest'>[],
): Promise<string> {
  const manifests = inspections.map(({ manifest }) => manifest);
  const isOnlyNode = ({ millwright }: Manifest) => millwright?.browser === false;
  const nodeTypes = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
  const said = await Promise.all([
    consume(
      root,
      project,
      manifests.filter((manifest) => !isOnlyNode(manifest)),
      'anywhere',
      ['--types', ''],
    ),
    consume(root, project, manifests.filter(isOnlyNode), 'in-node', nodeTypes),
  ]);
  return said.join('');
}

async function consume(
  root: string,
  project: string,
  manifests: readonly Manifest[],
  name: string,
  types: readonly string[],
): Promise<string> {
  const entries = manifests.flatMap((manifest) =>
    Object.entries(manifest.exports ?? {})
      .filter(([, condition]) => typeof condition === 'object' && 'types' in condition)
      .map(([path]) => manifest.name + path.slice(1)),
  );
  if (entries.length === 0) return '';
  const imports = entries.map(
    (entry, index) => `import * as entry${index} from '${entry}';\nvoid entry${index};\n`,
  );
  const file = `consumer-${name}.mts`;
  writeFileSync(join(project, file), imports.join(''));
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', ...types];
  return run(join(root, 'node_modules/.bin/tsc'), [...options, file], { cwd: project, limitMs: LIMIT_MS })
    .then(({ stdout }) => stdout)
    .catch(String);
}
