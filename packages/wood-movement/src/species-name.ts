/** The words of a name, lower case, without accents or punctuation, sorted: "Cherry, black" and "black cherry" have one key. */
export function wordKey(name: string): string {
  return words(name).sort().join(' ');
}

/** Whether a name means a sheet made of veneers, strands, particles or fibres, for which no species figure holds. */
export function isPanelProduct(name: string): boolean {
  const found = words(name);
  return (
    found.some((word) => PANEL_WORDS.has(word)) ||
    PANEL_PAIRS.some(([first, second]) => found.includes(first) && found.includes(second))
  );
}

/**
 * Other names of a row of the species table that follow from its printed name, and the trade names that were read.
 * `Khaya (African mahogany)` is also "Khaya" and "African mahogany"; `Oak, white, overcup` also "overcup oak".
 */
export function aliasesOf(row: {
  readonly name: string;
  readonly latin?: string;
  readonly otherName?: string;
}): readonly string[] {
  return [
    ...spokenNames(row.name),
    ...(row.otherName === undefined ? [] : [row.otherName, ...spokenNames(row.otherName)]),
    ...(row.latin === undefined ? [] : [row.latin]),
    ...(TRADE_NAMES[row.name] ?? []),
  ];
}

/** What a printed name is called when it is said: without brackets, the bracket alone, the last part before the first. */
function spokenNames(name: string): readonly string[] {
  const bare = name.replace(/\s*\([^)]*\)/g, '');
  const inBrackets = [...name.matchAll(/\(([^)]*)\)/g)].map((match) => match[1] ?? '');
  const parts = bare.split(',').map((part) => part.trim());
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  return [
    bare,
    ...inBrackets.filter((text) => words(text).length > 1 || parts.length === 1),
    ...inBrackets.map((text) => `${text} ${first}`),
    ...(bare.includes('/') ? bare.split('/') : []),
    ...(parts.length > 2 ? [`${last} ${first}`] : []),
    ...(last === 'commercial' ? [parts.slice(0, -1).join(' ')] : []),
  ];
}

/** The names of the table nearest to a name: first by words in common, then by letters to change. At most five. */
export function nearest(name: string, candidates: readonly string[]): readonly string[] {
  const wanted = words(name);
  const key = wordKey(name);
  return candidates
    .map((candidate) => ({
      candidate,
      nShared: words(candidate).filter((word) => wanted.includes(word)).length,
      nEdits: editDistance(key, wordKey(candidate)),
    }))
    .sort((a, b) => b.nShared - a.nShared || a.nEdits - b.nEdits || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, MAX_NEAR_MATCHES)
    .map(({ candidate }) => candidate);
}

const MAX_NEAR_MATCHES = 5;

const PANEL_WORDS: ReadonlySet<string> = new Set(
  (
    'plywood ply multiplex mdf hdf mdo osb particleboard chipboard hardboard fibreboard fiberboard blockboard laminboard ' +
    'melamine masonite lvl'
  ).split(' '),
);

const PANEL_PAIRS: readonly (readonly [string, string])[] = [
  ['particle', 'board'],
  ['fibre', 'board'],
  ['fiber', 'board'],
  ['strand', 'board'],
];

/** Names under which NWFA's list A200 (as reprinted by highwayflooring.com) prints the coefficient of the row on the left. */
const TRADE_NAMES: Readonly<Record<string, readonly string[]>> = {
  'Cherry, black': ['American cherry'],
  'Maple, sugar': ['hard maple'],
  'Walnut, black': ['American walnut'],
};

/** "redcedar" is "red cedar": the handbook writes both. */
function words(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/redcedar/g, 'red cedar')
    .replace(/whitecedar/g, 'white cedar')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Levenshtein's distance: letters to insert, delete or replace. Names are at most 100 letters long, so the table is small. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
