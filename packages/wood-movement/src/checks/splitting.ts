import type { Verdict } from './limits.js';

/**
 * Strain at which wood that is held while it shrinks is taken to split: 0.0025, the lowest of the four quotients of tension strength and
 * stiffness across the grain that can be formed from figures that were read (FPL-GTR-190 Tables 5-1 and 5-3b: white oak 5.5 MPa over 0.072 and
 * 0.163 of 12.3 GPa, coast Douglas-fir 2.3 MPa over 0.050 and 0.068 of 13.4 GPa). One figure for all woods, since too few have been read;
 * creep would roughly double it and is not counted on.
 */
export const SPLITTING_STRAIN_RATIO = 0.0025;

/**
 * Strain that held wood is trusted with while it shrinks: half of {@link SPLITTING_STRAIN_RATIO}. A judgement: the strength of single boards
 * scatters, and the figure rests on two woods.
 */
export const SAFE_TENSION_RATIO = 0.00125;

/** Strain that held wood is trusted with while it swells: the yield strain museum practice works with, not read at its source. */
export const SAFE_COMPRESSION_RATIO = 0.004;

/** Every answer that rests on {@link SPLITTING_STRAIN_RATIO} says so. */
export const STRAIN_CAUTION =
  'One splitting strain, 0.0025, stands for all woods: strength and stiffness across the grain were read for white oak and Douglas-fir only';

/** Where {@link SPLITTING_STRAIN_RATIO} comes from. */
export const STRAIN_SOURCE =
  'Splitting strain 0.0025: FPL-GTR-190 Tables 5-1 and 5-3b, white oak and coast Douglas-fir, lowest of strength over stiffness';

/** The caution of a slotted joint: only once its wood is held does the strain decide anything. */
export function cautionWhenHeld(verdict: Verdict): readonly string[] {
  return verdict === 'set-or-slip' || verdict === 'split-likely' ? [STRAIN_CAUTION] : [];
}
