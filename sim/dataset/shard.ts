import { createRng } from '../../base/rng.ts';
import type { CharacterBox } from '../plates/face.ts';
import { type Easel, type FaceSample, sampleFace } from './face-sample.ts';
import type { Look } from './look.ts';
import { type Tile, type TileKind, tileKinds } from './tile.ts';

/** A seeded row of tiles in a look. Faces and dies of different seeds differ, so what one was trained on cannot be in another. */
export function* drawTiles(
  kind: keyof typeof tileKinds,
  easel: Easel,
  seed: string,
  count: number,
  look: Look = 'day',
): Generator<Tile> {
  const rng = createRng(`tiles/${kind}/${seed}`);
  const maker: TileKind = tileKinds[kind];
  let faces = 0;
  const nextFace = (): FaceSample => sampleFace(easel, maker.faces, rng.fork('face').fork(faces++), look);
  for (let k = 0; k < count; k++) yield maker.make(easel, nextFace, rng.fork(k), look);
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

const placeOf = ({ left, top, width, height }: CharacterBox): number[] =>
  [left + width / 2, top + height / 2, width, height].map((value) => round(value, 4));

/** The truth about a tile, as `export.ts` describes it. */
export const truthOf = ({ image, plates }: Tile, index: number) => ({
  tile: index,
  widthPx: image.widthPx,
  heightPx: image.heightPx,
  plates: plates.map(({ corners, face }) => ({
    corners: corners.map(({ x, y }) => [round(x, 2), round(y, 2)]),
    text: face.text,
    state: face.state,
    design: face.design,
    characters: face.characters.map(placeOf),
    legends: face.legends.map((line) => ({
      text: line.map(({ character }) => character.toUpperCase()).join(''),
      characters: line.map(placeOf),
    })),
  })),
});
