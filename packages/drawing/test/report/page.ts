import { Buffer } from 'node:buffer';
import type { Contour, Drawing, Finding } from '@millwright/contracts';
import { contourBox, segmentsOf } from '@millwright/geometry';
import { writeSvg } from '../../src/index.js';
import { type Judgement, netAreaMm2 } from '../corpus/compare.js';

/** A text as it may stand in HTML, in an element or a quoted attribute. */
export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);

const STYLE = `
  body { font: 14px/1.4 system-ui, sans-serif; margin: 2em; color: #222; }
  article { border-top: 1px solid #ccc; padding: 1em 0; display: grid; grid-template-columns: 26em 1fr; gap: 1.5em; }
  img { max-width: 100%; max-height: 24em; background: #fff; border: 1px solid #eee; }
  h2 { font-size: 1.05em; margin: 0; } p, ul { margin: .3em 0; } ul { padding-left: 1.2em; }
  .fault { color: #b00; font-weight: bold; } .right { color: #070; } .muted { color: #777; }
  td, th { text-align: left; padding-right: 1em; vertical-align: top; }`;

/** The whole page: a summary and one article for each drawing. Self-contained, without scripts. */
export async function reportPage(judgements: readonly Judgement[]): Promise<string> {
  const wrong = judgements.filter(({ faults }) => faults.length > 0);
  const articles: string[] = [];
  for (const judgement of judgements) articles.push(await article(judgement));
  const contents = wrong
    .map(({ row }) => `<li><a href="#${escapeHtml(row.file)}">${escapeHtml(row.file)}</a></li>`)
    .join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Drawings as read</title><style>${STYLE}</style>
<h1>Drawings as read</h1>
<p>${judgements.length} drawings, ${judgements.length - wrong.length} of them as expected${wrong.length > 0 ? ', the others:' : '.'}</p><ul>${contents}</ul>
${articles.join('\n')}</html>\n`;
}

/** One drawing: its picture, what was expected and found, and everything that was said about it. */
async function article({ row, plain, drawing, error, faults }: Judgement): Promise<string> {
  const verdict =
    faults.length === 0 ? '<span class="right">as expected</span>' : '<span class="fault">wrong</span>';
  const head = `<h2 id="${escapeHtml(row.file)}">${escapeHtml(row.file)} ${verdict}</h2>
<p class="muted">${escapeHtml(`${row.program} ${row.version}`)}</p><p>${escapeHtml(row.purpose)}</p>`;
  const faultList = faults.map((fault) => `<li class="fault">${escapeHtml(fault)}</li>`).join('');
  if (drawing === undefined || plain === undefined)
    return `<article><div>${head}<ul>${faultList}</ul></div><p>Refused: ${escapeHtml(`${error?.code}: ${error?.message}`)}</p></article>`;
  const facts = factRows({ row, drawing })
    .map((cells) => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('');
  return `<article><div>${head}<ul>${faultList}</ul>
<p>Unit: ${escapeHtml(unitText(plain))}</p>
<table><tr><th></th><th>expected</th><th>found</th></tr>${facts}</table>
${list('Findings', findingTexts(plain === drawing ? drawing.findings : [...plain.findings, ...drawing.findings]))}
${list(
  'Questions',
  drawing.questions.map((question) => JSON.stringify(question)),
)}
${list(
  'Not read',
  drawing.unread.map(({ count, entity, layer }) => `${count} ${entity} on ${layer}`),
)}
${list(
  'Labels',
  drawing.labels.map(
    ({ text, atMm }) => `${text} at ${(atMm ?? []).map((value) => value.toFixed(1)).join(', ')}`,
  ),
)}
</div><div>${await pictures(row.file, drawing)}</div></article>`;
}

function unitText({ units }: Drawing): string {
  const offered = units.candidates
    .map(({ unit, widthMm, heightMm }) => `${unit} ${widthMm.toFixed(1)} × ${heightMm.toFixed(1)} mm`)
    .join(', ');
  return `${units.decision} ${units.unit ?? ''} ${offered && `(${offered})`} ${units.evidence.join(' ')}`;
}

function factRows({ row, drawing }: { row: Judgement['row']; drawing: Drawing }): string[][] {
  const nHoles = drawing.parts.reduce((sum, { holes }) => sum + holes.length, 0);
  const size = (width: number | undefined, height: number | undefined) =>
    width === undefined || height === undefined ? '' : `${width.toFixed(3)} × ${height.toFixed(3)} mm`;
  return [
    ['size', size(row.size_mm?.w, row.size_mm?.h), size(drawing.sizeMm?.widthMm, drawing.sizeMm?.heightMm)],
    ['outlines', `${row.outlines ?? ''}`, `${drawing.parts.length}`],
    ['holes', `${row.holes ?? ''}`, `${nHoles}`],
    ['open', `${row.open_chains ?? ''}`, `${drawing.openContours.length}`],
    ['area, mm²', row.area_mm2?.toFixed(3) ?? '', netAreaMm2(drawing).toFixed(3)],
  ];
}

const findingTexts = (findings: readonly Finding[]) =>
  findings.map(
    ({ severity, code, message, count }) => `${severity} ${code}${count ? ` × ${count}` : ''}: ${message}`,
  );

const MAX_ENTRIES = 12;

function list(title: string, entries: readonly string[]): string {
  if (entries.length === 0) return '';
  const shown = entries.slice(0, MAX_ENTRIES).map((entry) => `<li>${escapeHtml(entry)}</li>`);
  if (entries.length > MAX_ENTRIES) shown.push(`<li>and ${entries.length - MAX_ENTRIES} more</li>`);
  return `<p>${title}:</p><ul>${shown.join('')}</ul>`;
}

/** The parts as `writeSvg` draws them, and what stayed open where it lies in the drawing. */
async function pictures(title: string, { parts, openContours, branching }: Drawing): Promise<string> {
  const image = (svg: string, alternative: string) =>
    `<img alt="${escapeHtml(alternative)}" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`;
  const drawn =
    parts.length === 0 ? '' : image(await writeSvg({ title, parts: [...parts] }), `The parts of ${title}`);
  const loose = [...openContours, ...branching];
  const open =
    loose.length === 0 ? '' : `<p>Open:</p>${image(openPicture(loose), `What stayed open in ${title}`)}`;
  return `${drawn}${open}` || '<p class="muted">no picture: nothing to cut</p>';
}

/** Open contours in red, Y up. */
function openPicture(contours: readonly Contour[]): string {
  const boxes = contours.map(contourBox);
  const minX = Math.min(...boxes.map((box) => box.minXMm));
  const minY = Math.min(...boxes.map((box) => box.minYMm));
  const width = Math.max(...boxes.map((box) => box.maxXMm)) - minX || 1;
  const height = Math.max(...boxes.map((box) => box.maxYMm)) - minY || 1;
  const paths = contours.map((contour) => {
    const steps = segmentsOf(contour).map((segment, index) => {
      const point = ([x, y]: readonly [number, number]) => `${x - minX} ${height - (y - minY)}`;
      const start = index === 0 ? `M${point(segment.from)}` : '';
      if (segment.kind === 'line') return `${start}L${point(segment.to)}`;
      const isLarge = Math.abs(segment.bulge) > 1 ? 1 : 0;
      const radius = segment.radiusMm ?? 0;
      return `${start}A${radius} ${radius} 0 ${isLarge} ${segment.bulge > 0 ? 0 : 1} ${point(segment.to)}`;
    });
    return `<path d="${steps.join('')}"/>`;
  });
  const margin = Math.max(width, height) / 50;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="${Math.min(400, (400 * height) / width + 20)}" viewBox="${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}"><g fill="none" stroke="#c00" stroke-width="${margin / 5}">${paths.join('')}</g></svg>`;
}
