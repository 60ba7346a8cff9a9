/** Shows items to recognizers, and keeps what each made of them. */
import type { Corners } from '../../base/geometry.ts';
import { createFollower } from '../../recognizer/pipeline.ts';
import type { Picture, PlateRead, PlateSighting } from '../../recognizer/ports.ts';
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

/** What a recognizer saw in a picture, and the wall-clock time from its turn to its answer. */
export interface Reading {
  readonly sightings: readonly PlateSighting[];
  readonly tookMs: number;
}

/** A recognizer as it takes part in a bench, where pictures wait for their turn. */
export interface Contestant {
  /** @throws PictureError when it fails on this picture */
  read(picture: Picture): Promise<Reading>;
}

/**
 * Renders, or decodes, an item once and has every frame read by everyone. The outer promise resolves once all frames have
 * been shown, the inner one once all are read, in the order of the contestants.
 *
 * @param room resolves when another frame may be shown
 * @throws InputError when the item's frames cannot be had; by the inner promise PictureError when a frame cannot be read
 */
export async function measureItem(
  item: BenchItem,
  contestants: readonly Contestant[],
  room: () => Promise<void>,
): Promise<{ readonly measured: Promise<readonly Measured[]> }> {
  const measuring = contestants.map((contestant) => startMeasuring(item, contestant));
  try {
    for await (const shown of item.frames()) {
      for (const each of measuring) each.show(shown);
      await room();
    }
  } catch (error) {
    await Promise.allSettled(measuring.map((each) => each.finish()));
    throw error;
  }
  const measured = Promise.all(measuring.map((each) => each.finish()));
  // Whoever called awaits it later; until then its failure is not unheard of.
  measured.catch(() => undefined);
  return { measured };
}

function startMeasuring(item: BenchItem, contestant: Contestant) {
  const frames: MeasuredFrame[] = [];
  const latencyMs: number[] = [];
  const reads: PlateRead[] = [];
  const crops = new Map<string, { widthPx: number; jpeg: Buffer }>();
  const follower = item.isTrack ? createFollower() : null;
  let last: Promise<unknown> = Promise.resolve();

  const take = async ({ frame, plates }: TrueFrame, { sightings, tookMs }: Reading): Promise<void> => {
    latencyMs.push(tookMs);
    if (follower) reads.push(...follower.take(frame, sightings));
    frames.push({ name: frame.name ?? item.id, index: frame.index, plates, sightings });
    for (const plate of plates) {
      const sighting = sightingOf(plate, sightings);
      const corners = plate.corners ?? sighting?.corners;
      if (!corners || sighting?.text === plate.text || !isPartlyIn(frame, corners)) continue;
      const widthPx = widthOf(corners);
      if (widthPx > (crops.get(plate.id)?.widthPx ?? 0))
        crops.set(plate.id, { widthPx, jpeg: await cropOf(jpegOf(frame), corners) });
    }
  };

  return {
    /** Frames are read as turns allow, and taken in the order in which they were shown. */
    show(shown: TrueFrame): void {
      last = Promise.all([contestant.read(shown.frame), last]).then(([reading]) => take(shown, reading));
      last.catch(() => undefined);
    },
    async finish(): Promise<Measured> {
      await last;
      if (follower) reads.push(...follower.finish());
      return {
        item: item.id,
        frames,
        reads: follower && reads,
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
