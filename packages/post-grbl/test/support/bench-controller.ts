import type { Dialect } from '../../src/read/dialect/dialect.js';
import type { ArcRun } from '../../src/read/twin/arc-run.js';
import { Controller } from '../../src/read/twin/controller.js';
import { ControllerPort } from '../../src/read/twin/controller-port.js';
import type { Coordinates } from '../../src/read/twin/registers.js';

/** A controller on the bench: what is sent, and what it says and does. */
export class BenchController {
  /** `ok`, error numbers, alarms and `reset`, in order. */
  readonly events: string[] = [];
  readonly arcs: { sweepRad: number; nSegments: number; lines: readonly number[][] }[] = [];
  readonly controller: Controller;
  private readonly port: ControllerPort;

  constructor(name: Dialect['name'] = 'grbl-1.1') {
    this.controller = new Controller(this, false, name);
    this.port = new ControllerPort(this.controller);
  }

  answered(status: number): void {
    this.events.push(status === 0 ? 'ok' : String(status));
  }

  happened(what: string): void {
    this.events.push(what);
  }

  movedLine(_to: Coordinates): void {}

  movedArc(_arc: ArcRun): void {}

  dwelled(): void {}

  /** Sends bytes; gives the events they caused. */
  send(bytes: Uint8Array): string[] {
    this.events.length = 0;
    this.port.send(bytes);
    return [...this.events];
  }

  /** Position and modes as the recorded rows write them. */
  mpos(): string {
    return [...this.controller.registers.position.single].map(nine).join(';');
  }

  /** The modal words, as the recorded rows write them. */
  modes(): string {
    const { modes, tool, feedSingle, spindleSpeed } = this.controller.registers;
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
      `F${nine(feedSingle)}`,
      `S${nine(spindleSpeed)}`,
    ].join(' ');
  }
}

/** As C prints with `%.9g`. */
export function nine(value: number): string {
  if (!Number.isFinite(value)) return String(value).replace('Infinity', 'inf').replace('NaN', 'nan');
  if (Object.is(value, -0)) return '-0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 999999999.5)) {
    return value
      .toExponential(8)
      .replace(/\.?0+e/, 'e')
      .replace(/e([+-])(\d)$/, 'e$10$2');
  }
  return String(Number(value.toPrecision(9)));
}
