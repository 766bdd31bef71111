import type { NestRequest, Part, SheetStock } from '@millwright/contracts';

/**
 * Rotations that a part may have on a sheet, degrees in [0, 360), rising, each once. Where both have a grain these are the two that line it
 * up, whether or not they stand in `rotationsDeg`: the grain of wood runs both ways, so half a turn keeps it. Else `rotationsDeg`.
 */
export function allowedRotationsDeg(
  part: Pick<Part, 'grainDeg'>,
  sheet: Pick<SheetStock, 'grainDeg'>,
  request: Pick<NestRequest, 'rotationsDeg'>,
): readonly number[] {
  const rotationsDeg =
    part.grainDeg !== undefined && sheet.grainDeg !== undefined
      ? [sheet.grainDeg - part.grainDeg, sheet.grainDeg - part.grainDeg + 180]
      : request.rotationsDeg;
  return [...new Set(rotationsDeg.map(fullTurnsRemoved))].sort((a, b) => a - b);
}

/** The same direction in [0, 360). The remainder is exact; a tiny negative angle may round up to 360, which is 0. */
function fullTurnsRemoved(deg: number): number {
  const rest = deg % 360;
  const positive = rest < 0 ? rest + 360 : rest;
  return positive === 360 || positive === 0 ? 0 : positive;
}
