import junit from 'junit-report-builder';
import { hasPixels, type RunResult } from '../run/result.ts';
import { formatRate } from '../score/rate.ts';

/** The run as JUnit XML: a test case for each expectation, so that CI shows what failed by its clause. */
export function junitOf(result: RunResult): string {
  const builder = junit.newBuilder();
  const suite = builder
    .testSuite()
    .name(`${result.plan.id} seed ${result.plan.seed} ${result.twin ?? result.responder}`);
  const { matching, recognition } = result.score;
  for (const { vehicleId, entryId } of matching.notPassed)
    suite
      .testCase()
      .className('alerts')
      .name(`${vehicleId} passes`)
      .failure(`listed by ${entryId}, never in the capture zone`);
  for (const { vehicleId, entryId } of matching.missed)
    suite
      .testCase()
      .className('alerts')
      .name(`${vehicleId} is alerted on`)
      .failure(`listed by ${entryId}, passed, no alert`);
  if (matching.alerts.count > 0)
    suite.testCase().className('alerts').name(`${matching.alerts.count} owed alerts were raised`);
  if (hasPixels(result))
    suite
      .testCase()
      .className('recognition')
      .name('capture × accuracy')
      .standardOutput(formatRate(recognition.captureTimesAccuracy));
  for (const { alertId, expectations } of result.score.expected)
    for (const { question, words, clauses, met } of expectations) {
      const testCase = suite
        .testCase()
        .className(clauses.map(({ id }) => id).join(', '))
        .name(`${question}: ${alertId ?? 'an alert that is missing'}`);
      if (!met) testCase.failure(`did not come about: ${words}`);
    }
  for (const verdict of result.verdicts) {
    if (verdict.outcome === 'not-applicable') continue;
    const clauses = verdict.clauses.map((clause) => clause.id).join(', ');
    const subject = verdict.alertId ?? verdict.entryId ?? 'the run';
    const testCase = suite
      .testCase()
      .className(clauses)
      .name(`${verdict.rule}: ${subject}, ${verdict.actors.join(' or ')}`);
    if (verdict.outcome === 'violated') testCase.failure(`${verdict.why} [${verdict.strength}]`);
    else if (verdict.outcome === 'undetermined') testCase.skipped();
  }
  return builder.build();
}
