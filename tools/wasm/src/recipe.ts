/** How every crate is compiled. Part of the digest of sources: a change here makes the lock stale. */
export const recipe = {
  rustFlags: ['-Ctarget-feature=+simd128'],
  // No relaxed SIMD, no fused multiply-add, no fast maths: results must be the same on every machine.
  optimiser: ['-O3', '--converge', '--strip-debug', '--strip-producers', '--strip-target-features'],
} as const;
