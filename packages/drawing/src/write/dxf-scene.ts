import type { Contour } from '@millwright/contracts';
import { polygonContour } from '@millwright/geometry';
import { cosDeg, sinDeg } from '@millwright/geometry/numeric';
import { DxfNames, type DxfVersion } from './dxf-names.js';
import { labelPoint } from './label-point.js';
import { featureLayer, OWN_LAYERS } from './layers.js';
import type { Scene, ScenePart } from './scene.js';

/** What a DXF is to hold, whatever its form; layers by their names in the file. */
export interface DxfScene {
  readonly entities: readonly DxfEntity[];
  readonly layers: readonly DxfLayer[];
  /** Comments for the head of the file. */
  readonly comments: readonly string[];
}

/** A contour, or a text: with its middle at the point when centred, its lower left corner there otherwise. */
export type DxfEntity =
  | { readonly kind: 'contour'; readonly layer: string; readonly contour: Contour }
  | {
      readonly kind: 'text';
      readonly layer: string;
      readonly text: string;
      readonly xMm: number;
      readonly yMm: number;
      readonly heightMm: number;
      readonly isCentred: boolean;
    };

/** A layer: its colour as an AutoCAD colour index, and a line type that tells readers what is no edge. */
export interface DxfLayer {
  readonly name: string;
  readonly colour: number;
  readonly lineType: 'CONTINUOUS' | 'CENTER' | 'PHANTOM';
}

const COLOURS = {
  outline: 7,
  holes: 1,
  drill: 4,
  pocket: 3,
  engrave: 6,
  'v-carve': 200,
  chamfer: 30,
  sheet: 8,
  labels: 5,
  remarks: 9,
  grain: 8,
} as const;
/** Letters of the title at least, mm. */
const SMALLEST_TITLE_MM = 2.5;

/** Draws a scene as entities on named layers. */
export function dxfScene(scene: Scene, version: DxfVersion): DxfScene {
  const drawer = new Drawer(scene, version);
  return drawer.draw();
}

class Drawer {
  readonly #scene: Scene;
  readonly #names: DxfNames;
  readonly #layers = new Map<string, DxfLayer>();
  readonly #entities: DxfEntity[] = [];
  readonly #hasNoLayer: boolean;

  constructor(scene: Scene, version: DxfVersion) {
    this.#scene = scene;
    this.#hasNoLayer = scene.parts.some(({ part }) => part.layer === undefined);
    const { outline, holes, ...others } = OWN_LAYERS;
    const own = this.#hasNoLayer ? [outline, holes] : [];
    this.#names = new DxfNames(version, [...own, ...Object.values(others)]);
  }

