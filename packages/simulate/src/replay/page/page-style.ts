import { IDS, WOOD } from './page-parts.js';

const wood = (name: keyof typeof WOOD) => `rgb(${WOOD[name].join(' ')})`;

/** The look of the replay page: follows the reader's light or dark, and narrows to a phone. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #2b2118; --soft: #6d5f4e; --line: #ddd2c0; --ground: #fffdf9; --now: #f3e6cb; --bad: #c2255c; --open: #b35900 }
@media (prefers-color-scheme: dark) { :root { --ink: #ece4d8; --soft: #b3a692; --line: #4a4238; --ground: #1c1a18; --now: #3d3427; --bad: #ff8fb4; --open: #ffb057 } }
* { box-sizing: border-box } body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); margin: .8rem auto; max-width: 1500px; padding: 0 .8rem }
h1 { font-size: 1.25rem; margin: 0 0 .4rem } p { margin: .35rem 0; color: var(--soft) } code { font-size: .85em; word-break: break-all }
.view { display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: .8rem; align-items: start } .view.alone { grid-template-columns: minmax(0, 1fr) }
.sheet { position: relative; margin: 0 auto; max-width: 100%; line-height: 0; outline: 1px solid var(--line) } canvas { width: 100%; height: 100% } #${IDS.tool} { position: absolute; inset: 0 }
#${IDS.lines} { font: .8rem/1.5 ui-monospace, monospace; white-space: pre; overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; padding: .3rem; min-height: 14.5em }
#${IDS.lines} div { padding: 0 .3rem; cursor: pointer } #${IDS.lines} .now { background: var(--now); font-weight: 700 }
#${IDS.lines} .error { box-shadow: inset 3px 0 var(--bad) } #${IDS.lines} .warning { box-shadow: inset 3px 0 var(--open) }
#${IDS.findings} { display: grid; gap: .3rem; margin-top: .6rem; max-height: 50vh; overflow: auto } #${IDS.findings} button { text-align: left; font-size: .82rem; line-height: 1.35 }
#${IDS.findings} .error { border-left: 4px solid var(--bad) } #${IDS.findings} .warning { border-left: 4px solid var(--open) }
.controls, .steps, .legend { display: flex; flex-wrap: wrap; gap: .45rem .8rem; align-items: center } .controls { margin: .5rem 0 } .steps { gap: .3rem } #${IDS.moves} { width: 100%; margin: .5rem 0 0; height: 1.6rem }
button, select, input[type=number] { font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .6rem; min-height: 2.2rem } select option { color: #2b2118; background: #fffdf9 }
button { cursor: pointer } button:disabled { cursor: default } button:focus-visible, input:focus-visible, select:focus-visible { outline: 2px solid #1864ab } #${IDS.play}, #${IDS.back} { min-width: 6.2rem } input[type=number] { width: 7em }
#${IDS.state} { font-variant-numeric: tabular-nums; color: var(--ink); min-height: 1.5em } .legend { font-size: .82rem; color: var(--soft) } .legend i { display: inline-block; height: .8em; vertical-align: -.05em; margin-right: .35em; border: 1px solid var(--line) }
.depth { width: 6em; background: linear-gradient(90deg, ${wood('top')}, ${wood('bottom')}) } .through { width: 1.4em; background: ${wood('through')} }
@media (max-width: 760px) { .view { grid-template-columns: minmax(0, 1fr) } #${IDS.lines} { min-height: 0 } #${IDS.findings} { max-height: none } .sheet { max-height: none } }
`;
