import type { Finding } from '@millwright/contracts';
import { number } from './svg-numbers.js';

/** Marks beyond this number get no line written beside them. */
const MOST_LABELS = 12;
/** Labels nearer to one another than this would run together, units. */
const LABEL_APART = 3;

/** Rings where something was found, dashed for warnings, and beside them the program's line. A ring's title is the message. */
export function findingMarks(
  findings: readonly Finding[],
  { unit, widthMm, heightMm }: { readonly unit: number; readonly widthMm: number; readonly heightMm: number },
): readonly string[] {
  const labels: (readonly [number, number])[] = [];
  return findings.flatMap(({ atMm, code, message, severity, programLine }) => {
    const [x, y] = atMm ?? [];
    if (x === undefined || y === undefined) return [];
    const top = heightMm - y;
    const isWarning = severity === 'error' ? '' : ' warning';
    const ring = `<circle class="finding${isWarning}" cx="${number(x)}" cy="${number(top)}" r="${number(unit * 1.2)}"><title>${escaped(`${code}: ${message}`)}</title></circle>`;
    const isNear = labels.some(
      ([lx, ly]) => Math.abs(lx - x) < 4 * LABEL_APART * unit && Math.abs(ly - top) < LABEL_APART * unit,
    );
    if (programLine === undefined || isNear || labels.length >= MOST_LABELS) return [ring];
    labels.push([x, top]);
    const isLeft = x > widthMm * 0.85;
    const side = isLeft ? ' text-anchor="end"' : '';
    return [
      ring,
      `<text class="place" x="${number(x + (isLeft ? -2 : 2) * unit)}" y="${number(top + 0.6 * unit)}"${side}>line ${programLine}</text>`,
    ];
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
