import type { CuttingData, ToolLibrary } from '@millwright/contracts';

const SOROTEC =
  'Sorotec, Schnittwerte (30.7.2019): 6 mm end mill, 0.055 mm per tooth in hardwood, 0.06 in softwood; plywood taken as hardwood (Onsrud: plywood follows solid wood)';
const DEPTH =
  'depth half a diameter: hobby gantry, 10 to 50 % of the diameter in a full slot (J. Heyman, Shapeoko CNC A to Z)';

/** Feed = chip load × flutes × rpm; plunge 35 % of it (Heyman: 30 to 40 % in wood). */
const cutting = (chiploadMm: number, nFlutes: number, stepdownMm: number): CuttingData => {
  const spindleRpm = 18_000;
  const feedMmPerMin = Math.round(chiploadMm * nFlutes * spindleRpm);
  return {
    spindleRpm,
    feedMmPerMin,
    plungeMmPerMin: Math.round(feedMmPerMin * 0.35),
    stepdownMm,
    source: `${SOROTEC}; ${DEPTH}`,
  };
};

/** Tools that ship, with cutting data by material. */
export const tools: ToolLibrary = {
  tools: [
    {
      tool: {
        id: 'flat-6mm-2f',
        number: 1,
        label: '6 mm two-flute up-cut spiral',
        shape: 'flat',
        diameterMm: 6,
        nFlutes: 2,
        fluteLengthMm: 22,
        shankDiameterMm: 6,
        stickoutMm: 30,
        holder: { diameterMm: 20, lengthMm: 25 },
        canPlunge: true,
        source: 'Generic dimensions of a 6 mm spiral with 22 mm of flute in an ER collet: measure yours',
      },
      cutting: {
        plywood: cutting(0.055, 2, 3),
        hardwood: cutting(0.055, 2, 3),
        softwood: cutting(0.06, 2, 3),
        mdf: cutting(0.055, 2, 3),
        particleboard: cutting(0.055, 2, 3),
        osb: cutting(0.055, 2, 3),
      },
    },
    {
      tool: {
        id: 'flat-3.175mm-2f',
        number: 2,
        label: '1/8 in two-flute up-cut spiral (Whiteside RU1600)',
        shape: 'flat',
        diameterMm: 3.175,
        nFlutes: 2,
        fluteLengthMm: 12.7,
        shankDiameterMm: 6.35,
        stickoutMm: 25,
        holder: { diameterMm: 20, lengthMm: 25 },
        canPlunge: true,
        source:
          'Whiteside Machine, Master Catalog 57: cutting diameter, flute and shank; stick-out and holder assumed',
      },
      cutting: {
        plywood: cutting(0.03, 2, 1.5),
        hardwood: cutting(0.03, 2, 1.5),
        softwood: cutting(0.03, 2, 1.5),
        mdf: cutting(0.03, 2, 1.5),
      },
    },
  ],
};
