import { sha256 as sha256OfBytes } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical.js';

/** SHA-256 of bytes or of a string's UTF-8 bytes: 64 lower-case hex digits. Synchronous, the same everywhere. */
export function sha256(content: Uint8Array | string): string {
  return bytesToHex(sha256OfBytes(typeof content === 'string' ? new TextEncoder().encode(content) : content));
}

/** SHA-256 over the canonical JSON of a validated input: the one definition for provenance, audit, approvals and idempotency. */
export function inputSha256(input: unknown): string {
  return sha256(canonicalJson(input));
}
