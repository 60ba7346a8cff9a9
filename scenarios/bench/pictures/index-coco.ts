/**
 * An index of pictures as COCO object detection data (cocodataset.org, "Data format"): each annotation is a plate with
 * its `bbox`; the text, which COCO has no field for, stands in the annotation's `text`, or in `attributes.text` as the
 * CVAT tool writes it, and so state, color and body. An annotation without a text is set aside; an image without any has no plate.
 */
import { z } from 'zod';
import type { Fault } from '../../../base/errors.ts';
import { parseYaml } from '../../../base/yaml.ts';
import { bodyTypes, vehicleColors } from '../../../recognizer/vehicle/names.ts';
import { cornersOfBox, gather, type IndexedPlate, type PictureIndex, plateText } from './entry.ts';
import { boxSchema } from './index-json.ts';

const id = z.union([z.number(), z.string()]);
const words = z.object({
  text: z.string().nullish(),
  state: z.string().nullish(),
  color: z.enum(vehicleColors).nullish(),
  body: z.enum(bodyTypes).nullish(),
});
const cocoSchema = z.object({
  images: z.array(z.object({ id, file_name: z.string().min(1) })),
  annotations: z.array(z.unknown()),
});
const annotationSchema = words.extend({ image_id: id, bbox: boxSchema, attributes: words.optional() });

/** @throws InputError when the file lacks images or annotations; annotations that are wrong are set aside */
export function readIndexCoco(text: string, file: string): PictureIndex {
  const { value, placeOf } = parseYaml(text, file, cocoSchema);
  const fileOf = new Map(value.images.map((image) => [image.id, image.file_name]));
  const setAside: Fault[] = [];
  const rows: { file: string; plate: IndexedPlate | null }[] = value.images.map((image) => ({
    file: image.file_name,
    plate: null,
  }));
  for (const [index, each] of value.annotations.entries()) {
    const refuse = (what: string, expected: string) =>
      setAside.push({ what: `annotation set aside: ${what}`, where: placeOf(['annotations', index]), expected });
    const parsed = annotationSchema.safeParse(each);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      refuse(`${issue!.path.join('.')}: ${issue!.message}`, 'image_id, and bbox as [x, y, width, height]');
      continue;
    }
    const { image_id, bbox, attributes } = parsed.data;
    const written = parsed.data.text ?? attributes?.text;
    const picture = fileOf.get(image_id);
    if (picture === undefined) refuse(`no image has the id ${image_id}`, 'the id of an image in images');
    else if (!written) refuse('it has no text', 'the text of the plate in text, or in attributes.text');
    else
      rows.push({
        file: picture,
        plate: {
          text: plateText(written),
          state: parsed.data.state || attributes?.state || null,
          corners: cornersOfBox(bbox),
          vehicle: {
            color: parsed.data.color ?? attributes?.color ?? null,
            body: parsed.data.body ?? attributes?.body ?? null,
          },
        },
      });
  }
  return { pictures: gather(rows), setAside };
}
