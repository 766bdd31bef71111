import type { Status } from '../dialect/error-codes.js';
import type { Controller } from './controller.js';
import { unsigned } from './integer.js';

const code = (character: string): number => character.charCodeAt(0);
const DOLLAR = code('$');
const EQUALS = code('=');

/**
 * Executes a line that starts with `$`, by the rules and in the order of GRBL 1.1h system.c.
 * @returns the error, 0 for none
 */
export function systemLine(controller: Controller): Status | 0 {
  const { line, state } = controller;
  switch (line[1]) {
    case 0:
      return 0;
    case code('J'):
      if (state !== 'Idle' && state !== 'Jog') return 8;
      return line[2] === EQUALS ? controller.executeGcode() : 3;
    case DOLLAR:
    case code('G'):
    case code('C'):
    case code('X'):
      return line[2] === 0 ? oneLetter(controller, line[1]) : 3;
    default:
      return state === 'Idle' || state === 'Alarm' ? changing(controller) : 8;
  }
}

function oneLetter(controller: Controller, letter: number): Status | 0 {
  const { state } = controller;
  if (letter === DOLLAR) return state === 'Cycle' || state === 'Hold' ? 8 : 0;
  if (letter === code('X') && state === 'Alarm') controller.state = 'Idle';
  if (letter !== code('C')) return 0;
  if (state === 'Check') controller.isResetDue = true;
  else if (state === 'Idle') controller.state = 'Check';
  else return 8;
  return 0;
}

/** Commands that need a machine at rest. */
function changing(controller: Controller): Status | 0 {
  const { line, eeprom } = controller;
  switch (line[1]) {
    case code('#'):
      return line[2] === 0 ? listCoordinates(controller) : 3;
    case code('H'):
      return home(controller);
    case code('S'):
      if (!is(line, '$SLP')) return 3;
      controller.sleep();
      return 0;
    case code('I'):
      if (line[2] === 0) eeprom.readBuildInfo(line);
      else if (line[2] !== EQUALS) return 3;
      else {
        shiftDown(line, 3);
        eeprom.writeBuildInfo(line);
      }
      return 0;
    case code('R'):
      return restore(controller);
    case code('N'):
      if (line[2] === 0) return listStartupLines(controller);
      return controller.state === 'Idle' ? storeValue(controller, 2, true) : 8;
    default:
      return storeValue(controller, 1, false);
  }
}

function is(line: Uint8Array, text: string): boolean {
  return startsWith(line, text) && line[text.length] === 0;
}

/** `$#`: a place that cannot be read is answered with error 7, and the command ends there with its own `ok`. */
function listCoordinates({ eeprom, block, sink }: Controller): 0 {
  for (let index = 0; index < 8; index += 1) {
    if (eeprom.readCoordinates(index, block.extra)) continue;
    sink.answered(7);
    break;
  }
  return 0;
}

function listStartupLines({ eeprom, line, sink }: Controller): 0 {
  for (let index = 0; index < 2; index += 1) if (!eeprom.readStartupLine(index, line)) sink.answered(7);
  return 0;
}

function home(controller: Controller): Status | 0 {
  if (controller.settings.get(22) === 0) return 5;
  controller.state = 'Home';
  if (controller.line[2] !== 0) return 3;
  controller.homeInVain();
  return 0;
}

function restore(controller: Controller): Status | 0 {
  const { line, eeprom, settings } = controller;
  if (!startsWith(line, '$RST=') || line[6] !== 0) return 3;
  const what = line[5];
  if (what !== DOLLAR && what !== code('#') && what !== code('*')) return 3;
  controller.keepSteps();
  if (what !== code('#')) settings.restore();
  if (what !== DOLLAR) eeprom.restore(true, what === code('*'));
  controller.isResetDue = true;
  return 0;
}

function startsWith(line: Uint8Array, text: string): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (line[index] !== text.charCodeAt(index)) return false;
  return true;
}

/** `$n=value` and `$Nn=line`. */
function storeValue(controller: Controller, start: number, isStartupLine: boolean): Status | 0 {
  const { line, number, eeprom, settings } = controller;
  const at = number.read(line, start);
  if (at < 0) return 2;
  if (line[at] !== EQUALS) return 3;
  const parameter = number.single;
  if (isStartupLine) {
    shiftDown(line, at + 1);
    const status = controller.executeGcode();
    if (status === 0) eeprom.writeStartupLine(unsigned(parameter, 0xff), line);
    return status;
  }
  const end = number.read(line, at + 1);
  if (end < 0) return 2;
  if (line[end] !== 0 || parameter > 255) return 3;
  controller.keepSteps();
  return settings.store(unsigned(parameter, 0xff), number.single);
}

/** Moves the text from `start` on, its end mark included, to the front of the buffer; what stands behind stays. */
function shiftDown(line: Uint8Array, start: number): void {
  for (let from = start; from < line.length; from += 1) {
    line[from - start] = line[from] as number;
    if (line[from] === 0) break;
  }
}
