import { createRng } from '../../base/rng.ts';
import { measureFirmwareTiming } from '../../firmware-bridge/bench/latency.ts';
import { report } from './report.ts';

/** Measures in cycles of the emulated board. */
export function latency({ trials, seed }: { readonly trials: number; readonly seed: string }): void {
  process.stdout.write(`Camera-rig firmware on the emulated board, ${trials} trials, seed ${seed}, in emulated time\n`);
  report(measureFirmwareTiming(createRng(seed), trials));
}
