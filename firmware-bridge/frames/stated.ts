/** For a camera whose clock is the host's, and that states with each picture when it was exposed. */
import type { FrameTiming } from './exposures.ts';

/** @param uncertaintyS how far the camera's clock may be off */
export const createStatedTiming = (uncertaintyS: number): FrameTiming => ({
  noted() {},
  restarted() {},
  patienceS: 0,
  momentOf: ({ mediaS }) => (mediaS === undefined ? undefined : { tS: mediaS, uncertaintyS }),
});
