/** What the camera made of a few moments, beside what the page drew. */
import { type PictureError, pictureError } from '../../../firmware-bridge/screen/picture-error.ts';
import type { Rectified } from '../../../firmware-bridge/screen/rectify.ts';
import { decodePicture } from '../../../recognizer/adapters/picture/decode.ts';
import type { Clear } from './eye.ts';
import type { Screen } from './screen.ts';

/** A moment's picture as the recognizer got it. */
export interface Kept {
  readonly index: number;
  readonly picture: Rectified;
  readonly sight: Clear;
  /** When it was exposed, or came, by the host's clock. */
  readonly atS: number;
}

const compared = 4;

/** Keeps the first picture of each quarter of the moments. */
export function createKeeper(moments: number): { take(kept: Kept): void; readonly kept: readonly Kept[] } {
  const kept: Kept[] = [];
  return {
    kept,
    take(one) {
      if (one.index >= (kept.length * moments) / compared && kept.length < compared) kept.push(one);
    },
  };
}

/** Asks the page for what it drew: at each picture's moment, and at the moment that the page showed when the picture came. */
export async function compareKept(
  kept: readonly Kept[],
  screen: Pick<Screen, 'drawn' | 'pictures'>,
): Promise<PictureError[]> {
  const takenFor = ({ atS, index }: Kept): number =>
    [...screen.drawn].findLast(([, { tS }]) => tS <= atS)?.[0] ?? index;
  const asked = [...new Set(kept.flatMap((one) => [one.index, takenFor(one)]))];
  const drawn = await screen.pictures(asked);
  const decoded = new Map(
    await Promise.all(
      [...drawn].map(async ([index, png]) => [index, await decodePicture(png, "the page's picture")] as const),
    ),
  );
  return kept.flatMap((one) => {
    const [shown, wanted] = [decoded.get(one.index), decoded.get(takenFor(one))];
    return shown && wanted ? [pictureError(wanted, shown, one.picture, one.sight.layout)] : [];
  });
}
