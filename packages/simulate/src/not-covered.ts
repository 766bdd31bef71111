/** What no proof of this kind covers, word for word in every proof: the machine, the wood and the hands are not in the program. */
export const notCovered: readonly string[] = [
  'Run-out, deflection, backlash, lost steps and wear of tool and machine.',
  'A work zero, a sheet or a tool other than the ones stated.',
  'Wood that moves while it is cut, and scrap that comes loose.',
  'Clamps, screws and anything else that stands on the sheet.',
  'Feed overrides, pauses, and what the program does besides moving (coolant, dust collection).',
  'Cutting forces: chip load, depth per pass, and whether tabs are strong enough.',
  'Residue inside holes wider than two tools: walls are judged, scrap is not.',
];
