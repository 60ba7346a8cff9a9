import type { Picture, PlateSighting } from '../../ports.ts';
import { candidatesOf } from '../candidates.ts';
import type { OpenAlprAnswer } from './schema.ts';
import { encodeVehicle } from './vehicle.ts';

export interface OpenAlprRequest {
  readonly picture: Picture;
  /** When the picture was processed, milliseconds since 1970. */
  readonly epochMs: number;
  readonly processingMs: number;
  /** Candidates to give for each plate. */
  readonly topn: number;
}

/** The answer that OpenALPR would give for these sightings: of the command line and of the Cloud API in one. */
export function encodeOpenAlpr(sightings: readonly PlateSighting[], request: OpenAlprRequest): OpenAlprAnswer {
  const { picture, epochMs, processingMs, topn } = request;
  return {
    version: 2,
    data_type: 'alpr_results',
    epoch_time: epochMs,
    img_width: picture.widthPx,
    img_height: picture.heightPx,
    processing_time_ms: processingMs,
    processing_time: { total: processingMs, plates: processingMs, vehicles: 0 },
    regions_of_interest: [{ x: 0, y: 0, width: picture.widthPx, height: picture.heightPx }],
    results: sightings.map((sighting, index) => {
      const [a, b, c, d] = sighting.corners;
      return {
        plate: sighting.text,
        confidence: percentOf(sighting.confidence),
        matches_template: 0,
        plate_index: index,
        region: sighting.state ? `us-${sighting.state.code.toLowerCase()}` : '',
        region_confidence: percentOf(sighting.state?.confidence ?? 0),
        processing_time_ms: processingMs,
        requested_topn: topn,
        coordinates: [rounded(a), rounded(b), rounded(c), rounded(d)],
        candidates: candidatesOf(sighting, topn).map(({ text, probability }) => ({
          plate: text,
          confidence: percentOf(probability),
          matches_template: 0,
        })),
        ...(sighting.vehicle && { vehicle: encodeVehicle(sighting.vehicle) }),
      };
    }),
  };
}

const percentOf = (probability: number): number => Math.min(100, Math.max(0, 100 * probability));
const rounded = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: Math.round(x), y: Math.round(y) });
