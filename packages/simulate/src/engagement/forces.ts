import type { Material } from '@millwright/contracts';
import { PI } from '@millwright/geometry/numeric';

/** What cutting a material costs: a force per area of chip and one per length of edge in wood. */
export interface CuttingForce {
  readonly nPerMm2: number;
  readonly edgeNPerMm: number;
  readonly source: string;
}

/** Measured cutting forces. Materials without a published measurement are left out: nothing is said of them. */
export const cuttingForces: Readonly<Partial<Record<Material, CuttingForce>>> = {
  mdf: {
    nPerMm2: 31.44,
    edgeNPerMm: 3.36,
    source:
      'Goli et al., Materials 11 (2018) 2575, table 3: MDF of 711 kg/m³, up-milling, chips of 0.041 to 0.091 mm',
  },
  particleboard: {
    nPerMm2: 32,
    edgeNPerMm: 0,
    source: 'Pałubicki, Materials 14 (2021) 2208: particleboard of 542.5 kg/m³ at 40 m/s',
  },
};

/** Largest tangential force on one tooth, N: F = depth · (k · chip + edge). */
export function forceN(
  force: CuttingForce,
  cut: { readonly depthMm: number; readonly chipMm: number },
): number {
  return cut.depthMm * (force.nPerMm2 * cut.chipMm + force.edgeNPerMm);
}

/** Mean power of a cut, W: k · removal rate, and the edges' share, (force per mm) · depth · (teeth in wood) · (speed of the edge). */
export function powerW(
  force: CuttingForce,
  cut: {
    readonly mm3PerS: number;
    readonly depthMm: number;
    readonly angleDeg: number;
    readonly nFlutes: number;
    readonly diameterMm: number;
    readonly rpm: number;
  },
): number {
  const edgeMmPerS = (PI * cut.diameterMm * cut.rpm) / 60;
  const nTeethIn = (cut.nFlutes * cut.angleDeg) / 360;
  const milliwatts = force.nPerMm2 * cut.mm3PerS + force.edgeNPerMm * cut.depthMm * nTeethIn * edgeMmPerS;
  return milliwatts / 1000;
}
