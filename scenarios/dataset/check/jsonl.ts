import { z } from 'zod';
import type { Fault } from '../../../base/errors.ts';
import { readText } from '../../../base/files.ts';
import { clamp } from '../../../base/units.ts';
import { plateClass } from '../formats.ts';
import type { StatedDataset, StatedPicture } from './check.ts';

const point = z.tuple([z.number(), z.number()]);
const lineSchema = z.object({
  image: z.string().min(1),
  widthPx: z.number().positive(),
  heightPx: z.number().positive(),
  plates: z.array(
    z.object({
      class: z.literal(plateClass),
      text: z.string().regex(/^[A-Z0-9]*$/, 'A–Z and 0–9 only'),
      corners: z.tuple([point, point, point, point]),
    }),
  ),
});

export function readJsonl(_folder: string, file: string): StatedDataset {
  const faults: Fault[] = [];
  const pictures = readText(file)
    .split('\n')
    .flatMap((line, index): StatedPicture[] => {
      if (line.trim() === '') return [];
      const where = { file, line: index + 1, column: 1 };
      const parsed = parseLine(line);
      if ('what' in parsed) {
        faults.push({ where, ...parsed });
        return [];
      }
      const { image, widthPx, heightPx, plates } = parsed;
      return [
        {
          file: image,
          where,
          size: { widthPx, heightPx },
          // Corners may lie outside of the picture; what of the plate is in it may not be nothing.
          boxes: plates.map(({ corners }) => {
            const xs = corners.map(([x]) => clamp(x, 0, widthPx));
            const ys = corners.map(([, y]) => clamp(y, 0, heightPx));
            return {
              where,
              unit: 'px',
              left: Math.min(...xs),
              top: Math.min(...ys),
              right: Math.max(...xs),
              bottom: Math.max(...ys),
            };
          }),
        },
      ];
    });
  return { pictures, faults };
}

function parseLine(line: string): z.output<typeof lineSchema> | Pick<Fault, 'what' | 'expected'> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { what: `not valid JSON: ${(error as Error).message}`, expected: 'a JSON object a line' };
  }
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return { what: `${issue!.path.join('.') || 'the line'}: ${issue!.message}` };
}
