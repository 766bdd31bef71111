import type { Controller } from './controller.js';
import { LineScanner, scanEvent } from './line-scanner.js';

const RESET = 0x18;
const START = 0x7e;
const HOLD = 0x21;
const DOOR = 0x84;
const JOG_CANCEL = 0x85;
const FLOOD_TOGGLE = 0xa0;
/** Bytes that the receive buffer keeps while the machine pauses: one fewer than its size (GRBL 1.1h serial.c). */
const MAX_WAITING = 127;

/** The serial side of a controller: bytes in; lines wait while the machine pauses, realtime bytes never do. */
export class ControllerPort {
  private readonly scanner: LineScanner;
  private waiting: number[] = [];
  private readonly one = new Uint8Array(1);

  constructor(private readonly controller: Controller) {
    this.scanner = new LineScanner(controller.line, controller.dialect.maxSignificant);
  }

  /** Takes bytes one after the other, each handled before the next one comes. */
  send(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.isBlocked && !isRealtime(byte)) {
        if (this.waiting.length < MAX_WAITING) this.waiting.push(byte);
      } else this.takeByte(byte);
    }
  }

  private get isBlocked(): boolean {
    const { state } = this.controller;
    return state === 'Hold' || state === 'Door' || state === 'Sleep' || state === 'Lock';
  }

  private takeByte(byte: number): void {
    const { scanner, controller, one } = this;
    one[0] = byte;
    scanner.scan(one, 0, 1);
    if (scanner.event === scanEvent.realtime) this.takeRealtime(byte);
    else if (scanner.event === scanEvent.lineEnd) {
      const { length, isTooLong } = scanner;
      scanner.clear();
      controller.takeLine(length, isTooLong);
      if (controller.state === 'Idle') this.drain();
    }
  }

  private takeRealtime(byte: number): void {
    const { controller } = this;
    const { state } = controller;
    if (byte === RESET) {
      this.waiting = [];
      this.scanner.clear();
      controller.reset();
    } else if (byte === START) this.start();
    else if (byte === HOLD || byte === DOOR) this.hold(byte);
    else if (byte === JOG_CANCEL && state === 'Jog') controller.rest();
    else if (byte === FLOOD_TOGGLE && (state === 'Idle' || state === 'Cycle' || state === 'Hold')) {
      const { modes } = controller.registers;
      modes.isCoolantOn = !modes.isCoolantOn;
    }
  }

  private hold(byte: number): void {
    const { controller } = this;
    const { state } = controller;
    if (state === 'Alarm' || state === 'Lock' || state === 'Check' || state === 'Sleep') return;
    if (state === 'Jog') {
      // Jogging is called off; how far it came nobody knows, and its target is kept.
      controller.rest();
      if (byte === HOLD) return;
    }
    if (byte === DOOR) controller.state = 'Door';
    else if (state !== 'Door') controller.state = 'Hold';
  }

  private start(): void {
    const { controller } = this;
    if (controller.state !== 'Hold' && controller.state !== 'Door') return;
    controller.state = 'Idle';
    if (controller.isPausedHere) {
      controller.isPausedHere = false;
      controller.sink.answered(0);
    }
    this.drain();
  }

  /** What waited while the machine paused. */
  private drain(): void {
    const { waiting } = this;
    this.waiting = [];
    for (let index = 0; index < waiting.length; index += 1) {
      if (this.isBlocked) {
        this.waiting = waiting.slice(index);
        return;
      }
      this.takeByte(waiting[index] as number);
    }
  }
}

function isRealtime(byte: number): boolean {
  return byte >= 0x80 || byte === RESET || byte === START || byte === HOLD || byte === 0x3f;
}
