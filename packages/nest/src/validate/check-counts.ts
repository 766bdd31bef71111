import { type Finding, finding, type Layout, type NestRequest } from '@millwright/contracts';

/** Whether every copy asked for is placed or unplaced, exactly once, and nothing else is. */
export function* checkCounts(request: NestRequest, layout: Layout): Generator<Finding> {
  const seen = new Map<string, number[]>();
  for (const { partId, copy } of [...layout.placements, ...layout.unplaced]) {
    const copies = seen.get(partId);
    if (copies === undefined) seen.set(partId, [copy]);
    else copies.push(copy);
  }
  for (const { id: partId, quantity } of request.parts) {
    const copies = (seen.get(partId) ?? []).sort((a, b) => a - b);
    seen.delete(partId);
    if (copies.length === quantity && copies.every((copy, i) => copy === i)) continue;
    yield finding('NEST_COUNT_WRONG', {
      message: `Part "${partId}" is asked for ${quantity} times, as copies 0 to ${quantity - 1}; the layout has ${copies.length}, ${new Set(copies).size} of them different, up to copy ${copies[copies.length - 1] ?? '(none)'}.`,
      measured: { value: copies.length, unit: 'copies' },
      allowed: { value: quantity, unit: 'copies' },
      partId,
    });
  }
  for (const [partId, copies] of seen) {
    yield finding('NEST_COUNT_WRONG', {
      message: `The layout has ${copies.length} copies of part "${partId}", which the request does not know.`,
      measured: { value: copies.length, unit: 'copies' },
      allowed: { value: 0, unit: 'copies' },
      partId,
    });
  }
}
