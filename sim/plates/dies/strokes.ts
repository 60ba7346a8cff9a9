/** The skeletons of A–Z and 0–9, in a box of width and height 1: x to the right, y down. */
import { arc, bowl, loop, type Stroke } from './path.ts';
import type { DieStyle } from './style.ts';

const turned = (strokes: readonly Stroke[]): Stroke[] =>
  strokes.map((stroke) => stroke.map(([x, y]) => [1 - x, 1 - y] as const));

/** The strokes of one character; `null` for what no die has. */
export function strokesOf(character: string, die: DieStyle): readonly Stroke[] | null {
  const { radiusX: rx, radiusY: ry, waist: m, zeroInset: inset, vertex } = die;
  const flat = die.apex === 'flat' ? 0.1 : 0;
  const upper = Math.min(ry, m / 2);
  const lower = Math.min(ry, (1 - m) / 2);
  const openRight: Stroke = [
    ...arc(1 - rx, ry, rx, ry, -8, -90),
    ...arc(rx, ry, rx, ry, 270, 180),
    ...arc(rx, 1 - ry, rx, ry, 180, 90),
  ];
  const sixLoop = loop(0, m * 0.86, 1, 1, rx, ry);
  switch (character) {
    case '0':
      return [loop(inset, 0, 1 - inset, 1, rx, ry)];
    case '1':
      if (die.one === 'bar')
        return [
          [
            [0.5, 0],
            [0.5, 1],
          ],
        ];
      if (die.one === 'flag')
        return [
          [
            [0.12, 0.2],
            [0.62, 0],
            [0.62, 1],
          ],
        ];
      return [
        [
          [0.16, 0.2],
          [0.54, 0],
          [0.54, 1],
        ],
        [
          [0.12, 1],
          [0.94, 1],
        ],
      ];
    case '2':
      return [
        [
          ...arc(rx, ry, rx, ry, 188, 270),
          ...arc(1 - rx, ry, rx, ry, -90, 0),
          ...arc(0.55, m * 0.72, 0.45, 0.2, 8, 55),
          [0, 0.95],
          [0, 1],
          [1, 1],
        ],
      ];
    case '3':
      if (die.three === 'flat')
        return [
          [
            [0.03, 0],
            [0.94, 0],
            [0.42, m * 0.84],
            ...bowl(0.5, m * 0.84, 1, 1, rx, lower * 1.1),
            ...arc(rx, 1 - lower, rx, lower, 90, 170),
          ],
        ];
      return [
        [...arc(rx, upper, rx, upper, 192, 270), ...bowl(rx, 0, 0.97, m, rx, upper), [0.36, m]],
        [[0.36, m], ...bowl(0.5, m, 1, 1, rx, lower), ...arc(rx, 1 - lower, rx, lower, 90, 168)],
      ];
    case '4':
      if (die.four === 'open')
        return [
          [
            [die.fourStem, die.fourNotch],
            [die.fourStem, 1],
          ],
          [
            [die.fourStem - die.fourLean, 0],
            [0, die.fourBar],
            [1, die.fourBar],
          ],
        ];
      return [
        [
          [die.fourStem, 1],
          [die.fourStem, 0],
          [0, die.fourBar],
          [1, die.fourBar],
        ],
      ];
    case '5':
      return [
        [
          [0.94, 0],
          [0.09, 0],
          [0.04, m],
          ...arc(rx, m * 0.82 + lower, rx, lower, 215, 270),
          ...bowl(rx, m * 0.82, 1, 1, rx, ry),
          ...arc(rx, 1 - lower, rx, lower, 90, 168),
        ],
      ];
    case '6':
      if (die.six === 'straight')
        return [
          sixLoop,
          [
            [0, 0.72],
            [0.03, 0.6],
            [0.14, 0.42],
            [0.64, 0],
          ],
        ];
      return [sixLoop, [[0, 0.7], ...arc(rx, ry, rx, ry, 180, 270), ...arc(1 - rx, ry, rx, ry, -90, -12)]];
    case '7':
      if (die.seven === 'bent')
        return [
          [
            [0, 0],
            [1, 0],
            [1, 0.08],
            [0.62, 0.46],
            [0.42, 0.78],
            [0.38, 1],
          ],
        ];
      return [
        [
          [0, 0],
          [1, 0],
          [0.36, 1],
        ],
      ];
    case '8':
      return [loop(0.05, 0, 0.95, m, rx, ry), loop(0, m, 1, 1, rx, ry)];
    case '9':
      return turned(strokesOf('6', die)!);
    case 'A':
      return [
        [
          [0, 1],
          [0.5 - flat, 0],
          [0.5 + flat, 0],
          [1, 1],
        ],
        [
          [0.15, 0.68],
          [0.85, 0.68],
        ],
      ];
    case 'B':
      return [
        [
          [0, m],
          [0, 0],
          ...bowl(0.3, 0, 0.94, m, Math.min(rx, 0.45), upper),
          [0, m],
          [0, 1],
          ...[...bowl(0.3, m, 1, 1, Math.min(rx, 0.45), lower)].reverse(),
          [0, m],
        ],
      ];
    case 'C':
      return [[...openRight, ...arc(1 - rx, 1 - ry, rx, ry, 90, 8)]];
    case 'D':
      return [[[0, 0], ...bowl(0.2, 0, 1, 1, rx, Math.min(0.5, ry * 1.25)), [0, 1], [0, 0], [0.2, 0]]];
    case 'E':
      return [
        [
          [1, 0],
          [0, 0],
          [0, 1],
          [1, 1],
        ],
        [
          [0, m],
          [0.84, m],
        ],
      ];
    case 'F':
      return [
        [
          [1, 0],
          [0, 0],
          [0, 1],
        ],
        [
          [0, m],
          [0.82, m],
        ],
      ];
    case 'G':
      return [[...openRight, ...arc(1 - rx, 1 - ry, rx, ry, 90, 0), [1, 0.55], [0.56, 0.55]]];
    case 'H':
      return [
        [
          [0, 0],
          [0, 1],
        ],
        [
          [1, 0],
          [1, 1],
        ],
        [
          [0, m],
          [1, m],
        ],
      ];
    case 'I':
      if (die.capitalI === 'bar')
        return [
          [
            [0.5, 0],
            [0.5, 1],
          ],
        ];
      return [
        [
          [0.5, 0],
          [0.5, 1],
        ],
        [
          [0.08, 0],
          [0.92, 0],
        ],
        [
          [0.08, 1],
          [0.92, 1],
        ],
      ];
    case 'J':
      return [[[1, 0], ...arc(1 - rx, 1 - ry, rx, ry, 0, 90), ...arc(rx, 1 - ry, rx, ry, 90, 182)]];
    case 'K':
      return [
        [
          [0, 0],
          [0, 1],
        ],
        [
          [0.96, 0],
          [0, 0.6],
        ],
        [
          [0.32, 0.4],
          [1, 1],
        ],
      ];
    case 'L':
      return [
        [
          [0, 0],
          [0, 1],
          [1, 1],
        ],
      ];
    case 'M':
      return [
        [
          [0, 1],
          [0, 0],
          [0.5, vertex],
          [1, 0],
          [1, 1],
        ],
      ];
    case 'N':
      return [
        [
          [0, 1],
          [0, 0],
          [1, 1],
          [1, 0],
        ],
      ];
    case 'O':
      return [loop(0, 0, 1, 1, rx, ry)];
    case 'P':
      return [[[0, 1], [0, 0], ...bowl(0.3, 0, 1, 0.55, Math.min(rx, 0.45), ry), [0, 0.55]]];
    case 'Q':
      return [
        loop(0, 0, 1, 1, rx, ry),
        [
          [0.55, 0.72],
          [1, 1],
        ],
      ];
    case 'R':
      return [
        [[0, 1], [0, 0], ...bowl(0.3, 0, 0.97, 0.53, Math.min(rx, 0.45), ry), [0, 0.53]],
        die.legR === 'slanted'
          ? [
              [0.48, 0.53],
              [1, 1],
            ]
          : [[0.45, 0.53], ...arc(0.62, 0.7, 0.36, 0.17, -80, 0), [0.98, 1]],
      ];
    case 'S':
      return [
        [
          ...arc(1 - rx, upper, rx, upper, -12, -90),
          ...arc(rx, upper, rx, upper, 270, 180),
          ...arc(rx, m - upper, rx, upper, 180, 90),
          ...arc(1 - rx, m + lower, rx, lower, -90, 0),
          ...arc(1 - rx, 1 - lower, rx, lower, 0, 90),
          ...arc(rx, 1 - lower, rx, lower, 90, 168),
        ],
      ];
    case 'T':
      return [
        [
          [0, 0],
          [1, 0],
        ],
        [
          [0.5, 0],
          [0.5, 1],
        ],
      ];
    case 'U':
      return [[[0, 0], ...arc(rx, 1 - ry, rx, ry, 180, 90), ...arc(1 - rx, 1 - ry, rx, ry, 90, 0), [1, 0]]];
    case 'V':
      return [
        [
          [0, 0],
          [0.5 - flat / 2, 1],
          [0.5 + flat / 2, 1],
          [1, 0],
        ],
      ];
    case 'W':
      return die.apex === 'flat'
        ? [
            [
              [0, 0],
              [0, 1],
              [0.5, 1 - vertex],
              [1, 1],
              [1, 0],
            ],
          ]
        : [
            [
              [0, 0],
              [0.23, 1],
              [0.5, 1 - vertex],
              [0.77, 1],
              [1, 0],
            ],
          ];
    case 'X':
      return [
        [
          [0, 0],
          [1, 1],
        ],
        [
          [1, 0],
          [0, 1],
        ],
      ];
    case 'Y':
      return [
        [
          [0, 0],
          [0.5, 0.52],
          [1, 0],
        ],
        [
          [0.5, 0.52],
          [0.5, 1],
        ],
      ];
    case 'Z':
      return [
        [
          [0, 0],
          [1, 0],
          [0, 1],
          [1, 1],
        ],
      ];
    default:
      return null;
  }
}
