import { describe, expect, it } from 'vitest';
import type { Truth } from '../../policy/truth.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import { frameCount, frameTimeS, truthOf } from '../../sim/camera/truth.ts';
import { scenarioFile } from '../library.ts';
import { cameraAt } from '../moves.ts';
import { planScenario } from '../plan.ts';
import { scenarioFromFile } from '../source.ts';
import type { Command } from './commands.ts';
import { checkPerceived, type Happened, type HardwareReport, hardwareLines, missesOf } from './report.ts';

const plan = planScenario(scenarioFromFile(scenarioFile('night-turn')));
const exposed = Array.from({ length: frameCount(plan.camera, plan.world.durationS) }, (_, index) => {
  const tS = frameTimeS(plan.camera, index);
  const camera = cameraAt(plan, tS);
  return { truth: truthOf(plan.world, camera, index, tS), camera };
});
const owed = exposed.map(({ truth }) => truth);
const [vehicle] = plan.world.vehicles;
const read = (text: string) => [{ id: 'r', text } as PlateRead];
const truth = {
  vehicles: [{ id: vehicle!.id, plate: vehicle!.plate.text }],
  reads: { r: vehicle!.id },
} as unknown as Truth;
const turn: Command = {
  atS: 1,
  wanted: { panDeg: 4.7, tiltDeg: -4.25, illuminatorLevel: 0 },
  setting: { panUs: 1667, tiltUs: 1500, illumination: 0 },
  doneS: 1.1,
  failure: undefined,
};
const allWell: Happened = {
  plan,
  result: { reads: read(vehicle!.plate.text), truth },
  owed,
  exposed,
  perceived: owed,
  commands: [turn],
};

describe('a run of which no picture could be used', () => {
  const stream = {
    ...{ name: 'MJPEG', received: 49, given: 0, dropped: 0, missing: 0, repeated: 0, broken: 0, untimed: 49 },
    ...{ exposed: 49, skipped: 0, losses: [] },
  };
  it('has no verdicts', () =>
    expect(() => checkPerceived(stream, 0)).toThrow(
      'no picture of the camera could be used: MJPEG: 0 of 49 frames given, 49 had no known exposure',
    ));
  it('but one is enough', () => expect(() => checkPerceived({ ...stream, given: 1 }, 1)).not.toThrow());
});

describe('a missed read', () => {
  it('is none when the plate was read right', () => expect(missesOf(allWell)).toEqual([]));

  it.each<[string, Partial<Happened>, RegExp[]]>([
    ['nothing else than that it was misread', { result: { reads: read('XX'), truth } }, [/^it was read as XX$/]],
    [
      'a command without an effect, and where the camera then stood',
      {
        result: { reads: [], truth },
        commands: [{ ...turn, doneS: undefined, failure: 'no answer' }],
        exposed: exposed.map((each) => ({ ...each, camera: { ...each.camera, panDeg: -35 } })),
      },
      [
        /^the command at 1\.0 s \(pan 4\.7°, tilt -4\.3°, illuminator 0 %\) had no effect: no answer$/,
        /^from 8\.\d to 9\.\d s the camera stood at pan -35\.0°.*; the scenario wants pan 4\.7°.*100 %$/,
        /^no read of it came$/,
      ],
    ],
    [
      'a command that came too late',
      { result: { reads: [], truth }, commands: [{ ...turn, doneS: 9.2 }] },
      [/^the command at 1\.0 s .* was carried out only at 9\.2 s$/, /^no read of it came$/],
    ],
    [
      'an exposure that the camera did not take',
      {
        result: { reads: [], truth },
        commands: [
          {
            atS: 3,
            wanted: { exposureS: 0.0005, gainDb: 15 },
            setting: undefined,
            doneS: undefined,
            failure: 'no answer',
          },
        ],
        exposed: exposed.map((each) => ({ ...each, camera: { ...each.camera, exposureS: 1 / 60 } })),
      },
      [
        /^the command at 3\.0 s \(1\/2000 s at 15 dB\) had no effect: no answer$/,
        /^from 8\.\d to 9\.\d s the camera exposed 1\/60 s at 15 dB; the scenario wants 1\/2000 s at 15 dB$/,
        /^no read of it came$/,
      ],
    ],
    [
      'frames that the stream lost',
      { result: { reads: [], truth }, perceived: owed.slice(0, 50) },
      [
        /^\d+ of the \d+ frames in which its plate could be read did not come through the stream$/,
        /^no read of it came$/,
      ],
    ],
  ])('is explained by %s', (_, change, why) => {
    const [miss, ...others] = missesOf({ ...allWell, ...change });
    expect(others).toEqual([]);
    expect(miss!.vehicleId).toBe('stolen-car');
    expect(miss!.why).toEqual(why.map((pattern) => expect.stringMatching(pattern)));
  });
});

it('a stream that was lost while one waited for the camera is told as lost before the run', () => {
  const losses = [-11.13, 2.5].map((atS) => ({ atS, why: 'no new picture for 3 s' }));
  const report = { board: 'none', stream: { name: 'MJPEG', given: 3, exposed: 3, missing: 0, losses } };
  const lines = hardwareLines({ ...report, strangeParts: [], commands: [], misses: [] } as unknown as HardwareReport);
  expect(lines.slice(1)).toEqual([
    'the stream was lost 11.1 s before the run began: no new picture for 3 s',
    'the stream was lost at 2.5 s: no new picture for 3 s',
  ]);
});
