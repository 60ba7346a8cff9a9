import { z } from 'zod';
import type { Fault } from '../../../base/errors.ts';
import { readYaml } from '../../../base/read-yaml.ts';
import type { StatedBox, StatedDataset } from './check.ts';

/**
 * What of ASAM OpenLABEL 1.0.0 a dataset of pictures needs, as its JSON Schema (openlabel_json_schema-v1.0.0.json) has it;
 * everything else is left alone.
 */
const uid = z
  .string()
  .regex(/^(-?\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i, 'a uid: a whole number, or a UUID');
const stream = z.strictObject({
  type: z.enum(['camera', 'lidar', 'radar', 'gps_imu', 'other']).exactOptional(),
  uri: z.string().exactOptional(),
  description: z.string().exactOptional(),
  stream_properties: z.looseObject({}).exactOptional(),
});
const named = z.looseObject({ name: z.string() });
const objectData = z.looseObject({
  bbox: z.array(named.extend({ val: z.tuple([z.number(), z.number(), z.number(), z.number()]) })).default([]),
  poly2d: z
    .array(
      named.extend({ val: z.union([z.array(z.number()), z.array(z.string())]), mode: z.string(), closed: z.boolean() }),
    )
    .default([]),
});
const schema = z.object({
  openlabel: z.looseObject({
    metadata: z.looseObject({ schema_version: z.literal('1.0.0') }),
    streams: z.record(z.string(), stream).exactOptional(),
    objects: z.record(uid, z.looseObject({ name: z.string(), type: z.string() })).default({}),
    frames: z.record(
      z.string().regex(/^\d+$/, 'a whole number'),
      z.looseObject({
        frame_properties: z.looseObject({ streams: z.record(z.string(), stream.extend({ uri: z.string() })) }),
        objects: z.record(uid, z.strictObject({ object_data: objectData.prefault({}) })).default({}),
      }),
    ),
  }),
});

export function readOpenlabel(_folder: string, file: string): StatedDataset {
  const { value, placeOf } = readYaml(file, schema);
  const { objects, frames } = value.openlabel;
  const faults: Fault[] = [];
  const pictures = Object.entries(frames).flatMap(([frame, { frame_properties, objects: inFrame }]) => {
    const path = ['openlabel', 'frames', frame];
    const boxes = Object.entries(inFrame).flatMap(([uid, { object_data }]): StatedBox[] => {
      const own = [...path, 'objects', uid];
      if (!objects[uid])
        faults.push({ what: `no object "${uid}"`, where: placeOf(own), expected: 'a key of openlabel.objects' });
      return object_data.bbox.map(({ val: [x, y, width, height] }, index) => ({
        where: placeOf([...own, 'object_data', 'bbox', index]),
        unit: 'px',
        left: x - width / 2,
        top: y - height / 2,
        right: x + width / 2,
        bottom: y + height / 2,
      }));
    });
    const [stream] = Object.values(frame_properties.streams);
    if (!stream)
      faults.push({ what: 'the frame has no stream', where: placeOf(path), expected: 'a stream with a uri' });
    return stream ? [{ file: stream.uri, where: placeOf(path), size: null, boxes }] : [];
  });
  return { pictures, faults };
}
