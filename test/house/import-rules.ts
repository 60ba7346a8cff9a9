import { isBuiltin } from 'node:module';
import type { Import } from './import-graph.ts';

/** What a part of the house may import beside itself (docs/architecture.md): folders in full, files as types only. */
interface Rule {
  readonly uses: readonly string[];
  readonly typesOf?: readonly (string | RegExp)[];
}

const ports = ['recognizer/ports.ts', 'policy/trace.ts', 'policy/truth.ts'];
const rules: Readonly<Record<string, Rule>> = {
  base: { uses: [] },
  recognizer: { uses: ['base'] },
  policy: { uses: ['base'] },
  sim: { uses: ['base'], typesOf: ports },
  'firmware-bridge': { uses: ['base'], typesOf: [...ports, 'sim/world.ts'] },
  store: { uses: ['base'], typesOf: [...ports, /^(recognizer|scenarios)\/.+\/ports\.ts$/] },
  scenarios: { uses: ['base', 'recognizer', 'policy', 'sim', 'firmware-bridge', 'store'] },
  cli: { uses: ['base', 'recognizer', 'policy', 'sim', 'firmware-bridge', 'store', 'scenarios'] },
  web: { uses: ['base', 'recognizer', 'policy', 'sim', 'firmware-bridge', 'store', 'scenarios'] },
};

/** What these folders import, directly or by way of others, must run in a browser. */
const forBrowser = ['sim/scene', 'sim/plates', 'sim/traffic', 'sim/camera', 'web/app'];
const nodeOnly = [
  'canvas',
  'webgpu',
  'onnxruntime-node',
  'fastify',
  '@fastify/cookie',
  '@fastify/static',
  '@fastify/multipart',
  'mqtt',
  'read',
  'pg',
  '@electric-sql/pglite',
  'csv-parse',
];

const folderOf = (file: string): string => file.split('/', 1)[0]!;
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
const needsNode = (module: string): boolean =>
  isBuiltin(module) || nodeOnly.some((name) => module === name || module.startsWith(`${name}/`));

/** Imports that go against the directions of the house; tests beside the code are held to them too. */
export function wrongDirections(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, line, to, typeOnly }) => {
    const rule = rules[folderOf(from)];
    const target = folderOf(to);
    if (!rule || !(target in rules || target === 'test') || target === folderOf(from) || rule.uses.includes(target))
      return [];
    if (rule.typesOf?.some((port) => (typeof port === 'string' ? port === to : port.test(to))))
      return typeOnly ? [] : [`${from}:${line}: may import only types from ${to}`];
    return [`${from}:${line}: ${folderOf(from)} must not import ${to}`];
  });
}

/** Ways by which a folder that is for the browser comes upon something that only Node has. */
export function waysToNode(imports: readonly Import[]): string[] {
  const values = imports.filter(({ typeOnly }) => !typeOnly);
  const waysFrom = (file: string, way: readonly string[], seen: Set<string>): string[] => {
    seen.add(file);
    return values.flatMap(({ from, to }) => {
      if (from !== file) return [];
      if (needsNode(to)) return [[...way, to].join(' → ')];
      return seen.has(to) ? [] : waysFrom(to, [...way, to], seen);
    });
  };
  const starts = new Set(values.map(({ from }) => from));
  return [...starts]
    .filter((file) => !isTest(file) && forBrowser.some((folder) => file.startsWith(`${folder}/`)))
    .flatMap((file) => waysFrom(file, [file], new Set()));
}
