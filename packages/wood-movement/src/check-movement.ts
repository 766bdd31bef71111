import {
  type Finding,
  isMillwrightError,
  MillwrightError,
  type MovementCheck,
  type MovementReport,
  type MovementRequest,
} from '@millwright/contracts';
import { findingsOf } from './findings-of.js';
import { judgeCheck } from './judge.js';
import { parseRequest } from './parse-request.js';
import { reportOf } from './report-of.js';
import { siteOf } from './site.js';

/**
 * Judges each check over the year: from the build day through the driest and the wettest moisture content.
 *
 * `ok` means that every margin stays above zero anywhere in its band: movement of the boards, moisture reading and cut all against it at once.
 * What lacks a figure comes back as `not-judged` with what is missing. Checks come back in the order given.
 * @param request - climate as moisture contents (percent of the dry mass), air, or place and month; lengths in mm; ring angle in deg (0 flat sawn, 90 quarter sawn)
 * @returns verdict, least margin and its band (mm), dimensions to cut at the build-day moisture, season that governs, assumptions, cautions and
 * sources; and a finding for every verdict other than `ok`, for thin data and for air outside the published table
 * @throws MillwrightError INPUT_INVALID, MOVEMENT_CLIMATE_REVERSED, MOVEMENT_SPECIES_UNKNOWN, MOVEMENT_SPECIES_AMBIGUOUS,
 * MOVEMENT_PLACE_UNKNOWN, MOVEMENT_PLACE_NO_DATA, MOVEMENT_FINISH_UNKNOWN
 */
export function checkMovement(request: MovementRequest): MovementReport {
  const parsed = parseRequest(request);
  const site = siteOf(parsed);
  const findings: Finding[] = [...site.findings];
  const checks = parsed.checks.map((check) => {
    const report = named(check, () => reportOf(check, judgeCheck(check, site), site));
    findings.push(...findingsOf(report));
    return report;
  });
  return {
    checks,
    climate: {
      buildMoisturePct: site.builtPct,
      driestMoisturePct: site.driestPct,
      wettestMoisturePct: site.wettestPct,
      buildReadingBandPct: site.readingPct,
      sources: site.sources,
    },
    findings,
  };
}

/** Names the check in a refusal: among thousands, "no wood of this name" alone does not say where. */
function named<Result>({ id }: MovementCheck, judge: () => Result): Result {
  try {
    return judge();
  } catch (error) {
    if (!isMillwrightError(error)) throw error;
    const { code, message, hint, data } = error;
    throw new MillwrightError(code, {
      message: `${id}: ${message}`,
      hint,
      data: { ...data, checkId: id },
      cause: error,
    });
  }
}
