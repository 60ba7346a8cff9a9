/** The sky's radiance by direction, for the dome that is seen and for what paint and glass reflect. */

import { color, dot, mix, smoothstep, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import type { Sky } from './sky.ts';

type Vec3 = Node<'vec3'>;

const constant = ({ r, g, b }: { r: number; g: number; b: number }): Vec3 => vec3(r, g, b);

/** Of the open sky, cd/m² per channel. */
export function skyRadiance(sky: Sky, direction: Vec3): Vec3 {
  const height = direction.y.max(0);
  const { x, z } = sky.sunDirection;
  const level = Math.hypot(x, z) || 1;
  const towardsSun = dot(direction, vec3(x / level, 0, z / level)).max(0);
  const glow = constant(sky.glow).mul(towardsSun.pow(3)).mul(height.mul(-7).exp());
  return mix(constant(sky.horizon), constant(sky.zenith), height.pow(0.5)).add(glow);
}

/** What a glossy body beside the road mirrors: sky, a line of trees at the horizon, the ground, and the sun. */
export function mirroredRadiance(sky: Sky, direction: Vec3): Vec3 {
  const groundLux = sky.skyLux + sky.sunLux * Math.max(0, sky.sunDirection.y);
  const ground = color('#4a4a48').mul((groundLux * 0.5) / Math.PI) as unknown as Vec3;
  const trees = color('#2c3426').mul((groundLux * 0.6) / Math.PI) as unknown as Vec3;
  const above = mix(trees, skyRadiance(sky, direction), smoothstep(0.1, 0.2, direction.y));
  const seen = mix(ground, above, smoothstep(-0.04, 0.02, direction.y));
  // A lobe of exponent n spreads the sun's light over 2π/(n+1) steradians.
  const exponent = 180;
  const sun = dot(direction, vec3(sky.sunDirection.x, sky.sunDirection.y, sky.sunDirection.z))
    .max(0)
    .pow(exponent);
  return seen.add(
    constant(sky.sunColor)
      .mul(sun)
      .mul((sky.sunLux * (exponent + 1)) / (2 * Math.PI)),
  );
}
