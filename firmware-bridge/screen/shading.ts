/** How the screen's white differs over a camera's picture: vignetting, and a display that is lighter on one side. */
import type { Region } from '../../base/geometry.ts';
import { leastSquares } from './least-squares.ts';
import { middleOf } from './regions.ts';
import { type ScreenView, shareOfCorner, toCamera } from './view.ts';

export interface Shading {
  /** White in the middle of the screen, as the picture has it, value. */
  readonly middle: number;
  /** White at the picture's corner as a share of that in its middle, by values: 1 without vignetting. The tilt does not count. */
  readonly corner: number;
}

/**
 * Fits value = a + b x + c y + d r², with r from the picture's middle: whites stand only in the strips, and what is between
 * them follows by the vignetting's being round (as cos⁴ is, to that order).
 */
export function fitShading(
  whites: readonly { readonly region: Region; readonly value: number }[],
  view: ScreenView,
  screenPx: { readonly widthPx: number; readonly heightPx: number },
): Shading {
  const termsAt = (region: Region): number[] => {
    const { x, y } = toCamera(view, middleOf(region));
    const [dx, dy] = [x - view.widthPx / 2, y - view.heightPx / 2];
    return [1, dx / view.widthPx, dy / view.heightPx, shareOfCorner(dx, dy, view.widthPx, view.heightPx) ** 2];
  };
  const solved = leastSquares(whites.map(({ region, value }) => ({ coefficients: termsAt(region), value })));
  const middle = termsAt({ left: 0, top: 0, ...screenPx }).reduce((sum, term, index) => sum + term * solved[index]!, 0);
  return { middle, corner: 1 + solved[3]! / solved[0]! };
}
