/**
 * A body's shell: a side view (x forward, y up; metres) drawn out across the vehicle, its edges rounded, its ends
 * bowed as seen from above, its sides leaning in towards the roof. Patches (glass, lamps, grille, gaps between doors) lie
 * on the same surface.
 */

import { mergeVertices, toCreasedNormals } from 'three/addons/utils/BufferGeometryUtils.js';
import { BufferAttribute, BufferGeometry, ExtrudeGeometry, Shape, ShapeGeometry, Vector2 } from 'three/webgpu';

export type Xy = readonly [number, number];
type Range = readonly [number, number];

export interface HullSpec {
  /** Clockwise as seen from the right: from the front's lower edge up and over to the rear's lower edge. */
  readonly outline: readonly Xy[];
  readonly halfWidthM: number;
  /** Wheel arches cut into the lower edge: x of each middle, and the radius. */
  readonly arches?: { readonly xM: readonly number[]; readonly yM: number; readonly radiusM: number };
  readonly edgeM?: number;
  /** How far the corners stand back from the middle of front and rear. */
  readonly bowM?: { readonly front: number; readonly rear: number };
  /** The sides come in by this much (share of the half width) from `fromM` to `toM` of height. */
  readonly lean?: { readonly fromM: number; readonly toM: number; readonly share: number };
  /** The sides come in towards both ends by this share. */
  readonly taper?: number;
}

export interface Hull {
  readonly shell: BufferGeometry;
  /** Patches are given by height and by z on the undeformed hull, both ranges low to high. */
  front(y: Range, z: Range): BufferGeometry;
  rear(y: Range, z: Range): BufferGeometry;
  /** Both sides' patches in one geometry. */
  sides(polygon: readonly Xy[]): BufferGeometry;
}

const proudM = 0.009;
const smooth = (low: number, high: number, value: number): number => {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
};

function contour({ outline, arches }: HullSpec): Vector2[] {
  const points = outline.map(([x, y]) => new Vector2(x, y));
  for (const middle of [...(arches?.xM ?? [])].sort((a, b) => a - b)) {
    const { yM, radiusM } = arches!;
    const bottom = outline.at(-1)![1];
    const half = Math.acos(Math.min(1, Math.max(-1, (bottom - yM) / radiusM)));
    const steps = 14;
    for (let i = 0; i <= steps; i++) {
      const angle = -half + (2 * half * i) / steps;
      points.push(new Vector2(middle + radiusM * Math.sin(angle), yM + radiusM * Math.cos(angle)));
    }
  }
  return points;
}

/** The outline's x at a height: the outermost towards the front (+1) or the rear (−1). */
function edgeX(outline: readonly Xy[], y: number, side: 1 | -1): number {
  let found = -side * Number.POSITIVE_INFINITY;
  for (let i = 1; i < outline.length; i++) {
    const [x0, y0] = outline[i - 1]!;
    const [x1, y1] = outline[i]!;
    if (y < Math.min(y0, y1) || y > Math.max(y0, y1) || y0 === y1) continue;
    const x = x0 + ((x1 - x0) * (y - y0)) / (y1 - y0);
    if (side * x > side * found) found = x;
  }
  return found;
}

/** Edges of a shell sharper than this stay sharp, radians. */
const creaseRad = 0.7;

/** Normals of a shell. Its flat sides, triangulated in long slivers, get one normal each so that they shade evenly. */
function smoothed(shell: ExtrudeGeometry, { halfWidthM, lean }: HullSpec): BufferGeometry {
  const sides = shell.groups[0]!;
  const made = toCreasedNormals(shell, creaseRad);
  const [position, normal] = [made.getAttribute('position'), made.getAttribute('normal')];
  const rise = lean ? (lean.share * halfWidthM) / (lean.toM - lean.fromM) : 0;
  const length = Math.hypot(1, rise);
  for (let i = sides.start; i < sides.start + sides.count; i++)
    normal.setXYZ(i, 0, rise / length, Math.sign(position.getZ(i)) / length);
  return mergeVertices(made, 1e-5);
}

export function createHull(spec: HullSpec): Hull {
  const { outline, halfWidthM, edgeM = 0.07 } = spec;
  const xs = outline.map(([x]) => x);
  const frontX = Math.max(...xs);
  const rearX = Math.min(...xs);

  const deform = <T extends BufferGeometry>(geometry: T): T => {
    const position = geometry.getAttribute('position');
    for (let i = 0; i < position.count; i++) {
      const x = position.getX(i);
      const y = position.getY(i);
      const z = position.getZ(i);
      const atFront = smooth(frontX - 1, frontX, x);
      const atRear = smooth(rearX + 1, rearX, x);
      const across = Math.min(1, Math.abs(z / halfWidthM)) ** 2.4;
      const bow = across * ((spec.bowM?.front ?? 0) * atFront - (spec.bowM?.rear ?? 0) * atRear);
      const lean = spec.lean ? spec.lean.share * smooth(spec.lean.fromM, spec.lean.toM, y) : 0;
      const taper = (spec.taper ?? 0) * Math.max(atFront, atRear);
      position.setXYZ(i, x - bow, y, z * (1 - lean) * (1 - taper));
    }
    return geometry;
  };

  const shell = new ExtrudeGeometry(new Shape(contour(spec)), {
    depth: 2 * (halfWidthM - edgeM),
    steps: 6,
    bevelThickness: edgeM,
    bevelSize: edgeM,
    bevelOffset: -edgeM,
    bevelSegments: 2,
  }).translate(0, 0, edgeM - halfWidthM);
  for (const name of ['normal', 'uv']) shell.deleteAttribute(name);

  const patch = (side: 1 | -1, [y0, y1]: Range, [z0, z1]: Range): BufferGeometry => {
    const rows = Math.max(1, Math.ceil((y1 - y0) / 0.05));
    const columns = Math.max(1, Math.ceil((z1 - z0) / 0.08));
    const vertices: number[] = [];
    const corner = (row: number, column: number): void => {
      const y = y0 + ((y1 - y0) * row) / rows;
      vertices.push(edgeX(outline, y, side) + side * proudM, y, z0 + ((z1 - z0) * column) / columns);
    };
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const right = side === 1 ? column : column + 1;
        const left = side === 1 ? column + 1 : column;
        corner(row, left);
        corner(row, right);
        corner(row + 1, right);
        corner(row, left);
        corner(row + 1, right);
        corner(row + 1, left);
      }
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(vertices), 3));
    return deform(geometry);
  };

  return {
    shell: smoothed(deform(shell), spec),
    front: (y, z) => patch(1, y, z),
    rear: (y, z) => patch(-1, y, z),
    sides: (polygon) => {
      const shape = new Shape(polygon.map(([x, y]) => new Vector2(x, y)));
      const positions = [1, -1].flatMap((side) => {
        const face = new ShapeGeometry(shape).toNonIndexed().translate(0, 0, halfWidthM + proudM);
        if (side === -1) face.rotateY(Math.PI).scale(-1, 1, 1);
        const array = [...face.getAttribute('position').array];
        if (side === -1) {
          for (let i = 0; i < array.length; i += 9) {
            const second = array.slice(i + 3, i + 6);
            array.splice(i + 3, 3, ...array.slice(i + 6, i + 9));
            array.splice(i + 6, 3, ...second);
          }
        }
        return array;
      });
      const geometry = new BufferGeometry();
      geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
      return deform(geometry);
    },
  };
}
