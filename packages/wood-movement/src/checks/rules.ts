import type { MovementCheck } from '@millwright/contracts';
import { board } from './board.js';
import { breadboard } from './breadboard.js';
import { buildSeason } from './build-season.js';
import { carcass, crossGrainJoint, wideTenon } from './cross-grain.js';
import { cup } from './cup.js';
import { delivery } from './delivery.js';
import { drawerInCase } from './drawer-in-case.js';
import { framedPanel } from './framed-panel.js';
import { drawerFront, insetDoor, insetPanel } from './inset.js';
import { dovetails, inlay } from './mismatch.js';
import { mitredFrame } from './mitre.js';
import { panelStock } from './panel-stock.js';
import type { CheckRule } from './rule.js';
import { solidBottom } from './solid-bottom.js';
import { topFastener } from './top-fastener.js';
import { veneer } from './veneer.js';

/** Every kind of check by its name. */
export const checkRules: { readonly [Kind in MovementCheck['kind']]: CheckRule<Kind> } = {
  board,
  'framed-panel': framedPanel,
  'build-season': buildSeason,
  breadboard,
  'top-fastener': topFastener,
  'inset-panel': insetPanel,
  'drawer-front': drawerFront,
  'inset-door': insetDoor,
  'drawer-in-case': drawerInCase,
  'cross-grain-joint': crossGrainJoint,
  'wide-tenon': wideTenon,
  'mitred-frame': mitredFrame,
  carcass,
  dovetails,
  'solid-bottom': solidBottom,
  inlay,
  veneer,
  cup,
  'panel-stock': panelStock,
  delivery,
};

/** The rule of one check, typed for it. */
export function ruleOf<Kind extends MovementCheck['kind']>(check: { readonly kind: Kind }): CheckRule<Kind> {
  return checkRules[check.kind];
}
