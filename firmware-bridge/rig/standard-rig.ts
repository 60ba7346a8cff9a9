/** A rig on a board with plain StandardFirmata: it aims and lights, and answers nothing. */
import johnnyFive from 'johnny-five';
import { type CameraRig, pulseLimitsUs, type RigSetting } from '../ports.ts';
import type { OpenBoard } from './open-board.ts';

const pins = { illuminator: 3, pan: 9, tilt: 10 } as const;
const pwmRange = [pulseLimitsUs.shortest, pulseLimitsUs.longest] as const;
const degreesOf = (us: number): number => ((us - pwmRange[0]) * 180) / (pwmRange[1] - pwmRange[0]);

export function createStandardRig(open: OpenBoard): CameraRig {
  const { board } = open;
  const servo = (pin: number): johnnyFive.Servo => {
    const options = { pin, board, pwmRange };
    return new johnnyFive.Servo(options);
  };
  const [pan, tilt] = [servo(pins.pan), servo(pins.tilt)];
  const illuminator = new johnnyFive.Led({ pin: pins.illuminator, board });

  const makeSafe = async (): Promise<void> => {
    illuminator.stop().off();
    await open.line.drain();
  };
  return {
    name: open.firmware,
    capabilities: { aims: true, illuminates: true, triggers: false, timestamps: false, acknowledges: false },
    async set({ panUs, tiltUs, illumination }: RigSetting) {
      pan.to(degreesOf(panUs));
      tilt.to(degreesOf(tiltUs));
      illuminator.brightness(Math.round(illumination * 255));
      await open.line.drain();
    },
    makeSafe,
    async close() {
      await makeSafe();
      await open.line.close();
    },
  };
}
