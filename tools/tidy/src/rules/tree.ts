import type { Project, Violation } from '../project.ts';

const TEXT = /\.(ts|rs|md|json|ya?ml|toml|js|sh)$|^\.ci\/run$/;
/** Hosts of registries and paths of somebody's machine do not belong into the tree. */
const FOREIGN = [
  /registry\.npmjs\.org/,
  /crates\.io\/api/,
  /\/home\/[a-z]/,
  /\/root\//,
  /\/work\//,
  /\/Users\//,
];
const PLACEHOLDER = /\b(?:it|test|describe)\.(?:todo|only)\b|\b(?:it|test)\.skip\(/;
/** Words of dimension that need a unit behind them in the vocabulary. */
const DIMENSION =
  /(?:width|height|length|diameter|depth|thickness|radius|feed|angle|clearance|spacing|margin|duration|travel)$/i;
const MOST_ROOT_ENTRIES = 20;

/** Looks at the tree as a whole: no placeholders in tests, no unit left out in the vocabulary, a short root, nothing of one machine. */
export function checkTree({ files, read, sources }: Project): Violation[] {
  const found: Violation[] = [];
  const report = (place: string, message: string) => found.push({ rule: 'tree', place, message });
  for (const path of files.filter(
    (file) => TEXT.test(file) && !file.endsWith('pnpm-lock.yaml') && !file.startsWith('tools/tidy/'),
  )) {
    const text = read(path);
    for (const pattern of FOREIGN) if (pattern.test(text)) report(path, `holds ${pattern.source}`);
    if (/\/test\/.*\.ts$/.test(path) && PLACEHOLDER.test(text)) report(path, 'has a test that is not run');
  }
  for (const { path, text } of sources.filter((source) =>
    source.path.startsWith('packages/contracts/src/'),
  )) {
    for (const match of text.matchAll(
      /^\s+(?:readonly )?(\w+)\??: (?:z\.number|finite|positiveMm|lengthMm|number)\b/gm,
    )) {
      if (DIMENSION.test(match[1] ?? '')) report(path, `${match[1]} has a dimension but no unit in its name`);
    }
  }
  const entries = new Set(files.map((path) => path.split('/')[0]));
  if (entries.size > MOST_ROOT_ENTRIES)
    report('.', `${entries.size} entries at the root, at most ${MOST_ROOT_ENTRIES}`);
  return found;
}
