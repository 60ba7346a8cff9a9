/** Turns, lights and exposes the camera through the rig as the scenario wants it, and keeps what became of each command. */
import { type ExposureSetting, RigError, type RigSetting } from '../../firmware-bridge/ports.ts';
import { aimAt, settingAt } from '../moves.ts';
import type { Plan } from '../plan.ts';
import type { Bench } from './bench.ts';
import type { Stance } from './head.ts';
import type { RigFile } from './rig-file.ts';

export interface Command {
  /** Seconds of the run; before 0 where the camera was set up. */
  readonly atS: number;
  readonly wanted: Stance | ExposureSetting;
  /** What was sent to the board; of an exposure the nearest that the camera has, where it took it. */
  readonly setting: RigSetting | ExposureSetting | undefined;
  /** When the board or the camera said that it did so; undefined where it never did. */
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
  { rig, clock, answers, exposureLine }: Pick<Bench, 'rig' | 'clock' | 'answers' | 'exposureLine'>,
  { servoMaps: { pan, tilt } }: Pick<RigFile, 'servoMaps'>,
  startS: () => number,
): Commander {
  const commands: Command[] = [];
  /** As the board last said it stands: what a lost command wanted is not slipped in with the next. */
  let known: RigSetting | undefined;
  let exposure: ExposureSetting | undefined;

  /** @returns what was said to be set; undefined where nothing was */
  async function keep<S extends RigSetting | ExposureSetting>(
    wanted: Command['wanted'],
    send: () => Promise<S>,
    sent?: S,
  ): Promise<S | undefined> {
    const atS = clock.nowS() - startS();
    try {
      const setting = await send();
      commands.push({ atS, wanted, setting, doneS: clock.nowS() - startS(), failure: undefined });
      return setting;
    } catch (error) {
      if (!(error instanceof RigError)) throw error;
      commands.push({ atS, wanted, setting: sent, doneS: undefined, failure: error.message });
      return undefined;
    }
  }

  async function aim(tS: number, changed: Partial<Stance>): Promise<void> {
    const { panDeg, tiltDeg, illuminatorLevel } = aimAt(plan, tS);
    // That its servos reach them all has been looked at before (rig-file.ts).
    const setting: RigSetting = {
      panUs: changed.panDeg === undefined && known ? known.panUs : pan.pulseFor(panDeg)!,
      tiltUs: changed.tiltDeg === undefined && known ? known.tiltUs : tilt.pulseFor(tiltDeg)!,
      illumination: illuminatorLevel,
    };
    const set = await keep({ panDeg, tiltDeg, illuminatorLevel }, () => rig.set(setting).then(() => setting), setting);
    if (set) known = set;
    else await answers();
  }

  /** Where the camera has a line for it, and what the scenario wants is not what it wanted before. */
  async function expose(tS: number): Promise<void> {
    const { exposureS, gainDb } = settingAt(plan, tS);
    if (!exposureLine || (exposure?.exposureS === exposureS && exposure.gainDb === gainDb)) return;
    const wanted = { exposureS, gainDb };
    exposure = wanted;
    if (!(await keep(wanted, () => exposureLine.set(wanted)))) await exposureLine.answers();
  }

  return {
    commands,
    async setUp() {
      await aim(-1, aimAt(plan, -1));
      await expose(-1);
      const failure = commands.find((command) => command.failure !== undefined)?.failure;
      if (failure !== undefined) throw new RigError(failure);
    },
    async run() {
      for (const { atS, exposureS: _, gainDb: __, ...aimed } of plan.scenario.camera.moves) {
        await clock.until(startS() + atS);
        await Promise.all([Object.keys(aimed).length > 0 && aim(atS, aimed), expose(atS)]);
      }
    },
  };
}
