/** Plate designs that no state has, so that a reader trained on them does not depend on three states' looks. */
import type { Rng } from '../../base/rng.ts';
import { type FaceDesign, type Layer, type Legend, passengerBolts } from '../plates/design.ts';
import type { Die } from '../plates/dies/die.ts';
import { randomDie } from '../plates/dies/random-die.ts';
import { legend } from '../plates/dies/state-dies.ts';
import { createGrammar, type Serial } from '../plates/grammar.ts';
import { places, slogans } from './words.ts';

/** Shapes of serials on the road in North America. */
const patterns = [
  '@@@-####',
  '@@@ ####',
  '@@@·###',
  '@@@ ###',
  '###·@@@',
  '### @@@',
  '@@ #####',
  '@@·#####',
  '#@@@###',
  '@##-@@@',
  '@## @@@',
  '#@@####',
  '####@@',
  '## @@@@',
  '###@@@',
  '@@@##',
  '@@@ #@#',
  '@#@ #@#',
  '@##-####',
  '######',
  '### ###',
  '#######',
  '@@####',
  '##-@@@@',
  '@@## @@',
  '#### @@@',
  '@@@@###',
  '@@@-#@#',
  '#@ ##@@',
  '#-#####@',
  '@@ ## @@',
  '@@-####',
  '@#####',
  '## ## ##',
];

/** Any character at any place, which vanity plates have, and so that no letter is rare. */
const mixedPatterns = ['[A-Z0-9]{4,7}', '@{2,7}', '@{2,5}#{1,3}'];

export interface RandomFace {
  readonly design: FaceDesign;
  readonly serial: Serial;
}

export function randomFace(rng: Rng): RandomFace {
  const dark = rng.chance(0.2);
  const base = tint(rng, dark ? rng.uniform(0.06, 0.4) : rng.uniform(0.68, 0.99), dark ? 0.5 : 0.3);
  const ink = tint(rng, dark ? rng.uniform(0.75, 1) : rng.uniform(0.02, 0.38), 0.5);
  const top = rng.uniform(1, 1.75);
  const left = rng.uniform(0.3, 1.3);
  const die = randomDie(rng.fork('die'));
  return {
    design: {
      widthIn: 12,
      heightIn: 6,
      background: [
        { kind: 'box', xIn: 0, yIn: 0, widthIn: 12, heightIn: 6, color: base },
        ...graphics(rng.fork('graphics'), dark),
      ],
      legends: legends(rng.fork('legends'), ink, top),
      serial: {
        xIn: left,
        yIn: top + rng.uniform(0.05, 0.3),
        widthIn: Math.min(rng.uniform(9.4, 11.3), 11.7 - left),
        heightIn: rng.uniform(2.4, 3.3),
        die,
        color: ink,
        gapIn: rng.uniform(0.12, 0.42),
        separatorIn: rng.uniform(0.25, 1),
        embossed: rng.chance(0.6),
      },
      bolts: passengerBolts,
      wells: rng.chance(0.4)
        ? [
            { xIn: rng.pick([0.3, 10.3]), yIn: rng.pick([0.3, 4.8]), widthIn: 1.4, heightIn: 0.95 },
            { xIn: rng.pick([0.3, 10.3]), yIn: rng.pick([0.3, 4.8]), widthIn: 1.4, heightIn: 0.95 },
          ]
        : [],
    },
    serial: serialFor(rng.fork('serial')),
  };
}

function serialFor(rng: Rng): Serial {
  return createGrammar(rng.pick(rng.chance(0.3) ? mixedPatterns : patterns)).generate(rng);
}

function legends(rng: Rng, ink: string, top: number): Legend[] {
  const die: Die = rng.chance(0.5) ? legend : randomDie(rng.fork('die'));
  const color = rng.chance(0.6) ? tint(rng, rng.uniform(0.05, 0.6), 0.6) : ink;
  const cased = (text: string) => (rng.chance(0.5) ? text.toUpperCase() : text);
  const lines: Legend[] = [];
  if (rng.chance(0.9))
    lines.push({
      text: cased(rng.pick(places)),
      xIn: rng.normal(6, 0.3),
      yIn: 0.32,
      heightIn: Math.min(top - 0.5, rng.uniform(0.5, 0.95)),
      color,
      die,
    });
  if (rng.chance(0.75))
    lines.push({
      text: cased(rng.pick(slogans)),
      xIn: rng.normal(6, 0.3),
      yIn: rng.uniform(5.05, 5.25),
      heightIn: rng.uniform(0.35, 0.6),
      color,
      die,
    });
  return lines;
}

function graphics(rng: Rng, dark: boolean): Layer[] {
  const shade = () => tint(rng, dark ? rng.uniform(0.05, 0.5) : rng.uniform(0.55, 1), 0.6);
  const layers: Layer[] = [];
  if (rng.chance(0.45))
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

/** A colour of about this luma (0 to 1), more or less coloured. */
export function tint(rng: Rng, luma: number, colorfulness: number): string {
  const channels = [0, 0, 0].map(() =>
    Math.round(255 * Math.min(1, Math.max(0, luma + colorfulness * rng.uniform(-0.3, 0.3)))),
  );
  return `rgb(${channels.join(', ')})`;
}
