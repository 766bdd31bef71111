import { MillwrightError, type Toolpath } from '@millwright/contracts';
import type { ProgramHead } from './check-request.js';

/** How far a cut may seem to leave its height or to lie below the stock top, mm: the rounding of a program, not a move. */
const LEVEL_SLACK_MM = 0.0006;

/**
 * What S says in the cuts of a toolpath, or nothing where the program is not for a laser.
 * @throws MillwrightError POST_LASER_REFUSED where the toolpath has no power, goes below the stock top, changes height in a cut, or is
 * a drill cycle
 */
export function laserPower(toolpath: Toolpath, { options }: ProgramHead): number | undefined {
  const laser = options?.laser;
  if (laser === undefined) return undefined;
  const own = laser.powers.find(({ toolpathId }) => toolpathId === toolpath.id);
  if (own === undefined) throw refused(toolpath, 'options.laser.powers does not name it', 'Give its power.');
  if (toolpath.drillCycle !== undefined)
    throw refused(toolpath, 'it has a drill cycle', 'Leave holes to a drill.');
  let z = toolpath.startMm[2];
  requireAboveStock(toolpath, z);
  for (const move of toolpath.moves) {
    if (move.kind !== 'rapid' && Math.abs(move.toMm[2] - z) > LEVEL_SLACK_MM) {
      throw refused(
        toolpath,
        `a cut goes from Z ${z} mm to ${move.toMm[2]} mm, and a beam cuts at one height`,
        'Keep cuts level, and change the height by rapids.',
      );
    }
    z = move.toMm[2];
    requireAboveStock(toolpath, z);
  }
  return laser.fullPower * own.powerRatio;
}

function requireAboveStock(toolpath: Toolpath, z: number): void {
  if (z >= -LEVEL_SLACK_MM) return;
  throw refused(
    toolpath,
    `it goes to Z ${z} mm, and the head of a laser stays at 0 mm (the stock top) or above`,
    'Give the height of the focus, not the depth of the cut.',
  );
}

function refused({ id }: Toolpath, reason: string, hint: string): MillwrightError {
  return new MillwrightError('POST_LASER_REFUSED', {
    message: `Toolpath "${id}" cannot be followed by a laser: ${reason}.`,
    hint,
    data: { toolpathId: id, reason },
  });
}
