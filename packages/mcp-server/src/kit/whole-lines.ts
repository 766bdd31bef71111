import { type Readable, Transform } from 'node:stream';

const NEW_LINE = 0x0a;

/**
 * The same bytes in pieces that each end a line. A pipe delivers 64 KiB at a time, and the SDK joins all it has with every piece that
 * comes, so that a message of 40 MB would be copied six hundred times over; here each line is joined once.
 *
 * @param source - where messages come from, one to a line
 * @param limits.maxBytes - longest line; a longer one is dropped as a whole, and what follows it is read
 * @param limits.onTooLong - called once for each line that was dropped
 */
export function wholeLines(
  source: Readable,
  { maxBytes, onTooLong }: { maxBytes: number; onTooLong: () => void },
): Readable {
  let held: Buffer[] = [];
  let heldBytes = 0;
  const hold = (piece: Buffer) => {
    const isLonger = heldBytes <= maxBytes && heldBytes + piece.length > maxBytes;
    heldBytes += piece.length;
    if (isLonger) onTooLong();
    if (heldBytes <= maxBytes) held.push(piece);
    else held = [];
  };
  const release = (to: Transform) => {
    if (held.length > 0) to.push(Buffer.concat(held));
    held = [];
    heldBytes = 0;
  };
  return source.pipe(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        let from = 0;
        for (let end = chunk.indexOf(NEW_LINE); end >= 0; end = chunk.indexOf(NEW_LINE, from)) {
          hold(chunk.subarray(from, end + 1));
          release(this);
          from = end + 1;
        }
        if (from < chunk.length) hold(chunk.subarray(from));
        done();
      },
    }),
  );
}
