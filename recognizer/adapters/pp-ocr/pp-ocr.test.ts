import { createCanvas } from 'canvas';
import { describe, expect, it } from 'vitest';
import type { Point } from '../../../base/geometry.ts';
import { componentsOf, type ValueMap } from './components.ts';
import { linesIn } from './detect.ts';
import { modelFolder, openPpOcrReader } from './open.ts';
import { planesOf, tensorOf } from './planes.ts';
import { platesAmong } from './plates.ts';
import { textFrom } from './recognize.ts';
import { cornersOf, type Rectangle, smallestRectangle } from './rectangle.ts';

const mapOf = (...rows: readonly string[]): ValueMap => ({
  rows: rows.length,
  columns: rows[0]!.length,
  data: Float32Array.from(rows.join(''), (cell) => (cell === '#' ? 0.9 : 0)),
});

describe('componentsOf', () => {
  it('joins by sides and corners, and keeps others apart', () => {
    const parts = componentsOf(mapOf('##...#', '..#..#', '......'), 0.3);
    expect(parts.map((points) => smallestRectangle(points)).map(({ width, height }) => width * height)).toHaveLength(2);
    expect(parts[1]).toContainEqual({ x: 6, y: 2 });
  });
});

describe('smallestRectangle', () => {
  it.each([0, 0.3, -0.6])('finds a rectangle turned by %f', (angleRad) => {
    const given: Rectangle = { middle: { x: 40, y: 30 }, width: 50, height: 12, angleRad };
    const found = smallestRectangle([...cornersOf(given), given.middle]);
    expect(found.middle.x).toBeCloseTo(40);
    expect(found.middle.y).toBeCloseTo(30);
    expect([found.width, found.height, found.angleRad]).toEqual(
      [50, 12, angleRad].map((value) => expect.closeTo(value)),
    );
  });
});

describe('linesIn', () => {
  it('grows what the network marked by area over outline', () => {
    const [line, ...others] = linesIn(
      mapOf('..........', '.########.', '.########.', '.########.', '.########.', '..........'),
    );
    expect(others).toEqual([]);
    const growth = (1.5 * 8 * 4) / 12;
    expect(line!.rectangle).toMatchObject({ width: 8 + growth, height: 4 + growth, middle: { x: 5, y: 3 } });
    expect(line!.probability).toBeCloseTo(0.9);
  });
  it('leaves out specks', () => expect(linesIn(mapOf('....', '.##.', '....'))).toEqual([]));
});

describe('textFrom', () => {
  it('joins repeats, drops blanks, keeps doubles between blanks', () => {
    const columns = [0, 1, 1, 0, 1, 2, 0, 3];
    const data = Float32Array.from(columns.flatMap((best) => [0, 1, 2, 3].map((k) => (k === best ? 0.7 : 0.1))));
    const text = textFrom({ data, dims: [1, columns.length, 4] }, ['A', '7']);
    expect(text.map(({ character }) => character)).toEqual(['A', 'A', '7', ' ']);
  });
});

describe('tensorOf', () => {
  it('puts blue first and normalizes', () => {
    const planes = planesOf({ widthPx: 1, heightPx: 1, rgba: Uint8Array.of(255, 51, 0, 0) });
    const normal = { mean: 0.5, deviation: 0.5 };
    expect([...tensorOf(planes, [normal, normal, normal]).data]).toEqual([-1, expect.closeTo(-0.6), 1]);
  });
});

describe('platesAmong', () => {
  const rectangle: Rectangle = { middle: { x: 9, y: 9 }, width: 20, height: 8, angleRad: 0 };
  const line = (text: string, probability = 0.9) => ({
    rectangle,
    probability: 0.8,
    text: Array.from(text, (character) => ({ character, probability })),
  });
  it.each([
    ['AB·12345', 'AB12345'],
    ['ab 12', 'AB12'],
    ['CONNECTICUT', null],
    ['TEXAS', null],
    ['A12', null],
    ['AB1234567', null],
    ['皖A1234', 'A1234'],
  ])('%s is %s', (text, plate) =>
    expect(platesAmong([line(text)]).map(({ text }) => text)).toEqual(plate ? [plate] : []),
  );
  it('gives the likeliest first', () =>
    expect(platesAmong([line('AB12', 0.5), line('CD34', 0.7)]).map(({ text }) => text)).toEqual(['CD34', 'AB12']));
});

describe('with the networks', () => {
  it('reads a plate in a picture', async () => {
    const canvas = createCanvas(320, 192);
    const context = canvas.getContext('2d');
    context.fillStyle = '#456';
    context.fillRect(0, 0, 320, 192);
    context.fillStyle = '#fff';
    context.fillRect(70, 50, 180, 90);
    context.fillStyle = '#124';
    context.font = 'bold 40px sans-serif';
    context.textAlign = 'center';
    context.fillText('7KX4281', 160, 110, 165);
    const { data } = context.getImageData(0, 0, 320, 192);
    const reader = await openPpOcrReader();
    const [plate, ...others] = await reader.read({ widthPx: 320, heightPx: 192, rgba: new Uint8Array(data.buffer) });
    expect(others).toEqual([]);
    expect(plate!.text).toBe('7KX4281');
    const middle = (axis: keyof Point) => plate!.corners.reduce((sum, corner) => sum + corner[axis] / 4, 0);
    expect(Math.hypot(middle('x') - 160, middle('y') - 95)).toBeLessThan(8);
  });

  it('says so where they are not installed', () =>
    expect(() => modelFolder('@gutenye/no-such-models/node')).toThrow(
      /needs the package @gutenye\/no-such-models, which is not installed/,
    ));
});
