import type { Finding, FindingCode } from '@millwright/contracts';

const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'info'];

/** What all else rests on: where it is wrong, the other findings may be about a program that nobody will run. */
const GROUND: readonly string[] = [
  'SIMULATE_NOT_MILLING',
  'SIMULATE_FRAME_DOUBTFUL',
] satisfies readonly FindingCode[];

/** What hurts people first, then what breaks tool and machine; the rest spoils wood. */
const DANGERS: readonly string[] = [
  'SIMULATE_PART_LOOSE',
  'SIMULATE_TOOL_CHANGE_UNSAFE',
  'SIMULATE_PAUSE_UNSAFE',
  'SIMULATE_SPINDLE_LEFT_ON',
  'SIMULATE_OBSTACLE_HIT',
  'SIMULATE_RAPID_IN_STOCK',
  'SIMULATE_CONTACT_AT_RAPID_FEED',
  'SIMULATE_SPINDLE_OFF',
  'SIMULATE_SPINDLE_WRONG_WAY',
  'SIMULATE_FIRST_APPROACH',
  'SIMULATE_HOLDER_IN_STOCK',
  'SIMULATE_SHANK_IN_STOCK',
  'SIMULATE_TRAVEL_EXCEEDED',
  'SIMULATE_ENDS_IN_STOCK',
  'SIMULATE_ARC_NOT_EXECUTED',
  'SIMULATE_SPOILBOARD',
  'SIMULATE_PLUNGE',
  'SIMULATE_FLUTE_TOO_SHORT',
  'SIMULATE_SPIN_UP_TOO_SHORT',
  'SIMULATE_SPINDLE_TOO_FAST',
  'SIMULATE_TAB_CUT',
  'SIMULATE_SKIN_CUT',
  'SIMULATE_RAPID_TOO_LOW',
  'SIMULATE_OBSTACLE_IN_PART',
] satisfies readonly FindingCode[];

/** Findings as a person should read them: what all else rests on, then errors, warnings and remarks, among them the most dangerous first. */
export function byDanger(findings: readonly Finding[]): readonly Finding[] {
  const place = ({ code, severity }: Finding): number => {
    const danger = DANGERS.indexOf(code);
    const within = danger < 0 ? DANGERS.length : danger;
    return GROUND.includes(code) ? -1 : SEVERITIES.indexOf(severity) * (DANGERS.length + 1) + within;
  };
  return [...findings].sort((a, b) => place(a) - place(b));
}
