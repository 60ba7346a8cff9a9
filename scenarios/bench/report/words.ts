import type { RecognizerResult } from '../result.ts';

/** Reads off every plate, with what they are counted against. */
export function falsePlatesWords({ falsePlates, track }: RecognizerResult): string {
  const { reads, vehicles, per1000Vehicles, sightings, framesWithoutPlates, per1000FramesWithoutPlates } = falsePlates;
  return (
    [
      track &&
        `${reads} reads on no plate among ${vehicles} vehicles (${per1000Vehicles?.toFixed(1) ?? '–'} per 1,000)`,
      framesWithoutPlates > 0 &&
        `${sightings} sightings in ${framesWithoutPlates} frames without plates (${per1000FramesWithoutPlates?.toFixed(1)} per 1,000)`,
      falsePlates.otherDetections > 0 &&
        `${falsePlates.otherDetections} other detections, off every plate that the index names: plates that it leaves out, or false`,
    ]
      .filter(Boolean)
      .join('; ') || 'nothing to count'
  );
}
