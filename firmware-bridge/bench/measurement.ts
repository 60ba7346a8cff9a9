/** A measured value beside the limit that it is held to. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly low?: number;
  readonly high?: number;
}

export const passes = ({ value, low, high }: Measurement): boolean =>
  value >= (low ?? Number.NEGATIVE_INFINITY) && value <= (high ?? Number.POSITIVE_INFINITY);

/** One line: name, value, limits, and whether it is within them; what has none is only told. */
export function formatMeasurement(measurement: Measurement): string {
  const { name, value, unit, low, high } = measurement;
  const shown = (limit: number): string => String(Number(limit.toFixed(3)));
  const limits = [low === undefined ? '' : `≥ ${shown(low)}`, high === undefined ? '' : `≤ ${shown(high)}`].filter(
    Boolean,
  );
  const verdict = limits.length === 0 ? 'is  ' : passes(measurement) ? 'pass' : 'FAIL';
  return `${verdict}  ${name.padEnd(44)} ${value.toFixed(3).padStart(10)} ${unit.padEnd(3)} ${limits.join(', ')}`;
}
