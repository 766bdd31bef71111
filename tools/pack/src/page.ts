import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, preview } from 'vite';
import type { Example } from './example.ts';
import type { Digests } from './golden-job.ts';

/** What the page found out. */
export interface PageReport {
  /** What became of each example: `ok`, or the error. */
  readonly examples: Readonly<Record<string, string>>;
  readonly golden: { readonly page: Digests; readonly worker: Digests };
}

/** A page that is being served. */
export interface ServedPage {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Bundles all examples and the golden job into one page and its worker, as an application would, and serves it. The page leaves its
 * {@link PageReport} in `window.report`.
 * @throws Error when it cannot be built
 */
export async function servePage(project: string, examples: readonly Example[]): Promise<ServedPage> {
  writeFileSync(
    join(project, 'index.html'),
    '<!doctype html><script type="module" src="/page.js"></script>\n',
  );
  writeFileSync(join(project, 'page.js'), pageOf(examples));
  const config = { root: project, configFile: false, logLevel: 'warn' } as const;
  await build({
    ...config,
    build: { target: 'es2022', outDir: 'page', emptyOutDir: true },
    // A classic worker cannot load its engines in pieces.
    worker: { format: 'es' },
  });
  const server = await preview({
    ...config,
    build: { outDir: 'page' },
    preview: { port: 0, host: '127.0.0.1' },
  });
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}

const pageOf = (examples: readonly Example[]): string => `import { report } from './golden/in-page.js';
report({
${examples.map(({ name, file }) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(`./${file}`)}),`).join('\n')}
});
`;
