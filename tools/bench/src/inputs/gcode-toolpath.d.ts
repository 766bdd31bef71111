/** The part of gcode-toolpath 3.0.0 that is run as a peer; the package ships no types. */
declare module 'gcode-toolpath' {
  export default class Toolpath {
    constructor(options: {
      addLine: (modal: unknown, from: unknown, to: unknown) => void;
      addArcCurve: (modal: unknown, from: unknown, to: unknown, centre: unknown) => void;
    });
    loadFromStringSync(text: string, onLine?: (line: unknown) => void): unknown;
  }
}
