import { MillwrightError } from '@millwright/contracts/errors';
import { type ReplayPlayer, readReplay } from './player.js';

/**
 * Opens what `recordReplay` wrote. Plain TypeScript: works in a browser without WASM, and at once.
 * @param bytes - a whole replay; kept, not copied, and not to be changed while the player is used
 * @returns a player that stands before the first move; no later call of it can fail
 * @throws MillwrightError SIMULATE_REPLAY_DAMAGED: cut off, damaged, of another version, or made to mislead
 */
export function openReplay(bytes: Uint8Array): ReplayPlayer {
  const player = readReplay(bytes);
  if (typeof player !== 'string') return player;
  throw new MillwrightError('SIMULATE_REPLAY_DAMAGED', {
    message: `These ${bytes.length} bytes cannot be played: the replay ${player}.`,
    hint: 'Record it again with recordReplay.',
    data: { nBytes: bytes.length },
  });
}
