/** The form in which names of layers, blocks and line types are compared: DXF makes no difference between small and capital letters. */
export function nameKey(name: string): string {
  return name.trim().toUpperCase();
}
