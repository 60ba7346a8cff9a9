/** Faces to be pasted into tiles: plates of the states drawn in full, random ones, and blank ones. */
import type { GrayImage } from '../../base/geometry.ts';
import type { Rng } from '../../base/rng.ts';
import { grayFromRgba } from '../../base/warp.ts';
import { designOf } from '../plates/designs/index.ts';
import { type CharacterBox, drawBlankFace, drawFace, drawPlateFace, legendBoxes } from '../plates/face.ts';
import type { FaceContext } from '../plates/face-context.ts';
import { issuePlate } from '../plates/issue.ts';
import { drawFrame } from './frame.ts';
import type { Look } from './look.ts';
import { randomFace } from './random-design.ts';
import { pyramidOf } from './raster.ts';

/** A canvas to draw on and read from; one serves all. */
export interface Easel {
  readonly context: FaceContext & {
    clearRect(x: number, y: number, width: number, height: number): void;
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
  };
}

export interface FaceSample {
  /** The face in several sizes, largest first. */
  readonly pyramid: readonly GrayImage[];
  /** Height over width. */
  readonly aspect: number;
  /** USPS code, or `other` for plates of no state. */
  readonly state: string;
  readonly design: string;
  /** Empty for a blank face. */
  readonly text: string;
  readonly characters: readonly CharacterBox[];
  /** The characters of each printed line. */
  readonly legends: readonly (readonly CharacterBox[])[];
}

const widthPx = 384;

export interface FaceMix {
  /** Weights of the issued ones of the states drawn in full, of random ones, of blank ones. */
  readonly kinds: { readonly issued: number; readonly random: number; readonly blank: number };
  /** Part of the random ones with a state's name that have its colours, formats and lettering, too. */
  readonly likeOwn: number;
  /** Part of the faces behind a frame. */
  readonly framed: number;
}

/** In the infrared look as much of it as reflects there (sim/scene/infrared.ts), and a frame around it not at all. */
export function sampleFace({ context }: Easel, { kinds, likeOwn, framed }: FaceMix, rng: Rng, look: Look): FaceSample {
  const isInfrared = look === 'infrared';
  const kind = rng.weighted(kinds);
  const drawn = kind === 'random' ? drawRandom(context, likeOwn, rng) : drawIssued(context, rng, kind === 'blank');
  if (rng.chance(framed)) drawFrame(context, widthPx, drawn.heightPx, rng.fork('frame'), isInfrared);
  const { data } = context.getImageData(0, 0, widthPx, drawn.heightPx);
  return {
    pyramid: pyramidOf((isInfrared ? redOf : grayFromRgba)(data, widthPx, drawn.heightPx)),
    aspect: drawn.heightPx / widthPx,
    state: drawn.state,
    design: drawn.design,
    text: drawn.characters.map(({ character }) => character).join(''),
    characters: drawn.characters,
    legends: drawn.legends,
  };
}

const redOf: typeof grayFromRgba = (rgba, width, height) => ({
  widthPx: width,
  heightPx: height,
  data: Uint8Array.from({ length: width * height }, (_, pixel) => rgba[4 * pixel]!),
});

interface Drawn {
  readonly heightPx: number;
  readonly state: string;
  readonly design: string;
  readonly characters: readonly CharacterBox[];
  readonly legends: readonly (readonly CharacterBox[])[];
}

function drawIssued(context: FaceContext, rng: Rng, blank: boolean): Drawn {
  const state = rng.weighted({ CT: 6, NY: 3, MA: 3 });
  const body = rng.weighted({ car: 10, truck: 2, pickup: 2, motorcycle: 1 });
  const plate = issuePlate(state, body, rng.fork('plate'));
  const design = designOf(plate.design);
  const heightPx = Math.round((widthPx * design.heightIn) / design.widthIn);
  const drawn = { heightPx, state, design: plate.design };
  if (!blank)
    return {
      ...drawn,
      characters: drawPlateFace(context, plate, widthPx, heightPx),
      legends: legendBoxes(design),
    };
  drawBlankFace(context, plate, widthPx, heightPx);
  return { ...drawn, characters: [], legends: [] };
}

function drawRandom(context: FaceContext, likeOwn: number, rng: Rng): Drawn {
  const { design, serial, state } = randomFace(rng.fork('design'), likeOwn);
  const heightPx = widthPx / 2;
  const content = { display: serial.display, wear: rng.next() ** 2, seed: String(rng.integer(0, 2 ** 31)) };
  const characters = drawFace(context, design, content, widthPx, heightPx);
  return { heightPx, state, design: 'random', characters, legends: legendBoxes(design) };
}
