// One small job that takes every engine through real work: a plate with a bore, a hole as wide as the cutter, and a slot.

/** The drawing: 100 × 60 mm. */
export const smallDrawing = `<svg xmlns="http://www.w3.org/2000/svg" width="120mm" height="80mm" viewBox="0 0 120 80">
  <g id="plate">
    <path d="M10 10H110V50A20 20 0 0 1 90 70H10Z"/>
    <circle cx="35" cy="40" r="10"/>
    <circle cx="95" cy="25" r="3"/>
    <path d="M60 36H75A4 4 0 0 1 75 44H60A4 4 0 0 1 60 36Z"/>
  </g>
</svg>
`;

/** The job around it. */
export const smallJob = {
  title: 'Small plate',
  drawing: 'plate.svg',
  rules: [{ grainDeg: 0, quantity: 2 }],
  sheets: [
    {
      id: 'birch-6',
      material: 'plywood',
      widthMm: 300,
      heightMm: 200,
      thicknessMm: 6.5,
      grainDeg: 0,
      quantity: 1,
    },
  ],
  machine: 'longmill-mk2-30x30',
  tool: 'flat-6mm-2f',
  workBudget: 200,
  movement: {
    climate: { buildMoisturePct: 8, driestMoisturePct: 6, wettestMoisturePct: 12 },
    checks: [
      {
        kind: 'framed-panel',
        id: 'door panel',
        species: 'black cherry',
        widthMm: 300,
        ringAngleDeg: 0,
        grooveDepthMm: 10,
        gapPerSideMm: 4,
      },
    ],
  },
} as const;