  draw(): DxfScene {
    for (const sheet of this.#scene.sheets) this.#sheet(sheet);
    for (const part of this.#scene.parts) this.#part(part);
    this.#title();
    const { outline, holes } = OWN_LAYERS;
    const without = [outline, holes].filter((name) => this.#hasNoLayer && this.#layers.has(name));
    return {
      entities: this.#entities,
      layers: [...this.#layers.values()],
      comments: this.#names.comments(without),
    };
  }

  /** The sheet's edge is no edge of a part: a line type of the drawing office says so to every reader. */
  #sheet({ sheet, xMm }: Scene['sheets'][number]): void {
    const { widthMm, heightMm } = sheet;
    const right = xMm + widthMm;
    this.#use({ name: OWN_LAYERS.sheet, colour: COLOURS.sheet, lineType: 'PHANTOM' });
    this.#contour(
      OWN_LAYERS.sheet,
      polygonContour([
        [xMm, 0],
        [right, 0],
        [right, heightMm],
        [xMm, heightMm],
      ]),
    );
  }

  #part(one: ScenePart): void {
    const { part, outline, holes, features, box, quantity } = one;
    const own = part.layer === undefined ? undefined : this.#names.of(part.layer);
    this.#contour(this.#solid(own ?? OWN_LAYERS.outline, COLOURS.outline), outline);
    for (const hole of holes) this.#contour(this.#solid(own ?? OWN_LAYERS.holes, COLOURS.holes), hole);
    for (const feature of features) {
      const layer = this.#solid(this.#names.of(featureLayer(feature)), COLOURS[feature.kind]);
      for (const contour of [feature.contour, ...(feature.islands ?? [])]) this.#contour(layer, contour);
    }
    if (part.grainDeg !== undefined && this.#scene.sheets.length > 0) this.#grain(one);
    const [xMm, yMm] = labelPoint(outline, holes);
    const heightMm = Math.max(1, Math.min(box.maxXMm - box.minXMm, box.maxYMm - box.minYMm, 200) / 10);
    const isNamed = part.label !== undefined && part.label.trim() !== '';
    if (isNamed) {
      const layer = this.#solid(OWN_LAYERS.labels, COLOURS.labels);
      this.#entities.push({ kind: 'text', layer, text: part.label!, xMm, yMm, heightMm, isCentred: true });
    } else if (this.#scene.sheets.length > 0) this.#remark(part.id, { xMm, yMm, heightMm, isCentred: true });
    if (quantity > 1)
      this.#remark(`${quantity} pieces`, {
        xMm,
        yMm: yMm - 1.5 * heightMm,
        heightMm: heightMm / 2,
        isCentred: true,
      });
  }

  /** A line along the grain with a head at each end, in a line type for centre lines. */
  #grain({ box, grainDeg = 0, outline, holes }: ScenePart): void {
    const half = Math.min(box.maxXMm - box.minXMm, box.maxYMm - box.minYMm, 400) * 0.13;
    const [middleX, middleY] = labelPoint(outline, holes);
    const [ux, uy] = [cosDeg(grainDeg), sinDeg(grainDeg)];
    const at = (along: number, across: number) =>
      [middleX + along * ux - across * uy, middleY - 2.5 * half + along * uy + across * ux, 0] as const;
    const head = 0.35 * half;
    this.#use({ name: OWN_LAYERS.grain, colour: COLOURS.grain, lineType: 'CENTER' });
    const runs = [
      [at(-half, 0), at(half, 0)],
      ...[1, -1].map((sign) => [
        at(sign * (half - head), 0.6 * head),
        at(sign * half, 0),
        at(sign * (half - head), -0.6 * head),
      ]),
    ];
    for (const vertices of runs) this.#contour(OWN_LAYERS.grain, { closed: false, vertices });
  }

  /** Below everything, more than two text heights away from every part, so that no reader takes it for a label. */
  #title(): void {
    const { box, title, sheets } = this.#scene;
    const heightMm = Math.max(
      SMALLEST_TITLE_MM,
      (box.maxXMm - box.minXMm) / (60 * Math.max(1, sheets.length)),
    );
    const place = { xMm: box.minXMm, yMm: box.minYMm - 4 * heightMm, heightMm, isCentred: false };
    this.#remark(`${title} (mm)`, place);
    for (const { sheet, index, nSheets, xMm } of sheets) {
      const size = `${sheet.widthMm} x ${sheet.heightMm} x ${sheet.thicknessMm} mm`;
      this.#remark(`Sheet ${index + 1} of ${nSheets}: ${sheet.material} ${size}`, {
        ...place,
        xMm,
        yMm: place.yMm - 2 * heightMm,
      });
    }
  }

  #remark(text: string, place: { xMm: number; yMm: number; heightMm: number; isCentred: boolean }): void {
    const layer = this.#solid(OWN_LAYERS.remarks, COLOURS.remarks);
    this.#entities.push({ kind: 'text', layer, text, ...place });
  }

  #contour(layer: string, contour: Contour): void {
    this.#entities.push({ kind: 'contour', layer, contour });
  }

  #solid(name: string, colour: number): string {
    this.#use({ name, colour, lineType: 'CONTINUOUS' });
    return name;
  }

  #use(layer: DxfLayer): void {
    if (!this.#layers.has(layer.name)) this.#layers.set(layer.name, layer);
  }
}
