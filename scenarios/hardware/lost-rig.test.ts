import { expect, it } from 'vitest';
import { RigError } from '../../firmware-bridge/ports.ts';
import { lostRig } from './lost-rig.ts';

it.each([
  ['close', /its port has closed/],
  ['silent', /nothing has come from it/],
] as const)('a rig is lost by %s', async (how, why) => {
  const happens = new Map<string, () => void>();
  const lost = lostRig(
    { onClose: (listener) => void happens.set('close', listener) },
    { onSilent: (listener) => void happens.set('silent', listener) },
  );
  expect(await Promise.race([lost, Promise.resolve('there')])).toBe('there');
  happens.get(how)!();
  await expect(lost).rejects.toThrow(why);
  await expect(lost).rejects.toBeInstanceOf(RigError);
});
