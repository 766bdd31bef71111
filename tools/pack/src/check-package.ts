import type { Condition, Manifest } from './packed-package.ts';

/** Everything that is wrong with a packed package, one sentence each. */
export function checkPackage(manifest: Manifest, files: readonly string[]): string[] {
  const shipped = new Set(files);
  return [
    ...['README.md', 'LICENSE'].filter((name) => !shipped.has(name)).map((name) => `${name} is missing`),
    ...files.filter((path) => !MAY_SHIP(path)).map((path) => `${path} does not belong into a package`),
    ...checkManifest(manifest),
    ...checkDependencies(manifest),
    ...[...entries(manifest)].flatMap(([place, condition]) => checkCondition(place, condition, shipped)),
    ...Object.entries(manifest.bin ?? {})
      .filter(([, path]) => !shipped.has(plain(path)))
      .map(([name, path]) => `bin ${name}: ${path} is missing`),
  ];
}

const MAY_SHIP = (path: string): boolean =>
  !/^(src|test|bench|node_modules)\//.test(path) && !/\.tsbuildinfo$|(?<!\.d)\.ts$|\.tgz$/.test(path);

function checkManifest({ version, engines, publishConfig, ...rest }: Manifest): string[] {
  const found: string[] = [];
  if (!/^\d+\.\d+\.\d+/.test(version) || version === '0.0.0') found.push(`version is ${version}`);
  if (!/^>=\d+(\.\d+)*$/.test(engines?.node ?? ''))
    found.push(`engines.node is ${engines?.node ?? 'not declared'}`);
  // npm takes a scoped package for a private one otherwise.
  if (publishConfig?.access !== 'public') found.push('publishConfig.access is not public');
  if (rest.private) found.push('private is true');
  for (const field of ['exports', 'license', 'description', 'files', 'sideEffects'] as const)
    if (rest[field] === undefined || rest[field] === '') found.push(`${field} is not declared`);
  return found;
}

function checkDependencies(manifest: Manifest): string[] {
  const { dependencies, peerDependencies, optionalDependencies, devDependencies } = manifest;
  return [dependencies, peerDependencies, optionalDependencies, devDependencies]
    .flatMap((group) => Object.entries(group ?? {}))
    .filter(([, range]) => /^(workspace|catalog|link|file):/.test(range))
    .map(([name, range]) => `depends on ${name} "${range}"`);
}

const entries = ({ exports, imports }: Manifest): [string, Condition][] => [
  ...Object.entries(exports ?? {}),
  ...Object.entries(imports ?? {}),
];

/** Every file named is shipped, and `types` comes first: TypeScript takes the first condition that fits. */
function checkCondition(place: string, condition: Condition, shipped: ReadonlySet<string>): string[] {
  if (typeof condition === 'string')
    return isShipped(condition, shipped) ? [] : [`${place}: ${condition} is missing`];
  const names = Object.keys(condition);
  const isFirst = names[0] === 'types' ? [] : [`${place}: the first condition is ${names[0]}, not types`];
  return [
    ...isFirst,
    ...names.flatMap((name) => checkCondition(`${place} ${name}`, condition[name] ?? '', shipped)),
  ];
}

function isShipped(path: string, shipped: ReadonlySet<string>): boolean {
  const [before = '', after] = plain(path).split('*');
  return after === undefined
    ? shipped.has(before)
    : [...shipped].some((file) => file.startsWith(before) && file.endsWith(after));
}

const plain = (path: string): string => path.replace(/^\.\//, '');
