import { sha256 as sha256OfBytes } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical.js';

/** SHA-256 of bytes or of a string's UTF-8 bytes: 64 lower-case hex digits. Synchronous, the same everywhere. */
export function sha256(content: Uint8Array | string): string {
  return bytesToHex(sha256OfBytes(typeof content === 'string' ? new TextEncoder().encode(content) : content));
}

/** SHA-256 of a text that comes in pieces: the digest of the pieces' UTF-8 bytes in a row. A pair of surrogates must not be cut in two. */
export interface Sha256Stream {
  readonly add: (piece: string) => void;
  /** 64 lower-case hex digits; nothing can be added afterwards. */
  readonly digest: () => string;
}

/** See {@link Sha256Stream}. */
export function sha256Stream(): Sha256Stream {
  const hash = sha256OfBytes.create();
  const encoder = new TextEncoder();
  return {
    add: (piece) => {
      hash.update(encoder.encode(piece));
    },
    digest: () => bytesToHex(hash.digest()),
  };
}

/** SHA-256 over the canonical JSON of a validated input: the one definition for provenance, audit, approvals and idempotency. */
export function inputSha256(input: unknown): string {
  return sha256(canonicalJson(input));
}
