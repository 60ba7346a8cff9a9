/** The library's scenarios, rendered and read: by the book all is clean, and each twin breaks what it says. */
import { describe, expect, it } from 'vitest';
import { responderNamed } from '../scenarios/respond/responders.ts';
import { follow, takeOverLists } from '../scenarios/run/follow.ts';
import { run } from '../scenarios/run/run.ts';
import { pixelPlans } from '../scenarios/testing.ts';
import { clausesBroken } from '../scenarios/trace/library.ts';

describe('the library, from pixels', () => {
  it.each(pixelPlans)(
    '%s is clean by the book, and its twins break what they say',
    async (_, plan) => {
      const { score, reads, truth } = await run(plan, { responder: responderNamed('by-the-book'), strict: true });
      expect(score.unmet).toEqual([]);
      expect(score.expected.length).toBeGreaterThan(0);
      for (const { id, responder, breaks } of plan.scenario.twins) {
        const gone = follow(plan, takeOverLists(plan, true, id), reads, truth, responderNamed(responder));
        expect(clausesBroken(gone)).toEqual(breaks.toSorted());
      }
    },
    240_000,
  );
});
