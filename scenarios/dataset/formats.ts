/** The ways to write down what is in pictures that training and labelling tools read. */
import { stringify } from 'yaml';
import { boxOf, type DatasetSource, round, type Sample, syntheticMark } from './sample.ts';

export const plateClass = 'license_plate';

/** Files, by their path in the dataset's folder. */
export type DatasetFiles = ReadonlyMap<string, string>;
export type DatasetFormat = 'coco' | 'yolo' | 'openlabel' | 'jsonl';

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
const flat = (corners: Sample['plates'][number]['corners']): number[] =>
  corners.flatMap(({ x, y }) => [round(x), round(y)]);

/** COCO object detection (cocodataset.org, "Data format"); text and state stand in `attributes`, as CVAT writes them. */
function coco(samples: readonly Sample[], source: DatasetSource): DatasetFiles {
  let id = 0;
  return new Map([
    [
      'coco.json',
      json({
        info: { description: syntheticMark(source), version: '1.0', contributor: source.program },
        licenses: [],
        images: samples.map(({ image, index, widthPx, heightPx }) => ({
          id: index,
          file_name: image,
          width: widthPx,
          height: heightPx,
        })),
        annotations: samples.flatMap((sample) =>
          sample.plates.map(({ corners, text, state, visibility, vehicleId, side }) => {
            const { x, y, width, height } = boxOf(corners, sample);
            return {
              id: ++id,
              image_id: sample.index,
              category_id: 1,
              bbox: [x, y, width, height],
              area: round(width * height),
              segmentation: [flat(corners)],
              iscrowd: 0,
              attributes: { text, state, visibility, vehicleId, side },
            };
          }),
        ),
        categories: [{ id: 1, name: plateClass, supercategory: 'vehicle' }],
      }),
    ],
  ]);
}

/** YOLO: `class cx cy width height` a line, in parts of the picture; texts are not part of that format. */
const yolo = (samples: readonly Sample[], source: DatasetSource): DatasetFiles =>
  new Map([
    [
      'data.yaml',
      `# ${syntheticMark(source)}\n${stringify({ path: '.', train: 'images', val: 'images', names: { 0: plateClass } })}`,
    ],
    ...samples.map((sample): [string, string] => [
      sample.image.replace(/^images\//, 'labels/').replace(/\.jpg$/, '.txt'),
      sample.plates
        .map(({ corners }) => {
          const { x, y, width, height } = boxOf(corners, sample);
          const parts = [
            (x + width / 2) / sample.widthPx,
            (y + height / 2) / sample.heightPx,
            width / sample.widthPx,
            height / sample.heightPx,
          ];
          return `0 ${parts.map((part) => part.toFixed(6)).join(' ')}\n`;
        })
        .join(''),
    ]),
  ]);

/** ASAM OpenLABEL 1.0.0, by its JSON Schema: boxes are given by their middle (bbox: x, y, width, height), corners as a closed poly2d. */
function openlabel(samples: readonly Sample[], source: DatasetSource): DatasetFiles {
  const objects = new Map<string, string>();
  const uidOf = (vehicleId: string, side: string): string => {
    const name = `${vehicleId} ${side}`;
    const uid = objects.get(name) ?? String(objects.size);
    objects.set(name, uid);
    return uid;
  };
  const frames = samples.map((sample) => [
    sample.index,
    {
      frame_properties: { timestamp: sample.tS, streams: { camera: { uri: sample.image } } },
      objects: Object.fromEntries(
        sample.plates.map(({ vehicleId, side, corners, text, state, visibility }) => {
          const { x, y, width, height } = boxOf(corners, sample);
          return [
            uidOf(vehicleId, side),
            {
              object_data: {
                bbox: [
                  {
                    name: 'box',
                    val: [round(x + width / 2), round(y + height / 2), width, height],
                    coordinate_system: 'camera',
                  },
                ],
                poly2d: [
                  {
                    name: 'corners',
                    val: flat(corners),
                    mode: 'MODE_POLY2D_ABSOLUTE',
                    closed: true,
                    coordinate_system: 'camera',
                  },
                ],
                text: [
                  { name: 'text', val: text },
                  { name: 'state', val: state },
                ],
                num: [{ name: 'visibility', val: visibility }],
              },
            },
          ];
        }),
      ),
    },
  ]);
  return new Map([
    [
      'openlabel.json',
      json({
        openlabel: {
          metadata: { schema_version: '1.0.0', annotator: source.program, comment: syntheticMark(source) },
          coordinate_systems: { camera: { type: 'sensor_cs', parent: '' } },
          streams: { camera: { type: 'camera', uri: 'images' } },
          objects: Object.fromEntries([...objects].map(([name, uid]) => [uid, { name, type: plateClass }])),
          frames: Object.fromEntries(frames),
        },
      }),
    ],
  ]);
}

/** A line of JSON a picture, with all that is known of it. */
const jsonl = (samples: readonly Sample[], source: DatasetSource): DatasetFiles =>
  new Map([
    [
      'frames.jsonl',
      samples
        .map(({ plates, ...sample }) => {
          const listed = plates.map(({ corners, ...plate }) => ({
            class: plateClass,
            ...plate,
            corners: corners.map(({ x, y }) => [round(x), round(y)]),
          }));
          return `${JSON.stringify({ ...sample, synthetic: true, ...source, plates: listed })}\n`;
        })
        .join(''),
    ],
  ]);

export const datasetFormats: Readonly<
  Record<DatasetFormat, (samples: readonly Sample[], source: DatasetSource) => DatasetFiles>
> = { coco, yolo, openlabel, jsonl };

export const isDatasetFormat = (name: string): name is DatasetFormat => Object.hasOwn(datasetFormats, name);
