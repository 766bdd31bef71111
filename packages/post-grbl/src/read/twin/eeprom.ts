import type { Coordinates } from './registers.js';

/** Bytes of an ATmega328P's EEPROM; addresses beyond it wrap round. */
const N_BYTES = 1024;
/** Where things lie (GRBL 1.1h settings.h). */
const PARAMETERS = 512;
const STARTUP_LINES = 768;
const BUILD_INFO = 942;
/** Characters of a stored line: the whole line buffer, whatever stands behind the text in it. */
const LINE_BYTES = 80;
/** Three 32-bit floats and a check byte. */
const COORDINATE_BYTES = 13;

/** G54 … G59 are 0 … 5. */
export const STORED_G28 = 6;
/** G30's place. */
export const STORED_G30 = 7;
const N_STORED = 8;

/**
 * The controller's permanent memory, byte by byte, since its check byte and its unchecked indices can be seen from outside: `$N9=`
 * overwrites a work offset, and the next `G55` answers error 7.
 */
export class Eeprom {
  private readonly bytes = new Uint8Array(N_BYTES).fill(0xff);
  private readonly view = new DataView(new ArrayBuffer(COORDINATE_BYTES));
  /** What the stored 32-bit floats were before they were rounded, three for each place. */
  private readonly exact = new Float64Array(3 * N_STORED);

  constructor() {
    this.restore(true, true);
  }

  /** `$RST`: offsets to zero, and start-up lines and build info emptied. */
  restore(isOffsets: boolean, isLines: boolean): void {
    if (isOffsets) {
      for (let index = 0; index < N_STORED; index += 1) this.writeZeros(index);
    }
    if (!isLines) return;
    // The text is ended and the byte behind it cleared, where a check byte was meant to be.
    for (const address of [STARTUP_LINES, STARTUP_LINES + LINE_BYTES + 1, BUILD_INFO]) {
      this.bytes[address] = 0;
      this.bytes[address + 1] = 0;
    }
  }

  /**
   * Reads the place `index` into `into`.
   * @returns false where the check byte is wrong: zeros are then stored and given
   */
  readCoordinates(index: number, into: Coordinates): boolean {
    const start = PARAMETERS + index * COORDINATE_BYTES;
    const isSound = this.checksum(start, COORDINATE_BYTES - 1) === this.bytes[start + COORDINATE_BYTES - 1];
    if (!isSound) this.writeZeros(index);
    for (let byte = 0; byte < COORDINATE_BYTES - 1; byte += 1)
      this.view.setUint8(byte, this.bytes[start + byte] as number);
    for (let axis = 0; axis < 3; axis += 1) {
      const single = this.view.getFloat32(4 * axis, true);
      const exact = this.exact[3 * index + axis] as number;
      into.single[axis] = single;
      into.exact[axis] = Math.fround(exact) === single ? exact : single;
    }
    return isSound;
  }

  /** Stores a place. */
  writeCoordinates(index: number, from: Coordinates): void {
    for (let axis = 0; axis < 3; axis += 1) {
      this.view.setFloat32(4 * axis, from.single[axis] as number, true);
      this.exact[3 * index + axis] = from.exact[axis] as number;
    }
    const start = PARAMETERS + index * COORDINATE_BYTES;
    for (let byte = 0; byte < COORDINATE_BYTES - 1; byte += 1)
      this.bytes[start + byte] = this.view.getUint8(byte);
    this.bytes[start + COORDINATE_BYTES - 1] = this.checksum(start, COORDINATE_BYTES - 1);
  }

  /**
   * Reads the start-up line `index` into the line buffer, all of it.
   * @returns false where the check byte is wrong: the line is then empty, and stored so
   */
  readStartupLine(index: number, line: Uint8Array): boolean {
    return this.readLine(STARTUP_LINES + index * (LINE_BYTES + 1), line);
  }

  /** Stores the line buffer as start-up line `index`, 0 to 255: only 0 and 1 are start-up lines, and nothing checks it. */
  writeStartupLine(index: number, line: Uint8Array): void {
    this.writeLine(STARTUP_LINES + index * (LINE_BYTES + 1), line);
  }

  /** Reads the build info into the line buffer; a wrong check byte empties it and is not reported. */
  readBuildInfo(line: Uint8Array): void {
    this.readLine(BUILD_INFO, line);
  }

  /** Stores the line buffer as build info. */
  writeBuildInfo(line: Uint8Array): void {
    this.writeLine(BUILD_INFO, line);
  }

  private readLine(address: number, line: Uint8Array): boolean {
    for (let byte = 0; byte < LINE_BYTES; byte += 1) line[byte] = this.at(address + byte);
    if (this.checksum(address, LINE_BYTES) === this.at(address + LINE_BYTES)) return true;
    line[0] = 0;
    this.writeLine(address, line);
    return false;
  }

  private writeLine(address: number, line: Uint8Array): void {
    let sum = 0;
    for (let byte = 0; byte < LINE_BYTES; byte += 1) {
      const value = line[byte] as number;
      sum = nextSum(sum, value);
      this.bytes[(address + byte) % N_BYTES] = value;
    }
    this.bytes[(address + LINE_BYTES) % N_BYTES] = sum;
  }

  private writeZeros(index: number): void {
    const zeros = new Float64Array(3);
    this.writeCoordinates(index, { single: zeros, exact: zeros });
  }

  private checksum(address: number, length: number): number {
    let sum = 0;
    for (let byte = 0; byte < length; byte += 1) sum = nextSum(sum, this.at(address + byte));
    return sum;
  }

  private at(address: number): number {
    return this.bytes[address % N_BYTES] as number;
  }
}

/** The firmware means to rotate the sum, and writes a logical "or": whatever is not 0 becomes 1 (GRBL 1.1h eeprom.c). */
function nextSum(sum: number, byte: number): number {
  return ((sum === 0 ? 0 : 1) + byte) & 0xff;
}
