/**
 * What a VISCA camera's steps mean. Sony EVI-D100 Technical Manual A-AYT-100-11 (2001): limits of pan and tilt, page 44
 * (speeds) and page 43 (shutter, NTSC). Its lens: 10×, 65° to 6.6° across. Gain: EVI-D70 Technical Manual, page 56, has −3 dB
 * at 0, 0 dB at 1 and 2 dB a step from there; the EVI-D100's own table was not at hand. Another camera is another model.
 */
export interface ViscaModel {
  readonly name: string;
  readonly stepsPerDeg: number;
  readonly panLimitDeg: number;
  readonly tiltLimitDeg: number;
  /** By speed step, from 1. */
  readonly speedsDegPerS: readonly number[];
  readonly panSteps: number;
  readonly tiltSteps: number;
  /** Zoom position at the tele end of the lens; beyond it the picture is only enlarged. */
  readonly teleZoom: number;
  readonly wideFovDeg: number;
  readonly teleFovDeg: number;
  /** By shutter step. */
  readonly shuttersS: ReadonlyMap<number, number>;
  /** By gain step. */
  readonly gainsDb: ReadonlyMap<number, number>;
}

/** @returns the step whose value is the least off, and that value */
export const nearestStep = (steps: ReadonlyMap<number, number>, off: (value: number) => number): [number, number] =>
  [...steps].reduce((best, step) => (off(step[1]) < off(best[1]) ? step : best));

const shuttersPerS = [60, 90, 100, 125, 180, 250, 350, 500, 725, 1000, 1500, 2000, 3000, 4000, 6000, 10_000];
const firstShutter = 0x04;

export const eviD100: ViscaModel = {
  name: 'EVI-D100',
  stepsPerDeg: 14.4,
  panLimitDeg: 100,
  tiltLimitDeg: 25,
  speedsDegPerS: [
    ...[2, 2.4, 3, 3.7, 4.7, 6.1, 7.4, 9.1, 11, 14, 18, 22, 27, 34, 42, 52, 65, 81, 100, 125, 155, 190, 240, 300],
  ],
  panSteps: 0x18,
  tiltSteps: 0x14,
  teleZoom: 0x4000,
  wideFovDeg: 65,
  teleFovDeg: 6.6,
  shuttersS: new Map(shuttersPerS.map((perS, index) => [firstShutter + index, 1 / perS])),
  gainsDb: new Map(Array.from({ length: 16 }, (_, step) => [step, step === 0 ? -3 : 2 * (step - 1)])),
};
