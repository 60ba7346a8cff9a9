import { describe, expect, it } from 'vitest';
import { createRng } from '../../../base/rng.ts';
import { truthOf } from '../../camera/truth.ts';
import { bodyTypes, vehicleColors } from '../../world.ts';
import { createStage } from './stage.ts';

const stage = (index: number, seed = 'test') => createStage(index, createRng(`${seed}/${index}`));

describe('createStage', () => {
  it('shows every body in every colour once in three worlds', () => {
    const kinds = [0, 1, 2].flatMap((index) =>
      stage(index).world.vehicles.map(({ body, color }) => `${body} ${color}`),
    );
    expect(new Set(kinds).size).toBe(bodyTypes.length * vehicleColors.length);
    expect(kinds).toHaveLength(bodyTypes.length * vehicleColors.length);
  });

  it('is the same for the same seed, another for another', () => {
    const posesOf = (seed: string) => stage(0, seed).world.stateAt(7);
    expect(posesOf('a')).toEqual(posesOf('a'));
    expect(posesOf('a')).not.toEqual(posesOf('b'));
  });

  it('has its subject in the picture, its plate 10 pixels wide and more, in most pictures', () => {
    const { world, camera, pictures } = stage(1);
    const widths = Array.from({ length: pictures }, (_, picture) => {
      const subject = world.stateAt(picture).poses[0]!.vehicleId;
      return (
        truthOf(world, camera, picture, picture).plates.find(({ vehicleId }) => vehicleId === subject)?.widthPx ?? 0
      );
    });
    expect(widths.filter((widthPx) => widthPx >= 10).length).toBeGreaterThan(0.7 * pictures);
  });

  it('puts no vehicle into another', () => {
    const { world, pictures } = stage(2);
    for (let picture = 0; picture < pictures; picture++) {
      const { poses } = world.stateAt(picture);
      for (const [k, a] of poses.entries())
        for (const b of poses.slice(k + 1)) expect(Math.abs(a.xM - b.xM) > 9 || Math.abs(a.zM - b.zM) > 2.9).toBe(true);
    }
  });
});
