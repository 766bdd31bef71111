import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { openReplay, recordReplay, replayPage } from '../../src/replay.js';
import { job, part, placed, roundedRectangle } from '../support/job.js';

/** What the script calls itself in a page. */
const PLAYER = 'player';

/** The page's part of the package with all that it imports, as one short script. */
async function script(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../../src/replay/page/viewer.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: PLAYER,
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  return (outputFiles[0]?.text ?? '').trim();
}

const request = () =>
  job([{ part: part('p', roundedRectangle(80, 50, 8)), placement: placed('p', 40, 40) }], { sheetMm: 200 });

describe('a replay page', () => {
  it('holds the same player as the package (vitest -u writes it anew)', async () => {
    const made = await script();
    expect(() => new Script(made)).not.toThrow();
    expect(made).not.toContain('</script');
    const text = `// The player and its page as plain JavaScript, made from the files beside it by test/replay/page.test.ts. Do not edit.\n\n/** What the script leaves behind: an object with what \`viewer.ts\` exports. */\nexport const PLAYER = '${PLAYER}';\n\n/** The script. */\nexport const playerScript = ${JSON.stringify(made)};\n`;
    await expect(text).toMatchFileSnapshot('../../src/replay/page/player.generated.ts');
  });

  it('is one file that loads nothing, the same for the same replay', async () => {
    const bytes = await recordReplay(request(), { cellMm: 1 });
    const page = replayPage(bytes, { title: '<b>&"' });
    expect(page).toBe(replayPage(bytes, { title: '<b>&"' }));
    expect(page).toContain('<title>&lt;b&gt;&amp;&quot;</title>');
    expect(page).not.toMatch(/https?:|src=|<link|@import|fetch\(/);
    expect(() => replayPage(bytes.subarray(1))).toThrow(
      expect.objectContaining({ code: 'SIMULATE_REPLAY_DAMAGED' }),
    );
  });

  it('plays, seeks by line, time and key in a browser', { timeout: 120_000 }, async (context) => {
    const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
    if (!existsSync(executablePath)) {
      console.warn('SKIPPED: no Chromium, so the replay page was not opened');
      context.skip();
      return;
    }
    const { launch } = await import('puppeteer-core');
    const bytes = await recordReplay(request(), { cellMm: 1 });
    const player = openReplay(bytes);
    const folder = mkdtempSync(join(tmpdir(), 'millwright-replay-'));
    const nLines = player.lineAt(player.nMoves);
    const text = Array.from({ length: nLines }, (_, i) => `G1 X${i} (<i>${i + 1}</i>)`).join('\n');
    const findings = [
      {
        code: 'SIMULATE_GOUGE',
        severity: 'error',
        message: 'The tool enters <b>',
        programLine: 6,
        atMm: [60, 60],
      },
    ] as const;
    writeFileSync(join(folder, 'page.html'), replayPage(bytes, { text, findings }));
    const browser = await launch({ executablePath, headless: true, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      // That a test reads pixels back is what Chromium warns about.
      page.on('console', (message) => {
        if (!message.text().startsWith('Canvas2D: ')) faults.push(message.text());
      });
      await page.goto(pathToFileURL(join(folder, 'page.html')).href);
      const state = () => page.$eval('#state', (one) => one.textContent ?? '');
      const says = (what: string) =>
        page.waitForFunction(
          (text) => document.getElementById('state')?.textContent?.includes(text),
          {},
          what,
        );
      await says(`move ${player.nMoves} of ${player.nMoves}`);
      const brightness = (xMm: number, yMm: number) =>
        page.$eval(
          '#sheet',
          (canvas, x, y) => (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(x, y, 1, 1).data[0]!,
          Math.floor(xMm),
          199 - Math.floor(yMm),
        );
      expect(await brightness(37.5, 65.5)).toBe(58);
      expect(await brightness(80.5, 65.5)).toBe(236);
      await page.keyboard.press('Home');
      await says('move 0 of');
      expect(await brightness(37.5, 65.5)).toBe(236);
      await page.keyboard.press('ArrowRight');
      await says('move 1 of');
      const line = player.lineAt(Math.floor(player.nMoves / 2));
      await page.$eval(
        '#line',
        (field, value) => {
          (field as HTMLInputElement).value = String(value);
          field.dispatchEvent(new Event('change'));
        },
        line,
      );
      await says(`line ${line} `);
      const running = () => page.$eval('#lines .now', (row) => row.textContent ?? '');
      expect(await running()).toContain(`<i>${line}</i>`);
      await page.keyboard.press('ArrowUp');
      await says(`line ${line - 1} `);
      await page.keyboard.press('ArrowDown');
      await says(`line ${line} `);
      await page.click('#findings button');
      await says('line 6 ');
      expect(await page.$eval('#findings button', (button) => button.textContent)).toContain(
        'The tool enters <b>',
      );
      await page.select('#speed', '2000');
      await page.click('#play');
      await says(`move ${player.nMoves} of`);
      expect(await state()).toContain('T1');
      await page.click('#back');
      await says('move 0 of');
      expect(await brightness(37.5, 65.5)).toBe(236);
      await page.setViewport({ width: 360, height: 640 });
      const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(await overhang()).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
