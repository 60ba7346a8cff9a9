import junit from 'junit-report-builder';
import { formatFault } from '../../../base/errors.ts';
import { formatRate } from '../../score/rate.ts';
import type { LimitResult } from '../limits.ts';
import type { BenchResult } from '../result.ts';

/** The bench as JUnit XML: a case for each limit of the suite, and for each recognizer with its rate. */
export function benchJunit({ settings, recognizers, setAside }: BenchResult, limits: readonly LimitResult[]): string {
  const builder = junit.newBuilder();
  const suite = builder.testSuite().name(`bench ${settings.id} seed ${settings.seed}`);
  for (const { spec, track, frame } of recognizers)
    suite
      .testCase()
      .className(spec)
      .name(track ? 'passes read right' : 'pictures read right')
      .standardOutput(formatRate((track ?? frame).score.endToEnd));
  for (const { spec, cell, rate, atLeast, isMet } of limits) {
    const testCase = suite.testCase().className(spec).name(`${cell}: at least ${atLeast} of the passes read right`);
    if (isMet) testCase.standardOutput(formatRate(rate));
    else testCase.failure(formatRate(rate));
  }
  for (const fault of setAside) suite.testCase().className('input').name(fault.where.file).error(formatFault(fault));
  return builder.build();
}
