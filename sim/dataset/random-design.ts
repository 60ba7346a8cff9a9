/**
 * Plates as states might issue them, drawn at random, so that a reader does not depend on the looks that we have drawn:
 * a state's name, slogan, formats and colours (or none of a state's) on any layout, with any die and any graphics.
 */
import type { Rng } from '../../base/rng.ts';
import { type FaceDesign, type Layer, type Legend, passengerBolts, type SerialLine } from '../plates/design.ts';
import { nameOf, type PlainState, plainStates } from '../plates/designs/plain-states.ts';
import { randomDie } from '../plates/dies/random-die.ts';
import { slanted } from '../plates/dies/slanted.ts';
import { legend } from '../plates/dies/state-dies.ts';
import { createGrammar, type Serial } from '../plates/grammar.ts';
import { emblems } from './emblem.ts';
import { tint } from './shapes.ts';
import { places, slogans } from './words.ts';

/** Shapes of serials on the road in North America. */
const patterns = plainStates.flatMap(({ serials }) => serials);

/** Any character at any place, which vanity plates have, and so that no letter is rare. */
const mixedPatterns = ['[A-Z0-9]{4,7}', '@{2,7}', '@{2,5}#{1,3}', '[A-Z0-9]{3,3} [A-Z0-9]{3,4}', '[A-Z0-9]{7,7}'];

export interface RandomFace {
  readonly design: FaceDesign;
  readonly serial: Serial;
  /** USPS code of the state whose name it bears, or `other`. */
  readonly state: string;
}

/** @param likeOwn how often a plate with a state's name has its colours, formats and lettering, too */
export function randomFace(rng: Rng, likeOwn: number): RandomFace {
  const state = rng.chance(0.85) ? rng.fork('state').pick(plainStates) : null;
  const own = state && rng.chance(likeOwn) ? state : null;
  const dark = rng.chance(0.2);
  const base = own?.base ?? tint(rng, dark ? rng.uniform(0.06, 0.4) : rng.uniform(0.68, 0.99), dark ? 0.5 : 0.3);
  const ink = own?.ink ?? tint(rng, dark ? rng.uniform(0.75, 1) : rng.uniform(0.02, 0.38), 0.5);
  const top = rng.uniform(1, 1.75);
  const left = rng.uniform(0.3, 1.3);
  const serial = serialFor(rng.fork('serial'), own);
  const line: SerialLine = {
    xIn: left,
    yIn: top + rng.uniform(0.05, 0.3),
    widthIn: Math.min(rng.uniform(9.4, 11.3), 11.7 - left),
    heightIn: rng.uniform(2.4, 3.3),
    die: randomDie(rng.fork('die')),
    color: ink,
    gapIn: rng.uniform(0.12, 0.42),
    separatorIn: rng.chance(0.35) ? rng.uniform(1, 1.9) : rng.uniform(0.25, 1),
    embossed: rng.chance(0.6),
  };
  const { layers, letters, room } = emblems(serial.display, line, rng.fork('emblems'));
  return {
    state: state?.code ?? 'other',
    serial,
    design: {
      widthIn: 12,
      heightIn: 6,
      background: [
        { kind: 'box', xIn: 0, yIn: 0, widthIn: 12, heightIn: 6, color: base },
        ...graphics(rng.fork('graphics'), dark && !own),
        ...layers,
      ],
      legends: [...legends(rng.fork('legends'), own?.print ?? ink, top, state, own), ...letters],
      serial: { ...line, ...room },
      bolts: passengerBolts,
      wells: rng.chance(0.4)
        ? [
            { xIn: rng.pick([0.3, 10.3]), yIn: rng.pick([0.3, 4.8]), widthIn: 1.4, heightIn: 0.95 },
            { xIn: rng.pick([0.3, 10.3]), yIn: rng.pick([0.3, 4.8]), widthIn: 1.4, heightIn: 0.95 },
          ]
        : [],
    },
  };
}

function serialFor(rng: Rng, own: PlainState | null): Serial {
  const choices = rng.chance(0.3) ? mixedPatterns : (own?.serials ?? patterns);
  return createGrammar(rng.pick(choices)).generate(rng);
}

function legends(rng: Rng, ink: string, top: number, state: PlainState | null, own: PlainState | null): Legend[] {
  const drawn = rng.chance(0.5) ? legend : randomDie(rng.fork('die'));
  const die = rng.chance(0.25) ? slanted(drawn, rng.uniform(0.1, 0.4)) : drawn;
  const color = rng.chance(0.6) ? tint(rng, rng.uniform(0.05, 0.6), 0.6) : ink;
  const cased = (text: string) => (rng.chance(0.5) ? text.toUpperCase() : text);
  const name = state?.name ?? rng.pick(places);
  const slogan = state && rng.chance(0.6) ? state.slogan : rng.pick(slogans);
  const above = rng.chance(0.93);
  const lines: Legend[] = [];
  if (state || rng.chance(0.5))
    lines.push({
      text: cased(name),
      xIn: rng.normal(6, 0.3),
      yIn: above ? 0.32 : rng.uniform(5.05, 5.2),
      heightIn: Math.min(top - 0.5, rng.uniform(0.5, 0.95)),
      color,
      die,
      ...(own && rng.chance(0.6) ? nameOf(own) : {}),
    });
  if (rng.chance(0.75))
    lines.push({
      text: cased(slogan),
      xIn: rng.normal(6, 0.3),
      yIn: above ? rng.uniform(5.05, 5.25) : 0.32,
      heightIn: rng.uniform(0.35, 0.6),
      color,
      die,
    });
  return lines;
}

function graphics(rng: Rng, dark: boolean): Layer[] {
  const shade = () => tint(rng, dark ? rng.uniform(0.05, 0.5) : rng.uniform(0.55, 1), 0.6);
  const layers: Layer[] = [];
  if (rng.chance(0.3))
    layers.push({
      kind: 'gradient',
      xIn: 0,
      yIn: 0,
      widthIn: 12,
      heightIn: 6,
      stops: [
        [0, shade()],
        [rng.uniform(0.2, 0.8), shade()],
        [1, shade()],
      ],
    });
  if (rng.chance(0.2))
    layers.push({ kind: 'box', xIn: 0, yIn: 0, widthIn: 12, heightIn: rng.uniform(0.8, 1.4), color: shade() });
  if (rng.chance(0.2))
    layers.push({ kind: 'box', xIn: 0, yIn: rng.uniform(4.7, 5.3), widthIn: 12, heightIn: 2, color: shade() });
  const shapes = rng.chance(0.5) ? rng.integer(1, 6) : 0;
  for (let k = 0; k < shapes; k++) {
    const [x, y] = [rng.uniform(0, 12), rng.uniform(0, 6)];
    const [width, height] = [rng.uniform(0.5, 6), rng.uniform(0.5, 3)];
    if (rng.chance(0.4))
      layers.push({
        kind: 'ellipse',
        xIn: x - width / 2,
        yIn: y - height / 2,
        widthIn: width,
        heightIn: height,
        color: shade(),
      });
    else
      layers.push({
        kind: 'polygon',
        color: shade(),
        pointsIn: Array.from(
          { length: rng.integer(3, 7) },
          () => [x + rng.normal(0, width / 2), y + rng.normal(0, height / 2)] as const,
        ),
      });
  }
  return layers;
}
