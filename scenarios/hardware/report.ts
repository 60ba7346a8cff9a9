/** What the hardware did in a run, and why a read is missing. */
import type { Calibration } from '../../firmware-bridge/calibration/file.ts';
import type { StreamReport } from '../../firmware-bridge/frames/live.ts';
import { type ExposureSetting, RigError } from '../../firmware-bridge/ports.ts';
import { passesIn } from '../../sim/camera/capture-zone.ts';
import type { FrameTruth } from '../../sim/world.ts';
import { aimAt, settingAt } from '../moves.ts';
import type { Plan } from '../plan.ts';
import type { RunResult } from '../run/result.ts';
import type { Command } from './commands.ts';
import type { Stance } from './head.ts';
import { countsLine, type ScreenReport } from './screen/screen-report.ts';
import type { Spread } from './spread.ts';
import type { Exposed } from './virtual-camera.ts';

export interface Miss {
  readonly vehicleId: string;
  /** One reason a line, for people. */
  readonly why: readonly string[];
}

export interface HardwareReport {
  /** The rig file's text. */
  readonly source: string;
  /** What it says of the servos, where it names a calibration. */
  readonly calibration: Calibration | null;
  /** What of the calibration was measured on another rig. */
  readonly strangeParts: readonly string[];
  /** What the firmware calls itself, or `none`. */
  readonly rig: string;
  /** The camera whose exposure was set over a line of its own. */
  readonly exposureBy: string | null;
  /** `emulated`, the port, or `none`. */
  readonly board: string;
  readonly clock: 'lockstep' | 'real time';
  readonly stream: StreamReport & {
    readonly name: string;
    readonly exposed: number;
    /** Not sent, as the one before was still on its way. */
    readonly skipped: number;
  };
  /** Of the frames' times: as stated, and as the virtual camera knows. */
  readonly worstUncertaintyS: number;
  readonly worstTimeErrorS: number;
  /** Frames whose time is further off than was stated with it. */
  readonly timesWrong: number;
  /** From the middle of an exposure until its picture has come, by the bench's clock; null where nothing tells of exposures. */
  readonly latencyS: Spread | null;
  /** By the machine's clock, what a picture took through the stream; in lockstep only. */
  readonly carriedS: Spread | null;
  readonly commands: readonly Command[];
  /** Where a physical camera looked at a screen. */
  readonly screen: ScreenReport | null;
  readonly misses: readonly Miss[];
}

/** @throws RigError where no picture came to the recognizer: verdicts would be about nothing */
export function checkPerceived(stream: HardwareReport['stream'], perceived: number): void {
  if (perceived === 0) throw new RigError(`no picture of the camera could be used: ${streamWords(stream)}`);
}

function streamWords(stream: HardwareReport['stream'], onScreen = false): string {
  const without = [
    [stream.dropped, 'dropped for newer ones'],
    [stream.skipped, 'were not sent, as the stream was slow'],
    [stream.missing, 'never came'],
    [stream.repeated, 'came again'],
    [stream.broken, 'were broken'],
    [stream.untimed, 'had no known exposure'],
    [stream.missing === null && 'how many', 'never came is not known'],
  ].flatMap(([count, words]) => (count ? [`, ${count} ${words}`] : []));
  const given = onScreen ? `${stream.given} pictures given` : `${stream.given} of ${stream.exposed} frames given`;
  return `${stream.name}: ${given}${without.join('')}`;
}

/** What the hardware did, one thing a line, for people; without the shares of a screen's error. */
export function hardwareLines(report: HardwareReport): string[] {
  const { rig, exposureBy, board, clock, stream, commands, screen, misses } = report;
  const ms = (seconds: number): string => (1000 * seconds).toFixed(1);
  const times = screen
    ? "times are the screen's own"
    : `times stated to ±${ms(report.worstUncertaintyS)} ms, off by ${ms(report.worstTimeErrorS)} ms at most, ${report.timesWrong} further than stated`;
  return [
    ...(board === 'none'
      ? []
      : [
          `${rig} on ${board === 'emulated' ? 'an emulated board' : board}${exposureBy === null ? '' : `, exposure set at ${exposureBy}`}, in ${clock}`,
        ]),
    `${streamWords(stream, screen !== null)}; ${times}`,
    ...(screen ? [countsLine(screen)] : []),
    ...report.strangeParts.map((strange) => `the calibration may be off: ${strange}`),
    ...stream.losses.map(({ atS, why }) =>
      atS < 0
        ? `the stream was lost ${(-atS).toFixed(1)} s before the run began: ${why}`
        : `the stream was lost at ${atS.toFixed(1)} s: ${why}`,
    ),
    ...commands.map(
      ({ atS, wanted, setting, doneS, failure }) =>
        `${atS.toFixed(2)} s: ${wordsOf(wanted)}: ${failure ? `no effect: ${failure}` : `said to be done ${(1000 * (doneS! - atS)).toFixed(0)} ms later${setting && 'gainDb' in setting ? `, as ${wordsOf(setting)}` : ''}`}`,
    ),
    ...misses.flatMap(({ vehicleId, why }) => why.map((reason) => `${vehicleId} missed: ${reason}`)),
  ];
}

