import { z } from 'zod';
import type { Fault } from '../../../base/errors.ts';
import { readYaml } from '../../../base/read-yaml.ts';
import type { StatedBox, StatedDataset } from './check.ts';

const id = z.union([z.number(), z.string()]);
const schema = z.object({
  images: z.array(z.object({ id, file_name: z.string().min(1), width: z.number(), height: z.number() })),
  annotations: z.array(
    z.object({ id, image_id: id, category_id: id, bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]) }),
  ),
  categories: z.array(z.object({ id, name: z.string().min(1) })).min(1),
});

export function readCoco(_folder: string, file: string): StatedDataset {
  const { value, placeOf } = readYaml(file, schema);
  const { images, annotations, categories } = value;
  const faults: Fault[] = [];
  const twice = (ids: readonly unknown[], list: string) =>
    ids.forEach((each, index) => {
      if (ids.indexOf(each) < index)
        faults.push({
          what: `the id ${each} is used twice in ${list}`,
          where: placeOf([list, index, 'id']),
          expected: 'an id of its own',
        });
    });
  twice(
    images.map((image) => image.id),
    'images',
  );
  twice(
    annotations.map((annotation) => annotation.id),
    'annotations',
  );
  const boxes = new Map<unknown, StatedBox[]>(images.map((image) => [image.id, []]));
  for (const [index, { image_id, category_id, bbox }] of annotations.entries()) {
    const [x, y, width, height] = bbox;
    const own = boxes.get(image_id);
    if (!own)
      faults.push({
        what: `no image has the id ${image_id}`,
        where: placeOf(['annotations', index, 'image_id']),
        expected: 'the id of an image in images',
      });
    own?.push({
      where: placeOf(['annotations', index, 'bbox']),
      unit: 'px',
      left: x,
      top: y,
      right: x + width,
      bottom: y + height,
    });
    if (!categories.some((category) => category.id === category_id))
      faults.push({
        what: `no category has the id ${category_id}`,
        where: placeOf(['annotations', index, 'category_id']),
        expected: categories.map((category) => `${category.id} (${category.name})`).join(', '),
      });
  }
  return {
    faults,
    pictures: images.map(({ id: imageId, file_name, width, height }, index) => ({
      file: file_name,
      where: placeOf(['images', index]),
      size: { widthPx: width, heightPx: height },
      boxes: boxes.get(imageId)!,
    })),
  };
}
