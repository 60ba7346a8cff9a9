/** A camera on the board's pins: exposes when it is triggered, and says so on its strobe output, as industrial cameras do. */
import type { Board, PinChange } from './board.ts';
import { cyclesPerS } from './mcu.ts';
import { pins } from './pins.ts';

export interface CameraTiming {
  /** From the trigger's rising edge to the beginning of the exposure. */
  readonly delayS: number;
  readonly exposureS: number;
}

export const emulatedCamera: CameraTiming = { delayS: 0.00025, exposureS: 0.001 };

/** @returns what to tell of the board's pins; each exposure is told when it begins, in cycles */
export function attachCamera(
  board: Pick<Board, 'at' | 'drive'>,
  { delayS, exposureS }: CameraTiming,
  onExposure: (fromCycle: number, toCycle: number) => void = () => {},
): (change: PinChange) => void {
  return ({ pin, level, cycle }) => {
    if (pin !== pins.shutter || level === 0) return;
    const from = cycle + Math.round(delayS * cyclesPerS);
    const to = from + Math.round(exposureS * cyclesPerS);
    board.at(from, () => {
      board.drive(pins.strobe, true);
      onExposure(from, to);
    });
    board.at(to, () => board.drive(pins.strobe, false));
  };
}
