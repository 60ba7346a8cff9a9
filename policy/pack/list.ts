/** A pack's list of things, in one file or, when it is long, in a folder of files that are read in the order of their names. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../../base/read-yaml.ts';
import type { YamlFile } from '../../base/yaml.ts';

/** Reads `<name>.yaml`, or all of `<name>/*.yaml` as one list whose places lead to the file that holds the part. */
export function readList<S extends z.ZodType>(folder: string, name: string, item: S): YamlFile<z.output<S>[]> {
  const inner = join(folder, name);
  const paths = existsSync(inner)
    ? readdirSync(inner)
        .filter((file) => file.endsWith('.yaml'))
        .sort()
        .map((file) => join(inner, file))
    : [join(folder, `${name}.yaml`)];
  const files = paths.map((path) => readYaml(path, z.array(item)));
  return {
    value: files.flatMap((file) => file.value),
    text: files.map((file) => file.text).join('\n'),
    placeOf(path) {
      const [index, ...rest] = path;
      let at = Number(index);
      for (const file of files) {
        if (at < file.value.length) return file.placeOf([at, ...rest]);
        at -= file.value.length;
      }
      return { file: paths[0] ?? inner };
    },
  };
}
