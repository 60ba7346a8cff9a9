import { formatMeasurement, type Measurement, passes } from '../../firmware-bridge/bench/measurement.ts';
import { exitCode } from '../exit-code.ts';

/** Prints each value beside its limit; the exit code says whether all are within. */
export function report(measurements: readonly Measurement[]): void {
  for (const measurement of measurements) process.stdout.write(`${formatMeasurement(measurement)}\n`);
  process.exitCode = measurements.every(passes) ? exitCode.good : exitCode.otherwise;
}
