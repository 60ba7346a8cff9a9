import type { PlateSighting } from '../../ports.ts';
import { candidatesOf } from '../candidates.ts';
import type { PlateRecognizerAnswer } from './schema.ts';
import { encodeVehicle } from './vehicle.ts';

/** Candidates that the service gives for a plate at most. */
const candidateCount = 10;

export interface PlateRecognizerRequest {
  readonly processingMs: number;
  readonly filename: string;
  /** When the picture was processed, ISO 8601. */
  readonly timestamp: string;
  readonly cameraId: string | null;
}

/** The answer that Plate Recognizer would give for these sightings, its texts in lower case. */
export function encodePlateRecognizer(
  sightings: readonly PlateSighting[],
  { processingMs, filename, timestamp, cameraId }: PlateRecognizerRequest,
): PlateRecognizerAnswer {
  return {
    processing_time: processingMs,
    results: sightings.map((sighting) => ({
      box: boxOf(sighting),
      plate: sighting.text.toLowerCase(),
      region: {
        code: sighting.state ? `us-${sighting.state.code.toLowerCase()}` : 'us',
        score: sighting.state?.confidence ?? 0,
      },
      score: sighting.confidence,
      candidates: candidatesOf(sighting, candidateCount).map(({ text, probability }) => ({
        score: probability,
        plate: text.toLowerCase(),
      })),
      dscore: sighting.detection,
      ...(sighting.vehicle ? encodeVehicle(sighting.vehicle) : { vehicle: null }),
    })),
    filename,
    timestamp,
    camera_id: cameraId,
  };
}

/** The upright box around the corners, in whole pixels. */
function boxOf({ corners }: PlateSighting) {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return {
    xmin: Math.round(Math.min(...xs)),
    ymin: Math.round(Math.min(...ys)),
    xmax: Math.round(Math.max(...xs)),
    ymax: Math.round(Math.max(...ys)),
  };
}
