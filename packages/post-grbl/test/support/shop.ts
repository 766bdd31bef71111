import type { Machine, Setup, Tool, Toolpath, WriteProgramRequest } from '@millwright/contracts';

/** A belt router of the usual kind; made-up figures. */
export const machine: Machine = {
  id: 'test-router',
  label: 'Test router',
  controller: 'grbl-1.1',
  travelMm: [800, 850, 120],
  maxRateMmPerMin: [4000, 4000, 3000],
  accelerationMmPerS2: [750, 750, 500],
  stepsPerMm: [200, 200, 200],
  junctionDeviationMm: 0.01,
  arcToleranceMm: 0.002,
  spindle: { minRpm: 10000, maxRpm: 30000, spinUpS: 3 },
  sources: [],
};

export const tool: Tool = {
  id: 'flat-6',
  number: 3,
  label: '6 mm flat end mill',
  shape: 'flat',
  diameterMm: 6,
  nFlutes: 2,
  fluteLengthMm: 22,
  shankDiameterMm: 6,
  stickoutMm: 30,
  canPlunge: true,
};

export const setup: Setup = {
  workZeroMm: [10, 20, 80],
  clearanceZMm: 20,
  retractZMm: 5,
  spoilboardMm: 3,
};

/** A toolpath with everything but its moves filled in. */
export function toolpath(moves: Toolpath['moves'], rest: Partial<Toolpath> = {}): Toolpath {
  return {
    id: 'part-a/0/outline',
    operation: 'profile-outside',
    partId: 'part-a',
    copy: 0,
    sheetIndex: 0,
    toolId: tool.id,
    spindleRpm: 18000,
    startMm: [10, 10, 5],
    moves,
    tabs: [],
    ...rest,
  };
}

/** A request with everything but its toolpaths filled in. */
export function request(
  toolpaths: readonly Toolpath[],
  rest: Partial<WriteProgramRequest> = {},
): WriteProgramRequest {
  return { title: 'Test', sheetIndex: 0, toolpaths, tools: [tool], machine, setup, ...rest };
}
