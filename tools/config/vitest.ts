// The test run of the whole repository: every package's test folder, one summary. `test:long` has a configuration of its own.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '../..');

/** One vitest project per workspace package that has tests, with the version define that tsup gives its build. */
export function projects(include: string[], testTimeout: number) {
  return ['packages', 'apps', 'tools'].flatMap((group) =>
    readdirSync(resolve(root, group))
      .map((name) => resolve(root, group, name))
      .filter((folder) => existsSync(resolve(folder, 'test')))
      .map((folder) => {
        const manifest = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
        return {
          define: {
            __PACKAGE_NAME__: JSON.stringify(manifest.name),
            __PACKAGE_VERSION__: JSON.stringify(manifest.version),
          },
          test: {
            name: manifest.name.replace('@millwright/', ''),
            root: folder,
            include,
            testTimeout,
            hookTimeout: testTimeout,
          },
        };
      }),
  );
}

export default defineConfig({
  test: { projects: projects(['test/**/*.test.ts'], 60_000), reporters: ['default'] },
});
