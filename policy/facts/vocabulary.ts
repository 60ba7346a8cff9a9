/**
 * The facts that a pack's rules may name. Each has few values, so that all their combinations can be enumerated, and
 * is asked of the trace and ground truth alone.
 */
import { entryFacts } from './entry.ts';
import { peopleFacts } from './people.ts';
import { purposeFacts } from './purpose.ts';
import { readFacts } from './read.ts';
import { recordFacts } from './record.ts';
import { responseFacts } from './response.ts';
import type { Fact } from './scene.ts';
import { stopFacts } from './stop.ts';
import { verificationFacts } from './verification.ts';

export const vocabulary: Readonly<Record<string, Fact>> = {
  ...responseFacts,
  ...verificationFacts,
  ...readFacts,
  ...stopFacts,
  ...entryFacts,
  ...peopleFacts,
  ...purposeFacts,
  ...recordFacts,
};
