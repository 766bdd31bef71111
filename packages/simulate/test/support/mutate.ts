import type { Motion, Point3, Proof, ProveRequest } from '@millwright/contracts';

/** The request with other motions. */
export function withMotions<Request extends ProveRequest>(
  request: Request,
  motions: readonly Motion[],
): Request {
  return { ...request, reading: { ...request.reading, motions } };
}

/** The request with every motion passed through a function. */
export function mapMotions<Request extends ProveRequest>(
  request: Request,
  map: (motion: Motion, i: number) => Motion,
): Request {
  return withMotions(request, request.reading.motions.map(map));
}

/** The request with the end of one motion, which is the start of the next, moved. */
export function moveEnd(request: ProveRequest, index: number, by: Point3): ProveRequest {
  const moved = ([x, y, z]: Point3): Point3 => [x + by[0], y + by[1], z + by[2]];
  return mapMotions(request, (motion, i) => {
    if (i === index) return { ...motion, toMm: moved(motion.toMm) };
    if (i === index + 1) return { ...motion, fromMm: moved(motion.fromMm) };
    return motion;
  });
}

/** The request without the motions from `first` to `end`, the gap closed by the next motion. */
export function cutOut(request: ProveRequest, first: number, end: number): ProveRequest {
  const { motions } = request.reading;
  const kept = [...motions.slice(0, first), ...motions.slice(end)];
  return withMotions(
    request,
    kept.map((motion, i) =>
      i === first && i > 0 ? { ...motion, fromMm: kept[i - 1]?.toMm ?? motion.fromMm } : motion,
    ),
  );
}

/** Position of the first motion for which a condition holds; fails the test if there is none. */
export function findMotion(
  request: ProveRequest,
  holds: (motion: Motion, i: number) => boolean,
  from = 0,
): number {
  const index = request.reading.motions.findIndex((motion, i) => i >= from && holds(motion, i));
  if (index < 0) throw new RangeError('no such motion in the test program');
  return index;
}

/** Line of a motion. */
export function lineOf(request: ProveRequest, index: number): number {
  return request.reading.motions[index]?.line ?? 0;
}

/** The findings that are not mere information. */
export function seriousFindings(proof: Proof): Proof['findings'] {
  return proof.findings.filter((finding) => finding.severity !== 'info');
}

/** Code and line of each serious finding, for comparison. */
export function codesAndLines(proof: Proof): readonly string[] {
  return seriousFindings(proof).map((finding) => `${finding.code}@${finding.programLine ?? '-'}`);
}
