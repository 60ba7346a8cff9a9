/** A clapboard house with a gable roof, as New England's towns have along their roads. */
import { type BufferGeometry, ExtrudeGeometry, Shape } from 'three/webgpu';
import type { Rng } from '../../../base/rng.ts';
import { type Finish, part } from '../bodies/parts.ts';
import { box } from '../bodies/shapes.ts';

const trim: Finish = { color: '#cfcfc8' };
const pane: Finish = { color: '#161a1f', reflectance: 0.06 };
const litPane: Finish = { color: '#6b5232', lamp: 'window' };
const brick: Finish = { color: '#6a3a30' };

/** @param side −1 where the house stands on the left of +x and faces the road to its right, 1 on the right */
export function house(xM: number, zM: number, side: 1 | -1, rng: Rng): BufferGeometry[] {
  const width = rng.uniform(9, 13);
  const depth = rng.uniform(7, 9);
  const eaves = rng.pick([3, 5.4]);
  const rise = rng.uniform(2.6, 3.4);
  const wall: Finish = { color: rng.pick(['#c9c8c0', '#a9b3b8', '#b9ae94', '#8c2f28', '#d4d2ca', '#8f9a86']) };
  const roof: Finish = { color: rng.pick(['#3a3a3c', '#463f3a', '#33373b']) };
  const door: Finish = { color: rng.pick(['#5c1f1c', '#1f3148', '#26392b']) };
  const front = zM - (side * depth) / 2;
  const outward = -side;
  const half = width / 2;
  const gable = new ExtrudeGeometry(
    new Shape()
      .moveTo(-depth / 2, eaves)
      .lineTo(depth / 2, eaves)
      .lineTo(0, eaves + rise),
    { depth: width, bevelEnabled: false },
  );
  const slope = Math.atan2(rise, depth / 2);
  const rafter = Math.hypot(rise, depth / 2) + 0.5;
  const made: BufferGeometry[] = [
    part(box([xM - half, xM + half], [0, eaves], [zM - depth / 2, zM + depth / 2]), wall),
    part(gable.rotateY(Math.PI / 2).translate(xM - half, 0, zM), wall),
    ...[1, -1].map((way) =>
      part(
        box([-half - 0.35, half + 0.35], [0, 0.14], [0, rafter])
          .rotateX(slope)
          .rotateY(way === 1 ? 0 : Math.PI)
          .translate(xM, eaves + rise + 0.02, zM),
        roof,
      ),
    ),
    part(box([xM + half * 0.4, xM + half * 0.4 + 0.7], [eaves, eaves + rise + 0.9], [zM - 0.35, zM + 0.35]), brick),
    part(box([xM - 0.5, xM + 0.5], [0, 2.15], ordered(front, front + outward * 0.06)), door),
    part(box([xM - 1, xM + 1], [2.4, 2.55], ordered(front, front + outward * 1.1)), trim),
  ];
  const window = (x: number, y: number): void => {
    made.push(part(box([x - 0.56, x + 0.56], [y - 0.78, y + 0.78], ordered(front, front + outward * 0.04)), trim));
    const light = rng.chance(0.35) ? litPane : pane;
    for (const [dx, dy] of [
      [-0.24, -0.36],
      [0.24, -0.36],
      [-0.24, 0.36],
      [0.24, 0.36],
    ] as const)
      made.push(
        part(
          box([x + dx - 0.21, x + dx + 0.21], [y + dy - 0.32, y + dy + 0.32], ordered(front, front + outward * 0.06)),
          light,
        ),
      );
  };
  for (const offset of [-0.72, -0.4, 0.4, 0.72]) window(xM + offset * half, 1.6);
  if (eaves > 4) for (const offset of [-0.72, -0.4, 0, 0.4, 0.72]) window(xM + offset * half, 4.2);
  return made;
}

const ordered = (a: number, b: number): readonly [number, number] => [Math.min(a, b), Math.max(a, b)];
