/** Trees, as crowns of a few bumpy balls, and the wooded hills at the end of the view. */
import { BufferAttribute, BufferGeometry, IcosahedronGeometry } from 'three/webgpu';
import type { Rng } from '../../../base/rng.ts';
import type { Road } from '../../world.ts';
import { type Finish, part } from '../bodies/parts.ts';
import { rod } from '../bodies/shapes.ts';
import { edgesOf } from '../ground.ts';

const bark: Finish = { color: '#40372d' };
const needles = ['#1d2c1c', '#22321f', '#26351f'];
const leaves = ['#39452a', '#424a28', '#4c4a2a', '#35442a'];
const hill: Finish = { color: '#2b3524' };

/** Farther from the camera than this, along the road, a crown is coarser. */
const nearM = 140;

/** Balls of unit radius with dents; fine ones have 80 triangles, coarse ones 20. */
function createBalls(rng: Rng): { readonly fine: BufferGeometry[]; readonly coarse: BufferGeometry[] } {
  const ball = (detail: number, seed: string): BufferGeometry => {
    const geometry = new IcosahedronGeometry(1, detail);
    const position = geometry.getAttribute('position');
    const swells = new Map<string, number>();
    const bumps = rng.fork(seed);
    for (let i = 0; i < position.count; i++) {
      const [x, y, z] = [position.getX(i), position.getY(i), position.getZ(i)];
      const key = [x, y, z].map((value) => value.toFixed(3)).join();
      const swell = swells.get(key) ?? bumps.uniform(0.78, 1.15);
      swells.set(key, swell);
      position.setXYZ(i, x * swell, y * swell, z * swell);
    }
    return geometry;
  };
  return {
    fine: [0, 1, 2, 3].map((i) => ball(1, `fine ${i}`)),
    coarse: [0, 1, 2].map((i) => ball(0, `coarse ${i}`)),
  };
}

type Balls = ReturnType<typeof createBalls>;

function tree(x: number, z: number, heightM: number, balls: Balls, rng: Rng): BufferGeometry[] {
  const isConifer = rng.chance(0.35);
  const foliage: Finish = { color: rng.pick(isConifer ? needles : leaves) };
  const shapes = Math.abs(x) < nearM ? balls.fine : balls.coarse;
  const crown = (radiusM: number, halfHeightM: number, dx: number, y: number, dz: number): BufferGeometry =>
    part(
      rng
        .pick(shapes)
        .clone()
        .rotateY(rng.uniform(0, 6.28))
        .scale(radiusM, halfHeightM, radiusM)
        .translate(x + dx, y, z + dz),
      foliage,
    );
  const trunk = part(rod([x, 0, z], [x, heightM * 0.6, z], heightM * 0.022), bark);
  if (isConifer)
    return [
      trunk,
      ...[0.3, 0.5, 0.7, 0.88].map((share) =>
        crown(heightM * 0.24 * (1.15 - share), heightM * 0.17, 0, heightM * share, 0),
      ),
    ];
  const around = Array.from({ length: 6 }, (_, i) => {
    const angle = i * 2.4;
    const outM = heightM * rng.uniform(0.13, 0.2);
    return crown(
      heightM * rng.uniform(0.14, 0.19),
      heightM * rng.uniform(0.13, 0.17),
      outM * Math.cos(angle),
      heightM * (0.52 + 0.05 * i),
      outM * Math.sin(angle),
    );
  });
  return [trunk, crown(heightM * 0.2, heightM * 0.2, 0, heightM * 0.78, 0), ...around];
}

export function trees(road: Road, rng: Rng): BufferGeometry[] {
  const balls = createBalls(rng.fork('balls'));
  const { grassLeftM, grassRightM } = edgesOf(road);
  const reachM = road.lengthM / 2 + 200;
  const made: BufferGeometry[] = [];
  for (const [edge, side] of [
    [grassLeftM, -1],
    [grassRightM, 1],
  ] as const)
    for (let x = -reachM; x < reachM; x += rng.uniform(10, 24)) {
      made.push(...tree(x, edge + side * rng.uniform(26, 48), rng.uniform(9, 15), balls, rng));
      if (rng.chance(0.16)) made.push(...tree(x + 5, edge + side * rng.uniform(5, 9), rng.uniform(6, 9), balls, rng));
    }
  // The ends of the view: the road bends away behind woods.
  for (const end of [-1, 1])
    for (let z = -50; z < 50; z += 8)
      made.push(...tree(end * (reachM + 50 + Math.abs(z) * 0.3), z, rng.uniform(11, 17), balls, rng));
  return [...made, hills(rng.fork('hills'))];
}

/** A ring of wooded hills, its inner side seen. */
function hills(rng: Rng): BufferGeometry {
  const radiusM = 560;
  const steps = 180;
  const waves = Array.from({ length: 7 }, (_, i) => ({
    times: [2, 3, 5, 9, 17, 40, 61][i]!,
    heightM: [9, 7, 5, 3, 2, 1.1, 1.1][i]!,
    phase: rng.uniform(0, 6.28),
  }));
  const top = (angle: number): number =>
    24 + waves.reduce((sum, { times, heightM, phase }) => sum + heightM * Math.sin(times * angle + phase), 0);
  const positions = Array.from({ length: steps }, (_, i) => {
    const [a, b] = [(i / steps) * 2 * Math.PI, ((i + 1) / steps) * 2 * Math.PI];
    const at = (angle: number, y: number) => [radiusM * Math.cos(angle), y, radiusM * Math.sin(angle)];
    const [lowA, lowB, highA, highB] = [at(a, -1), at(b, -1), at(a, top(a)), at(b, top(b))];
    return [lowA, lowB, highB, lowA, highB, highA];
  }).flat(2);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
  return part(geometry, hill);
}
