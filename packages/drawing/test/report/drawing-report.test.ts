import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Judgement, judge } from '../corpus/compare.js';
import { corpusFile, corpusRows, hasSharedDrawings, sharedDrawings } from '../corpus/row.js';
import { escapeHtml, reportPage } from './page.js';

const outFolder = resolve(import.meta.dirname, '../../../../out/drawing-report');

if (!hasSharedDrawings)
  console.warn('SKIPPED: the shared drawings are absent, so the report shows the corpus only.');

describe('the report of drawings', () => {
  it('shows a picture of every drawing that has parts, with what was expected of it', async () => {
    const judgements: Judgement[] = [];
    for (const row of corpusRows) judgements.push(await judge(row, corpusFile(row.file)));
    for (const row of sharedDrawings()) judgements.push(await judge(row, row.bytes));
    const page = await reportPage(judgements);
    mkdirSync(outFolder, { recursive: true });
    writeFileSync(resolve(outFolder, 'index.html'), page);
    for (const { row } of judgements) expect(page).toContain(`id="${escapeHtml(row.file)}"`);
    const nPictures = page.split('<img alt="The parts of').length - 1;
    expect(nPictures).toBe(judgements.filter(({ drawing }) => (drawing?.parts.length ?? 0) > 0).length);
    expect(page).not.toContain('<script');
  });

  it('escapes what drawings say', () => {
    expect(escapeHtml('<b onload="x">&\'')).toBe('&#60;b onload=&#34;x&#34;&#62;&#38;&#39;');
  });
});
