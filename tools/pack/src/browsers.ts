import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LaunchOptions, launch } from 'puppeteer-core';
import type { PageReport } from './page.ts';

/** What a browser may take to start, and a page to report, milliseconds. */
const LIMIT_MS = 120_000;

/** The browsers to try: one of each engine, V8 and SpiderMonkey. Nothing is ever downloaded. */
export const browsers = [
  { name: 'chromium', variable: 'CHROMIUM_PATH', usualPath: '/usr/bin/chromium' },
  { name: 'firefox', variable: 'FIREFOX_PATH', usualPath: '/usr/bin/firefox-esr' },
] as const;

/** A browser's name. */
export type BrowserName = (typeof browsers)[number]['name'];

/** Where a browser is, or undefined. */
export function findBrowser(name: BrowserName): string | undefined {
  const { variable, usualPath } = browsers.find((browser) => browser.name === name) ?? browsers[0];
  const path = process.env[variable] ?? usualPath;
  return existsSync(path) ? path : undefined;
}

/** Works without a display, a GPU or a network. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Opens a page in a browser and waits for its report.
 * @throws Error when the page cannot be opened, does not report, or a request of it fails
 */
export async function openPage(name: BrowserName, executablePath: string, url: string): Promise<PageReport> {
  // Firefox wants a home directory that is its user's own.
  const home = mkdtempSync(join(tmpdir(), 'millwright-browser-'));
  const how: LaunchOptions =
    name === 'firefox'
      ? { browser: 'firefox', protocol: 'webDriverBiDi', env: { ...process.env, HOME: home } }
      : { browser: 'chrome', args: CHROMIUM_FLAGS };
  const browser = await launch({ ...how, executablePath, headless: true, timeout: LIMIT_MS });
  try {
    const page = await browser.newPage();
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.url()));
    page.on('pageerror', (error) => failed.push(String(error)));
    page.on('response', (response) => {
      // The worker may find what the page has fetched unchanged: status 304.
      if (response.status() >= 400 && !response.url().endsWith('/favicon.ico')) failed.push(response.url());
    });
    await page.goto(url, { timeout: LIMIT_MS });
    await page.waitForFunction(() => 'report' in window, { timeout: LIMIT_MS });
    if (failed.length > 0) throw new Error(`in the page failed: ${failed.join(', ')}`);
    return await page.evaluate(() => (window as unknown as { report: PageReport }).report);
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
