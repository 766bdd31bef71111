import { z } from 'zod';
import { finite, id, lengthMm, positiveMm, record } from '../schema.js';

/** A schema that stands once among the definitions of a JSON Schema and is referred to by its name: what is accepted stays the same. */
const shared = <Schema extends z.ZodType>(name: string, schema: Schema, description: string): Schema =>
  schema.meta({ id: name, description });

const checkId = shared('checkId', id(), 'Name of the check, as the answer repeats it');

/** Sheet materials with figures of their own. They never take a species' figures. */
const panelProduct = shared(
  'panelProduct',
  z.enum(['plywood', 'mdf', 'particleboard', 'osb']),
  'Sheet material, by its own figures',
);

/** Moisture content of wood in a climate. Percent is percent: 8 % is written 8. */
export const moisturePct = () =>
  finite().min(1).max(30).describe('Moisture content, percent of the dry mass');

/** Degrees Celsius between which wood is built and kept; beyond it a value is more likely Fahrenheit. */
const temperatureC = finite()
  .min(-30)
  .max(50)
  .describe('Temperature of the air, °C; Fahrenheit has a field of its own');
const relativeHumidityPct = finite()
  .min(2)
  .max(100)
  .describe('Relative humidity of the air, percent: 80 % is written 80');
const month = z.int().min(1).max(12).describe('Month, 1 is January');

/** See {@link MoistureMoment}. */
export const moistureMomentSchema = shared(
  'moistureMoment',
  z.union([
    record({ moisturePct: moisturePct() }),
    record({ relativeHumidityPct, temperatureC }),
    record({
      relativeHumidityPct,
      temperatureF: finite().min(-22).max(122).describe('Temperature of the air, °F'),
    }),
    record({ place: z.string().min(1).max(100).describe('A place of the climate table'), month }),
  ]),
  'Moisture of the wood at one time: as a moisture content, as the air it has settled in, or as a place and a month',
);
/** The moisture of wood at one time: as a moisture content, as the air it has settled in, or as a place and a month. */
export type MoistureMoment = z.infer<typeof moistureMomentSchema>;

const species = shared('species', z.string().max(100), 'Solid wood, common or Latin name');
const ringAngleDeg = shared(
  'ringAngleDeg',
  finite().min(0).max(90),
  'Rings to the face, deg: 0 flat sawn, 90 quarter sawn; absent: what moves more',
);
const fibreSaturationPct = shared(
  'fibreSaturationPct',
  finite().min(15).max(35),
  'Above it the size no longer changes, percent; absent: the species’ own',
);
const grain = {
  ringAngleDeg: ringAngleDeg.exactOptional(),
  fibreSaturationPct: fibreSaturationPct.exactOptional(),
};
/** Solid wood only. */
const solid = { species, ...grain };
/** Solid wood or a sheet material: exactly one of `species` and `panelProduct`. */
const stock = { species: species.exactOptional(), panelProduct: panelProduct.exactOptional(), ...grain };
const solidPart = shared('solidPart', record(solid), 'A part of solid wood');
const part = (what: string) => solidPart.describe(what);

const width = {
  widthMm: shared('widthMm', positiveMm(), 'Across the grain on the day it is built, mm'),
};
/** A thickness that a plane or a press can make. */
const thicknessMm = () => finite().min(0.01).max(1000);
const mostGap = shared(
  'mostGapMm',
  lengthMm(),
  'Widest gap allowed at the driest, mm; absent: not judged',
).exactOptional();
const leastGap = shared('leastGapMm', lengthMm(), 'Gap that must remain at the wettest, mm');
const inward = shared('inwardTravelMm', lengthMm(), 'How far it may move towards where it is fixed, mm');
const outward = shared('outwardTravelMm', lengthMm(), 'How far it may move away from where it is fixed, mm');
const toleratedMismatch = shared(
  'toleratedMismatchMm',
  lengthMm(),
  'Difference in size that the joint is known to take, mm; absent: judged by the strain at which wood splits',
).exactOptional();
const fixedAt = z.enum(['centre', 'edge']).describe('Where the wood is held fast');

