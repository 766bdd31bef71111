import type { Finding } from '../shapes/finding.js';
import { type FindingCode, findingTable } from './table.js';

/** A finding with the usual severity of its code, unless another is given. */
export function finding(
  code: FindingCode,
  details: Omit<Finding, 'code' | 'severity'> & { severity?: Finding['severity'] },
): Finding {
  return { severity: findingTable[code].severity, ...details, code };
}
