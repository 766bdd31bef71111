import { type Project, packageFolder, type Violation } from '../project.ts';

/** The layers: a package imports only from a lower number. Engines share theirs, so they never import one another. */
export const layers: Readonly<Record<string, number>> = {
  contracts: 0,
  geometry: 1,
  motion: 2,
  drawing: 3,
  nest: 3,
  toolpath: 3,
  'post-grbl': 3,
  simulate: 3,
  'wood-movement': 3,
  pipeline: 4,
  gate: 4,
  store: 4,
  'mcp-server': 5,
  host: 5,
  workbench: 5,
  shop: 5,
};

/** Apps and tools stand on top; nothing imports them. */
const TOP = 6;

const layerOf = (folder: string): number => {
  const [group, name = ''] = folder.split('/');
  return group === 'packages' ? (layers[name] ?? -1) : TOP;
};

/** Imports lead down the layers only, in TypeScript and in Cargo, and what is imported is declared. */
export function checkLayers({ sources, packages, files, read }: Project): Violation[] {
  const folderOf = new Map(packages.map(({ name, folder }) => [name, folder]));
  const found: Violation[] = [];
  for (const { folder } of packages) {
    if (folder.startsWith('packages/') && layerOf(folder) < 0)
      found.push({ rule: 'layers', place: folder, message: 'has no layer; name it in rules/layers.ts' });
  }
  for (const { path, imports } of sources) {
    const own = packageFolder(path);
    for (const { specifier, isFile, target } of imports) {
      if (isFile && packageFolder(target) !== own)
        found.push({ rule: 'layers', place: path, message: `reaches into ${target} by path` });
      const other = folderOf.get(specifier.split('/').slice(0, 2).join('/'));
      if (other && other !== own && layerOf(other) >= layerOf(own)) {
        found.push({
          rule: 'layers',
          place: path,
          message: `imports ${specifier}, which is not on a lower layer`,
        });
      }
    }
  }
  return [...found, ...checkCargo(files, read)];
}

/** crates/proof shares nothing with crates/milling or crates/nesting; only numeric is common ground. */
function checkCargo(files: readonly string[], read: (path: string) => string): Violation[] {
  return files
    .filter((path) => /^crates\/[^/]+\/Cargo\.toml$/.test(path))
    .flatMap((path) => {
      const dependencies = [
        ...read(path).matchAll(/^\s*[\w-]+\s*=\s*\{[^}]*path\s*=\s*"\.\.\/([\w-]+)"/gm),
      ].map((match) => match[1] ?? '');
      return dependencies
        .filter((name) => name !== 'numeric')
        .map((name) => ({
          rule: 'layers',
          place: path,
          message: `depends on crates/${name}; crates share numeric only`,
        }));
    });
}
