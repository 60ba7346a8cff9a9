/** A cruiser and its rider. */
import { type BufferGeometry, TorusGeometry } from 'three/webgpu';
import { vehicleShapes } from '../../vehicles.ts';
import {
  alloy,
  brakeLamp,
  chrome,
  type Finish,
  gap,
  glass,
  headlamp,
  paint,
  part,
  plastic,
  rubber,
  tailLamp,
} from './parts.ts';
import { box, ellipsoid, limb, pair, rod } from './shapes.ts';

const leather: Finish = { color: '#1c1a1a', reflectance: 0.01 };
const denim: Finish = { color: '#26303f' };
const helmet: Finish = { color: '#111214', reflectance: 0.05 };

export function motorcycleBody(): BufferGeometry[] {
  const shape = vehicleShapes.motorcycle;
  const radiusM = shape.wheelRadiusM;
  const wheel = (x: number, widthM: number): BufferGeometry[] => [
    part(new TorusGeometry(radiusM - widthM / 2, widthM / 2, 10, 28).translate(x, radiusM, 0), rubber),
    part(new TorusGeometry(radiusM - widthM * 1.05, 0.018, 6, 24).translate(x, radiusM, 0), chrome),
    part(ellipsoid([x, radiusM, 0], [0.06, 0.06, 0.05]), alloy),
    ...[0, 1, 2, 3, 4].flatMap((spoke) => {
      const angle = (spoke / 5) * Math.PI;
      const reach = radiusM - widthM;
      const [dx, dy] = [reach * Math.cos(angle), reach * Math.sin(angle)];
      return part(rod([x - dx, radiusM - dy, 0], [x + dx, radiusM + dy, 0], 0.008), alloy);
    }),
  ];
  const axle = shape.wheelbaseM / 2;
  return [
    ...wheel(axle, 0.11),
    ...wheel(-axle, 0.16),
    ...pair((side) => part(limb([axle, radiusM, side * 0.1], [0.48, 0.98, side * 0.1], 0.024), chrome)),
    part(ellipsoid([axle - 0.02, 0.58, 0], [0.27, 0.09, 0.075]), paint),
    part(ellipsoid([-axle - 0.02, 0.6, 0], [0.33, 0.13, 0.11]), paint),
    part(ellipsoid([0.22, 0.86, 0], [0.32, 0.13, 0.16]), paint),
    part(ellipsoid([-0.32, 0.73, 0], [0.36, 0.07, 0.17]), leather),
    part(box([-0.28, 0.3], [0.24, 0.56], [-0.15, 0.15]), gap),
    ...pair((side) => part(limb([-0.02, 0.4, side * 0.1], [-0.14, 0.72, side * 0.13], 0.085), alloy)),
    ...pair((side) => part(limb([0.08, 0.4, side * 0.1], [0.2, 0.7, side * 0.13], 0.085), alloy)),
    part(ellipsoid([0.02, 0.38, 0.17], [0.16, 0.14, 0.05]), chrome),
    part(limb([0.3, 0.34, 0.17], [-0.95, 0.3, 0.2], 0.045), chrome),
    part(limb([0.45, 0.9, 0], [-0.5, 0.6, 0], 0.04), plastic),
    part(limb([0.5, 0.7, 0], [0.3, 0.26, 0], 0.03), plastic),
    ...pair((side) => part(limb([0.46, 1.0, side * 0.08], [0.28, 1.1, side * 0.38], 0.018), chrome)),
    ...pair((side) => part(ellipsoid([0.36, 1.24, side * 0.36], [0.02, 0.05, 0.08]), chrome)),
    part(ellipsoid([0.56, 0.9, 0], [0.1, 0.1, 0.1]), chrome),
    part(ellipsoid([0.61, 0.9, 0], [0.065, 0.085, 0.085]), headlamp),
    part(ellipsoid([-1.06, 0.78, 0], [0.05, 0.045, 0.08]), brakeLamp),
    part(ellipsoid([-1.09, 0.78, 0], [0.03, 0.025, 0.05]), tailLamp),
    part(box([-1.13, -1.05], [0.56, 0.76], [-0.06, 0.06]), plastic),
    part(limb([-0.34, 0.86, 0], [-0.22, 1.22, 0], 0.19), leather),
    part(ellipsoid([-0.18, 1.3, 0], [0.14, 0.1, 0.24]), leather),
    part(ellipsoid([-0.12, 1.475, 0], [0.135, 0.125, 0.115], 18), helmet),
    part(ellipsoid([-0.05, 1.475, 0], [0.075, 0.06, 0.095]), glass),
    ...pair((side) => part(limb([-0.18, 1.31, side * 0.22], [0.02, 1.1, side * 0.34], 0.058), leather)),
    ...pair((side) => part(limb([0.02, 1.1, side * 0.34], [0.27, 1.11, side * 0.36], 0.048), leather)),
    ...pair((side) => part(limb([-0.34, 0.84, side * 0.12], [0.14, 0.78, side * 0.26], 0.082), denim)),
    ...pair((side) => part(limb([0.14, 0.78, side * 0.26], [0.3, 0.4, side * 0.27], 0.062), denim)),
    ...pair((side) => part(ellipsoid([0.36, 0.36, side * 0.27], [0.13, 0.05, 0.05]), leather)),
  ];
}
