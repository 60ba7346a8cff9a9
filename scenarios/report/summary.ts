import { styleText } from 'node:util';
import { hardwareLines } from '../hardware/report.ts';
import { shareLines } from '../hardware/screen/still.ts';
import { hasPixels, type RunResult } from '../run/result.ts';
import { formatRate } from '../score/rate.ts';

type Style = Parameters<typeof styleText>[0];

/** The run for a terminal. @param color whether the terminal shows colours */
export function summaryOf(result: RunResult, color: boolean): string {
  const paint = (style: Style, text: string) => (color ? styleText(style, text) : text);
  const { plan, score, trace, verdicts, hardware } = result;
  const { recognition, matching, routing, expected } = score;
  const lines = [
    paint('bold', plan.scenario.title),
    `  scenario ${plan.id}, seed ${plan.seed}, responder ${result.responder}${result.twin ? `, twin ${result.twin}` : ''}`,
    '',
    ...(hasPixels(result)
      ? [
          `  capture rate        ${formatRate(recognition.capture)}`,
          `  read accuracy       ${formatRate(recognition.accuracy)}`,
          `  capture × accuracy  ${formatRate(recognition.captureTimesAccuracy)}`,
        ]
      : []),
    `  reads off every plate ${recognition.falseReads}, of a vehicle but wrong ${recognition.wrongReads}`,
    `  alerts owed, raised ${matching.alerts.count} of ${matching.alerts.of}; on other vehicles, for people to sort out: ${matching.alertsOnOthers}`,
    '',
    ...(hardware
      ? [
          ...hardwareLines(hardware).map((line) => `  ${line}`),
          ...(hardware.screen ? shareLines(hardware.screen.shares).map((line) => `  ${line}`) : []),
          '',
        ]
      : []),
  ];
  for (const alert of trace.filter((event) => event.type === 'alert')) {
    const own = trace.filter((event) => 'alertId' in event && event.alertId === alert.alertId);
    const closed = own.find((event) => event.type === 'alert.closed');
    const done = [
      own.some((event) => event.type === 'query.returned' && event.answer === 'active') && 'verified',
      own.some((event) => event.type === 'dispatched') && 'dispatched',
      own.some((event) => event.type === 'broadcast') && 'broadcast',
      own.some((event) => event.type === 'enforcement') && 'stopped',
      closed?.type === 'alert.closed' ? `closed: ${closed.disposition.replaceAll('-', ' ')}` : 'left open',
    ].filter((word) => word !== false);
    lines.push(
      `  ${paint('bold', alert.alertId)}  read ${alert.plateRead}, entry ${alert.entry.plate} (${alert.entry.reason.replaceAll('-', ' ')}): ${done.join(', ')}`,
    );
  }
  lines.push('');
  for (const verdict of verdicts.filter((verdict) => verdict.outcome === 'violated')) {
    const clauses = idsOf(verdict.clauses);
    const events = verdict.events.map((seq) => `#${seq}`).join(' ');
    lines.push(
      `  ${paint('red', `violated (${verdict.strength})`)} ${paint('bold', clauses)}: ${verdict.why} ${paint('dim', `[${events}]`)}`,
    );
  }
  for (const { alertId, expectations } of expected)
    for (const { words, clauses } of expectations.filter(({ met }) => met === false))
      lines.push(`  ${paint('red', 'did not come about')} ${alertId}: ${words} ${paint('dim', `(${idsOf(clauses)})`)}`);
  for (const { vehicleId, entryId } of matching.notPassed)
    lines.push(
      `  ${paint('red', 'not passed')} ${vehicleId} is on the list (${entryId}) and never went through the capture zone`,
    );
  for (const { vehicleId, entryId } of matching.missed)
    lines.push(`  ${paint('red', 'missed')} ${vehicleId} is on the list (${entryId}), passed, and raised no alert`);
  const { outcomes } = routing;
  const owed = expected.flatMap(({ expectations }) => expectations);
  lines.push(
    `  by truth and order alone: ${owed.filter(({ met }) => met).length} of ${owed.length} things that had to follow came about`,
    `  verdicts: ${outcomes.satisfied} satisfied, ${routing.brokenShall} shall and ${routing.brokenShould} should violated, ${outcomes.excused} excused, ${outcomes.pending} pending, ${outcomes.undetermined} undetermined`,
    score.unmet.length === 0
      ? `  ${paint('green', 'All that was expected happened.')}`
      : `  ${paint('red', 'Not all went as expected.')}`,
  );
  return `${lines.join('\n')}\n`;
}

const idsOf = (clauses: readonly { readonly id: string }[]): string => clauses.map(({ id }) => id).join(', ');
