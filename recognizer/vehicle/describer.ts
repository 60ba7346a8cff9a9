import type { ColorImage, Corners } from '../../base/geometry.ts';
import { type Network, outputOf } from '../network.ts';
import type { TraitRead, VehicleRead } from '../ports.ts';
import { bodyTypes, vehicleColors } from './names.ts';
import { cutVehicle, windowPx } from './window.ts';

export interface Describer {
  /** Tells the colour and the body type of the vehicle whose plate has these corners (pixels of the picture). */
  describe(picture: ColorImage, corners: Corners): Promise<VehicleRead>;
}

/**
 * Less likely ones are not told: a wrong one would send officers after another vehicle, and on photographs the network is
 * surer than it should be (docs/decisions/0006-vehicle-told-seldom.md).
 */
const leastColor = 0.95;
const leastBody = 0.97;

/** `network`: outputs `color`, `[1, 10]`, and `body`, `[1, 6]`; both are scores before softmax. */
export function createDescriber(network: Network): Describer {
  return {
    async describe(picture, corners) {
      const data = cutVehicle(picture, corners);
      const outputs = await network.run({ data, dims: [1, 3, windowPx, windowPx] });
      return {
        color: isMonochrome(data) ? null : likeliest(outputOf(outputs, 'color').data, vehicleColors, leastColor),
        body: likeliest(outputOf(outputs, 'body').data, bodyTypes, leastBody),
      };
    },
  };
}

function likeliest(scores: Float32Array, names: readonly string[], least: number): TraitRead | null {
  const best = scores.indexOf(Math.max(...scores));
  const confidence = 1 / scores.reduce((sum, score) => sum + Math.exp(score - scores[best]!), 0);
  return confidence >= least ? { name: names[best]!, confidence } : null;
}

/** Mean difference of a pixel's strongest and weakest channel below which a picture has no colour: infrared, or gray. */
const leastChroma = 2.5;

/** Whether the camera saw no colour, as at night by infrared light. */
function isMonochrome(planes: Uint8Array): boolean {
  const plane = planes.length / 3;
  let sum = 0;
  for (let k = 0; k < plane; k++) {
    const [red, green, blue] = [planes[k]!, planes[plane + k]!, planes[2 * plane + k]!];
    sum += Math.max(red, green, blue) - Math.min(red, green, blue);
  }
  return sum / plane < leastChroma;
}
