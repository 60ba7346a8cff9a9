import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';

interface LockedPackage {
  readonly license?: string | undefined;
  readonly dev?: boolean;
}

/** Licences (SPDX) of what may be passed on with a work under Apache-2.0; tools that only build or test it may be under more. */
const passedOn = [
  'Apache-2.0',
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
];
const tools = [...passedOn, 'MPL-2.0'];

/** Licences that packages state where npm does not look: temporal in the old form, as `licenses`. */
const statedElsewhere: Readonly<Record<string, string>> = { 'node_modules/temporal': 'MIT' };

/** Packages under none of the allowed licences; of a choice ("MIT OR WTFPL") one has to be allowed, of "AND" each. */
function unsuitable(packages: Readonly<Record<string, LockedPackage>>): string[] {
  const suits = ({ license = 'none', dev }: LockedPackage) =>
    license
      .replace(/[()]/g, '')
      .split(' OR ')
      .some((choice) => choice.split(' AND ').every((part) => (dev ? tools : passedOn).includes(part)));
  return Object.entries(packages).flatMap(([path, locked]) =>
    suits({ license: statedElsewhere[path], ...locked }) ? [] : [`${path}: ${locked.license ?? 'none'}`],
  );
}

const lock = readFileSync(`${projectRoot}/package-lock.json`, 'utf8');
const { packages } = JSON.parse(lock);

describe('the lock file', () => {
  it('names no registry, so that anybody may use their own', () => expect(lock).not.toMatch(/"resolved"/));
  it('asks for exact versions', () => {
    const { dependencies, devDependencies } = packages[''];
    const versions = Object.entries<string>({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe('licences of packages', () => {
  it('go with Apache-2.0', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(unsuitable(packages)).toEqual([]);
  });

  it.each<[string, LockedPackage, boolean]>([
    ['copyleft', { license: 'GPL-3.0-only' }, false],
    ['no licence', {}, false],
    ['a choice', { license: '(MIT OR GPL-3.0-only)' }, true],
    ['a licence and another', { license: 'MIT AND GPL-3.0-only' }, false],
    ['weak copyleft in a tool', { license: 'MPL-2.0', dev: true }, true],
    ['weak copyleft in the product', { license: 'MPL-2.0' }, false],
  ])('%s', (_, locked, good) => expect(unsuitable({ x: locked }).length === 0).toBe(good));
});
