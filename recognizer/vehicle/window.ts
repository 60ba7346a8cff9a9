import type { ColorImage, Corners, Region } from '../../base/geometry.ts';
import { cutColor } from '../../base/warp.ts';
import { heightOf, middleOf, widthOf } from '../detect/quad.ts';

/** Pixels, both ways, of what the describer sees. */
export const windowPx = 72;

/**
 * Size of the window, and of its part above the plate's middle, in plate widths: a car is 6 wide and 5 high, a box truck
 * 8 and 11. A motorcycle's plate is of 7 inches, so that its window shows little else.
 */
const windowWidths = 9;
const widthsAbove = 6.3;

/** The upright window around a plate. A plate seen from the side is as wide as twice its height. */
export function windowAroundVehicle(corners: Corners): Region {
  const unitPx = Math.max(widthOf(corners), 2 * heightOf(corners));
  const middle = middleOf(corners);
  const sidePx = windowWidths * unitPx;
  return { left: middle.x - sidePx / 2, top: middle.y - widthsAbove * unitPx, widthPx: sidePx, heightPx: sidePx };
}

/** Cuts the vehicle around a plate out of a picture: planes of red, green and blue, {@link windowPx} both ways. */
export const cutVehicle = (picture: ColorImage, corners: Corners): Uint8Array =>
  cutColor(picture, windowAroundVehicle(corners), windowPx, windowPx);
