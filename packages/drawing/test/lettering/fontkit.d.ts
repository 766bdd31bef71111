/** The part of fontkit 2.0.4 the second opinion asks; it has no declarations of its own. */
declare module 'fontkit' {
  interface Font {
    readonly unitsPerEm: number;
    layout(text: string): {
      readonly advanceWidth: number;
      readonly glyphs: readonly {
        readonly path: {
          readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
        };
      }[];
      readonly positions: readonly {
        readonly xAdvance: number;
        readonly xOffset: number;
        readonly yOffset: number;
      }[];
    };
  }
  function create(bytes: Uint8Array): Font;
}
