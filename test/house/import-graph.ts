import { dirname, posix } from 'node:path';
import { parseSync, Visitor } from 'vite';

/** One import, re-export, dynamic import or `import()` type. Paths are from the project's root, with forward slashes. */
export interface Import {
  readonly from: string;
  readonly line: number;
  /** A file of ours, or a package or Node module as it is written. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** The imports of a TypeScript or JavaScript file, in the order of its text. */
export function importsOf(file: string, source: string): Import[] {
  const { program, module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  const found: { start: number; request: string; typeOnly: boolean }[] = [];

  for (const { start, moduleRequest, entries } of module.staticImports)
    found.push({
      start,
      request: moduleRequest.value,
      typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    });
  for (const { start, entries } of module.staticExports) {
    const request = entries.find((entry) => entry.moduleRequest)?.moduleRequest?.value;
    if (request) found.push({ start, request, typeOnly: entries.every((entry) => entry.isType) });
  }
  new Visitor({
    ImportExpression({ start, source }) {
      if (source.type !== 'Literal' || typeof source.value !== 'string')
        throw new Error(`${file}: an import() of a computed name cannot be checked`);
      found.push({ start, request: source.value, typeOnly: false });
    },
    TSImportType({ start, source }) {
      found.push({ start, request: source.value, typeOnly: true });
    },
  }).visit(program);

  return found
    .sort((a, b) => a.start - b.start)
    .map(({ start, request, typeOnly }) => ({
      from: file,
      line: source.slice(0, start).split('\n').length,
      to: request.startsWith('.') ? posix.join(dirname(file), request) : request,
      typeOnly,
    }));
}
