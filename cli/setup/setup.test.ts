import { describe, expect, it } from 'vitest';
import { missingPackages } from './packages.mjs';
import { capture, findProgram, requireNode, run, SetupError } from './step.mjs';

describe('requireNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('takes %s', (own) =>
    expect(() => requireNode('20.19', own)).not.toThrow(),
  );
  it.each(['18.20.0', '20.18.3', '8.0.0'])('refuses %s', (own) =>
    expect(() => requireNode('20.19', own)).toThrow(/needs Node/),
  );
});

describe('missingPackages', () => {
  const linux = { platform: 'linux', arch: 'x64' };
  it.each([
    ['nothing is asked for', { '': {} }, {}, []],
    ['all there', { a: { version: '1.0.0' } }, { a: { version: '1.0.0' } }, []],
    ['more than is asked for', {}, { a: { version: '1.0.0' } }, []],
    ['one not there', { a: { version: '1.0.0' } }, {}, ['a']],
    ['another version', { a: { version: '1.0.1' } }, { a: { version: '1.0.0' } }, ['a']],
    ['optional, for this system', { a: { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] } }, {}, ['a']],
    ['for another system', { a: { version: '1.0.0', optional: true, os: ['darwin'] } }, {}, []],
    ['for another processor', { a: { version: '1.0.0', optional: true, os: ['linux'], cpu: ['arm64'] } }, {}, []],
    ['for all but this system', { a: { version: '1.0.0', optional: true, os: ['!linux'] } }, {}, []],
    ['for all but another system', { a: { version: '1.0.0', optional: true, os: ['!win32'] } }, {}, ['a']],
    ['for one C library', { a: { version: '1.0.0', optional: true, os: ['linux'], libc: ['musl'] } }, {}, []],
    ['what an optional package needs', { a: { version: '1.0.0', optional: true } }, {}, []],
  ])('%s', (_, wanted, installed, missing) => expect(missingPackages(wanted, installed, linux)).toEqual(missing));
});

describe('commands', () => {
  const node = process.execPath;
  it('give their exit code and both outputs', async () => {
    const program = 'console.log("out"); console.error("err"); process.exitCode = 3';
    const { code, output } = await capture(node, ['-e', program]);
    expect([code, output.split('\n').sort()]).toEqual([3, ['', 'err', 'out']]);
  });
  it('that are not there are failures', async () =>
    expect((await capture('no-such-program', [])).code).toMatch(/ENOENT/));
  it('that hang are stopped', async () => {
    expect((await capture(node, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 200 })).code).toBe('SIGTERM');
  });
  it('that fail stop set-up with advice', async () => {
    const failure = run('trying', node, ['-e', 'process.exit(1)'], { advice: 'Try harder.' });
    await expect(failure).rejects.toThrow(SetupError);
    await expect(failure).rejects.toThrow('trying failed (1; its output is above).\nTry harder.');
  });
  it('are found on the PATH', () => {
    expect(findProgram('no-such-program', 'node')).toMatch(/node$/);
    expect(findProgram('no-such-program')).toBeUndefined();
  });
});
