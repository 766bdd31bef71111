/** Feed lines in a row with one feed: point 0 is where the first starts, point i where line i ends. mm. */
export interface Run {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Whether all of it lies at one height. */
  readonly isLevel: boolean;
}

/** A place on a run: on the line from point `index` to the next, at the share `ratio` of it, 0 ≤ ratio < 1. */
export interface Place {
  readonly index: number;
  readonly ratio: number;
}

/**
 * The stretch of a run between two places, as flat coordinates `[x0, y0, z0, x1, …]` in mm, in a buffer that the next call fills
 * again: the first place, the points between, the last place.
 */
export interface Stretch {
  readonly points: Float64Array;
  readonly nPoints: number;
}

/** Cuts stretches out of a run, always into the same buffer. */
export function stretchCutter(run: Run): (from: Place, to: Place) => Stretch {
  const points = new Float64Array(3 * (run.x.length + 1));
  return (from, to) => {
    let nPoints = 0;
    const add = (x: number, y: number, z: number) => {
      points[3 * nPoints] = x;
      points[3 * nPoints + 1] = y;
      points[3 * nPoints + 2] = z;
      nPoints += 1;
    };
    const start = pointAt(run, from);
    add(start[0], start[1], start[2]);
    const last = to.ratio === 0 ? to.index - 1 : to.index;
    for (let i = from.index + 1; i <= last; i += 1) add(run.x[i] ?? 0, run.y[i] ?? 0, run.z[i] ?? 0);
    const end = pointAt(run, to);
    add(end[0], end[1], end[2]);
    return { points, nPoints };
  };
}

/** Where a place lies, mm. */
export function pointAt({ x, y, z }: Run, { index, ratio }: Place): readonly [number, number, number] {
  const at = (values: Float64Array) => {
    const from = values[index] ?? 0;
    return ratio === 0 ? from : from + ratio * ((values[index + 1] ?? 0) - from);
  };
  return [at(x), at(y), at(z)];
}
