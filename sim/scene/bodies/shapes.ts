/** Simple solids, placed: what bodies share besides their hulls. Frame of a vehicle: x forward, y up, z right. */
import {
  BoxGeometry,
  type BufferGeometry,
  CapsuleGeometry,
  CylinderGeometry,
  ExtrudeGeometry,
  LatheGeometry,
  Path,
  Quaternion,
  Shape,
  SphereGeometry,
  Vector2,
  Vector3,
} from 'three/webgpu';
import { alloy, gap, part, rubber } from './parts.ts';

type Triple = readonly [number, number, number];
type Range = readonly [number, number];
const up = new Vector3(0, 1, 0);

export function box(x: Range, y: Range, z: Range): BufferGeometry {
  return new BoxGeometry(x[1] - x[0], y[1] - y[0], z[1] - z[0]).translate(
    (x[0] + x[1]) / 2,
    (y[0] + y[1]) / 2,
    (z[0] + z[1]) / 2,
  );
}

/** Twice, at +z and mirrored at −z. */
export function pair(make: (side: 1 | -1) => BufferGeometry): BufferGeometry[] {
  return [make(1), make(-1)];
}

export function ellipsoid([x, y, z]: Triple, [rx, ry, rz]: Triple, segments = 14): BufferGeometry {
  return new SphereGeometry(1, segments, Math.ceil(segments * 0.7)).scale(rx, ry, rz).translate(x, y, z);
}

/** A rod with round ends from one point to another. */
export function limb(from: Triple, to: Triple, radiusM: number): BufferGeometry {
  const start = new Vector3(...from);
  const along = new Vector3(...to).sub(start);
  const middle = start.addScaledVector(along, 0.5);
  return new CapsuleGeometry(radiusM, along.length(), 2, 8)
    .applyQuaternion(new Quaternion().setFromUnitVectors(up, along.clone().normalize()))
    .translate(middle.x, middle.y, middle.z);
}

/** A thin rod, without ends: a wire, a spoke. */
export function rod(from: Triple, to: Triple, radiusM: number): BufferGeometry {
  const start = new Vector3(...from);
  const along = new Vector3(...to).sub(start);
  const middle = start.addScaledVector(along, 0.5);
  return new CylinderGeometry(radiusM, radiusM, along.length(), 5, 1, true)
    .applyQuaternion(new Quaternion().setFromUnitVectors(up, along.clone().normalize()))
    .translate(middle.x, middle.y, middle.z);
}

/** A road wheel, its outer face at `zM` looking away from the vehicle's middle. */
export function wheel(xM: number, zM: number, radiusM: number, widthM: number): BufferGeometry[] {
  const side = Math.sign(zM) as 1 | -1;
  const rim = radiusM * 0.68;
  const place = (geometry: BufferGeometry): BufferGeometry => {
    if (side === -1) geometry.rotateY(Math.PI);
    return geometry.translate(xM, radiusM, zM);
  };
  // Lathe profiles turn about y; y then becomes z, the outer face at 0.
  const turned = (points: readonly Range[]): BufferGeometry =>
    place(
      new LatheGeometry(
        points.map(([r, z]) => new Vector2(r, z)),
        26,
      ).rotateX(Math.PI / 2),
    );
  const tyre = turned([
    [rim, -widthM],
    [radiusM * 0.93, -widthM],
    [radiusM, -widthM * 0.85],
    [radiusM, -widthM * 0.15],
    [radiusM * 0.93, 0],
    [rim, 0],
    [rim * 0.97, -0.02],
  ]);
  const dish = turned([
    [rim * 0.97, -0.02],
    [rim * 0.9, -0.05],
    [0, -0.05],
  ]);
  const star = new Shape();
  star.absarc(0, 0, rim * 0.97, 0, Math.PI * 2, false);
  for (let spoke = 0; spoke < 5; spoke++) {
    const hole = new Path();
    const from = (spoke / 5) * Math.PI * 2 + 0.2;
    const to = ((spoke + 1) / 5) * Math.PI * 2 - 0.2;
    hole.absarc(0, 0, rim * 0.86, from, to, false);
    hole.absarc(0, 0, rim * 0.3, to - 0.12, from + 0.12, true);
    star.holes.push(hole);
  }
  const spokes = new ExtrudeGeometry(star, { depth: 0.012, bevelEnabled: false, curveSegments: 3 });
  return [part(tyre, rubber), part(dish, gap), part(place(spokes.translate(0, 0, -0.03)), alloy)];
}

/** A tube of a motorcycle's frame, or a pole. */
export function cylinder(bottom: Triple, heightM: number, radiusM: number, topRadiusM = radiusM): BufferGeometry {
  return new CylinderGeometry(topRadiusM, radiusM, heightM, 12).translate(
    bottom[0],
    bottom[1] + heightM / 2,
    bottom[2],
  );
}