/** See {@link MovementCheck}. */
export const movementCheckSchema = z.discriminatedUnion('kind', [
  record({ kind: z.literal('board'), id: checkId, ...stock, ...width }),
  record({
    kind: z.literal('framed-panel'),
    id: checkId,
    ...stock,
    ...width,
    grooveDepthMm: positiveMm().describe('Depth of one groove, mm'),
    gapPerSideMm: lengthMm().describe('Gap between edge and groove floor on the day it is built, mm'),
    held: z
      .enum(['free', 'centre'])
      .exactOptional()
      .describe('Pinned at its centre, or free to slide to one side (the default)'),
    leastBiteMm: lengthMm().exactOptional().describe('Edge that must stay in each groove, mm; absent: 1'),
    leastGapMm: lengthMm()
      .exactOptional()
      .describe('Gap per side that must remain at the wettest, mm; absent: 0'),
  }),
  record({
    kind: z.literal('build-season'),
    id: checkId,
    ...stock,
    ...width,
    growthRoomMm: lengthMm().describe('Room in all to grow from the day it is built, mm'),
    shrinkageRoomMm: lengthMm().describe('How far in all it may shrink from the day it is built, mm'),
  }),
  record({
    kind: z.literal('breadboard'),
    id: checkId,
    ...solid,
    ...width,
    fixedAt,
    pinReachMm: lengthMm()
      .exactOptional()
      .describe('From where it is fixed to the farthest pin, mm; absent: to the edge'),
    inwardTravelMm: inward,
    outwardTravelMm: outward,
    pinDiameterMm: lengthMm().describe('Diameter of the pin in its slot, mm'),
    tongueWidthMm: positiveMm()
      .exactOptional()
      .describe('Tongue of the top, across its grain, mm; give it with mortiseWidthMm'),
    mortiseWidthMm: positiveMm()
      .exactOptional()
      .describe('Mortise of the end, along its grain, mm; give it with tongueWidthMm'),
    leastPlayMm: lengthMm()
      .exactOptional()
      .describe('Play of the tongue that must remain at the wettest, mm; absent: 0'),
  }),
  record({
    kind: z.literal('top-fastener'),
    id: checkId,
    ...stock,
    ...width,
    slotTravelMm: lengthMm().describe(
      'How far a fastener may slide each way, mm; inwards only where outwardTravelMm is given',
    ),
    outwardTravelMm: outward.exactOptional(),
    fixedAt,
    fastener: z.enum(['slot', 'figure-eight', 'button', 'clip']).exactOptional(),
  }),
  record({
    kind: z.literal('inset-panel'),
    id: checkId,
    ...stock,
    ...width,
    gapPerSideMm: lengthMm().describe('Gap between the edge and its frame on the day it is built, mm'),
    leastGapMm: leastGap,
    mostGapMm: mostGap,
  }),
  record({
    kind: z.literal('drawer-front'),
    id: checkId,
    ...stock,
    widthMm: positiveMm().describe('Height of the front, across its grain, on the day it is built, mm'),
    gapMm: lengthMm().describe('Gap above the front on the day it is built, mm'),
    leastGapMm: leastGap,
    mostGapMm: mostGap,
  }),
  record({
    kind: z.literal('inset-door'),
    id: checkId,
    ...stock,
    ...width,
    construction: z.enum(['slab', 'framed']).describe('One wide slab, or stiles and rails with a panel'),
    stileWidthMm: positiveMm().exactOptional().describe('Width of one stile of a framed door, mm'),
    gapMm: lengthMm().describe('Gap on the free side on the day it is built, mm'),
    leastGapMm: leastGap,
    mostGapMm: mostGap,
  }),
  record({
    kind: z.literal('drawer-in-case'),
    id: checkId,
    side: part('Wood of the drawer’s sides; ringAngleDeg to the face of the side'),
    sideHeightMm: positiveMm().describe('Height of a side, across its grain, mm'),
    sideThicknessMm: thicknessMm().describe('Thickness of a side, mm'),
    gapAboveMm: lengthMm().describe('Gap above the sides on the day it is built, mm'),
    gapSidesMm: lengthMm().describe('Gap between drawer and case, both sides together, mm'),
    leastGapMm: leastGap,
    case: part('Wood of the case’s sides'),
    caseDepthMm: positiveMm().describe('Depth inside the case, across the grain of its sides, mm'),
    drawerLengthMm: positiveMm().describe('Length of the drawer, front to back, along its grain, mm'),
    leastBehindMm: lengthMm().describe('Room that must remain behind the drawer at the driest, mm'),
  }),
  record({
    kind: z.literal('cross-grain-joint'),
    id: checkId,
    ...solid,
    ...width,
    toleratedMismatchMm: toleratedMismatch,
  }),
  record({
    kind: z.literal('wide-tenon'),
    id: checkId,
    ...solid,
    widthMm: positiveMm().describe('Width of the tenon, across its grain, mm'),
    toleratedMismatchMm: toleratedMismatch,
  }),
  record({
    kind: z.literal('mitred-frame'),
    id: checkId,
    ...solid,
    widthMm: positiveMm().describe('Width of a member, across its grain, mm'),
    toleratedGapMm: lengthMm().describe('Widest opening of a mitre that is still good, mm'),
  }),
  record({
    kind: z.literal('carcass'),
    id: checkId,
    ...solid,
    widthMm: positiveMm().describe('Depth of the case’s side, across its grain, mm'),
    fixing: z
      .enum(['one-end', 'full-length'])
      .describe('Runner, moulding, cleat or back fixed at one end and slotted, or glued all along'),
    reachMm: positiveMm()
      .exactOptional()
      .describe('From the fixed end to the farthest screw, mm; absent: widthMm'),
    inwardTravelMm: inward.exactOptional(),
    outwardTravelMm: outward.exactOptional(),
  }),
  record({
    kind: z.literal('dovetails'),
    id: checkId,
    ...width,
    tails: part('Wood of the tail board'),
    pins: part('Wood of the pin board'),
    toleratedMismatchMm: toleratedMismatch,
  }),
  record({
    kind: z.literal('solid-bottom'),
    id: checkId,
    ...stock,
    widthMm: positiveMm().describe('From the glued front to the slot at the back, across the grain, mm'),
    inwardTravelMm: inward,
    outwardTravelMm: outward,
    screwDiameterMm: lengthMm().exactOptional().describe('Diameter of the screw in its slot, mm'),
  }),
  record({
    kind: z.literal('inlay'),
    id: checkId,
    widthMm: positiveMm().describe('Size of the inlay across the grain of its ground, mm'),
    inlay: part('Wood let in'),
    ground: part('Wood it is let into'),
    grain: z.enum(['parallel', 'crossing']).describe('Grain of the inlay to that of the ground'),
    toleratedGapMm: lengthMm().describe('Difference in size that is still good, mm'),
  }),
  record({
    kind: z.literal('veneer'),
    id: checkId,
    widthMm: positiveMm().describe('Across the grain of the faces, mm'),
    coreThicknessMm: thicknessMm().describe('Thickness of the core, mm'),
    front: part('Veneer of the front'),
    frontThicknessMm: thicknessMm().describe('Thickness of the front’s veneer, mm'),
    back: part('Veneer of the back; absent: the back is bare').exactOptional(),
    backThicknessMm: thicknessMm().exactOptional().describe('Thickness of the back’s veneer, mm'),
    toleratedBowMm: positiveMm().describe('Bow across the width that is still good, mm'),
  }),
  record({
    kind: z.literal('cup'),
    id: checkId,
    species,
    fibreSaturationPct: grain.fibreSaturationPct,
    ...width,
    pithDistanceMm: positiveMm().describe('From the pith to the nearer face at the middle of the board, mm'),
    toleratedCupMm: lengthMm().describe('Hollow across the width that is still good, mm'),
  }),
  record({
    kind: z.literal('panel-stock'),
    id: checkId,
    panelProduct,
    nominalThicknessMm: thicknessMm().describe('Thickness the sheet is sold as, mm'),
    measuredThicknessMm: thicknessMm()
      .exactOptional()
      .describe('Thickness measured on the sheet, mm; absent: the range of its table'),
    slotWidthMm: positiveMm().describe('Width of the slot that takes the sheet, mm'),
    mostPlayMm: lengthMm().describe('Play of the sheet in its slot that is still good, mm'),
  }),
  record({
    kind: z.literal('delivery'),
    id: checkId,
    ...solid,
    ...width,
    thicknessMm: thicknessMm().describe('Thickness of the board, mm'),
    arrival: moistureMomentSchema.describe('What the wood settles at where it arrives'),
    restDays: finite().min(0).max(100_000).describe('Days it rests there, bare, before it is fitted'),
    finish: z
      .string()
      .max(100)
      .exactOptional()
      .describe('A finish of the finish table; it only takes longer'),
    toleratedChangeMm: lengthMm().describe('Change of width after fitting that is still good, mm'),
  }),
]);
/** One thing to judge: a joint, a part in its opening, a sheet in its slot, or only a board's change of width. */
export type MovementCheck = z.infer<typeof movementCheckSchema>;
