import type { CameraSpec } from '../world.ts';

/**
 * A roadside ALPR camera for a road with one lane each way: 3.7 m up a pole, 1.4 m beyond the edge of lane 0, a long
 * lens looking along +x and across the road. It sees the rear plates of lane 0 and the front plates of lane 1.
 *
 * At 1280 pixels no lens shows both lanes at 100 pixels and more a plate: two plates 3.6 m apart and a margin take the
 * whole picture. So each lane has its own stretch of the view: the near one 17 to 26 m from the pole, with 150 to 100
 * pixels across a plate, the far one 26 to 36 m, with 96 to 71 (`captureZones` gives the figures). A motorcycle's plate
 * of 7 inches is too small in both: no read of it is owed.
 *
 * Gain is that of daylight; `autoExposed` (exposure.ts) chooses shutter and gain for a light.
 */
export const defaultCamera: CameraSpec = {
  id: 'pole-1',
  position: { xM: 0, yM: 3.7, zM: 5 },
  panDeg: 10.8,
  tiltDeg: -7.2,
  rollDeg: 0,
  focalLengthMm: 33,
  sensor: { widthMm: 4.8, widthPx: 1280, heightPx: 720 },
  fNumber: 1.6,
  exposureS: 0.001,
  gainDb: 0,
  framesPerSecond: 10,
};
