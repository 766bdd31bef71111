import type { Finding } from '@millwright/contracts';

/**
 * Where something was found, for people: `X10 Y20, layer Cut`, mm. Empty where the finding does not say, or says it in its message.
 */
export function findingPlace({ message, atMm, layer }: Finding): string {
  const [x, y] = atMm ?? [];
  return [
    ...(x === undefined || y === undefined || / X-?\d/.test(message) ? [] : [`X${digits(x)} Y${digits(y)}`]),
    ...(layer === undefined || layer === '' || message.includes(layer) ? [] : [`layer ${layer}`]),
  ].join(', ');
}

const digits = (value: number): string => String(Number(value.toFixed(2)) + 0);
