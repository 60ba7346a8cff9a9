/** A plate on a vehicle: its face under daylight, street lamps, its own lamps, and a camera's infrared. */
import { texture, uv } from 'three/tsl';
import { MeshBasicNodeMaterial, type Node, type Texture } from 'three/webgpu';
import { plateLampCandela, plateLamps } from '../camera/lamps.ts';
import type { PlateSize } from '../vehicles.ts';
import { monochrome } from './infrared.ts';
import { type Illumination, illuminanceOn, worldNormal } from './radiance.ts';

/** @param lampShare of its own lamps' light, that the camera's filter passes; 0 where there are none, or off */
export function createPlateMaterial(
  map: Texture,
  size: PlateSize,
  lampShare: number,
  illumination: Illumination,
): MeshBasicNodeMaterial {
  const face = (texture(map) as unknown as Node<'vec4'>).rgb;
  const daylight = illuminanceOn(worldNormal, illumination);
  const lux = lampShare > 0 ? daylight.add(lampLux(size).mul(lampShare)) : daylight;
  const diffuse = face.mul(lux).mul(1 / Math.PI);
  const { infrared } = illumination;
  const material = new MeshBasicNodeMaterial({ fog: false });
  material.colorNode = infrared
    ? // Light passes an ink over the beads twice, but inks of the background are far clearer in the near infrared than in red.
      monochrome(diffuse.add(face.mul(infrared.retroLuminanceOf(worldNormal))))
    : diffuse;
  return material;
}

/** By the lamps over a plate, lux; sim/camera/lamps.ts in the shader's terms. */
function lampLux(size: PlateSize): Node<'float'> {
  const { aside, aboveM, outM } = plateLamps;
  const [x, y] = [uv().x.sub(0.5).mul(size.widthM), uv().y.sub(0.5).mul(size.heightM)];
  const down = y.sub(size.heightM / 2 + aboveM);
  const [left, right] = [-1, 1].map((side) => {
    const across = x.sub(side * aside * size.widthM);
    const distance2 = across
      .mul(across)
      .add(down.mul(down))
      .add(outM ** 2);
    return distance2.mul(distance2.sqrt()).reciprocal();
  });
  return left!.add(right!).mul(outM * plateLampCandela(size)) as Node<'float'>;
}
