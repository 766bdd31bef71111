/** Colours of wood and pencil on white paper; they stay apart in grey, too. */
export const COLOURS = {
  sheet: '#fbf8f1',
  sheetEdge: '#b8a88a',
  wood: '#ecdfc6',
  edge: '#4a3b28',
  pocket: '#d8c29a',
  drill: '#2f6b6e',
  engrave: '#9a5b2c',
  carve: '#6d4a7c',
  chamfer: '#b5823a',
  text: '#3a2e1f',
  quiet: '#8b7c63',
} as const;
