import type { GrayImage } from '../../base/geometry.ts';
import type { GrayCell } from './pattern.ts';
import type { meanOf } from './regions.ts';
import type { ScreenView } from './view.ts';

/** Correlation of cells as they should be with what the picture has in their places. */
export function likenessOf(
  picture: GrayImage,
  view: ScreenView,
  cells: readonly GrayCell[],
  look: typeof meanOf,
): number {
  const wanted = cells.map(({ level }) => level);
  const seen = cells.map(({ region }) => look(picture, view, region));
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [wantedMean, seenMean] = [mean(wanted), mean(seen)];
  let [both, ofWanted, ofSeen] = [0, 0, 0];
  wanted.forEach((level, index) => {
    const [a, b] = [level - wantedMean, seen[index]! - seenMean];
    both += a * b;
    ofWanted += a * a;
    ofSeen += b * b;
  });
  return ofSeen === 0 ? 0 : both / Math.sqrt(ofWanted * ofSeen);
}
