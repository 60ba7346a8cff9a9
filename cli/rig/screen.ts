import { InputError } from '../../base/errors.ts';
import { FrameError } from '../../firmware-bridge/frames/feed.ts';
import { RigError } from '../../firmware-bridge/ports.ts';
import { readRigFile } from '../../scenarios/hardware/rig-file.ts';
import { type Glance, glanceLine, setUpScreen } from '../../scenarios/hardware/screen/set-up.ts';
import { exitCode } from '../exit-code.ts';
import { untilInterrupted } from '../interrupted.ts';
import { showing } from './showing.ts';

interface Options {
  readonly camera: string;
  readonly for?: number;
  readonly json?: true;
}

/** Shows the pattern, and says once a second how the camera sees it, until it is stopped or so long. Exits 1 where it did not at the end. */
export async function screen({ camera: file, for: forS, json }: Options): Promise<void> {
  const rig = readRigFile(file);
  const where = { file };
  if (!rig.value.frames.screen)
    throw new InputError({
      what: 'no screen',
      where,
      expected: 'frames.screen, and a physical camera that looks at it',
    });
  const lineOf = (glance: Glance): string => (json ? JSON.stringify(glance) : glanceLine(glance));
  const tell = (glance: Glance): void => void process.stdout.write(`${lineOf(glance)}\n`);
  try {
    const isSeen = await untilInterrupted((signal) => setUpScreen(rig.value, showing, { tell, forS, signal }));
    process.exitCode = isSeen ? exitCode.good : exitCode.otherwise;
  } catch (error) {
    if (!(error instanceof RigError || error instanceof FrameError)) throw error;
    throw new InputError({ what: error.message, where, expected: 'a camera that stays there' });
  }
}
