import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { type Import, importsOf } from './import-graph.ts';
import { waysToNode, wrongDirections } from './import-rules.ts';

const folders = ['base', 'recognizer', 'sim', 'firmware-bridge', 'policy', 'store', 'scenarios', 'web', 'cli'];
const present = readdirSync(projectRoot).filter((name) => folders.includes(name));
const files = present.flatMap((folder) =>
  readdirSync(`${projectRoot}/${folder}`, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file)),
);

describe('the house', () => {
  const imports = files.flatMap((file) => importsOf(file, readFileSync(`${projectRoot}/${file}`, 'utf8')));

  it('is read whole', () => {
    expect(files).toContain('cli/gantry.ts');
    expect(imports).toContainEqual(
      expect.objectContaining({ from: 'base/read-yaml.ts', to: 'base/files.ts', typeOnly: false }),
    );
  });
  it('imports only downwards', () => expect(wrongDirections(imports)).toEqual([]));
  it('keeps Node out of what the browser runs', () => expect(waysToNode(imports)).toEqual([]));
});

describe('importsOf', () => {
  it.each([
    [`import type { A } from './a.ts'`, 'sim/a.ts', true],
    [`import { type A } from './a.ts'`, 'sim/a.ts', true],
    [`import { type A, b } from './a.ts'`, 'sim/a.ts', false],
    [`import './a.ts'`, 'sim/a.ts', false],
    [`import * as a from '../base/a.ts'`, 'base/a.ts', false],
    [`export { a } from './a.ts'`, 'sim/a.ts', false],
    [`export * from './a.ts'`, 'sim/a.ts', false],
    [`export type { A } from './a.ts'`, 'sim/a.ts', true],
    [`const a = await import('./a.ts')`, 'sim/a.ts', false],
    [`let a: import('./a.ts').A`, 'sim/a.ts', true],
    [`import { readFileSync } from 'node:fs'`, 'node:fs', false],
  ])('%s', (source, to, typeOnly) =>
    expect(importsOf('sim/x.ts', source)).toEqual([{ from: 'sim/x.ts', line: 1, to, typeOnly }]),
  );

  it('refuses what it cannot follow', () => expect(() => importsOf('sim/x.ts', 'import(name)')).toThrow(/computed/));
});

describe('a wrong import is found', () => {
  const edge = (from: string, to: string, typeOnly = false): Import => ({ from, line: 3, to, typeOnly });
  it.each([
    ['base imports a part', edge('base/a.ts', 'policy/trace.ts', true)],
    ['the recognizer knows the simulator, even by type', edge('recognizer/a.ts', 'sim/world.ts', true)],
    ['a test helps the recognizer', edge('recognizer/a.test.ts', 'sim/world.ts')],
    ['the recognizer knows the policy', edge('recognizer/a.ts', 'policy/trace.ts', true)],
    ['the policy knows the recognizer', edge('policy/a.ts', 'recognizer/ports.ts', true)],
    ['the simulator runs the recognizer', edge('sim/a.ts', 'recognizer/recognizer.ts')],
    ['the simulator takes more than a type of a port', edge('sim/a.ts', 'recognizer/ports.ts')],
    ['the simulator takes a type that is no port', edge('sim/a.ts', 'recognizer/network.ts', true)],
    ['the store knows the runner', edge('store/a.ts', 'scenarios/run.ts', true)],
    ['the store runs what stands in the file of a port', edge('store/a.ts', 'recognizer/investigate/ports.ts')],
    ['the runner knows the command line', edge('scenarios/a.ts', 'cli/exit-code.ts')],
    ['the command line knows the page', edge('cli/a.ts', 'web/server/main.ts')],
    ['a part knows the tests', edge('policy/a.ts', 'test/house/imports.ts')],
  ])('%s', (_, wrong) => expect(wrongDirections([wrong])).toEqual([expect.stringContaining(`${wrong.from}:3: `)]));

  it.each([
    edge('sim/a.ts', 'recognizer/ports.ts', true),
    edge('store/a.ts', 'recognizer/investigate/ports.ts', true),
    edge('scenarios/a.ts', 'sim/world.ts'),
    edge('recognizer/a.ts', 'recognizer/ports.ts'),
    edge('cli/a.ts', 'node:fs'),
  ])('$from may import $to', (right) => expect(wrongDirections([right])).toEqual([]));
});

describe('Node in the browser is found', () => {
  const from = 'sim/scene/a.ts';
  const by = (...ways: [from: string, to: string, typeOnly?: boolean][]): Import[] =>
    ways.map(([from, to, typeOnly = false]) => ({ from, line: 1, to, typeOnly }));
  it.each([
    ['directly', by([from, 'node:fs']), [`${from} → node:fs`]],
    ['without the prefix', by([from, 'fs']), [`${from} → fs`]],
    ['as a package', by([from, 'canvas']), [`${from} → canvas`]],
    ['by way of another file', by([from, 'base/f.ts'], ['base/f.ts', 'node:fs']), [`${from} → base/f.ts → node:fs`]],
    ['but not by a type', by([from, 'base/f.ts', true], ['base/f.ts', 'node:fs']), []],
    ['but not around in circles', by([from, 'base/f.ts'], ['base/f.ts', from]), []],
    ['but not in a test', by(['sim/scene/a.test.ts', 'node:fs']), []],
  ])('%s', (_, imports, ways) => expect(waysToNode(imports)).toEqual(ways));
});
