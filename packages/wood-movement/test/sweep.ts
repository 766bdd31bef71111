import type { Climate, MovementCheck } from '@millwright/contracts';
import { findSpecies } from '../src/species.js';

type Joint = Exclude<MovementCheck, { kind: 'board' }>;

/** Millimetres by which a joint may miss its limit before the sweep calls it a failure: rounding of doubles. */
const ROUNDING_MM = 1e-8;

/**
 * Whether a joint fails anywhere in a dense sweep of moisture, movement and build-day reading. Slow and plain on purpose: it follows the wood
 * from its green size along a straight line, puts the parts at their places, and knows nothing of ratios, limits or margins.
 */
export function failsSomewhere(check: Joint, climate: Climate): boolean {
  const wood = findSpecies(check.species);
  const angle = (check.ringAngleDeg * Math.PI) / 180;
  const shrinkagePct =
    Math.cos(angle) ** 2 * wood.tangentialShrinkagePct +
    Math.sin(angle) ** 2 * (wood.radialShrinkagePct ?? Number.NaN);
  /** Share of the green width left at a moisture content: the straight line from green to ovendry. */
  const greenShare = (scale: number, moisture: number) =>
    1 - (scale * shrinkagePct * Math.max(0, 1 - moisture / wood.fibreSaturationPct)) / 100;

  if (fails(check, check.widthMm)) return true;
  for (const scale of steps(1 - wood.bandRatio, 1 + wood.bandRatio, 6))
    for (const reading of steps(climate.buildMoisturePct - 1, climate.buildMoisturePct + 1, 6))
      for (const moisture of steps(climate.driestMoisturePct, climate.wettestMoisturePct, 8)) {
        const widthMm =
          (check.widthMm * greenShare(scale, moisture)) / greenShare(scale, Math.max(0, reading));
        if (fails(check, widthMm)) return true;
      }
  return false;
}

/** Whether a joint fails with its board at this width. */
function fails(check: Joint, widthMm: number): boolean {
  switch (check.kind) {
    case 'framed-panel': {
      const farFloor = check.widthMm + 2 * check.gapPerSideMm;
      const farLip = farFloor - check.grooveDepthMm;
      const nearLip = check.grooveDepthMm;
      const slidNear = { left: 0, right: widthMm };
      const slidFar = { left: farFloor - widthMm, right: farFloor };
      return (
        widthMm > farFloor + ROUNDING_MM ||
        slidNear.right - farLip < 1 - ROUNDING_MM ||
        nearLip - slidFar.left < 1 - ROUNDING_MM
      );
    }
    case 'top-fastener': {
      const atFixing = check.fixedAt === 'centre' ? 0.5 : 0;
      const builtAt = (1 - atFixing) * check.widthMm;
      const nowAt = (1 - atFixing) * widthMm;
      return Math.abs(nowAt - builtAt) > check.slotTravelMm + ROUNDING_MM;
    }
    case 'inset-panel': {
      const opening = check.gapPerSideMm + check.widthMm + check.gapPerSideMm;
      const hingeGap = check.gapPerSideMm;
      return opening - hingeGap - widthMm < check.leastGapMm - ROUNDING_MM;
    }
  }
}

const steps = (from: number, to: number, count: number) =>
  Array.from({ length: count + 1 }, (_, step) => (step === count ? to : from + ((to - from) * step) / count));