export interface Happened {
  readonly plan: Plan;
  readonly result: Pick<RunResult, 'reads' | 'truth'>;
  /** What the camera would have seen, turned and lit as the scenario wants. */
  readonly owed: readonly FrameTruth[];
  readonly exposed: readonly Exposed[];
  /** The frames that came to the recognizer. */
  readonly perceived: readonly FrameTruth[];
  readonly commands: readonly Command[];
}

/** The vehicles that were owed a read and got none that is right, each with what explains it. */
export function missesOf(happened: Happened): Miss[] {
  const { result, owed } = happened;
  return passesIn(owed).flatMap(({ vehicleId, fromS, toS, frames }) => {
    const plate = result.truth.vehicles.find(({ id }) => id === vehicleId)!.plate;
    const own = result.reads.filter((read) => result.truth.reads[read.id] === vehicleId);
    if (own.some(({ text }) => text === plate)) return [];
    return {
      vehicleId,
      why: reasonsFor(
        happened,
        own.map(({ text }) => text),
        fromS,
        toS,
        frames,
      ),
    };
  });
}

function reasonsFor(
  { plan, exposed, perceived, commands }: Happened,
  texts: readonly string[],
  fromS: number,
  toS: number,
  frames: readonly number[],
): string[] {
  const during = exposed.filter(({ truth }) => frames.includes(truth.index));
  const lost = frames.filter((index) => !perceived.some((frame) => frame.index === index));
  const wanted = aimAt(plan, fromS);
  const stood = during[Math.floor(during.length / 2)]?.camera;
  const stance = stood && {
    panDeg: stood.panDeg,
    tiltDeg: stood.tiltDeg,
    illuminatorLevel: stood.illuminator?.level ?? 0,
  };
  const wantedExposure = settingAt(plan, fromS);
  const period = `from ${fromS.toFixed(1)} to ${toS.toFixed(1)} s`;
  return [
    ...commands
      .filter(({ atS, doneS }) => atS < toS && (doneS === undefined || doneS > fromS))
      .map(({ atS, wanted, failure, doneS }) =>
        failure
          ? `the command at ${atS.toFixed(1)} s (${wordsOf(wanted)}) had no effect: ${failure}`
          : `the command at ${atS.toFixed(1)} s (${wordsOf(wanted)}) was carried out only at ${doneS!.toFixed(1)} s`,
      ),
    ...(stance && !isNear(stance, wanted)
      ? [`${period} the camera stood at ${wordsOf(stance)}; the scenario wants ${wordsOf(wanted)}`]
      : []),
    // A camera whose exposure nobody sets chooses what goes with where it stands.
    ...(stood && commands.some((command) => 'gainDb' in command.wanted) && !isAlike(stood, wantedExposure)
      ? [
          `${period} the camera exposed ${wordsOf(exposureOf(stood))}; the scenario wants ${wordsOf(exposureOf(wantedExposure))}`,
        ]
      : []),
    ...(lost.length > 0
      ? [
          `${lost.length} of the ${frames.length} frames in which its plate could be read did not come through the stream`,
        ]
      : []),
    texts.length > 0 ? `it was read as ${texts.join(', ')}` : 'no read of it came',
  ];
}

/** About what a plate may be off before it leaves a narrow view, and what a lamp's level may be off before it matters. */
const isNear = (a: Stance, b: Stance): boolean =>
  Math.abs(a.panDeg - b.panDeg) < 0.5 &&
  Math.abs(a.tiltDeg - b.tiltDeg) < 0.5 &&
  Math.abs(a.illuminatorLevel - b.illuminatorLevel) < 0.05;

/** Beyond what the nearest steps of a camera are off. */
const isAlike = (a: ExposureSetting, b: ExposureSetting): boolean =>
  Math.abs(Math.log(a.exposureS / b.exposureS)) < Math.log(1.3) && Math.abs(a.gainDb - b.gainDb) < 3;

const exposureOf = ({ exposureS, gainDb }: ExposureSetting): ExposureSetting => ({ exposureS, gainDb });

const wordsOf = (set: Stance | ExposureSetting): string =>
  'gainDb' in set
    ? `1/${Math.round(1 / set.exposureS)} s at ${Math.round(set.gainDb)} dB`
    : `pan ${set.panDeg.toFixed(1)}°, tilt ${set.tiltDeg.toFixed(1)}°, illuminator ${(100 * set.illuminatorLevel).toFixed(0)} %`;
