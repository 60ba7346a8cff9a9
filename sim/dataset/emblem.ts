/**
 * What stands in a serial's line and is not read: a state's outline, a fruit, a wheelchair between the groups or beside
 * them, and small letters one above the other that tell a plate's kind. Readers that never saw them read a letter there.
 */
import type { Rng } from '../../base/rng.ts';
import type { BoxIn, Layer, Legend, SerialLine } from '../plates/design.ts';
import { randomDie } from '../plates/dies/random-die.ts';
import { layOutSerial } from '../plates/layout.ts';
import { tint } from './shapes.ts';

export interface Emblems {
  readonly layers: readonly Layer[];
  /** Small letters beside the serial. */
  readonly letters: readonly Legend[];
  /** The serial's box, narrowed where something stands beside it. */
  readonly room: Pick<SerialLine, 'xIn' | 'widthIn'>;
}

/** The least room, in inches, in which an emblem is worth drawing. */
const leastIn = 0.55;

export function emblems(display: string, line: SerialLine, rng: Rng): Emblems {
  const beside = rng.chance(0.22) ? rng.uniform(0.9, 1.7) : 0;
  const leftSide = rng.chance(0.5);
  const room = { xIn: line.xIn + (leftSide ? beside : 0), widthIn: line.widthIn - beside };
  const layers: Layer[] = [];
  const letters: Legend[] = [];
  const fill = (box: BoxIn): void => {
    if (rng.chance(0.3)) letters.push(...stackedLetters(box, line.color, rng));
    else layers.push(...emblem(box, rng));
  };
  if (beside)
    fill({
      xIn: leftSide ? line.xIn : room.xIn + room.widthIn + 0.1,
      yIn: line.yIn + line.heightIn * rng.uniform(0, 0.15),
      widthIn: beside - 0.15,
      heightIn: line.heightIn * rng.uniform(0.65, 1),
    });
  for (const { character, x, width } of layOutSerial(display, { ...line, ...room }))
    if (character === ' ' && width >= leastIn && rng.chance(0.75)) {
      const heightIn = line.heightIn * rng.uniform(0.3, 0.85);
      const box = { xIn: x, yIn: line.yIn + rng.uniform(0, line.heightIn - heightIn), widthIn: width, heightIn };
      layers.push(...emblem(box, rng));
    }
  return { layers, letters, room };
}

/** A few shapes on one another, between pale and as dark as the serial. */
function emblem({ xIn, yIn, widthIn, heightIn }: BoxIn, rng: Rng): Layer[] {
  const luma = rng.uniform(0.15, 0.75);
  return Array.from({ length: rng.integer(1, 6) }, (): Layer => {
    const color = tint(rng, rng.chance(0.3) ? rng.uniform(0.1, 1) : luma, 0.4);
    if (rng.chance(0.35)) {
      const size = rng.uniform(0.3, 1);
      return {
        kind: 'ellipse',
        xIn: xIn + widthIn * rng.uniform(0, 1 - size),
        yIn: yIn + heightIn * rng.uniform(0, 1 - size),
        widthIn: widthIn * size,
        heightIn: heightIn * size,
        color,
      };
    }
    return {
      kind: 'polygon',
      color,
      pointsIn: Array.from(
        { length: rng.integer(3, 9) },
        () => [xIn + widthIn * rng.uniform(0, 1), yIn + heightIn * rng.uniform(0, 1)] as const,
      ),
    };
  });
}

function stackedLetters({ xIn, yIn, widthIn, heightIn }: BoxIn, color: string, rng: Rng): Legend[] {
  const die = randomDie(rng.fork('letters'));
  const size = Math.min(heightIn * 0.42, widthIn * 1.6);
  return [0, 0.55].map((at) => ({
    text: rng.pick([...'ABCDEFGHJKLMNPRSTUVXYZ']),
    xIn: xIn + widthIn / 2,
    yIn: yIn + heightIn * at,
    heightIn: size,
    color,
    die,
  }));
}
