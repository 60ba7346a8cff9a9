/** Shows items to recognizers, and keeps what each made of them. */
import type { Corners } from '../../base/geometry.ts';
import { followPlates } from '../../recognizer/pipeline.ts';
import type { Picture, PictureReader, PlateRead, PlateSighting, Recognizer } from '../../recognizer/ports.ts';
import { cropOf, jpegOf } from '../run/evidence.ts';
import type { BenchItem, TrueFrame, TruePlate } from './item.ts';
import { sightingOf } from './match.ts';

/** What a recognizer saw in one frame, beside what was in it. */
export interface MeasuredFrame {
  readonly name: string;
  readonly index: number;
  readonly plates: readonly TruePlate[];
  readonly sightings: readonly PlateSighting[];
}

/** What a recognizer made of an item. */
export interface Measured {
  readonly item: string;
  readonly frames: readonly MeasuredFrame[];
  /** Null for items whose frames do not follow one another. */
  readonly reads: readonly PlateRead[] | null;
  /** For each plate not read right somewhere, the picture of it where it was largest, as JPEG in base64. */
  readonly crops: Readonly<Record<string, string>>;
  /** Wall-clock time of each frame. */
  readonly latencyMs: readonly number[];
}

/**
 * Renders, or decodes, an item once and shows every frame to every reader.
 *
 * @param nowMs a monotonic clock
 * @throws InputError when the item's frames cannot be had
 */
export async function measureItem(
  item: BenchItem,
  readers: readonly PictureReader[],
  nowMs: () => number,
): Promise<readonly Measured[]> {
  const measuring = readers.map((reader) => startMeasuring(item, reader, nowMs));
  for await (const shown of item.frames()) for (const each of measuring) await each.show(shown);
  return Promise.all(measuring.map((each) => each.finish()));
}

function startMeasuring(item: BenchItem, reader: PictureReader, nowMs: () => number) {
  const frames: MeasuredFrame[] = [];
  const latencyMs: number[] = [];
  const reads: PlateRead[] = [];
  const crops = new Map<string, { widthPx: number; jpeg: Buffer }>();
  const recording: PictureReader = {
    name: reader.name,
    async read(picture) {
      const started = nowMs();
      const sightings = await reader.read(picture);
      latencyMs.push(nowMs() - started);
      seen = sightings;
      return sightings;
    },
  };
  let seen: readonly PlateSighting[] = [];
  const recognizer: Recognizer | null = item.isTrack ? followPlates(recording) : null;

  return {
    async show({ frame, plates }: TrueFrame) {
      if (recognizer) reads.push(...(await recognizer.process(frame)));
      else await recording.read(frame);
      frames.push({ name: frame.name ?? item.id, index: frame.index, plates, sightings: seen });
      for (const plate of plates) {
        const sighting = sightingOf(plate, seen);
        const corners = plate.corners ?? sighting?.corners;
        if (!corners || sighting?.text === plate.text || !isPartlyIn(frame, corners)) continue;
        const widthPx = widthOf(corners);
        if (widthPx > (crops.get(plate.id)?.widthPx ?? 0))
          crops.set(plate.id, { widthPx, jpeg: await cropOf(jpegOf(frame), corners) });
      }
    },
    async finish(): Promise<Measured> {
      if (recognizer) reads.push(...(await recognizer.finish()));
      return {
        item: item.id,
        frames,
        reads: recognizer && reads,
        crops: Object.fromEntries([...crops].map(([id, { jpeg }]) => [id, jpeg.toString('base64')])),
        latencyMs,
      };
    },
  };
}

/** Whether there is anything of the plate to show: boxes of an index may lie outside of their picture. */
const isPartlyIn = ({ widthPx, heightPx }: Picture, corners: Corners): boolean =>
  corners.some(({ x, y }) => x >= 1 && y >= 1 && x <= widthPx - 1 && y <= heightPx - 1);

const widthOf = ([topLeft, topRight]: Corners): number => Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y);
