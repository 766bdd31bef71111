import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../src/check.ts';
import { readProject, virtualProject } from '../src/project.ts';

const root = resolve(import.meta.dirname, '../../..');

describe('the project', () => {
  it('breaks no rule of its own shape', () => {
    expect(
      check(readProject(root)).map(({ rule, place, message }) => `${rule} ${place}: ${message}`),
    ).toEqual([]);
  });
});

/** What tidy says of a package `nest` (and its neighbours) that holds the given files. */
function complaints(files: Readonly<Record<string, string>>): string[] {
  const manifest = (name: string) =>
    JSON.stringify({ name: `@millwright/${name}`, exports: { '.': { default: './dist/index.js' } } });
  const project = virtualProject({
    'packages/nest/package.json': manifest('nest'),
    'packages/nest/src/index.ts': '',
    'packages/toolpath/package.json': manifest('toolpath'),
    'packages/geometry/package.json': manifest('geometry'),
    ...files,
  });
  return check(project).map(({ rule, message }) => `${rule}: ${message}`);
}

const entry = (text: string) => ({ 'packages/nest/src/index.ts': text });

describe('each rule', () => {
  it('says nothing of a package that keeps them all', () => {
    expect(complaints(entry('/** Places parts. */\nexport const placeParts = (): number => 1;\n'))).toEqual(
      [],
    );
  });

  it.each([
    [
      'an engine that imports another',
      entry("import '@millwright/toolpath';"),
      /^layers: imports @millwright\/toolpath/,
    ],
    [
      'a reach into another package by path',
      entry("import '../../toolpath/src/index.js';"),
      /^layers: reaches into/,
    ],
    [
      'a checker that imports the kernel',
      {
        'packages/nest/src/validate-layout.ts': "import '@millwright/geometry';",
        ...entry("import './validate-layout.js';"),
      },
      /^independence: a checker imports @millwright\/geometry;/,
    ],
    [
      'a checker that imports what it judges',
      {
        'packages/nest/src/validate-layout.ts': "import './place.js';",
        'packages/nest/src/place.ts': '',
        ...entry("import './validate-layout.js';"),
      },
      /^independence: a checker imports .\/place.js/,
    ],
    [
      'a cycle',
      {
        ...entry("import './a.js';"),
        'packages/nest/src/a.ts': "import './b.js';",
        'packages/nest/src/b.ts': "import './a.js';",
      },
      /^cycles: /,
    ],
    ['a file beyond its budget', entry('\n'.repeat(500)), /^budgets: 501 lines/],
    ['a function beyond its budget', entry(`function long() {${'\n'.repeat(70)}}`), /^budgets: 71 lines/],
    ['a sine in an engine', entry('const x = Math.sin(1);'), /^purity: Math.sin/],
    ['a power in an engine', entry('const x = 2 ** 3;'), /^purity: \*\*/],
    ['a clock in an engine', entry('const x = Date.now();'), /^purity: Date/],
    ['randomness in an engine', entry('const x = Math.random();'), /^purity: Math.random/],
    ['a console in an engine', entry('console.log(1);'), /^purity: console/],
    ['a file system in an engine', entry("import 'node:fs';"), /^purity: imports node:fs/],
    ['a bare error', entry("throw new Error('no');"), /^errors: new Error/],
    ['an export without a docstring', entry('export const x = 1;'), /^exports: x has no docstring/],
    [
      'a banned word',
      entry('/** Fast. */\nexport const cuttingSpeed = 1;'),
      /^exports: cuttingSpeed uses the banned word "speed"/,
    ],
    ['a star export', entry("export * from '@millwright/contracts';"), /^exports: export \*/],
    ['a file nothing imports', { 'packages/nest/src/lost.ts': '' }, /^dead-files: /],
    [
      'a command nobody runs',
      { 'README.md': '```sh\nnpx millwright fly\n```' },
      /^documents: "npx millwright fly"/,
    ],
    ['a path of one machine', { 'docs/x.md': 'see /home/anna/x' }, /^tree: holds/],
    [
      'a test that is not run',
      { 'packages/nest/test/x.test.ts': "it.todo('later')" },
      /^tree: has a test that is not run/,
    ],
    [
      'a length without a unit',
      { 'packages/contracts/src/x.ts': 'export const x = {\n  width: positiveMm(),\n};' },
      /^tree: width has a dimension/,
    ],
    [
      'a code nobody raises',
      {
        'packages/contracts/src/errors/nest.ts':
          "export const nestErrors = {\n  NEST_LOST: invalidInput('Lost'),\n};",
      },
      /^errors: NEST_LOST is in the table/,
    ],
    [
      'a crate that depends on another core',
      { 'crates/proof/Cargo.toml': '[dependencies]\nmilling = { path = "../milling" }' },
      /^layers: depends on crates\/milling/,
    ],
  ])('finds %s', (_what, files, expected) => {
    expect(complaints(files as Record<string, string>).filter((line) => expected.test(line))).not.toEqual([]);
  });
});
