import type { MovementCheck, MovementReport } from '@millwright/contracts';

/** The check as it is once the dimensions that its answer names are cut; nothing where the answer names none that make it hold. */
export function withCuts(
  check: MovementCheck,
  answer: MovementReport['checks'][number],
): MovementCheck | undefined {
  const cut = (dimension: string) => answer.cuts?.find((each) => each.dimension.includes(dimension))?.mm;
  const { cutToMm } = answer;
  switch (check.kind) {
    case 'framed-panel': {
      const depthMm = cut('depth of each groove');
      const floorsMm =
        check.widthMm + 2 * check.gapPerSideMm + 2 * ((depthMm ?? check.grooveDepthMm) - check.grooveDepthMm);
      const widthMm = cutToMm ?? cut('width of the panel in');
      if (widthMm === undefined || floorsMm < widthMm) return undefined;
      return {
        ...check,
        widthMm,
        gapPerSideMm: (floorsMm - widthMm) / 2,
        grooveDepthMm: depthMm ?? check.grooveDepthMm,
      };
    }
    case 'build-season': {
      if (cutToMm === undefined) {
        const growthRoomMm = cut('room to grow');
        const shrinkageRoomMm = cut('room to shrink');
        return growthRoomMm === undefined || shrinkageRoomMm === undefined
          ? undefined
          : { ...check, growthRoomMm, shrinkageRoomMm };
      }
      const growthRoomMm = check.widthMm + check.growthRoomMm - cutToMm;
      const shrinkageRoomMm = cutToMm - check.widthMm + check.shrinkageRoomMm;
      return growthRoomMm < 0 || shrinkageRoomMm < 0
        ? undefined
        : { ...check, widthMm: cutToMm, growthRoomMm, shrinkageRoomMm };
    }
    case 'top-fastener':
      return check.outwardTravelMm === undefined
        ? { ...check, slotTravelMm: cut('each way') ?? 0 }
        : { ...check, slotTravelMm: cut('inwards') ?? 0, outwardTravelMm: cut('outwards') ?? 0 };
    case 'breadboard':
    case 'carcass':
    case 'solid-bottom': {
      const inwardTravelMm = cut('inwards') ?? cut('towards the front');
      const outwardTravelMm = cut('outwards') ?? cut('backwards');
      if (inwardTravelMm === undefined || outwardTravelMm === undefined) return undefined;
      const tongueWidthMm = cut('length of the tongue');
      if (check.kind === 'breadboard' && check.tongueWidthMm !== undefined && tongueWidthMm === undefined)
        return undefined;
      return {
        ...check,
        inwardTravelMm,
        outwardTravelMm,
        ...(tongueWidthMm === undefined ? {} : { tongueWidthMm }),
      } as MovementCheck;
    }
    case 'inset-panel':
      return cutToMm === undefined
        ? undefined
        : { ...check, widthMm: cutToMm, gapPerSideMm: check.gapPerSideMm + check.widthMm - cutToMm };
    case 'drawer-front':
    case 'inset-door':
      return cutToMm === undefined || (check.kind === 'inset-door' && 2 * (check.stileWidthMm ?? 0) > cutToMm)
        ? undefined
        : { ...check, widthMm: cutToMm, gapMm: check.gapMm + check.widthMm - cutToMm };
    case 'drawer-in-case': {
      const sideHeightMm = cut('height of the sides');
      const drawerLengthMm = cut('length of the drawer');
      if (sideHeightMm === undefined || drawerLengthMm === undefined) return undefined;
      return {
        ...check,
        sideHeightMm,
        drawerLengthMm,
        gapAboveMm: check.gapAboveMm + check.sideHeightMm - sideHeightMm,
        gapSidesMm: cut('gap beside') ?? check.gapSidesMm,
      };
    }
    case 'panel-stock':
      return cutToMm === undefined ? undefined : { ...check, slotWidthMm: cutToMm };
    case 'cross-grain-joint':
    case 'wide-tenon':
    case 'mitred-frame':
    case 'inlay':
    case 'cup':
      return cutToMm === undefined ? undefined : { ...check, widthMm: cutToMm };
    default:
      return undefined;
  }
}
