/**
 * The answer of Plate Recognizer's Snapshot API (guides.platerecognizer.com/docs/snapshot/api-reference, read
 * 2026-11-25). Fields beyond these are let through; the on-premise SDK leaves some out.
 */
import { z } from 'zod';

const probability = z.number().min(0).max(1);
const box = z.looseObject({
  xmin: z.number().int(),
  ymin: z.number().int(),
  xmax: z.number().int(),
  ymax: z.number().int(),
});

export const plateRecognizerAnswer = z.looseObject({
  /** Milliseconds. */
  processing_time: z.number(),
  results: z.array(
    z.looseObject({
      box,
      plate: z.string(),
      /** For example `us-ct`. */
      region: z.looseObject({ code: z.string(), score: probability }).optional(),
      /** That the text is right. */
      score: probability,
      candidates: z.array(z.looseObject({ score: probability.optional(), plate: z.string() })),
      /** That it is a plate. */
      dscore: probability,
      vehicle: z.looseObject({ type: z.string(), score: probability, box: box.optional() }).nullish(),
      /** Where the make, model and colour were asked for. */
      color: z.array(z.looseObject({ color: z.string(), score: probability })).optional(),
    }),
  ),
  filename: z.string().optional(),
  timestamp: z.string().optional(),
  camera_id: z.string().nullish(),
});

export type PlateRecognizerAnswer = z.output<typeof plateRecognizerAnswer>;
