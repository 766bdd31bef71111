/**
 * A text DXF as binary DXF, for tests: codes of two bytes, or of one byte with 255 as escape, as before R13. Knows the value types of the
 * codes that the tests use, written down anew from Autodesk's table.
 */
export function binaryDxf(text: string, hasShortCodes: boolean): Uint8Array {
  const lines = text.split(/\r?\n/);
  const bytes: number[] = [...'AutoCAD Binary DXF\r\n\u001a\u0000'].map((letter) => letter.charCodeAt(0));
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const code = Number(lines[i]);
    const value = lines[i + 1]!;
    if (hasShortCodes && code < 255) bytes.push(code);
    else bytes.push(...(hasShortCodes ? [255] : []), code & 255, code >> 8);
    const view = new DataView(new ArrayBuffer(8));
    if (code >= 10 && code < 60) {
      view.setFloat64(0, Number(value), true);
      bytes.push(...new Uint8Array(view.buffer));
    } else if (code >= 60 && code < 80) {
      view.setInt16(0, Number(value), true);
      bytes.push(...new Uint8Array(view.buffer, 0, 2));
    } else if (code >= 90 && code < 100) {
      view.setInt32(0, Number(value), true);
      bytes.push(...new Uint8Array(view.buffer, 0, 4));
    } else bytes.push(...[...value].map((letter) => letter.charCodeAt(0)), 0);
  }
  return Uint8Array.from(bytes);
}
