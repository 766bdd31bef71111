import type { HeaderVariables } from './document.js';

/** A dimension: what stands at it and what it measures, in the drawing's units. */
export interface Measured {
  /** As a person reads it; empty or with `<>` where the program puts the measurement. */
  readonly text: string;
  /** 0 where the file does not say. */
  readonly measurement: number;
}

/** What a DXF says of the unit of its numbers. */
export interface DxfUnitFacts {
  readonly variables: HeaderVariables;
  readonly comments: readonly string[];
  readonly measured: readonly Measured[];
  /** The words of all labels. */
  readonly texts: readonly string[];
}
