import type { Finding } from '@millwright/contracts';
import { zlibSync } from 'fflate';
import { openReplay } from '../open-replay.js';
import type { ReplayPlayer } from '../player.js';
import { IDS, type PageProgram, SPEEDS, STEPS } from './page-parts.js';
import { pageStyle } from './page-style.js';
import { PLAYER, playerScript } from './player.generated.js';
import type * as viewer from './viewer.js';

/** What a replay page may show besides the sheet. */
export interface ReplayPageOptions {
  /** Heading of the page. */
  readonly title?: string;
  /** The program's text: the line that runs is shown with its neighbours. */
  readonly text?: string;
  /** Marked where they lie, and listed, to jump to their lines. */
  readonly findings?: readonly Finding[];
}

/** What the page calls once it is there. */
const START = 'startViewer' satisfies keyof typeof viewer;
/** More findings than this are not listed; the proof holds all. */
const MOST_FINDINGS = 200;

/**
 * A replay as one HTML page that needs nothing else: it plays on and back, steps by move and line, and goes to a line, a time or a
 * finding, by mouse, touch and keys. The bytes are in it, compressed. The same replay gives the same page.
 * @param bytes - what `recordReplay` wrote
 * @throws MillwrightError SIMULATE_REPLAY_DAMAGED
 */
export function replayPage(bytes: Uint8Array, options: ReplayPageOptions = {}): string {
  const player = openReplay(bytes);
  const title = escapeHtml(options.title ?? 'Replay');
  const program = programOf(options);
  const isAlone = program.text === '' && program.findings.length === 0;
  const { columns, rows } = player;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${pageStyle}</style></head>
<body>
<h1 id="${IDS.title}">${title}</h1>
<div class="view${isAlone ? ' alone' : ''}"><div>
<div class="sheet" style="aspect-ratio:${columns}/${rows};width:calc(72vh*${columns}/${rows})"><canvas id="${IDS.sheet}" role="img" aria-label="The sheet from above, darker where it is deeper"></canvas><canvas id="${IDS.tool}" aria-hidden="true"></canvas></div>
<input id="${IDS.moves}" type="range" min="0" max="1" step="1" aria-label="Moves done">
<p id="${IDS.state}" role="status">The replay is being unpacked.</p>
${controls()}
${legend(player)}
</div><div${isAlone ? ' hidden' : ''}><div id="${IDS.lines}" aria-label="The program"${program.text === '' ? ' hidden' : ''}></div><div id="${IDS.findings}"></div></div></div>
${notes(player)}
<script type="application/octet-stream" id="${IDS.data}">${packed(bytes)}</script>
${isAlone ? '' : `<script type="application/octet-stream" id="${IDS.program}">${packed(new TextEncoder().encode(JSON.stringify(program)))}</script>\n`}<script type="module">
${playerScript}
${PLAYER}.${START}(document);
</script>
</body></html>
`;
}

function programOf({ text = '', findings = [] }: ReplayPageOptions): PageProgram {
  const shown = findings.slice(0, MOST_FINDINGS).map((one) => ({
    severity: one.severity,
    code: one.code,
    message: one.message,
    line: one.programLine ?? 0,
    atMm: [...(one.atMm ?? [])],
  }));
  return { text, findings: shown };
}

function controls(): string {
  const speeds = SPEEDS.map(
    (times) => `<option value="${times}"${times === 60 ? ' selected' : ''}>${times} ×</option>`,
  );
  const steps = STEPS.map(
    ([key, sign, name]) =>
      `<button type="button" data-key="${key}" title="${name}" aria-label="${name}">${sign}</button>`,
  );
  return `<div class="controls"><button id="${IDS.back}" type="button">◀ Back</button><button id="${IDS.play}" type="button">▶ Play</button>
<span class="steps" id="${IDS.steps}">${steps.join('')}</span>
<label>Speed <select id="${IDS.speed}">${speeds.join('')}</select></label>
<label>Line <input id="${IDS.line}" type="number" min="0" step="1" inputmode="numeric"></label>
<label>Time, s <input id="${IDS.time}" type="number" min="0" step="any" inputmode="decimal"></label></div>`;
}

function legend({ thicknessMm }: ReplayPlayer): string {
  return `<p class="legend"><span>0 mm <i class="depth"></i>${digits(thicknessMm)} mm deep</span><span><i class="through"></i>cut through</span><span>◯ cutter: red in the wood, blue above it</span><span>⊗ error, ○ warning</span></p>`;
}

function notes(player: ReplayPlayer): string {
  const { timesFrom, nMoves, cellMm, programSha256 } = player;
  const size = [player.sizeXMm, player.sizeYMm, player.thicknessMm].map(digits).join(' × ');
  const times = timesFrom === 'planner' ? '' : ' No machine was given: times are lengths divided by feeds.';
  return `<p>Space plays, B plays back; left and right go one move, up and down one line, with Shift a hundred; Home and End. A move’s cut appears when the move is done.</p>
<p>${size} mm, ${nMoves} moves, cells of ${cellMm} mm. Program <code>${programSha256}</code>.${times} A picture, no proof: only the verdict of the proof says whether the program is right.</p>`;
}

const digits = (mm: number): string => String(Number(mm.toFixed(2)));

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (letter) => names[letter] ?? letter);
}

/** Bytes that are joined at a time; more arguments than that make some engines give up. */
const AT_ONCE = 0x6000;

function packed(whole: Uint8Array): string {
  const bytes = zlibSync(whole, { level: 6 });
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + AT_ONCE)));
  }
  return text;
}
