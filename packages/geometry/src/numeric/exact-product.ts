// Error-free products. Source: T. J. Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18 (1971),
// procedures mul12 and its square. Exact as long as nothing overflows or underflows.

/** The exact value high + low; high is the product rounded to nearest. */
export interface ExactProduct {
  readonly high: number;
  readonly low: number;
}

/** 2²⁷ + 1: multiplying by it splits 53 bits into halves of 26. */
const SPLITTER = 134217729;

/** x² as a sum of two doubles. @param x - 2⁻⁴⁵⁰ < |x| < 2⁵¹¹ */
export function exactSquare(x: number): ExactProduct {
  const xHead = head(x);
  const xTail = x - xHead;
  const high = x * x;
  return { high, low: xHead * xHead - high + 2 * xHead * xTail + xTail * xTail };
}

/** x · y as a sum of two doubles. @param x - 2⁻⁴⁵⁰ < |x|, |y| < 2⁵¹¹ */
export function exactProduct(x: number, y: number): ExactProduct {
  const xHead = head(x);
  const xTail = x - xHead;
  const yHead = head(y);
  const yTail = y - yHead;
  const high = x * y;
  return { high, low: xHead * yHead - high + xHead * yTail + xTail * yHead + xTail * yTail };
}

function head(x: number): number {
  const scaled = x * SPLITTER;
  return x - scaled + scaled;
}
