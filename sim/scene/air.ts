/** Rain and fog between the camera and what it sees: they take light away and add their own. */
import { cameraPosition, float, mix, positionWorld, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { extinctionPerM, lidarRatioSr } from '../weather/air.ts';
import type { Weather } from '../world.ts';
import type { InfraredBeam } from './infrared.ts';
import type { Sky } from './sky.ts';

type Vec3 = Node<'vec3'>;

export interface Air {
  /** Part of a beam that is left over the way from the surface to the camera, as over the way from its lamp. */
  readonly transmitted: Node<'float'>;
  /** Light from a surface as it reaches the camera. */
  seenThrough(leaving: Vec3): Vec3;
}

/**
 * Daylight scattered into the line of sight makes it as bright as the sky at the horizon where it is long (Koschmieder 1924). Light
 * of the camera's lamp comes back from drops along it: ∫ (extinction / lidar ratio) I / r² dr from 1 m, where beam and view
 * meet, to the surface, what is lost on that way left out.
 *
 * @returns undefined in clear weather
 */
export function createAir(weather: Weather, sky: Sky, infrared: InfraredBeam | undefined): Air | undefined {
  const extinction = extinctionPerM(weather);
  if (extinction === 0) return undefined;
  const distance = positionWorld.sub(cameraPosition).length();
  const transmitted = distance.mul(-extinction).exp();
  const { r, g, b } = sky.horizon;
  return {
    transmitted,
    seenThrough: (leaving) => {
      const seen = mix(vec3(r, g, b), leaving, transmitted);
      if (!infrared) return seen;
      const returned = infrared.candela.mul(extinction / lidarRatioSr).mul(float(1).sub(distance.reciprocal()));
      return seen.add(returned);
    },
  };
}
