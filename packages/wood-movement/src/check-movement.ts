import type { Climate, Finding, MovementCheck, MovementReport, MovementRequest } from '@millwright/contracts';
import { changeRatio, shrinkageAcrossPct } from './change-of-width.js';
import { checkBoard } from './checks/board.js';
import { checkFramedPanel } from './checks/framed-panel.js';
import { checkInsetPanel } from './checks/inset-panel.js';
import type { Outcome } from './checks/outcome.js';
import { checkTopFastener } from './checks/top-fastener.js';
import { findingsOf } from './findings-of.js';
import { BUILD_READING_PCT, type MovementBand, movementBand } from './movement-band.js';
import { parseRequest } from './parse-request.js';
import { findSpecies, type Species } from './species.js';
import { isPanelProduct } from './species-name.js';

type CheckReport = MovementReport['checks'][number];

/**
 * Judges each check over the year: from the build day through the driest and the wettest moisture content.
 *
 * `ok` means that the margin is at least its uncertainty: the joint holds anywhere in the band. Panel products and woods whose
 * radial figure is missing come back as `not-judged` with what is missing. Checks come back in the order given.
 * @param request - moisture in percent of the dry mass, lengths in mm, ring angle in deg (0 flat sawn, 90 quarter sawn)
 * @returns verdict, least margin and its half-width of uncertainty (mm), dimension to cut at the build-day moisture, season that
 * governs, sources; and a finding for every verdict other than `ok` and for every wood with thin data
 * @throws MillwrightError INPUT_INVALID, MOVEMENT_CLIMATE_REVERSED, MOVEMENT_SPECIES_UNKNOWN, MOVEMENT_SPECIES_AMBIGUOUS
 */
export function checkMovement(request: MovementRequest): MovementReport {
  const { climate, checks } = parseRequest(request);
  const findings: Finding[] = [];
  const reports = checks.map((check) => {
    const species = isPanelProduct(check.species) ? undefined : findSpecies(check.species);
    const report = reportOf(check, species, climate);
    findings.push(...findingsOf(check, report, species));
    return report;
  });
  return { checks: reports, findings };
}

function reportOf(check: MovementCheck, species: Species | undefined, climate: Climate): CheckReport {
  if (!species)
    return notJudged(
      check,
      `${check.species} is a panel product. Missing: its linear expansion per point of moisture or per 10 % humidity, ` +
        "from the maker's data sheet; species figures do not apply.",
    );
  if (species.radialShrinkagePct === undefined && check.ringAngleDeg > 0)
    return notJudged(
      check,
      `Missing: a radial figure for ${species.name}. Only flat sawn (ringAngleDeg 0), which moves more, can be judged.`,
    );
  const outcome = outcomeOf(check, movementBand(species, check.ringAngleDeg, climate));
  return {
    id: check.id,
    kind: check.kind,
    ...outcome,
    widthDriestMm: widthAt(check, species, climate.buildMoisturePct, climate.driestMoisturePct),
    widthWettestMm: widthAt(check, species, climate.buildMoisturePct, climate.wettestMoisturePct),
    sources: sourcesOf(check, species),
  };
}

function outcomeOf(check: MovementCheck, band: MovementBand): Outcome {
  switch (check.kind) {
    case 'framed-panel':
      return checkFramedPanel(check, band);
    case 'top-fastener':
      return checkTopFastener(check, band);
    case 'inset-panel':
      return checkInsetPanel(check, band);
    case 'board':
      return checkBoard(check, band);
  }
}

const notJudged = (check: MovementCheck, message: string): CheckReport => ({
  id: check.id,
  kind: check.kind,
  verdict: 'not-judged',
  season: 'none',
  message,
  sources: [],
});

const widthAt = (check: MovementCheck, species: Species, fromPct: number, toPct: number) =>
  check.widthMm *
  (1 +
    changeRatio(shrinkageAcrossPct(species, check.ringAngleDeg), species.fibreSaturationPct, fromPct, toPct));

/** Equation, tables, assumptions of the joint and of the band: every number of a report can be traced to one of these. */
function sourcesOf(check: MovementCheck, species: Species): readonly string[] {
  return [
    `Wood Handbook FPL-GTR-190 ch. 13 eq. 13-3, fibre saturation ${species.fibreSaturationPct} %`,
    ...species.sources.map((source) => `${species.name}: ${source}`),
    `Band: ${Math.round(species.bandRatio * 100)} % of the movement (assumed, no measured set) and ${BUILD_READING_PCT} point of moisture on the build-day reading`,
    ...(ASSUMPTIONS[check.kind] ?? []),
  ];
}

/** What is assumed about a joint beyond what the request says. */
const ASSUMPTIONS: Readonly<Record<MovementCheck['kind'], readonly string[]>> = {
  'framed-panel': ['Assumed: the panel is free to slide; the frame itself does not move along its grain'],
  'top-fastener': [
    'Assumed: each fastener stands in the middle of its slot on the build day, the last one at the edge',
  ],
  'inset-panel': ['Assumed: one gap is fixed by hinges or runner, the other takes all growth'],
  board: [],
};
