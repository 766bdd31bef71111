import { movementReportSchema, movementRequestSchema } from '../engines/wood-movement.js';
import { record } from '../schema.js';
import { defineOperation, pure } from './definition.js';
import { findingsField, refTo } from './fields.js';

/** Species + moisture → does it fit all year. */
export const woodMovementCheckOperation = defineOperation({
  ...pure,
  toolId: 'wood-movement',
  name: 'wood_movement_check',
  title: 'Judge wood movement',
  description:
    'Computes how wood changes width (mm) between the driest and the wettest moisture (percent, or air, or place and month) it will see, and judges joints: framed panels, breadboards, top fasteners, inset fronts and doors, drawers, cross-grain glue-ups, tenons, mitres, carcasses, dovetails, bottoms, inlay, veneer, cup, sheet stock and delivery. Each is ok, tight, jams, falls-out, set-or-slip, split-likely or not-judged, with margin and band in mm and the dimension to cut on the day it is built.',
  input: movementRequestSchema,
  output: record({
    report: refTo('the report (JSON)'),
    checks: movementReportSchema.unwrap().shape.checks,
    ...findingsField,
  }),
  timeoutS: { default: 10, max: 60 },
  dependencies: ['@millwright/wood-movement'],
  guardrails: [
    'an unknown species is an error, never a default',
    'sheet materials never take the figures of a species',
  ],
  errors: [
    'INPUT_INVALID',
    'MOVEMENT_CLIMATE_REVERSED',
    'MOVEMENT_SPECIES_UNKNOWN',
    'MOVEMENT_SPECIES_AMBIGUOUS',
    'MOVEMENT_PLACE_UNKNOWN',
    'MOVEMENT_PLACE_NO_DATA',
    'MOVEMENT_FINISH_UNKNOWN',
    'CANCELLED',
  ],
  examples: [
    {
      title: 'A cherry panel in a frame, built in a dry winter shop',
      input: {
        climate: { buildMoisturePct: 7, driestMoisturePct: 6, wettestMoisturePct: 12 },
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
    },
    {
      title: 'A walnut drawer front and an MDF door, built in August and kept in a heated house',
      input: {
        climate: {
          build: { relativeHumidityPct: 60, temperatureF: 75 },
          service: {
            driest: { relativeHumidityPct: 30, temperatureF: 70 },
            wettest: { relativeHumidityPct: 60, temperatureF: 77 },
          },
        },
        checks: [
          {
            kind: 'drawer-front',
            id: 'front',
            species: 'black walnut',
            ringAngleDeg: 0,
            widthMm: 180,
            gapMm: 1.5,
            leastGapMm: 0.5,
            mostGapMm: 6,
          },
          {
            kind: 'inset-door',
            id: 'door',
            panelProduct: 'mdf',
            construction: 'slab',
            widthMm: 400,
            gapMm: 2,
            leastGapMm: 1,
          },
        ],
      },
    },
  ],
});
