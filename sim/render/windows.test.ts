import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Bounds, joinTouching } from './windows.ts';

const touch = (a: Bounds, b: Bounds): boolean =>
  a.right >= b.left && b.right >= a.left && a.bottom >= b.top && b.bottom >= a.top;

it('joinTouching leaves windows apart that together hold all that was given', () => {
  const bounds = fc
    .tuple(fc.nat(90), fc.nat(90), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
    .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));
  fc.assert(
    fc.property(fc.array(bounds, { maxLength: 12 }), (all) => {
      const joined = joinTouching(all);
      joined.forEach((a, i) => {
        for (const b of joined.slice(i + 1)) expect(touch(a, b)).toBe(false);
      });
      for (const { left, top, right, bottom } of all)
        expect(
          joined.some((box) => box.left <= left && box.top <= top && box.right >= right && box.bottom >= bottom),
        ).toBe(true);
    }),
  );
});
