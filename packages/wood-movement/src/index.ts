export { changeOfWidthMm, type WidthChange, type Wood } from './change-of-width.js';
export { checkMovement } from './check-movement.js';
export { drawYear, type YearDrawing } from './draw-year.js';
export { type DryingTime, shareOfChange, shareOfCycle } from './drying.js';
export { type Air, equilibriumMoisturePct, relativeHumidityPct } from './equilibrium-moisture.js';
export { formatLength } from './format-length.js';
export { manifest } from './manifest.js';
export { findSpecies, type Species, speciesNames } from './species.js';
