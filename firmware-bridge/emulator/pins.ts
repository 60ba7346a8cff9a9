import type { Board } from './board.ts';
import { cyclesPerS } from './mcu.ts';

/** The rig's pins, as an Arduino Uno numbers them (firmware/README.md). */
export const pins = { strobe: 2, illuminator: 3, shutter: 4, pan: 9, tilt: 10 } as const;

/** What the emulated board's sensors give: 25 °C at 10 mV a degree over 500 mV, and light halfway. */
export const emulatedSensorsV = { temperature: 0.75, light: 2.5 } as const;

export interface PinReadings {
  readonly panUs: number;
  readonly tiltUs: number;
  readonly illumination: number;
  readonly shutter: 0 | 1;
  /** Of the board, since it was started. */
  readonly tS: number;
}

export const readPins = (board: Board): PinReadings => ({
  panUs: board.pulseUs(pins.pan),
  tiltUs: board.pulseUs(pins.tilt),
  illumination: board.duty(pins.illuminator),
  shutter: board.level(pins.shutter),
  tS: board.cycle() / cyclesPerS,
});
