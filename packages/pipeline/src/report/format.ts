/** A length with its unit; two decimals below 10 mm, one above. */
export const showMm = (valueMm: number): string => `${valueMm.toFixed(Math.abs(valueMm) < 10 ? 2 : 1)} mm`;

/** A running time as minutes and seconds. */
export function showTime(seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes === 0 ? `${whole} s` : `${minutes} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** A share as percent. */
export const showPct = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`;
