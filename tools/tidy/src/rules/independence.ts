import type { Project, SourceFile, Violation } from '../project.ts';

/**
 * What judges shares no code with what it judges. Each checker starts at a folder or file and may reach, at any distance, only its
 * own folder and the common ground: contracts, the numeric and loader subpaths of geometry, and motion (which itself reaches no further).
 */
const CHECKERS: readonly {
  readonly from: RegExp;
  readonly own: RegExp;
  readonly common: readonly RegExp[];
}[] = [
  {
    from: /^packages\/motion\/src\//,
    own: /^packages\/motion\/src\//,
    common: [/^@millwright\/contracts$/, /^@millwright\/geometry\/numeric$/],
  },
  {
    from: /^packages\/simulate\/src\//,
    own: /^packages\/simulate\/src\//,
    common: [
      /^@millwright\/contracts(\/errors)?$/,
      /^@millwright\/geometry\/(numeric|loader)$/,
      /^@millwright\/motion$/,
      /^fflate$/,
    ],
  },
  {
    from: /^packages\/post-grbl\/src\/read\//,
    own: /^packages\/post-grbl\/src\/read\//,
    common: [/^@millwright\/contracts$/, /^@millwright\/geometry\/numeric$/, /^@millwright\/motion$/],
  },
  {
    from: /^packages\/nest\/src\/validate/,
    own: /^packages\/nest\/src\/validate/,
    common: [/^@millwright\/contracts$/, /^@millwright\/geometry\/numeric$/],
  },
  {
    from: /^packages\/geometry\/src\/numeric/,
    own: /^packages\/geometry\/src\/numeric/,
    common: [/^@millwright\/contracts$/, /^robust-predicates$/],
  },
];

/** Checks each checker’s reach; a type-only import counts too, since types come from contracts. */
export function checkIndependence({ sources }: Project): Violation[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return CHECKERS.flatMap((checker) =>
    sources
      .filter(({ path }) => checker.from.test(path))
      .flatMap((source) => strayImports(source, checker, byPath)),
  );
}

function strayImports(
  source: SourceFile,
  { own, common }: (typeof CHECKERS)[number],
  byPath: ReadonlyMap<string, SourceFile>,
): Violation[] {
  return source.imports
    .filter(({ target, isFile }) =>
      isFile ? !own.test(target) && byPath.has(target) : !common.some((pattern) => pattern.test(target)),
    )
    .map(({ specifier }) => ({
      rule: 'independence',
      place: source.path,
      message: `a checker imports ${specifier}; it may share only contracts, exact predicates, trigonometry and motion`,
    }));
}
