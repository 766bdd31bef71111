import type {
  Drawing,
  Finding,
  Layout,
  MovementReport,
  Proof,
  Setup,
  ToolpathPlan,
} from '@millwright/contracts';
import { byDanger } from './by-danger.js';
import { findingPlace } from './finding-place.js';
import { showMm, showPct, showTime, showWay } from './format.js';
import { type Html, html, table } from './html.js';
import { proofPictures, type ReportPictures } from './proof-pictures.js';
import { legend, sheetPicture } from './sheet-picture.js';

/** What a report is made of. */
export interface ReportContent {
  readonly title: string;
  readonly drawing: Drawing;
  readonly layout?: Layout;
  readonly plan?: ToolpathPlan;
  readonly sheets: readonly {
    readonly sheetIndex: number;
    readonly program: string;
    readonly proof: Proof;
    readonly estimateS: number;
    readonly pictures?: ReportPictures;
  }[];
  readonly movement?: MovementReport;
  readonly findings: readonly Finding[];
  /** The clamping; absent: zero at the sheet's lower left corner and top. */
  readonly setup?: Setup;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #2b2118; --soft: #6d5f4e; --line: #ddd2c0; --ground: #fffdf9; --good: #2e7d4f; --bad: #b3261e; --open: #a86a00; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #ece4d8; --soft: #b3a692; --line: #4a4238; --ground: #1c1a18; --good: #6cc48f; --bad: #ff8a80; --open: #ffb74d; } a { color: #8ab4f8 } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); max-width: 1080px; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; margin: 0 0 .2rem } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem }
table { border-collapse: collapse; width: 100%; font-size: .9rem } th, td { text-align: left; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
th { color: var(--soft); font-weight: 600 } .sheet { width: 100%; max-height: 760px } code { font-size: .82em; color: var(--soft); word-break: break-all }
.proved, .ok { color: var(--good); font-weight: 600 } .findings, .error, .jams, .falls-out, .split-likely { color: var(--bad); font-weight: 600 } .unproved, .warning, .tight, .set-or-slip, .not-judged { color: var(--open); font-weight: 600 }
.legend span { margin-right: 1.2rem } .legend i { display: inline-block; width: 1.4em; height: .25em; margin-right: .4em; vertical-align: middle } .soft { color: var(--soft) }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; margin: 1rem 0 } figure { margin: 0 } figure img { width: 100%; max-height: 80vh; object-fit: contain; object-position: left top; border: 1px solid var(--line); border-radius: .3rem } figcaption { font-size: .85rem; color: var(--soft) }
@media print { h2 { break-after: avoid } .sheet { max-height: none } }
`;

/** The report as one HTML page: no script, nothing loaded from elsewhere, no date. */
export function renderReport(content: ReportContent): string {
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${content.title}</title><style>${{ html: STYLE }}</style></head>
<body>
<h1>${content.title}</h1>
${overview(content)}
${content.sheets.map((sheet) => sheetSection(content, sheet))}
${content.movement ? movementSection(content.movement) : html``}
${questionsSection(content.drawing)}
${findingsSection(content.findings)}
${limitsSection(content)}
</body></html>
`;
  return page.html;
}

function overview({ drawing, layout, sheets }: ReportContent): Html {
  const totalS = sheets.reduce((sum, sheet) => sum + sheet.proof.timeS, 0);
  const nParts = drawing.parts.reduce((sum, part) => sum + part.quantity, 0);
  const size = drawing.sizeMm
    ? `${showMm(drawing.sizeMm.widthMm)} × ${showMm(drawing.sizeMm.heightMm)}`
    : 'nothing to size';
  const units = `${drawing.units.decision} as ${drawing.units.unit ?? 'no unit'}`;
  const verdicts = sheets.map(
    ({ sheetIndex, proof }) =>
      html`sheet ${sheetIndex + 1} <span class="${proof.verdict}">${proof.verdict}</span> `,
  );
  return table(
    ['What', 'Result'],
    [
      ['Drawing', `${nParts} parts, ${size}, unit ${units}`],
      [
        'Layout',
        layout
          ? `${layout.placements.length} parts on ${layout.sheets.length} sheets, ${showPct(layout.yieldRatio)} of them used`
          : 'none',
      ],
      ['Running time, estimated', showTime(totalS)],
      ['Proof', { html: verdicts.map((verdict) => verdict.html).join('') || 'no program' }],
    ],
  );
}

function sheetSection(
  { drawing, layout, plan, setup }: ReportContent,
  sheet: ReportContent['sheets'][number],
): Html {
  const { proof, sheetIndex } = sheet;
  const open = proof.obligations.filter(({ state }) => state === 'violated' || state === 'undecided');
  const count = (state: string) =>
    proof.obligations.filter((obligation) => obligation.state === state).length;
  return html`<h2>Sheet ${sheetIndex + 1}: <span class="${proof.verdict}">${proof.verdict}</span></h2>
${layout && plan ? html`<p>${toSetUp({ layout, plan, sheetIndex, zero: setup?.zero })}</p>` : html``}
<p class="legend">${legend.map(([name, colour]) => html`<span><i style="background:${colour}"></i>${name}</span>`)}<span><i style="background:#e0a100"></i>tab</span></p>
${layout && plan ? sheetPicture({ layout, parts: drawing.parts, plan, sheetIndex }) : html``}
<p>${count('holds')} obligations hold, ${count('not-applicable')} do not apply, ${count('violated')} violated, ${count('undecided')} undecided. ${proof.deepestGougeMm === undefined ? '' : `The cutter enters no part deeper than ${showMm(proof.deepestGougeMm)}. `}It cuts ${showWay(proof.cutLengthMm)} and runs ${showTime(proof.timeS)}. Program <code>${sheet.program}</code>.</p>
${sheet.pictures === undefined ? html`` : proofPictures(sheet.pictures, sheetIndex)}
${findingsTable(proof.findings)}
${
  open.length > 0
    ? table(
        ['Obligation', 'State', 'Why'],
        open.map(({ id, state, detail }) => [id, state, detail]),
      )
    : html``
}`;
}

