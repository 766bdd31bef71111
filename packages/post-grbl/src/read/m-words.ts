import type { Block } from './block.js';
import type { CommandNumber } from './read-words.js';
import type { Status } from './status.js';

const COMMANDS: Readonly<Record<number, { group: string; take: (block: Block) => void }>> = {
  0: { group: 'program-flow', take: (block) => setFlow(block, 'pause') },
  // M1, the optional stop, is accepted and ignored.
  1: { group: 'program-flow', take: () => undefined },
  2: { group: 'program-flow', take: (block) => setFlow(block, 'end') },
  30: { group: 'program-flow', take: (block) => setFlow(block, 'end') },
  3: { group: 'spindle', take: (block) => setSpindle(block, 'M3') },
  4: { group: 'spindle', take: (block) => setSpindle(block, 'M4') },
  5: { group: 'spindle', take: (block) => setSpindle(block, 'M5') },
  8: { group: 'coolant', take: (block) => setCoolant(block, 'M8') },
  9: { group: 'coolant', take: (block) => setCoolant(block, 'M9') },
};

/** Puts one M word into the block. Order of the checks: decimals (23), unknown (20), group named twice (21). */
export function takeMWord(block: Block, number: CommandNumber): Status | undefined {
  if (number.hundredths > 0) return 23;
  const command = COMMANDS[number.whole];
  if (command === undefined) return 20;
  command.take(block);
  if (block.groups.has(command.group)) return 21;
  block.groups.add(command.group);
  return undefined;
}

function setFlow(block: Block, programFlow: 'pause' | 'end'): void {
  block.programFlow = programFlow;
}

function setSpindle(block: Block, spindle: 'M3' | 'M4' | 'M5'): void {
  block.modal = { ...block.modal, spindle };
}

function setCoolant(block: Block, coolant: 'M8' | 'M9'): void {
  block.modal = { ...block.modal, coolant };
}
