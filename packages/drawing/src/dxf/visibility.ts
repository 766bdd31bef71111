import { type DxfLayer, nameKey } from './document.js';
import type { DxfRecord } from './tags.js';

/** Line types that stand for what is not an edge: centre lines and hidden edges, in the families of acad.lin. */
const CONSTRUCTION_LINE_TYPES = /^(CENTER|HIDDEN|DASHED|PHANTOM)/i;

/** The layer an entity is on: inside a block, layer 0 is the layer of the INSERT. */
export function layerOf(record: DxfRecord, insertLayer: string | undefined): string {
  const own = record.text(8).trim().slice(0, 200) || '0';
  return own === '0' && insertLayer !== undefined ? insertLayer : own;
}

/** Why an entity is not part of the drawing as seen; `undefined` when it is. */
export function hiddenBecause(
  record: DxfRecord,
  layer: string,
  layers: ReadonlyMap<string, DxfLayer>,
): string | undefined {
  if (record.number(67, 0) === 1) return 'paper space';
  if (record.number(60, 0) === 1) return 'invisible';
  const entry = layers.get(nameKey(layer));
  if (nameKey(layer) === 'DEFPOINTS') return 'layer of construction points';
  if (entry?.isFrozen) return 'layer frozen';
  if (entry?.isOff) return 'layer off';
  if (entry?.isPlotted === false) return 'layer not plotted';
  return undefined;
}

/** Whether an entity is drawn as a centre line or hidden edge, by itself or by its layer. */
export function isConstruction(
  record: DxfRecord,
  layer: string,
  layers: ReadonlyMap<string, DxfLayer>,
): boolean {
  const own = nameKey(record.text(6));
  const lineType = own === '' || own === 'BYLAYER' ? (layers.get(nameKey(layer))?.lineType ?? '') : own;
  return CONSTRUCTION_LINE_TYPES.test(lineType);
}
