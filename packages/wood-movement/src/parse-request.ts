import { MillwrightError, type MovementRequest, movementRequestSchema } from '@millwright/contracts';

/**
 * The request, validated once at the edge.
 * @throws MillwrightError INPUT_INVALID with the path of the first fault; MOVEMENT_CLIMATE_REVERSED
 */
export function parseRequest(request: MovementRequest): MovementRequest {
  const parsed = movementRequestSchema.safeParse(request);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    }));
    const [first] = issues;
    throw new MillwrightError('INPUT_INVALID', {
      message: `${first?.path || 'request'}: ${first?.message ?? 'does not match the schema'}.`,
      hint: 'Moisture is 0 to 30 %, widths are in mm and above 0, ring angles 0 to 90 deg.',
      data: { issues: issues.slice(0, MAX_ISSUES) },
    });
  }
  const { driestMoisturePct, wettestMoisturePct } = parsed.data.climate;
  if (driestMoisturePct > wettestMoisturePct)
    throw new MillwrightError('MOVEMENT_CLIMATE_REVERSED', {
      message: `driestMoisturePct is ${driestMoisturePct} %, above wettestMoisturePct ${wettestMoisturePct} %.`,
      hint: 'Exchange the two, or check the readings.',
      data: { driestMoisturePct, wettestMoisturePct },
    });
  return parsed.data;
}

/** As many faults as a person reads. */
const MAX_ISSUES = 20;
