import {
  MillwrightError,
  type MovementRequest,
  movementRequestSchema,
  parseInput,
} from '@millwright/contracts';

/**
 * The request, validated once at the edge.
 * @throws MillwrightError INPUT_INVALID with the path of the first fault; MOVEMENT_CLIMATE_REVERSED
 */
export function parseRequest(request: MovementRequest): MovementRequest {
  const parsed = parseInput(movementRequestSchema, request, {
    what: 'The request',
    hint: 'Moisture is 0 to 30 %, widths are in mm and above 0, ring angles 0 to 90 deg.',
  });
  const { driestMoisturePct, wettestMoisturePct } = parsed.climate;
  if (driestMoisturePct > wettestMoisturePct)
    throw new MillwrightError('MOVEMENT_CLIMATE_REVERSED', {
      message: `driestMoisturePct is ${driestMoisturePct} %, above wettestMoisturePct ${wettestMoisturePct} %.`,
      hint: 'Exchange the two, or check the readings.',
      data: { driestMoisturePct, wettestMoisturePct },
    });
  return parsed;
}
