/** The part of gcode-parser 2.2.0 that is run as a peer; the package ships no types. */
declare module 'gcode-parser' {
  export function parseStringSync(text: string): { readonly words: readonly unknown[] }[];
}
