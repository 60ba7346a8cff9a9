import { basename, resolve } from 'node:path';
import { InputError } from '../../base/errors.ts';
import { msOf } from '../../base/times.ts';
import type { AlertNotice } from '../../recognizer/alert/ports.ts';
import { type ReasonId, reasonIds } from '../../recognizer/match/reasons.ts';
import { readRunTrace } from '../run/read-run.ts';

/**
 * The alerts of a run folder, as people are told of them. The run's name is their source: the same run again raises the
 * same alerts.
 *
 * @throws InputError when it is no run folder, or an alert has a reason that settings do not know
 */
export function noticesOfRun(folder: string): AlertNotice[] {
  const trace = readRunTrace(folder);
  const [started] = trace;
  const startsAt = started?.type === 'trace.started' ? started.startsAt : '1970-01-01T00:00:00';
  const [clock, offset = ''] = startsAt.split(/(Z|[+-]\d\d:\d\d)$/);
  const startMs = msOf(clock!);
  return trace.flatMap((event): AlertNotice[] => {
    if (event.type !== 'alert') return [];
    const { tS, alertId, hitId, readId, plateRead, stateRead, cameraId = 'unknown', entry } = event;
    if (!(reasonIds as readonly string[]).includes(entry.reason))
      throw new InputError({
        what: `alert ${alertId} has the reason "${entry.reason}"`,
        where: { file: folder },
        expected: reasonIds.join(', '),
      });
    const hit = trace.find((one) => one.type === 'hit' && one.hitId === hitId);
    const { match, likelihoodRatio } = hit?.type === 'hit' ? hit : { match: 'exact' as const, likelihoodRatio: 1 };
    const { ground: _, ...listed } = entry;
    return [
      {
        source: basename(resolve(folder)),
        alertId,
        hitId,
        readId,
        at: new Date(startMs + tS * 1000).toISOString().replace('Z', offset),
        cameraId,
        plateRead,
        stateRead,
        match,
        likelihoodRatio,
        entry: { ...listed, reason: entry.reason as ReasonId },
      },
    ];
  });
}
