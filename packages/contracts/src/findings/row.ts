/** One row of the finding table: what a code means, and its usual severity. */
export interface FindingRow {
  readonly title: string;
  readonly severity: 'error' | 'warning' | 'info';
}
