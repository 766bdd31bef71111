import { type Html, html } from './html.js';

/** A picture as it was stored. */
interface Stored {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** What `prove_program` drew of a sheet. */
export interface ReportPictures {
  readonly sheet: Stored;
  readonly difference?: Stored;
  readonly engagement: Stored;
  /** File that lies beside the report. */
  readonly replayFile?: string;
}

/** The finished sheet and its difference side by side, the path under them, and where the replay lies; everything in the page itself. */
export function proofPictures(pictures: ReportPictures, sheetIndex: number): Html {
  const { sheet, difference, engagement, replayFile } = pictures;
  const number = sheetIndex + 1;
  return html`<div class="pictures">
${figure(png(sheet), `Sheet ${number} after the program`, 'The sheet after the program, darker where it is deeper.')}
${difference === undefined ? html`` : figure(png(difference), `Sheet ${number} against the drawing`, 'Against the drawing: red is cut into a part, blue is left standing, amber is out of reach.')}
${figure(svg(engagement), `Path of sheet ${number}`, 'The path: the warmer and thicker, the more of the cutter is in wood; violet where it goes down.')}
</div>
<p>${replayFile === undefined ? html`` : html`<a href="${replayFile}">Replay of sheet ${number}</a>: the cut, forward and back, line by line (beside this page). `}<span class="soft">Pictures show; only the verdict judges.</span></p>`;
}

function figure(source: string, name: string, caption: string): Html {
  return html`<figure><img src="${source}" alt="${name}"><figcaption>${caption}</figcaption></figure>`;
}

const png = ({ bytes }: Stored): string => `data:image/png;base64,${base64(bytes)}`;
const svg = ({ bytes }: Stored): string => `data:image/svg+xml;base64,${base64(bytes)}`;

/** Bytes that are joined at a time; more arguments than that make some engines give up. */
const AT_ONCE = 0x6000;

function base64(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    letters += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  }
  return btoa(letters);
}
