/** Line types: solid, and two that mark lines that are no edges. Dash lengths of AutoCAD's metric file (acadiso.lin), mm; gaps negative. */
export const LINE_TYPES: readonly {
  readonly name: 'CONTINUOUS' | 'CENTER' | 'PHANTOM';
  readonly description: string;
  readonly dashesMm: readonly number[];
}[] = [
  { name: 'CONTINUOUS', description: 'Solid line', dashesMm: [] },
  { name: 'CENTER', description: 'Center ____ _ ____ _ ____', dashesMm: [31.75, -6.35, 6.35, -6.35] },
  {
    name: 'PHANTOM',
    description: 'Phantom _____ _ _ _____ _ _',
    dashesMm: [31.75, -6.35, 6.35, -6.35, 6.35, -6.35],
  },
];
