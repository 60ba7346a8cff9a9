/** The town's sign, on the right of who drives in along +x and facing them. */
import type { BufferGeometry } from 'three/webgpu';
import type { Road } from '../../world.ts';
import { type Finish, part } from '../bodies/parts.ts';
import { box } from '../bodies/shapes.ts';
import { edgesOf } from '../ground.ts';
import { createLettering } from './lettering.ts';

const post: Finish = { color: '#4d4338' };
const green: Finish = { color: '#0f5234', reflectance: 0.03 };
const white: Finish = { color: '#dfe3df', reflectance: 0.03 };

const xM = 27;

export function townSign(road: Road): BufferGeometry[] {
  const z = edgesOf(road).rightM + 2.4;
  const line = (text: string, heightM: number, yM: number): BufferGeometry[] =>
    createLettering(text, heightM).map((stroke) =>
      part(stroke.rotateY(-Math.PI / 2).translate(xM - 0.04, yM, z), white),
    );
  return [
    ...[-0.72, 0.72].map((offset) =>
      part(box([xM, xM + 0.07], [0, 2.7], [z + offset - 0.04, z + offset + 0.04]), post),
    ),
    part(box([xM - 0.03, xM], [1.6, 2.6], [z - 0.9, z + 0.9]), white),
    part(box([xM - 0.035, xM - 0.029], [1.64, 2.56], [z - 0.86, z + 0.86]), green),
    ...line('CLINTON', 0.25, 2.3),
    ...line('TOWN LINE', 0.15, 1.88),
  ];
}
