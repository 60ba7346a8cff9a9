/** Turns and lights the camera through the rig as the scenario wants it, and keeps what became of each command. */
import { RigError, type RigSetting } from '../../firmware-bridge/ports.ts';
import { aimAt } from '../moves.ts';
import type { Plan } from '../plan.ts';
import type { Bench } from './bench.ts';
import type { Stance } from './head.ts';
import type { Rig } from './rig-file.ts';
import { pulseFor } from './servo.ts';

export interface Command {
  /** Seconds of the run; before 0 where the camera was set up. */
  readonly atS: number;
  readonly wanted: Stance;
  readonly setting: RigSetting;
  /** When the board said that it did so; undefined where it never did. */
  readonly doneS: number | undefined;
  readonly failure: string | undefined;
}

export interface Commander {
  readonly commands: readonly Command[];
  /** Sets the camera as the scenario has it at its beginning. @throws RigError */
  setUp(): Promise<void>;
  /** Carries out the scenario's moves at their times. A command without an effect is kept as one. @throws RigError when the rig is gone */
  run(): Promise<void>;
}

export function createCommander(
  plan: Plan,
  { rig, clock, answers }: Pick<Bench, 'rig' | 'clock' | 'answers'>,
  { servos }: Rig,
  startS: () => number,
): Commander {
  const commands: Command[] = [];
  /** As the board last said it stands: what a lost command wanted is not slipped in with the next. */
  let known: RigSetting | undefined;

  async function command(wanted: Stance, changed: Partial<Stance>): Promise<void> {
    const setting: RigSetting = {
      panUs: changed.panDeg === undefined && known ? known.panUs : pulseFor(servos.pan, wanted.panDeg),
      tiltUs: changed.tiltDeg === undefined && known ? known.tiltUs : pulseFor(servos.tilt, wanted.tiltDeg),
      illumination: wanted.illuminatorLevel,
    };
    const atS = clock.nowS() - startS();
    const failure = await rig.set(setting).then(
      () => undefined,
      (error: unknown) => {
        if (!(error instanceof RigError)) throw error;
        return error.message;
      },
    );
    if (!failure) known = setting;
    commands.push({ atS, wanted, setting, doneS: failure ? undefined : clock.nowS() - startS(), failure });
    if (failure) await answers();
  }

  return {
    commands,
    async setUp() {
      const wanted = aimAt(plan, -1);
      await command(wanted, wanted);
      const { failure } = commands[0]!;
      if (failure) throw new RigError(failure);
    },
    async run() {
      for (const move of plan.scenario.camera.moves) {
        await clock.until(startS() + move.atS);
        await command(aimAt(plan, move.atS), move);
      }
    },
  };
}
