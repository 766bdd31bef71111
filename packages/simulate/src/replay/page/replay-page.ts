import { zlibSync } from 'fflate';
import { openReplay } from '../open-replay.js';
import { playerScript } from './player.generated.js';
import { IDS, SPEEDS } from './viewer.js';

const STYLE = `
:root { color-scheme: light; --ink: #2b2118; --soft: #6d5f4e; --line: #ddd2c0 }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: #fffdf9; margin: 1rem auto; max-width: 1280px; padding: 0 1rem }
h1 { font-size: 1.3rem; margin: 0 0 .4rem } p { margin: .3rem 0; color: var(--soft) } code { font-size: .85em; word-break: break-all }
.sheet { position: relative; border: 1px solid var(--line); line-height: 0 } canvas { width: 100%; image-rendering: auto }
#${IDS.tool} { position: absolute; inset: 0 } .controls { display: flex; flex-wrap: wrap; gap: .8rem; align-items: center; margin: .6rem 0 }
#${IDS.moves} { flex: 1 1 20rem } button, select, input[type=number] { font: inherit; padding: .15rem .5rem } input[type=number] { width: 7.5em }
#${IDS.state} { font-variant-numeric: tabular-nums; color: var(--ink) }
`;

/**
 * A replay as one HTML page that needs nothing else: play and pause, a slider by move, fields for line and time, keys. The bytes are in
 * it, compressed. The same replay gives the same page.
 * @param bytes - what `recordReplay` wrote
 * @param options.title - heading of the page
 * @throws MillwrightError SIMULATE_REPLAY_DAMAGED
 */
export function replayPage(bytes: Uint8Array, options: { readonly title?: string } = {}): string {
  const player = openReplay(bytes);
  const title = escapeHtml(options.title ?? 'Replay');
  const size = [player.sizeXMm, player.sizeYMm, player.thicknessMm]
    .map((mm) => Number(mm.toFixed(2)))
    .join(' × ');
  const speeds = SPEEDS.map(
    (times) => `<option value="${times}"${times === 60 ? ' selected' : ''}>${times} ×</option>`,
  );
  const times =
    player.timesFrom === 'planner' ? '' : ' No machine was given: times are lengths divided by feeds.';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body>
<h1 id="${IDS.title}">${title}</h1>
<div class="sheet"><canvas id="${IDS.sheet}" role="img" aria-label="The sheet from above, darker where it is deeper"></canvas><canvas id="${IDS.tool}" aria-hidden="true"></canvas></div>
<p id="${IDS.state}" role="status">The replay is being unpacked.</p>
<div class="controls"><button id="${IDS.play}" type="button">Play</button>
<label>Speed <select id="${IDS.speed}">${speeds.join('')}</select></label>
<input id="${IDS.moves}" type="range" min="0" max="1" step="1" aria-label="Moves done">
<label>Line <input id="${IDS.line}" type="number" min="0" step="1"></label>
<label>Time, s <input id="${IDS.time}" type="number" min="0" step="any"></label></div>
<p>Space plays and pauses; arrows go one move, with Shift a hundred; Home and End. A move’s cut appears when the move is done.</p>
<p>${size} mm, ${player.nMoves} moves, cells of ${player.cellMm} mm. Program <code>${player.programSha256}</code>.${times} A picture, no proof: only the verdict of the proof says whether the program is right.</p>
<script type="application/octet-stream" id="${IDS.data}">${base64(zlibSync(bytes, { level: 6 }))}</script>
<script type="module">
${playerScript}
startViewer(document);
</script>
</body></html>
`;
}

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (letter) => names[letter] ?? letter);
}

/** Bytes that are joined at a time; more arguments than that make some engines give up. */
const AT_ONCE = 0x6000;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + AT_ONCE)));
  }
  return text;
}
