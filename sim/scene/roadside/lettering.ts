/** Letters as strokes, for the few words that stand in the scene. Cells are 4 wide and 6 high. */
import { BoxGeometry, type BufferGeometry } from 'three/webgpu';

type Stroke = readonly (readonly [number, number])[];

const letters: Readonly<Record<string, readonly Stroke[]>> = {
  C: [
    [
      [4, 5],
      [3, 6],
      [1, 6],
      [0, 5],
      [0, 1],
      [1, 0],
      [3, 0],
      [4, 1],
    ],
  ],
  E: [
    [
      [4, 6],
      [0, 6],
      [0, 0],
      [4, 0],
    ],
    [
      [0, 3],
      [3, 3],
    ],
  ],
  I: [
    [
      [2, 0],
      [2, 6],
    ],
  ],
  L: [
    [
      [0, 6],
      [0, 0],
      [4, 0],
    ],
  ],
  N: [
    [
      [0, 0],
      [0, 6],
      [4, 0],
      [4, 6],
    ],
  ],
  O: [
    [
      [1, 0],
      [0, 1],
      [0, 5],
      [1, 6],
      [3, 6],
      [4, 5],
      [4, 1],
      [3, 0],
      [1, 0],
    ],
  ],
  T: [
    [
      [0, 6],
      [4, 6],
    ],
    [
      [2, 6],
      [2, 0],
    ],
  ],
  W: [
    [
      [0, 6],
      [1, 0],
      [2, 4],
      [3, 0],
      [4, 6],
    ],
  ],
};

/** A line of capital letters in the plane z = 0, its middle at the origin, facing +z. */
export function createLettering(text: string, heightM: number): BufferGeometry[] {
  const unit = heightM / 6;
  const advance = 5.6;
  const start = -((text.length - 1) * advance + 4) / 2;
  return [...text].flatMap((letter, index) =>
    (letters[letter] ?? []).flatMap((stroke) =>
      stroke.slice(1).map(([x1, y1], i) => {
        const [x0, y0] = stroke[i]!;
        const length = Math.hypot(x1 - x0, y1 - y0);
        return new BoxGeometry((length + 0.8) * unit, 0.8 * unit, 0.01)
          .rotateZ(Math.atan2(y1 - y0, x1 - x0))
          .translate((start + index * advance + (x0 + x1) / 2) * unit, ((y0 + y1) / 2 - 3) * unit, 0);
      }),
    ),
  );
}
