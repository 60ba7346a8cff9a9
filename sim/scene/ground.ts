/** Road, markings, shoulders, curb, sidewalk and grass: strips along the road, side by side, none over another. */

import { attribute, mx_noise_float, positionWorld, vec2 } from 'three/tsl';
import { BufferAttribute, BufferGeometry, Color, Mesh, MeshBasicNodeMaterial } from 'three/webgpu';
import type { Road } from '../world.ts';
import { asSeen, type Illumination, illuminanceOn, worldNormal } from './radiance.ts';

/** Marking widths: MUTCD 11th ed. (2023), section 3A.04, normal line 4 to 6 in, double line with a gap between. */
const lineM = 0.12;
const shoulderM = 1.1;
const curbM = 0.15;
const plantingM = 1.2;
const sidewalkM = 1.5;

const colors = {
  asphalt: '#4b4b4a',
  worn: '#52514f',
  shoulder: '#454544',
  white: '#c9c9c2',
  yellow: '#c79a2a',
  curb: '#8b8a85',
  concrete: '#8f8d86',
  grass: '#3f4a26',
  gravel: '#6b6558',
};

export interface RoadEdges {
  /** The lanes' outer edges. */
  readonly leftM: number;
  readonly rightM: number;
  /** Where grass begins on either side, past shoulder or sidewalk. */
  readonly grassLeftM: number;
  readonly grassRightM: number;
}

export function edgesOf({ lanes, laneWidthM }: Road): RoadEdges {
  const leftM = Math.min(...lanes.map((lane) => lane.zM)) - laneWidthM / 2;
  const rightM = Math.max(...lanes.map((lane) => lane.zM)) + laneWidthM / 2;
  return {
    leftM,
    rightM,
    grassLeftM: leftM - shoulderM - 0.5,
    grassRightM: rightM + shoulderM + curbM + plantingM + sidewalkM,
  };
}

interface Strip {
  readonly z: readonly [number, number];
  readonly y?: readonly [number, number];
  readonly color: string;
}

function strips(road: Road): Strip[] {
  const { leftM, rightM, grassLeftM, grassRightM } = edgesOf(road);
  const lanes = [...road.lanes].sort((a, b) => a.zM - b.zM);
  const surface: Strip[] = [{ z: [leftM, leftM + lineM], color: colors.white }];
  let z = leftM + lineM;
  const lay = (to: number, color: string): void => {
    if (to > z) surface.push({ z: [z, to], color });
    z = to;
  };
  lanes.forEach((lane, i) => {
    // Tyres polish two tracks of a lane.
    for (const side of [-1, 1]) {
      lay(lane.zM + side * 0.85 - 0.32, colors.asphalt);
      lay(lane.zM + side * 0.85 + 0.32, colors.worn);
    }
    const next = lanes[i + 1];
    if (next && next.direction !== lane.direction) {
      const border = (lane.zM + next.zM) / 2;
      lay(border - 1.5 * lineM, colors.asphalt);
      lay(border - 0.5 * lineM, colors.yellow);
      lay(border + 0.5 * lineM, colors.asphalt);
      lay(border + 1.5 * lineM, colors.yellow);
    }
  });
  lay(rightM - lineM, colors.asphalt);
  lay(rightM, colors.white);
  lay(rightM + shoulderM, colors.shoulder);
  const top = 0.13;
  return [
    { z: [-600, grassLeftM - 30], color: colors.grass },
    { z: [grassLeftM - 30, grassLeftM], color: colors.grass },
    { z: [grassLeftM, leftM - shoulderM], color: colors.gravel },
    { z: [leftM - shoulderM, leftM], color: colors.shoulder },
    ...surface,
    { z: [z, z], y: [0, top], color: colors.curb },
    { z: [z, z + curbM], y: [top, top], color: colors.curb },
    { z: [z + curbM, z + curbM + plantingM], y: [top, top], color: colors.grass },
    { z: [z + curbM + plantingM, grassRightM], y: [top, top], color: colors.concrete },
    { z: [grassRightM, grassRightM + 30], y: [top, 0], color: colors.grass },
    { z: [grassRightM + 30, 600], color: colors.grass },
  ];
}

/** Dashes between lanes of one direction: 3 m of line, 9 m of gap. */
function dashes(road: Road): Strip[] {
  const lanes = [...road.lanes].sort((a, b) => a.zM - b.zM);
  return lanes.flatMap((lane, i) => {
    const next = lanes[i + 1];
    if (!next || next.direction !== lane.direction) return [];
    const border = (lane.zM + next.zM) / 2;
    return [{ z: [border - lineM / 2, border + lineM / 2] as const, y: [0.005, 0.005] as const, color: colors.white }];
  });
}

export function createGround(road: Road, illumination: Illumination): Mesh {
  const halfM = road.lengthM / 2 + 500;
  const positions: number[] = [];
  const tints: number[] = [];
  const normals: number[] = [];
  const quad = (x0: number, x1: number, { z: [z0, z1], y: [y0, y1] = [0, 0], color }: Strip): void => {
    const upright = z0 === z1;
    for (const [x, z, y] of [
      [x0, z0, y0],
      [x0, z1, y1],
      [x1, z1, y1],
      [x0, z0, y0],
      [x1, z1, y1],
      [x1, z0, y0],
    ] as const)
      positions.push(x, y, z);
    const { r, g, b } = new Color(color);
    for (let i = 0; i < 6; i++) {
      tints.push(r, g, b);
      normals.push(0, upright ? 0 : 1, upright ? -1 : 0);
    }
  };
  const stepM = 50;
  for (let x = -halfM; x < halfM; x += stepM) for (const strip of strips(road)) quad(x, x + stepM, strip);
  for (let x = -halfM; x < halfM; x += 12) for (const dash of dashes(road)) quad(x, x + 3, dash);

  const geometry = new BufferGeometry();
  const set = (name: string, values: number[]) =>
    geometry.setAttribute(name, new BufferAttribute(new Float32Array(values), 3));
  set('position', positions);
  set('normal', normals);
  set('color', tints);

  const material = new MeshBasicNodeMaterial();
  const plan = positionWorld.xz;
  const patches = mx_noise_float(plan.mul(0.23));
  const streaks = mx_noise_float(plan.mul(vec2(0.5, 5)));
  const grain = mx_noise_float(plan.mul(21));
  const tint = attribute<'vec3'>('color', 'vec3');
  const albedo = tint.mul(patches.mul(0.16).add(streaks.mul(0.08)).add(grain.mul(0.14)).add(1));
  const leaving = albedo.mul(illuminanceOn(worldNormal, illumination)).mul(1 / Math.PI);
  material.colorNode = asSeen(leaving, illumination);
  return new Mesh(geometry, material);
}
