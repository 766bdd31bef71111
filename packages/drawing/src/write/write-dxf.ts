import type { WriteDrawingRequest } from '@millwright/contracts';
import { dxfR12 } from './dxf-r12.js';
import { dxfR2000 } from './dxf-r2000.js';
import { dxfScene } from './dxf-scene.js';
import { dxfText } from './dxf-tags.js';
import { sceneOf } from './scene.js';

/**
 * Draws parts side by side, or the sheets of a layout, as DXF in mm: R12, which every CAM program opens, or R2000 (`version`), which
 * names its unit in the header. Circles are CIRCLE, all other contours polylines with bulges, so arcs stay arcs. Parts with a
 * layer keep it; others are on OUTLINE and HOLES; features on layers that say what and how deep (`POCKET_6.5`); labels on LABELS, all other
 * words on REMARKS. The edges of sheets and the direction of the grain are in line types that readers take for no edge.
 *
 * R12 allows few letters in names, R2000 all but some: comments at the head of the file map changed names to whole ones, and
 * `readDrawing` gives these back. Line ends in labels become blanks.
 *
 * @throws MillwrightError INPUT_INVALID
 */
export async function writeDxf(request: WriteDrawingRequest): Promise<string> {
  const scene = sceneOf(request);
  const version = request.version ?? 'r12';
  const content = dxfScene(scene, version);
  return dxfText(version === 'r12' ? dxfR12(content, scene.box) : dxfR2000(content, scene.box));
}