/** What the proof takes for granted at the machine. */
function toSetUp({
  layout,
  plan,
  sheetIndex,
  zero,
}: {
  layout: Layout;
  plan: ToolpathPlan;
  sheetIndex: number;
  zero: Setup['zero'];
}): string {
  const sheet = layout.sheets[sheetIndex];
  const own = plan.toolpaths.filter((toolpath) => toolpath.sheetIndex === sheetIndex);
  const tools = new Set(own.map(({ toolId, spindleRpm }) => `${toolId} at ${spindleRpm} rpm`));
  const size = sheet
    ? `${sheet.material} ${sheet.widthMm} × ${sheet.heightMm} × ${sheet.thicknessMm} mm (${sheet.stockId})`
    : 'unknown';
  return `Set up: ${size}; tool ${[...tools].join(', ')}; program zero ${zeroPlace(zero)}.`;
}

/** Where the operator sets zero. */
function zeroPlace(zero: Setup['zero']): string {
  if (zero === undefined) return 'at the lower left corner of the sheet, Z 0 on its top';
  const { x, y, z } = zero;
  const sideways = x === 'centre' ? 'in the middle of its width' : `at its ${x} edge`;
  const along = y === 'centre' ? 'in the middle of its height' : `at its ${y} edge`;
  return `on the sheet: X 0 ${sideways}, Y 0 ${along}, Z 0 on ${z === 'stock-top' ? 'its top' : 'the spoilboard under it'}`;
}

function movementSection(report: MovementReport): Html {
  const rows = report.checks.map((check) => [
    check.id,
    html`<span class="${check.verdict}">${check.verdict}</span>`,
    marginOf(check),
    cutsOf(check),
    html`${check.message}${(check.cautions ?? []).map((caution) => html` <span class="warning">${caution}</span>`)} <span class="soft">${[...(check.assumptions ?? []), ...check.sources].join('; ')}</span>`,
  ]);
  return html`<h2>Wood movement</h2>${table(['Check', 'Verdict', 'Margin', 'Cut to', 'Why'], rows)}`;
}

type MovementRow = MovementReport['checks'][number];

function marginOf({ marginMm, leastMarginMm, mostMarginMm, uncertaintyMm }: MovementRow): string {
  if (marginMm === undefined) return '';
  if (leastMarginMm === undefined || mostMarginMm === undefined)
    return `${showMm(marginMm)} ± ${showMm(uncertaintyMm ?? 0)}`;
  return `${showMm(marginMm)} (${showMm(leastMarginMm)} to ${showMm(mostMarginMm)})`;
}

function cutsOf({ cuts, cutToMm }: MovementRow): string {
  if (cuts !== undefined && cuts.length > 0)
    return cuts.map(({ dimension, text }) => `${dimension}: ${text}`).join('; ');
  return cutToMm === undefined ? '' : showMm(cutToMm);
}

/** What the drawing leaves open, how it was taken, and what else it could mean. */
function questionsSection({ questions }: Drawing): Html {
  if (questions.length === 0) return html``;
  const rows = questions.map(({ message, choices, chosen }) => [
    message,
    chosen === undefined ? 'not answered' : (choices[chosen]?.title ?? ''),
    choices
      .filter((_, index) => index !== chosen)
      .map(({ title, consequence }) => `${title}: ${consequence}`)
      .join('; '),
  ]);
  return html`<h2>What the drawing leaves open</h2>${table(['Question', 'Taken as', 'Could also be'], rows)}`;
}

function findingsSection(findings: readonly Finding[]): Html {
  return findings.length === 0 ? html`` : html`<h2>Findings</h2>${findingsTable(findings)}`;
}

function findingsTable(findings: readonly Finding[]): Html {
  if (findings.length === 0) return html``;
  const rows = byDanger(findings).map((one) => [
    html`<span class="${one.severity}">${one.severity}</span>`,
    html`<code>${one.code}</code>`,
    whatAndWhere(one),
  ]);
  return table(['Severity', 'Code', 'What'], rows);
}

function whatAndWhere(found: Finding): string {
  const { message, programLine, count = 1 } = found;
  const place = [findingPlace(found), ...(programLine === undefined ? [] : [`line ${programLine}`])];
  const where = place.filter((one) => one !== '').join(', ');
  return `${message}${where === '' ? '' : ` (${where})`}${count > 1 ? ` ×${count}` : ''}`;
}

function limitsSection({ sheets }: ReportContent): Html {
  const limits = [...new Set(sheets.flatMap(({ proof }) => proof.notCovered))];
  if (limits.length === 0) return html``;
  return html`<h2>What no proof covers</h2><ul>${limits.map((limit) => html`<li>${limit}</li>`)}</ul>`;
}
