/**
 * The judge: takes a trace event by event, by an order's pack, and says what followed from the order, what was broken
 * and what is owed at any moment. It holds only what is open, so that its memory does not grow with the trace.
 */
import { createCourt } from './engine/court.ts';
import { createDocket } from './engine/docket.ts';
import { createGuards } from './engine/guards.ts';
import { createCalendar } from './engine/recurring.ts';
import type { Instance, Subject } from './engine/subject.ts';
import { createTimers } from './engine/timers.ts';
import type { Owed, Verdict } from './engine/verdict.ts';
import { createRoster } from './facts/roster.ts';
import { actorOf } from './facts/scene.ts';
import type { Pack } from './pack/schema.ts';
import type { TraceEvent } from './trace.ts';
import type { Truth } from './truth.ts';

export interface JudgeOptions {
  /** What was truly so; without it, what turns on it is undetermined. */
  readonly truth?: Truth | undefined;
  /** Takes each verdict as it becomes known; then the judge keeps none. */
  readonly onVerdict?: (verdict: Verdict) => void;
}

export interface Judge {
  /** Takes the next event. Gives what is wrong with it, where it cannot belong to the trace: it is then set aside. */
  take(event: TraceEvent): string | undefined;
  /** What is owed at this moment, soonest due first. */
  owed(): Owed[];
  /** Verdicts known so far (none, where `onVerdict` took them). */
  verdicts(): readonly Verdict[];
  /** The trace is over: settles what is open and gives the verdicts. */
  finish(): readonly Verdict[];
}

export function createJudge(pack: Pack, { truth, onVerdict }: JudgeOptions = {}): Judge {
  const kept: Verdict[] = [];
  const { roster, take: note } = createRoster();
  const court = createCourt(pack, truth, roster, onVerdict ?? ((verdict) => kept.push(verdict)));
  const guards = createGuards(court);
  const docket = createDocket(court, guards, createTimers<Instance | Subject>());
  const calendar = createCalendar(court);
  let lastSeq = -1;
  let phase: 'before' | 'running' | 'ended' | 'finished' = 'before';

  /** What is wrong with the event's place in the trace. */
  function misplaced(event: TraceEvent): string | undefined {
    if (phase === 'before' && event.type !== 'trace.started') return 'a trace begins with trace.started';
    if (phase !== 'before' && event.type === 'trace.started') return 'trace.started is there already';
    if (phase === 'ended' || phase === 'finished') return 'the trace has ended';
    if (event.tS < court.nowS) return `time goes backwards, from ${court.nowS} s to ${event.tS} s`;
    if (event.seq <= lastSeq) return `seq goes backwards, from ${lastSeq} to ${event.seq}`;
    return undefined;
  }

  /** A person whom the event names and trace.started does not. */
  function stranger(event: TraceEvent): string | undefined {
    const named = [actorOf(event), ...('to' in event ? event.to : []), 'person' in event ? event.person : undefined];
    return named.find((person) => person !== undefined && !roster.roles.has(person));
  }

  function end(final: boolean): void {
    docket.end(final);
    calendar.end();
  }

  return {
    take(event) {
      const fault = misplaced(event);
      if (fault) return fault;
      lastSeq = event.seq;
      phase = event.type === 'trace.ended' ? 'ended' : 'running';
      docket.advance(event.tS);
      calendar.advance(event.tS);
      if (event.type === 'trace.started') {
        note(event);
        calendar.start(event);
        return undefined;
      }
      if (event.type === 'trace.ended') {
        end(!event.goesOn);
        return undefined;
      }
      const unknown = stranger(event);
      if (unknown !== undefined) return `actor "${unknown}" is not among the actors of trace.started`;
      guards.judge(event);
      const lost = docket.take(event);
      if (lost) return lost;
      calendar.take(event);
      note(event);
      if (event.type === 'workload.changed') docket.rewind();
      return undefined;
    },
    owed: () =>
      [...docket.owed(), ...calendar.owed()].sort(
        (a, b) => (a.dueS ?? Number.POSITIVE_INFINITY) - (b.dueS ?? Number.POSITIVE_INFINITY),
      ),
    verdicts: () => kept,
    finish() {
      if (phase === 'running') end(false);
      phase = 'finished';
      return kept;
    },
  };
}

/** Judges a whole trace. Events that cannot belong to it are left out; `createJudge` tells which. */
export function judge(pack: Pack, events: Iterable<TraceEvent>, truth?: Truth): readonly Verdict[] {
  const one = createJudge(pack, { truth });
  for (const event of events) one.take(event);
  return one.finish();
}
