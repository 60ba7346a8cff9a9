/**
 * Holds a rig at its aim. One that was lost and is there again, or that has started anew, is aimed anew without its light:
 * infrared is not seen, and whoever mended the rig may stand before it. The light comes on again when someone presses Enter.
 */
import { createInterface } from 'node:readline';
import { RigError, type RigSetting } from '../../firmware-bridge/ports.ts';
import type { Session } from './session.ts';

/** @returns once that long has passed, where it is not endless */
export function holdAim(
  { rig, timed, clock, onState }: Pick<Session, 'rig' | 'timed' | 'clock' | 'onState'>,
  wanted: RigSetting,
  forS?: number,
): Promise<void> {
  const say = (text: string): void => void process.stderr.write(`rig: ${text}\n`);
  const rest = wanted.illumination > 0 ? '; the light is off, Enter lights it again' : '';
  const keys = createInterface({ input: process.stdin });
  let isDark = false;
  let callOff = (): void => {};

  async function set(setting: RigSetting, done: string): Promise<void> {
    try {
      await rig.set(setting);
      isDark = setting.illumination === 0;
      say(done);
    } catch (error) {
      if (!(error instanceof RigError)) throw error;
      say(error.message);
    }
  }

  const aimAnew = (): void => void set({ ...wanted, illumination: 0 }, `aimed anew${rest}`);
  onState(({ name }) => {
    if (name === 'ready') aimAnew();
    if (name !== 'failed' && name !== 'closed') return;
    // Neither the terminal nor the clock is to keep the program from ending.
    keys.close();
    callOff();
  });
  timed?.onSafe((reason) => {
    // A spoiled byte can reset the pins of a board that runs on: its servos then get no pulses any more.
    if (reason === 'reset') aimAnew();
    if (reason !== 'host-silent') return;
    isDark = true;
    say(`the board had heard nothing and made itself safe${rest}`);
  });
  keys.on('line', () => {
    if (isDark && wanted.illumination > 0) void set(wanted, 'lit again');
  });
  return new Promise((done) => {
    if (forS !== undefined) callOff = clock.after(forS, done);
  });
}
