/** A length with its unit: micrometres count below a tenth of a millimetre. */
export function showMm(valueMm: number): string {
  const size = Math.abs(valueMm);
  return `${valueMm.toFixed(size < 0.1 ? 3 : size < 10 ? 2 : 1)} mm`;
}

/** The length of a way the cutter goes. */
export const showWay = (lengthMm: number): string => `${(lengthMm / 1000).toFixed(1)} m`;

/** A running time as minutes and seconds. */
export function showTime(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes === 0 ? `${whole} s` : `${minutes} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** A share as percent. */
export const showPct = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;
