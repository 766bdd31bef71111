// Recording and playing what a program takes off. Each name is a promise, pinned by test/surface.test.ts.

export type { ReplayPlace } from './replay/move-table.js';
export { openReplay } from './replay/open-replay.js';
export { replayPage } from './replay/page/replay-page.js';
export type { ReplayPlayer } from './replay/player.js';
export { type ReplayOptions, recordReplay } from './replay/record-replay.js';
export type { ReplayHeader, ReplayTool } from './replay/replay-header.js';
