/** Distance of a cell that none is near to, cells. */
const FAR = 1e12;

/**
 * Squared distance of every cell to the nearest marked one, in cells, exact: the lower envelope of parabolas, along columns and then
 * along rows (Felzenszwalb, Huttenlocher, Theory of Computing 8 (2012) 415–428, Algorithm 1).
 * @param isMarked - row by row, length columns · rows
 */
export function squaredDistances(
  isMarked: (cell: number) => boolean,
  columns: number,
  rows: number,
): Float64Array {
  const squares = new Float64Array(columns * rows);
  for (let cell = 0; cell < squares.length; cell++) squares[cell] = isMarked(cell) ? 0 : FAR;
  const long = Math.max(columns, rows);
  const room = {
    line: new Float64Array(long),
    apexes: new Int32Array(long),
    borders: new Float64Array(long + 1),
  };
  for (let column = 0; column < columns; column++) sweepLine(squares, column, columns, rows, room);
  for (let row = 0; row < rows; row++) sweepLine(squares, row * columns, 1, columns, room);
  return squares;
}

interface Room {
  readonly line: Float64Array;
  readonly apexes: Int32Array;
  readonly borders: Float64Array;
}

function sweepLine(squares: Float64Array, start: number, step: number, n: number, room: Room): void {
  const { line, apexes, borders } = room;
  for (let i = 0; i < n; i++) line[i] = squares[start + i * step] as number;
  let last = -1;
  for (let i = 0; i < n; i++) {
    // What is near to nothing is nearest to nothing.
    if ((line[i] as number) >= FAR) continue;
    if (last < 0) {
      last = 0;
      apexes[0] = i;
      borders[0] = -FAR;
      borders[1] = FAR;
      continue;
    }
    let border = crossing(line, apexes[last] as number, i);
    while (last > 0 && border <= (borders[last] as number)) {
      last--;
      border = crossing(line, apexes[last] as number, i);
    }
    last++;
    apexes[last] = i;
    borders[last] = border;
    borders[last + 1] = FAR;
  }
  if (last < 0) return;
  let at = 0;
  for (let i = 0; i < n; i++) {
    while ((borders[at + 1] as number) < i) at++;
    const apex = apexes[at] as number;
    squares[start + i * step] = Math.min(FAR, (i - apex) * (i - apex) + (line[apex] as number));
  }
}

/** Where the parabolas over two places cross. */
function crossing(line: Float64Array, a: number, b: number): number {
  return ((line[b] as number) + b * b - ((line[a] as number) + a * a)) / (2 * (b - a));
}
