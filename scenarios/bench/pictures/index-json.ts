/** An index of pictures as JSON: an array of `{file, text, box?, state?, color?, body?}`, one entry a plate; other keys are left alone. */
import { z } from 'zod';
import { parseYaml } from '../../../base/yaml.ts';
import { bodyTypes, vehicleColors } from '../../../recognizer/vehicle/names.ts';
import { cornersOfBox, gather, type IndexedPlate, type PictureIndex, plateText } from './entry.ts';

export const boxSchema = z.tuple([z.number(), z.number(), z.number().positive(), z.number().positive()]);

const entrySchema = z.object({
  file: z.string().min(1),
  text: z.string().nullish().describe('Empty, null or left out: the picture has no plate.'),
  box: boxSchema.nullish(),
  state: z.string().nullish(),
  color: z.enum(vehicleColors).nullish(),
  body: z.enum(bodyTypes).nullish(),
});

/** @throws InputError when the file is no array; entries that are wrong are set aside */
export function readIndexJson(text: string, file: string): PictureIndex {
  const { value, placeOf } = parseYaml(text, file, z.array(z.unknown()));
  const setAside: PictureIndex['setAside'][number][] = [];
  const rows: { file: string; plate: IndexedPlate | null }[] = [];
  for (const [index, each] of value.entries()) {
    const entry = entrySchema.safeParse(each);
    if (entry.success) {
      const { file: picture, text: written, box, state, color = null, body = null } = entry.data;
      const plate = written
        ? {
            text: plateText(written),
            state: state || null,
            corners: box ? cornersOfBox(box) : null,
            vehicle: { color, body },
          }
        : null;
      rows.push({ file: picture, plate });
    } else {
      const [issue] = entry.error.issues;
      setAside.push({
        what: `entry set aside: ${issue!.path.join('.') || 'it'}: ${issue!.message}`,
        where: placeOf([index, ...issue!.path]),
        expected: `{"file": "a.jpg", "text": "ABC123", "box": [x, y, width, height], "state": "CT", "color": "blue", "body": "suv"}; all but file may be left out; colors: ${vehicleColors.join(', ')}; bodies: ${bodyTypes.join(', ')}`,
      });
    }
  }
  return { pictures: gather(rows), setAside };
}
