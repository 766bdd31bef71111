import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { publicSchemas } from '@millwright/contracts';
import type { Files } from './operation-pairs.ts';

const encode = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);

/** What a release promises: the JSON Schemas of the public files, and the names each package exports. */
export function publicFiles(root: string): Files {
  const files: Files = new Map();
  for (const [name, schema] of Object.entries(publicSchemas))
    files.set(`packages/contracts/schemas/${name}`, encode(schema));
  files.set('tools/golden/surface.json', encode(surface(root)));
  return files;
}

/** The exported names of every entry of every package, read from its declarations, types marked. */
function surface(root: string): Record<string, readonly string[]> {
  const entries: Record<string, readonly string[]> = {};
  for (const name of readdirSync(resolve(root, 'packages')).sort()) {
    const manifest = JSON.parse(readFileSync(resolve(root, 'packages', name, 'package.json'), 'utf8'));
    for (const [path, target] of Object.entries<{ types?: string } | string>(manifest.exports ?? {})) {
      if (typeof target === 'string' || !target.types) continue;
      const declarations = resolve(root, 'packages', name, target.types);
      if (existsSync(declarations))
        entries[path.replace('.', manifest.name)] = namesIn(readFileSync(declarations, 'utf8'));
    }
  }
  return entries;
}

function namesIn(declarations: string): string[] {
  const listed = [...declarations.matchAll(/export (type )?\{([^}]*)\}/g)].flatMap(([, isType, list = '']) =>
    list
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean)
      .map((item) => (isType && !item.startsWith('type ') ? `type ${item}` : item)),
  );
  const declared = [
    ...declarations.matchAll(/^export declare (?:const|function|class|type|interface) (\w+)/gm),
  ].map((match) => match[1] ?? '');
  return [...new Set([...listed, ...declared])].sort();
}
