import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import type { Example } from './example.ts';

const LIMIT_MS = 60_000;

/** Works without a display, a GPU or a network. */
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Where Chromium is, or undefined. `CHROMIUM_PATH` names another one. */
export function findChromium(): string | undefined {
  const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return existsSync(path) ? path : undefined;
}

/** What became of each example in the page: `ok`, or the error. */
export type Outcomes = Readonly<Record<string, string>>;

/**
 * Bundles all examples into one page, as an application would, serves it and opens it.
 * @throws Error when the page cannot be built or opened, or a request of it fails
 */
export async function runInBrowser(
  executablePath: string,
  project: string,
  examples: readonly Example[],
): Promise<Outcomes> {
  writeFileSync(
    join(project, 'index.html'),
    '<!doctype html><script type="module" src="/page.js"></script>\n',
  );
  writeFileSync(join(project, 'page.js'), pageOf(examples));
  const config = { root: project, configFile: false, logLevel: 'warn' } as const;
  await build({ ...config, build: { target: 'es2022', outDir: 'page', emptyOutDir: true } });
  const server = await preview({
    ...config,
    build: { outDir: 'page' },
    preview: { port: 0, host: '127.0.0.1' },
  });
  try {
    return await open(executablePath, server.resolvedUrls?.local[0] ?? '');
  } finally {
    await server.close();
  }
}

/** One after the other, so that an error has one cause. */
const pageOf = (examples: readonly Example[]): string => `
const examples = {
${examples.map(({ name, file }) => `  ${JSON.stringify(name)}: () => import(${JSON.stringify(`./${file}`)}),`).join('\n')}
};
const outcomes = {};
for (const [name, run] of Object.entries(examples)) {
  outcomes[name] = await run().then(() => 'ok', (error) => String(error?.stack ?? error));
}
window.outcomes = outcomes;
`;

async function open(executablePath: string, url: string): Promise<Outcomes> {
  const browser = await chromium.launch({ executablePath, args: FLAGS, timeout: LIMIT_MS });
  try {
    const page = await browser.newPage();
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.url()));
    page.on('pageerror', (error) => failed.push(error.message));
    page.on('response', (response) => {
      if (!response.ok() && !response.url().endsWith('/favicon.ico')) failed.push(response.url());
    });
    await page.goto(url, { timeout: LIMIT_MS });
    await page.waitForFunction(() => 'outcomes' in window, undefined, { timeout: LIMIT_MS });
    if (failed.length > 0) throw new Error(`in the page failed: ${failed.join(', ')}`);
    return await page.evaluate(() => (window as unknown as { outcomes: Outcomes }).outcomes);
  } finally {
    await browser.close();
  }
}
