import {
  type AnswerLinesResult,
  answerLinesRequestSchema,
  type ProgramCheckEngine,
  parseInput,
} from '@millwright/contracts';
import { Controller, type ControllerSink } from './twin/controller.js';
import { ControllerPort } from './twin/controller-port.js';
import type { Registers } from './twin/registers.js';

/** Writes down what a controller says. */
class Answers implements ControllerSink {
  readonly list: string[] = [];

  answered(status: number): void {
    this.list.push(status === 0 ? 'ok' : `error:${status}`);
  }

  happened(what: 'reset' | `ALARM:${number}`): void {
    this.list.push(what);
  }

  movedLine(): void {}

  movedArc(): void {}

  dwelled(): void {}
}

/**
 * What a controller answers to a text, line by line, and how it stands afterwards: `$` commands, alarms, pauses and resets included.
 * It is a machine that no one attends to and whose switches and probe are never touched: it waits at M0, at `!` and behind an open
 * door, and lines sent meanwhile wait as well. Each line is sent when the motion before it is over.
 * @param request.text - anything; its UTF-8 bytes are sent
 * @throws MillwrightError INPUT_INVALID
 */
export const answerLines: ProgramCheckEngine['answerLines'] = (given) => {
  const request = parseInput(answerLinesRequestSchema, given, {
    what: 'The request',
    hint: 'Give `text` (at most 1 MB) and, if it is not GRBL 1.1, `controller`.',
  });
  const answers = new Answers();
  const controller = new Controller(answers, false, request.controller);
  const port = new ControllerPort(controller);
  for (const line of linesOf(request.text)) {
    port.send(line);
    controller.rest();
  }
  const { registers, state } = controller;
  const result: AnswerLinesResult = {
    answers: answers.list,
    state: state === 'Lock' ? 'Alarm' : state,
    machineMm: [...registers.position.single] as [number, number, number],
    modes: modesOf(registers),
  };
  return result;
};

function linesOf(text: string): Uint8Array[] {
  const encoder = new TextEncoder();
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => encoder.encode(line));
}

/** The modal words, in the order of the controller's own report. */
function modesOf({ modes, tool, feedSingle, spindleSpeed }: Registers): string {
  const motion = modes.motion > 99 ? `G38.${modes.motion - 380}` : `G${modes.motion}`;
  return [
    motion,
    `G${54 + modes.workSystem}`,
    `G${modes.plane}`,
    modes.isInch ? 'G20' : 'G21',
    modes.isIncremental ? 'G91' : 'G90',
    modes.isInverseTime ? 'G93' : 'G94',
    `M${modes.spindle}`,
    modes.isCoolantOn ? 'M8' : 'M9',
    `T${tool}`,
    `F${feedSingle}`,
    `S${spindleSpeed}`,
  ].join(' ');
}
