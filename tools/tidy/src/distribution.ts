import type { Project } from './project.ts';
import { rustFiles, rustLines } from './rules/budgets.ts';

/** Median, 95th percentile and largest of some lengths. */
export interface Distribution {
  readonly n: number;
  readonly median: number;
  readonly p95: number;
  readonly largest: number;
}

/** How long files and functions are. */
export function distributions({ sources, files, read }: Project): Readonly<Record<string, Distribution>> {
  const engines = sources.filter(({ path }) => path.startsWith('packages/'));
  return {
    'TypeScript files, packages': of(engines.map(({ nLines }) => nLines)),
    'TypeScript files, all': of(sources.map(({ nLines }) => nLines)),
    functions: of(sources.flatMap(({ functions }) => functions.map(({ nLines }) => nLines))),
    'Rust files': of(rustFiles(files).map((path) => rustLines(read(path)))),
  };
}

function of(values: readonly number[]): Distribution {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  return { n: sorted.length, median: at(0.5), p95: at(0.95), largest: at(1) };
}
