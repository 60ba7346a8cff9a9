import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Fault, InputError } from '../../../base/errors.ts';
import { readText } from '../../../base/files.ts';
import { readYaml } from '../../../base/read-yaml.ts';
import type { StatedBox, StatedDataset } from './check.ts';

const schema = z.object({
  train: z.string().default('images'),
  names: z.union([z.array(z.string()), z.record(z.string(), z.string())]),
});

const isPicture = (name: string): boolean => /\.(jpe?g|png|gif|bmp)$/i.test(name);

export function readYolo(folder: string, file: string): StatedDataset {
  const { value, placeOf } = readYaml(file, schema);
  const classes = Object.keys(value.names).map(Number);
  const pictureFolder = join(folder, value.train);
  if (!existsSync(pictureFolder))
    throw new InputError({
      what: `no folder ${value.train}`,
      where: placeOf(['train']),
      expected: 'the folder of the pictures',
    });
  const faults: Fault[] = [];
  const pictures = readdirSync(pictureFolder)
    .filter(isPicture)
    .sort()
    .map((name) => {
      const labels = join(folder, value.train.replace(/images/, 'labels'), name.replace(/\.\w+$/, '.txt'));
      const boxes = existsSync(labels) ? boxesIn(labels, classes, faults) : [];
      return { file: join(value.train, name), where: { file: existsSync(labels) ? labels : file }, size: null, boxes };
    });
  return { pictures, faults };
}

function boxesIn(file: string, classes: readonly number[], faults: Fault[]): StatedBox[] {
  return readText(file)
    .split('\n')
    .flatMap((line, index): StatedBox[] => {
      if (line.trim() === '') return [];
      const where = { file, line: index + 1, column: 1 };
      const numbers = line.trim().split(/\s+/).map(Number);
      const [label, x, y, width, height] = numbers;
      if (numbers.length !== 5 || numbers.some(Number.isNaN)) {
        faults.push({ what: 'is no label', where, expected: 'class, middle x, middle y, width, height: five numbers' });
        return [];
      }
      if (!classes.includes(label!))
        faults.push({ what: `no class ${label}`, where, expected: `${classes.join(', ')}, as data.yaml names them` });
      return [
        {
          where,
          unit: 'part',
          left: x! - width! / 2,
          top: y! - height! / 2,
          right: x! + width! / 2,
          bottom: y! + height! / 2,
        },
      ];
    });
}
