/** Why a line cannot be understood or repaired: a sentence. */
export type Refusal = string;
