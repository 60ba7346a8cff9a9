/** A run of a few seconds for the page to show: one stolen car in daylight, and people who skip the verification. */

import type { PlateObservation, PlateRead, Recognizer } from '../../recognizer/ports.ts';
import { platesOf } from '../../scenarios/lists/plates.ts';
import { type Plan, planScenario } from '../../scenarios/plan.ts';
import { responderNamed } from '../../scenarios/respond/responders.ts';
import { writeRun } from '../../scenarios/run/folder.ts';
import { run } from '../../scenarios/run/run.ts';
import { captureCriteria, isReadable } from '../../sim/camera/capture-zone.ts';
import { truthOf } from '../../sim/camera/truth.ts';

const scenario = `
gantry: 1
title: One stolen car
story: A stolen car comes towards the camera.
expects: Nobody is dispatched before the theft is confirmed.
startsAt: 2026-03-12T12:05:00
durationS: 3.4
light: { sunElevationDeg: 40 }
road: { lengthM: 120 }
camera: { framesPerSecond: 5 }
traffic: { vehiclesPerHour: 0, atLeast: 1 }
vehicles:
  - { id: stolen-car, body: car, color: red, lane: 1, entersAtS: 0, speedMph: 25 }
lists: [stolen.csv]
records:
  - { plate: "@stolen-car", status: active, reason: stolen-vehicle }
`;
const list = `\
plate,state,reason,source,department,entered,expires,case number,CFS number,entering officer,synopsis,special instructions
@stolen-car,CT,Stolen Vehicle,NCIC,New Haven PD,2026-03-11,,26-000001,,,Red car taken from a driveway,
`;

export const planShortRun = (): Plan =>
  planScenario({
    id: 'one-stolen-car',
    file: 'one-stolen-car.yaml',
    text: scenario,
    list: () => ({ file: 'stolen.csv', text: list }),
    platesOf,
  });

/**
 * Frames are rendered as in any run; the reads are told by ground truth, as the page shows whatever a recognizer has read,
 * and is not to be judged by how well one reads.
 */
export async function writeShortRun(plan: Plan, parent: string): Promise<string> {
  const result = await run(plan, { responder: responderNamed('skips-verification'), recognizer: tellingTruth(plan) });
  return writeRun(result, parent);
}

function tellingTruth({ world, camera }: Plan): Recognizer {
  const observations: PlateObservation[] = [];
  const readOf = (first: PlateObservation): PlateRead => {
    const { text, characters, confidence, state } = first;
    const tS = observations.at(-1)!.tS;
    return {
      id: 'read-1',
      cameraId: camera.id,
      tFirstS: first.tS,
      tS,
      text,
      characters,
      confidence,
      state,
      format: null,
      observations,
    };
  };
  return {
    name: 'ground truth',
    process: async ({ index, tS }) => {
      for (const plate of truthOf(world, camera, index, tS).plates) {
        if (!isReadable(plate, { ...captureCriteria, minFrames: 1 })) continue;
        const { corners, text } = plate;
        const characters = [...text].map((character) => ({ character, probability: 1, rivals: [] }));
        const format = null;
        const state = { code: plate.state, confidence: 1 };
        observations.push({
          frameIndex: index,
          tS,
          corners,
          detection: 1,
          text,
          characters,
          confidence: 1,
          state,
          format,
        });
      }
      return [];
    },
    finish: async () => observations.slice(0, 1).map(readOf),
  };
}
