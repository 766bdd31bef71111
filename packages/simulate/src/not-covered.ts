/** What no proof of this kind covers, word for word in every proof: the machine, the wood and the hands are not in the program. */
export const notCovered: readonly string[] = [
  'Run-out, deflection, backlash, lost steps and wear of tool and machine.',
  'A work zero, a sheet or a tool other than the ones stated, tool lengths set anew at a tool change among them.',
  'Wood that moves while it is cut, and scrap that comes loose.',
  'Clamps, screws and anything else that stands on the sheet and was not given.',
  'Feed overrides, where the machine is driven by hand during a pause, the spindle’s nose above the holder, and what the program does besides moving (coolant, dust collection).',
  'Whether tool, wood and tabs are strong enough: the load is stated, and judged only against the limits that were given.',
  'Residue inside holes wider than two tools: walls are judged, scrap is not.',
];
